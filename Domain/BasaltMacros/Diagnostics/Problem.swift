import SwiftDiagnostics

/// Something that the macros refuse, with the sentence that says what to write instead.
///
/// The sentences stand next to what they are about: `Problem+Declaration`, `Problem+Key`, `Problem+Property`,
/// `Problem+Mark`, `Problem+Projection`.
struct Problem: DiagnosticMessage {
  let message: String
  let diagnosticID: MessageID

  var severity: DiagnosticSeverity { .error }

  /// Makes a problem that is identified by the name of the function that makes it.
  init(_ message: String, function: String = #function) {
    self.message = message
    diagnosticID = MessageID(domain: "Basalt", id: String(function.prefix { $0 != "(" }))
  }
}

/// The note at the other place that a problem speaks of.
struct Remark: NoteMessage {
  let message: String

  var noteID: MessageID { MessageID(domain: "Basalt", id: "note") }

  init(_ message: String) { self.message = message }
}

/// What a fix-it does, in the imperative.
struct Remedy: FixItMessage {
  let message: String

  var fixItID: MessageID { MessageID(domain: "Basalt", id: "fix") }

  init(_ message: String) { self.message = message }
}

extension String {
  /// The word with the article that its sound asks for.
  var withArticle: String {
    let isVowel = first.map { "aeiou".contains($0) } ?? false
    return (isVowel ? "an " : "a ") + self
  }
}

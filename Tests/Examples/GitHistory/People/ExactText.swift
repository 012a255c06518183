/// A text that equals another only if it has the same bytes, as git and the database see it. `String` takes `é` for equal to
/// `e` with an accent behind it.
public struct ExactText: Hashable, Comparable, Sendable {
  /// The text.
  public let text: String

  /// Wraps a text.
  public init(_ text: String) { self.text = text }

  /// Whether both have the same bytes.
  public static func == (left: ExactText, right: ExactText) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  /// Whether the left one's bytes come first, as in C's `strcmp`.
  public static func < (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  /// Feeds the text: equal bytes are an equal text.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

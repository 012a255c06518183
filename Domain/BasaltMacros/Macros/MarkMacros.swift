import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxMacros

/// An attribute that another macro reads. It expands to nothing, and says so where nobody would read it.
protocol MarkMacro: PeerMacro {
  /// What stands behind the `@`.
  static var name: String { get }
  /// The macros that read the attribute; the first one is named to those who have none of them.
  static var readers: [String] { get }
}

extension MarkMacro {
  static var readers: [String] { ["Model", "Embeddable"] }

  static var formatMode: FormatMode { .disabled }

  static func expansion(
    of node: AttributeSyntax, providingPeersOf declaration: some DeclSyntaxProtocol,
    in context: some MacroExpansionContext
  ) throws -> [DeclSyntax] {
    guard let variable = declaration.as(VariableDeclSyntax.self), !variable.isStatic,
      let binding = variable.bindings.first, !binding.isComputed
    else {
      context.diagnose(Diagnostic(node: node, message: Problem.markNotOnProperty(name)))
      return []
    }
    guard let type = context.lexicalContext.first?.asProtocol((any DeclGroupSyntax).self) else { return [] }
    if !readers.contains(where: type.attributes.containsBasalt), !isInMirror(context) {
      let problem = Problem.markOutsideModel(name, type: type.typeName, macro: readers[0])
      context.diagnose(Diagnostic(node: node, message: problem))
    }
    return []
  }
}

extension MarkMacro {
  /// Whether the attribute stands in the struct that mirrors another module's for `@Mapping`.
  private static func isInMirror(_ context: some MacroExpansionContext) -> Bool {
    guard readers.contains("Model"), context.lexicalContext.count > 1 else { return false }
    return context.lexicalContext[0].as(StructDeclSyntax.self)?.name.text == "Fields"
      && context.lexicalContext[1].as(ExtensionDeclSyntax.self)?.attributes.containsBasalt("Mapping") == true
  }
}

struct PrimaryKeyMacro: MarkMacro { static var name: String { "PrimaryKey" } }
struct ColumnMacro: MarkMacro { static var name: String { "Column" } }
struct UniqueMacro: MarkMacro { static var name: String { "Unique" } }
struct IndexMacro: MarkMacro { static var name: String { "Index" } }
struct LengthMacro: MarkMacro { static var name: String { "Length" } }
struct PrecisionMacro: MarkMacro { static var name: String { "Precision" } }
struct ValidateMacro: MarkMacro { static var name: String { "Validate" } }
struct HiddenMacro: MarkMacro { static var name: String { "Hidden" } }
struct DefaultMacro: MarkMacro { static var name: String { "Default" } }
struct ForeignKeyMacro: MarkMacro { static var name: String { "ForeignKey" } }
struct GeneratedMacro: MarkMacro { static var name: String { "Generated" } }
struct TransientMacro: MarkMacro { static var name: String { "Transient" } }
struct ReadOnlyMacro: MarkMacro { static var name: String { "ReadOnly" } }
struct InputMacro: MarkMacro { static var name: String { "Input" } }
struct EmbeddedMacro: MarkMacro { static var name: String { "Embedded" } }

/// `@Computed`, which `@Projection` reads: the one mark of properties that are not stored.
struct ComputedMacro: PeerMacro {
  static var formatMode: FormatMode { .disabled }

  static func expansion(
    of node: AttributeSyntax, providingPeersOf declaration: some DeclSyntaxProtocol,
    in context: some MacroExpansionContext
  ) throws -> [DeclSyntax] {
    if let problem = problem(of: declaration, in: context) {
      context.diagnose(Diagnostic(node: node, message: problem))
    }
    return []
  }

  private static func problem(
    of declaration: some DeclSyntaxProtocol, in context: some MacroExpansionContext
  ) -> Problem? {
    guard let variable = declaration.as(VariableDeclSyntax.self), !variable.isStatic,
      let binding = variable.bindings.first
    else { return .computedMisplaced() }
    if !binding.isComputed { return .computedStored(binding.name?.text ?? "") }
    guard let type = context.lexicalContext.first?.asProtocol((any DeclGroupSyntax).self) else { return nil }
    if type.attributes.containsBasalt("Projection") { return nil }
    return .markOutsideModel("Computed", type: type.typeName, macro: "Projection")
  }
}

/// `@From`, which `@Projection` reads.
struct FromMacro: MarkMacro {
  static var name: String { "From" }
  static var readers: [String] { ["Projection"] }
}

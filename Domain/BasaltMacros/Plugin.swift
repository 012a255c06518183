import SwiftCompilerPlugin
import SwiftSyntaxMacros

/// What the compiler starts to expand Basalt's macros.
@main
struct BasaltPlugin: CompilerPlugin {
  let providingMacros: [any Macro.Type] = [
    ModelMacro.self,
    MappingMacro.self,
    ProjectionMacro.self,
    PrimaryKeyMacro.self,
    ColumnMacro.self,
    UniqueMacro.self,
    IndexMacro.self,
    LengthMacro.self,
    PrecisionMacro.self,
    ValidateMacro.self,
    HiddenMacro.self,
    DefaultMacro.self,
    ForeignKeyMacro.self,
    GeneratedMacro.self,
    TransientMacro.self,
    ReadOnlyMacro.self,
    InputMacro.self,
    EmbeddedMacro.self,
    FromMacro.self,
    ComputedMacro.self,
  ]
}

/// A program that the tests need cannot be started, or does not do its work here.
public struct ToolError: Error, CustomStringConvertible {
  /// What went wrong.
  public let description: String

  /// Creates an error that says what went wrong.
  public init(_ description: String) {
    self.description = description
  }
}

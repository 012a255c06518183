/// The coding key of all generated `Codable` conformances: one type for all of them, because a nested `CodingKeys` in each
/// costs a fifth of the compile time of a model.
@frozen
public struct FieldKey: CodingKey, ExpressibleByStringLiteral, Hashable, Sendable {
  /// The name of the field.
  public let stringValue: String
  /// There is none.
  public var intValue: Int? { nil }

  /// The key of a field.
  @inlinable
  public init(_ name: String) { stringValue = name }

  /// Takes a literal.
  @inlinable
  public init(stringLiteral value: String) { stringValue = value }

  /// The key of a field.
  @inlinable
  public init?(stringValue: String) { self.stringValue = stringValue }

  /// The key of a field.
  @inlinable
  public init?(intValue: Int) { nil }
}

/// What a property's attributes say about its field and its column.
public enum FieldOption: Sendable {
  case primaryKey(KeyStrategy)
  case unique
  case index
  /// In no output, and not to be set by input.
  case hidden
  /// Not to be set by input.
  case readOnly
  /// To be set by input although it is hidden or read-only.
  case input
  /// The property has a default value in Swift.
  case defaulted
  case length(ClosedRange<Int>)
  case precision(Int, scale: Int)
  case `default`(DefaultValue)
  case storage(ColumnStorage)
  case type(String)
  case collation(Collation)
  case comment(String)
  case generated(String, stored: Bool)
  case documentation(String)
}

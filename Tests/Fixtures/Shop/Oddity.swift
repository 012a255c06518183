public import BasaltDomain

/// The only case makes a value of it take no space, so that its field shares an offset with its neighbour.
public enum Kingdom: String, ColumnType, Codable {
  case animal
}

/// Table and fields with the names of keywords, of SQL and of Swift, and of members that generated code uses itself.
@Model(table: "group")
public struct Oddity: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  public var kingdom: Kingdom
  @Column("select") public var order: Int
  public var `default`: String
  public var `where`: Int?
  public var row: Int
  public var values: Int
  public var table: Int
  public var failures: Int
  public var cursor: Int
  public var ascending: Int
  public var node: Int
  @Column(#"say "hi""#) public var greeting: String
  @Column("with space") public var spaced: Kingdom?
  public var htmlBody: String
  public var urlString2: String
}

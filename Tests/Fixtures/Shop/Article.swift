public import BasaltDomain

/// A author with a name in two columns.
@Model(table: "authors")
public struct Author: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  public var firstName: String
  public var lastName: String
  public var born: Int?
  @Hidden public var secret: String
  @ForeignKey(onDelete: .setNull) public var mentorID: Author.ID?

  /// How bylines show a author.
  public static let byline = projection(\.firstName, \.lastName)
}

/// A text with one author for certain, and perhaps an editor.
@Model(table: "articles")
public struct Article: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  /// What stands above the text.
  @Length(1...200) public var title: String
  public var words: Int
  @ForeignKey(onDelete: .cascade) public var authorID: Author.ID
  @ForeignKey(onDelete: .setNull) public var editorID: Author.ID?
}

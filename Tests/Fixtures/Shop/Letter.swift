public import BasaltDomain
public import Foundation

/// When a text was made, and how often it was changed.
@Embeddable
public struct Edition: Hashable {
  @Default(.now) public var createdAt: Date
  @Validate(.range(1...99)) public var version: Int = 1
  @Length(2...4) public var editor: String?
}

/// A text with the history that several models share.
@Model(table: "letters")
public struct Letter: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  @Length(1...50) public var text: String
  @Embedded public var edition: Edition
}

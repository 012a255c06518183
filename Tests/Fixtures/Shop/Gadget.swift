public import BasaltDomain
public import Foundation

/// One column for every option.
@Model(table: "gadgets")
public struct Gadget: Hashable {
  @PrimaryKey(.generated) public let id: Key<Int64>
  @Unique @Column("label_text", collation: .caseInsensitive, comment: "What is on the box */ it's \"quoted\"")
  public var label: String
  @Column(type: "any") public var remark: String?
  @Column(collation: .named("RTRIM")) public var shelf: String = ""
  @Length(2...5) public var code: String
  @Precision(7, scale: 2) public var price: Decimal
  public var amount: Int = 1
  @Default(7) public var rating: Int
  @Default(sql: "upper('n' || 'ew')") public var state: String
  @Index public var maker: String?
  @Generated("amount * rating") public let points: Int
  @Generated("label_text || ' by ' || maker", stored: false) public var title: String?
  @Transient public var isSelected: Bool = true
  @Transient public var scratch: [Gadget.ID]?
}

/// A model that makes its key itself, with a column that the database computes.
@Model(table: "boxes")
public struct Box: Hashable {
  @PrimaryKey public let name: Key<String>
  public var width: Int
  public var height: Int
  @Generated("width * height") public var area: Int
  @Transient public var isOpen: Bool = false

  public init(name: ID, width: Int, height: Int, area: Int = 0) {
    self.name = name
    self.width = width
    self.height = height
    self.area = area
  }
}

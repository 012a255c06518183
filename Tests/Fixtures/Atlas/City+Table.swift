public import BasaltDomain
public import Geo

/// A city, as the database knows it.
@Mapping(table: "cities", comment: "Where people live.")
extension City: Table {
  private struct Fields {
    @PrimaryKey(.generated) var id: Int64
    /// What people call it.
    @Unique @Length(1...40) var name: String
    @Validate(.range(0...)) var population: Int?
    var isCapital: Bool = false
    @Hidden @Default("") var notes: String
    @ForeignKey(references: \Country.code) var countryCode: String
  }

  /// What lists show.
  public static let card = projection(\.id, \.name)
  public static let byPopulation = index(\.population)
  /// Small capitals do not exist here.
  public static let capitalsAreLarge = rule(\.isCapital, \.name, message: "a capital's name is long") { isCapital, name in
    !isCapital || name.count > 2
  }
  static let capitals = condition { $0.isCapital }
}

public import BasaltDomain
public import Geo

@Mapping(table: "countries")
extension Country: Table, InsertShape {
  private struct Fields {
    @PrimaryKey @Length(2...2) var code: String
    var name: String
  }
}

// features: M11 M10
// isolated: MainActor
public import BasaltDomain
import BasaltPersistence
public import Places

@Mapping(table: "places")
nonisolated extension Place: @retroactive Table {
  private struct Fields {
    @PrimaryKey(.generated) var id: Int64
    @Length(1...80) var name: String
  }
}

@Projection(of: Place.self)
struct PlaceCard {
  @From<Place>({ $0.name.uppercased() }) let name: String
  @Computed nonisolated var initial: String { String(name.prefix(1)) }
}

func cards(_ database: Database) async throws -> [PlaceCard] {
  try await Place.objects.fetch(PlaceCard.self, on: database)
}

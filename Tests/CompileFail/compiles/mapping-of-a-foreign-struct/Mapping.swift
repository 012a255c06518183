// features: M11
public import BasaltDomain
import BasaltPersistence
public import Places

/// A place, in a module that is in another package.
@Mapping(table: "places")
extension Place: @retroactive Table {
  private struct Fields {
    @PrimaryKey(.generated) var id: Int64
    @Length(1...80) var name: String
    @Index var height: Int?
  }

  public static let card = projection(\.id, \.name)
  public static let high = condition { $0.height > 1000 }
}

@Mapping(table: "regions")
extension Places.Region: @retroactive BasaltDomain.Table, @retroactive InsertShape {
  private struct Fields {
    @PrimaryKey var code: String
  }
}

// A struct of two values of the standard library, neither of which is a reference.
@Mapping(table: "routes")
extension Route: @retroactive Table, @retroactive InsertShape, @retroactive @unchecked Sendable {
  private struct Fields {
    @PrimaryKey var number: Int
    var start: String
  }
}

@Projection(of: Place.self)
struct PlaceLine {
  let name: String
}

func use(_ database: Database) async throws -> [Place.DTO.Card] {
  let place = try await Place.Draft(name: "Peak", height: 8848).insert(on: database)
  try await Region(code: "N").insert(on: database)
  try await place.save(on: database)
  _ = try await Route.objects.get(3, on: database).dto.start
  _ = try await Place.objects.filter(Place.high).fetch(PlaceLine.self, on: database)
  return try await Place.objects.filter { $0.name == "Peak" }.fetch(Place.DTO.Card.self, on: database)
}

import BasaltDomain
import BasaltTestFeatures
import Foundation
import Testing

@testable import Shop

/// What a DTO writes conforms to what its schema says.
@Suite("DTOs conform to their JSON Schema", .feature("M10", on: .core))
struct SchemaConformanceTests {
  private let noon = Date(timeIntervalSince1970: 1_709_210_096)

  private func expectConformance(
    _ value: some Encodable, _ schema: JSON, at location: SourceLocation = #_sourceLocation
  ) throws {
    let json = try written(value)
    #expect(try SchemaValidator.accepts(json, schema), "\(json.text) \(schema.text)", sourceLocation: location)
    guard case .object(let members) = json, case .object(let properties)? = schema["properties"] else { return }
    let known = Set(properties.members.map(\.name))
    #expect(Set(members.members.map(\.name)).isSubset(of: known), sourceLocation: location)
  }

  @Test("models of the shop, with and without nulls")
  func shop() throws {
    let user = User(
      id: 7, email: "ada@example.com", name: "Ada", age: nil, passwordHash: "secret", views: 3, isActive: false,
      createdAt: noon, teamID: Team.ID(UUID.version7()), managerID: 1)
    try expectConformance(user.dto, UserDTO.jsonSchema)
    try expectConformance(UserDTO.Card(id: 7, name: "Ada"), UserDTO.Card.jsonSchema)
    try expectConformance(Team(name: "core").dto, TeamDTO.jsonSchema)
    try expectConformance(Category(id: 1, name: "root").dto, CategoryDTO.jsonSchema)
    try expectConformance(Category(id: 2, name: "leaf", parentID: 1).dto, CategoryDTO.jsonSchema)
    try expectConformance(Label(name: Label.ID("x")).dto, LabelDTO.jsonSchema)
    try expectConformance(Address(city: "Turin", zip: "10121").dto, AddressDTO.jsonSchema)
    try expectConformance(Address(city: "Turin", zip: nil).dto, AddressDTO.jsonSchema)
  }

  @Test("a member, its projection, and a letter with its embedded group")
  func member() throws {
    let member = Member(
      id: 1, email: "ada@x.com", nick: "ada", age: 36, site: "https://a.b", badge: "AB-123", plan: .pro, rating: 4.5,
      balance: 12.34, passwordHash: "h", visits: 3, pin: "1234", joinedAt: noon, leftAt: nil, note: "n")
    try expectConformance(member.dto, MemberDTO.jsonSchema)
    try expectConformance(MemberDTO.BadgeCard(nick: "ada", badge: nil, rating: 1), MemberDTO.BadgeCard.jsonSchema)
    let letter = Letter(id: 1, text: "t", edition: Edition(createdAt: noon, version: 1, editor: nil))
    try expectConformance(letter.dto, LetterDTO.jsonSchema)
  }

  @Test("every kind of column, and every one as null")
  func kinds() throws {
    let specimen = SpecimenDTO(
      id: 1, flag: true, tiny: .min, small: .max, medium: .min, large: .max, number: -1, unsignedTiny: .max,
      unsignedSmall: .max, unsignedMedium: .max, single: 0.1, double: 0.1, text: "é\"\\", bytes: [0, 255],
      data: Data([1, 2]), instant: noon, writtenInstant: noon, day: CalendarDate(daysSince1970: -1),
      uuid: UUID.version7(), writtenUUID: UUID.version7(), price: 12.5, json: ["a": [1, nil]], mood: .wild, rank: .high)
    try expectConformance(specimen, SpecimenDTO.jsonSchema)
    try expectConformance(Sighting(id: 1).dto, SightingDTO.jsonSchema)
    try expectConformance(
      Sighting(
        id: 1, tiny: 1, large: .max, double: 1.5, bytes: [1], data: Data([1]), instant: noon,
        day: CalendarDate(daysSince1970: 0), uuid: UUID.version7(), price: 1, json: [1], mood: .calm, rank: .low
      ).dto, SightingDTO.jsonSchema)
  }

  @Test("every kind of column that SQLite stores as something else")
  func ledger() throws {
    try expectConformance(LedgerEntry(id: 1).dto, LedgerEntryDTO.jsonSchema)
    var entry = LedgerEntry(id: 1, counter: 7, price: 12.5, tags: ["a"], flags: [true], numbers: [-1], counters: [1])
    entry.doubles = [1.5, 2]
    entry.prices = [1.25]
    entry.instants = [noon]
    entry.days = [CalendarDate(daysSince1970: 1)]
    entry.times = [TimeOfDay.midnight]
    entry.uuids = [UUID.version7()]
    entry.addresses = [entry.address]
    entry.moods = [.wild, .calm]
    entry.ranks = [.high]
    entry.length = .milliseconds(1500)
    try expectConformance(entry.dto, LedgerEntryDTO.jsonSchema)
    try expectConformance(LedgerBlank(id: 1).dto, LedgerBlankDTO.jsonSchema)
  }

  @Test("value models within value models")
  func nested() throws {
    let journey = Journey(
      from: Stop(town: "Turin", platform: 3), to: Stop(town: "Milan"), via: [Stop(town: "Novara"), Stop(town: "Rho")],
      mood: .wild, labels: ["slow"], kilometres: 140.5, remark: "secret")
    try expectConformance(journey.dto, JourneyDTO.jsonSchema)
    try expectConformance(Journey(from: Stop(town: "Turin")).dto, JourneyDTO.jsonSchema)
    #expect(try !written(journey.dto).text.contains("secret"))
  }

  @Test("a schema refuses what a DTO would never write")
  func refused() throws {
    let letter = Letter(id: 1, text: "t", edition: Edition(createdAt: noon, version: 1, editor: nil))
    guard case .object(var object) = try written(letter.dto) else { return }
    object.members.removeAll { $0.name == "edition" }
    #expect(try !SchemaValidator.accepts(.object(object), LetterDTO.jsonSchema))
    object.members.append(("edition", ["createdAt": "2024-02-29T12:34:56Z", "version": 0]))
    #expect(try !SchemaValidator.accepts(.object(object), LetterDTO.jsonSchema))
  }
}

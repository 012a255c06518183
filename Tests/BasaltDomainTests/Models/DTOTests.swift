import BasaltDomain
import BasaltTestFeatures
import Foundation
import Testing

@testable import Shop

@Suite("DTO", .feature("M1", "M2", on: .core))
struct DTOTests {
  private let user = User(
    id: 7, email: "ada@example.com", name: "Ada", age: nil, passwordHash: "secret", views: 3, isActive: false,
    createdAt: Date(microsecondsSince1970: 1), teamID: Team.ID(UUID.version7()), managerID: 1)

  @Test("it has every field but the hidden ones")
  func hidden() throws {
    let fields = Mirror(reflecting: user.dto).children.compactMap(\.label)
    #expect(fields == ["id", "email", "name", "age", "views", "isActive", "createdAt", "teamID", "managerID"])
    let data = try JSONEncoder().encode(user.dto)
    let text = String(decoding: data, as: UTF8.self)
    #expect(!text.contains("secret") && !text.lowercased().contains("password"))
  }

  @Test("it selects no hidden column, and a projection only its own")
  func columns() {
    #expect(UserDTO.columns == [0, 1, 2, 3, 5, 6, 7, 8, 9].map { .column(ColumnReference(position: $0)) })
    #expect(UserDTO.Card.columns == [0, 2].map { .column(ColumnReference(position: $0)) })
  }

  @Test("it carries the values of the model")
  func values() {
    let dto = user.dto
    #expect(dto.id == 7 && dto.email == "ada@example.com" && dto.age == nil && dto.views == 3 && !dto.isActive)
    #expect(dto.createdAt == user.createdAt && dto.teamID == user.teamID && dto.managerID == 1)
    #expect(Address(city: "Turin", zip: nil).dto == AddressDTO(city: "Turin", zip: nil))
  }

  @Test("it survives being coded, nil fields left out")
  func coding() throws {
    let data = try JSONEncoder().encode(user.dto)
    #expect(try JSONDecoder().decode(UserDTO.self, from: data) == user.dto)
    let members = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(
      Set(members.keys) == ["id", "email", "name", "views", "isActive", "createdAt", "teamID", "managerID"])
  }

  @Test("a projection survives being coded, under the names of the properties")
  func projectionCoding() throws {
    let card = UserDTO.Card(id: 7, name: "Ada")
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(card), as: UTF8.self) == #"{"id":7,"name":"Ada"}"#)
    #expect(try JSONDecoder().decode(UserDTO.Card.self, from: encoder.encode(card)) == card)
  }

  @Test("a DTO of every kind of column survives being coded")
  func allKinds() throws {
    let specimen = SpecimenDTO(
      id: 1, flag: true, tiny: .min, small: .max, medium: .min, large: .max, number: -1, unsignedTiny: .max,
      unsignedSmall: .max, unsignedMedium: .max, single: 0.1, double: 0.1, text: "é\"\\", bytes: [0, 255],
      data: Data([1, 2]), instant: Date(timeIntervalSinceReferenceDate: 1.5),
      writtenInstant: Date(timeIntervalSinceReferenceDate: -2.25), day: CalendarDate(daysSince1970: -1),
      uuid: UUID.version7(), writtenUUID: UUID.version7(), price: 12.5, json: ["a": [1, nil]], mood: .wild, rank: .high)
    #expect(try JSONDecoder().decode(SpecimenDTO.self, from: JSONEncoder().encode(specimen)) == specimen)
  }

  @Test("a missing field is refused when a DTO is decoded")
  func missing() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(UserDTO.Card.self, from: Data(#"{"id":7}"#.utf8))
    }
  }

  @Test("a DTO is read from a row, its own columns from the left")
  func decoding() throws {
    let cells: [FakeResult.Cell] = [.integer(7), .text("Ada")]
    let cards = try FakeResult(cells, rows: 2).withCursor { cursor throws(CellError) in
      var cards: [UserDTO.Card] = []
      try UserDTO.Card.decodeRows(&cursor, into: &cards)
      return cards
    }
    #expect(cards == [UserDTO.Card(id: 7, name: "Ada"), UserDTO.Card(id: 7, name: "Ada")])
  }
}

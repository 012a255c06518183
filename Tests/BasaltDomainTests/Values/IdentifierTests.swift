import BasaltDomain
import BasaltTestFeatures
import Foundation
import Shop
import Testing

@Suite("Identifier", .feature("M7", on: .core))
struct IdentifierTests {
  @Test("it is coded as the bare value that it wraps")
  func coding() throws {
    let encoded = try JSONEncoder().encode([User.ID(7), User.ID(-1)])
    #expect(String(decoding: encoded, as: UTF8.self) == "[7,-1]")
    #expect(try JSONDecoder().decode([User.ID].self, from: encoded) == [7, -1])
    let team = Team.ID.new()
    #expect(try JSONDecoder().decode([Team.ID].self, from: JSONEncoder().encode([team])) == [team])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([User.ID].self, from: Data(#"["7"]"#.utf8)) }
  }

  @Test("it is compared, hashed and written like the value that it wraps")
  func comparison() {
    #expect(User.ID(1) < User.ID(2) && !(User.ID(2) < User.ID(1)))
    #expect(Label.ID("a") < Label.ID("b"))
    #expect([User.ID(3), 1, 2].sorted() == [1, 2, 3])
    #expect(Set([User.ID(1), 1, 2]).count == 2)
    #expect("\(User.ID(42)) \(Label.ID("swift"))" == "42 swift")
  }

  @Test("it is a column of the value that it wraps")
  func column() throws {
    #expect(User.ID.columnKind == .int64 && Label.ID.columnKind == .text && Team.ID.columnKind == .uuid)
    #expect(User.ID(9).sqlValue == .int64(9) && Label.ID("x").sqlValue == .text("x"))
    #expect(try decode(.integer(9), as: User.ID.self) == 9)
    #expect(try decode(.null, as: User.ID?.self) == nil)
    #expect(failure(.text("9"), as: User.ID.self)?.reason == .wrongKind(.text))
  }

  @Test("its owner knows the table and the column that it names")
  func owner() {
    #expect(UserDTO.keyReference == KeyReference(table: "users", column: "id"))
    #expect(Label.DTO.keyReference == KeyReference(table: "labels", column: "name"))
  }

  @Test("new keys differ, and keys of later milliseconds come later")
  func newKeys() throws {
    let keys = (0..<1000).map { _ in Team.ID.new() }
    #expect(Set(keys).count == keys.count)
    let times = keys.map { withUnsafeBytes(of: $0.rawValue.uuid) { bytes in bytes.prefix(6).map { $0 } } }
    #expect(zip(times, times.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) })
  }
}

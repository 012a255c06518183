import BasaltTestFeatures
import Foundation
import Testing

@testable import BasaltDomain

@Suite("UUIDs of version 7", .feature("M6", "M7", on: .core))
struct IdentifierOrderTests {
  private func words(_ uuid: UUID) -> (UInt64, UInt64) {
    withUnsafeBytes(of: uuid.uuid) {
      (UInt64(bigEndian: $0.load(as: UInt64.self)), UInt64(bigEndian: $0.load(fromByteOffset: 8, as: UInt64.self)))
    }
  }

  @Test("each one is greater than the one before")
  func increasing() {
    let made = (0..<20_000).map { _ in UUID.version7() }
    #expect(zip(made, made.dropFirst()).allSatisfy { words($0).0 < words($1).0 })
    #expect(made.allSatisfy { words($0).0 & 0xF000 == 0x7000 && words($0).1 >> 62 == 2 })
  }

  @Test("they carry the time, and random bits that do not repeat")
  func time() {
    let before = UInt64(Date().timeIntervalSince1970 * 1000)
    let uuid = UUID.version7()
    let after = UInt64(Date().timeIntervalSince1970 * 1000)
    // Other tests may have run the clock ahead by the ticks that they took.
    #expect((before...after + 100).contains(words(uuid).0 >> 16))
    #expect(Set((0..<1000).map { _ in words(UUID.version7()).1 }).count == 1000)
  }

  @Test("tasks on several threads get different ones, each of them increasing")
  func threads() async {
    let lists = await withTaskGroup(of: [UInt64].self) { group in
      for _ in 0..<4 {
        group.addTask { @concurrent in (0..<5000).map { _ in Version7Clock.next(atLeast: 0) } }
      }
      var lists: [[UInt64]] = []
      for await list in group { lists.append(list) }
      return lists
    }
    #expect(lists.allSatisfy { zip($0, $0.dropFirst()).allSatisfy(<) })
    #expect(Set(lists.joined()).count == 20_000)
  }

  @Test("a clock that is set back, or far off, neither repeats nor traps")
  func clock() {
    let tick = Version7Clock.next(atLeast: Date().timeIntervalSince1970)
    #expect(Version7Clock.next(atLeast: -5) > tick)
  }
}

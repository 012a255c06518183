import Foundation
import Testing
@Test func probe() throws {
  for name in ["user", "country", "address", "owner", "card", "broken"] {
    let source = try String(contentsOfFile: "/tmp/gold/\(name).in", encoding: .utf8)
    try expansion(of: source).write(toFile: "/tmp/gold/\(name).out2", atomically: true, encoding: .utf8)
  }
}

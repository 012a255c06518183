import BasaltTestFeatures
import Foundation
import Shop
import Testing

@testable import BasaltDomain

@Suite("JSON parser", .feature("M6", on: .core))
struct JSONParserTests {
  private static let readable: [(String, JSON)] = [
    ("null", .null), ("true", true), ("false", false), ("0", 0), ("-0", 0), ("42", 42), ("-17", -17), ("1.5", 1.5),
    ("-0.25", -0.25), ("1e3", .double(1000)), ("1E+3", .double(1000)), ("25e-1", 2.5), ("1.0", .double(1)),
    ("\"\"", ""), ("\"é\"", "é"), ("[]", []), ("{}", [:]), ("[1,[2,[]]]", [1, [2, []]]),
    (#"{"a":{"b":[true,null]}}"#, ["a": ["b": [true, nil]]]), (" \t\r\n[ 1 , 2 ]\n", [1, 2]),
    (#"{ "a" : 1 , "b" : 2 }"#, ["b": 2, "a": 1]), (#"{"":0}"#, ["": 0]),
  ]

  @Test("every kind of value is read", arguments: readable)
  func values(_ text: String, value: JSON) throws { #expect(try parse(text) == value) }

  @Test(
    "integers of 64 bits are exact, greater ones are floating-point",
    arguments: [
      ("9223372036854775807", JSON.int(.max)), ("-9223372036854775808", .int(.min)),
      ("999999999999999999", .int(999_999_999_999_999_999)), ("1000000000000000000", .int(1_000_000_000_000_000_000)),
      ("9223372036854775808", .double(9.223372036854775808e18)),
      ("-9223372036854775809", .double(-9.223372036854775809e18)),
      ("123456789012345678901234567890", .double(1.2345678901234568e29)), ("1e308", .double(1e308)),
      ("5e-324", .double(.leastNonzeroMagnitude)), ("1e-400", .double(0)),
    ])
  func bigNumbers(_ text: String, value: JSON) throws { #expect(try parse(text) == value) }

  @Test("a number beyond the range of floating-point is refused: JSON has no infinity", arguments: ["1e400", "-1e309"])
  func overflow(_ text: String) {
    #expect(throws: JSON.SyntaxError.self) { try parse(text) }
  }

  @Test(
    "escapes and surrogate pairs are read",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u20AC""#, "Aé€"), (#""\u0000""#, "\u{0}"),
      (#""\ud83d\ude00""#, "😀"), (#""\uD834\uDD1E!""#, "𝄞!"), (#""\uffff""#, "\u{FFFF}"), (#""a\u0301""#, "a\u{301}"),
      ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
    ])
  func escapes(_ text: String, value: String) throws { #expect(try parse(text).string == value) }

  @Test(
    "text that is no JSON is refused",
    arguments: [
      "", " ", "nul", "nulll", "True", "tru", "1 2", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{", "}", "{\"a\"",
      "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}", "{a:1}", "{1:2}", "{\"a\" 1}", "{\"a\":1 \"b\":2}",
      "\"", "\"a", "'a'", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\u\"", "\"\n\"", "\"\u{1}\"", "\"\t\"",
      "01", "-01", "00", "-", "+1", ".5", "1.", "1.e5", "1e", "1e+", "0x1", "1a", "--1", "NaN", "Infinity", "-Infinity",
      "// no\n1", "1 // no", "\u{FEFF}1", "[1]]", "{}{}", "undefined", "\"\\ud83d\"", "\"\\ud83dx\"", "\"\\ud83d\\n\"",
      "\"\\ud83d\\u0041\"", "\"\\ude00\"", "\"\\ud83d\\ud83d\"", "\u{0}", "1\u{0}", "\u{A0}1",
    ])
  func invalid(_ text: String) {
    #expect(throws: JSON.SyntaxError.self) { try parse(text) }
  }

  @Test("a fault tells how many bytes come before it")
  func faults() {
    let error = #expect(throws: JSON.SyntaxError.self) { try parse(#"{"é": [1, x]}"#) }
    #expect(error?.offset == 11 && error?.description == "expected a value at byte 11")
    #expect(throws: JSON.SyntaxError(offset: 1, message: "expected a member name")) { try parse("{") }
  }

  @Test("nesting is bounded: 512 levels are read, 513 and a hundred thousand are refused")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    let deepest = try parse(nested(512))
    #expect(deepest.text == nested(512))
    #expect(throws: JSON.SyntaxError.self) { try parse(nested(513)) }
    #expect(throws: JSON.SyntaxError.self) { try parse(String(repeating: "[", count: 100_000)) }
    #expect(throws: JSON.SyntaxError.self) { try parse(String(repeating: #"{"a":"#, count: 100_000)) }
    #expect(try parse("[" + Array(repeating: "[[]]", count: 1000).joined(separator: ",") + "]").array?.count == 1000)
  }

  @Test("bytes that are no UTF-8 are repaired inside strings and refused outside")
  func invalidUTF8() throws {
    func parse(bytes: [UInt8]) throws -> JSON { try bytes.withUnsafeBufferPointer { try JSON(parsing: $0) } }
    #expect(try parse(bytes: [0x22, 0x61, 0xFF, 0x22]).string == "a\u{FFFD}")
    #expect(throws: JSON.SyntaxError.self) { try parse(bytes: [0xFF]) }
    #expect(throws: JSON.SyntaxError.self) { try parse(bytes: []) }
  }

  @Test("every prefix of a document is refused and none crashes")
  func prefixes() {
    let document = Array(#"{"a":[1,-2.5e3,"\u00e9\ud83d\ude00"],"b":{"c":null}}"#.utf8)
    for count in 0..<document.count {
      document[..<count].withUnsafeBufferPointer { prefix in
        _ = #expect(throws: JSON.SyntaxError.self) { try JSON(parsing: prefix) }
      }
    }
  }

  @Test("random documents survive being written and read")
  func roundTrip() throws {
    var random = SeededGenerator(5)
    for _ in 0..<SeededGenerator.rounds(300) {
      let value = randomJSON(depth: 4, &random)
      #expect(try parse(value.text) == value)
    }
  }

  @Test("random bytes are read or refused and never crash")
  func noise() {
    var random = SeededGenerator(6)
    let alphabet = Array(#"{}[]",:\utrfalsn0123456789.eE+- "#.utf8) + [0x00, 0x0A, 0xC3, 0xFF]
    for _ in 0..<SeededGenerator.rounds(3000) {
      let bytes = (0..<Int.random(in: 0...12, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      bytes.withUnsafeBufferPointer { bytes in
        guard let value = try? JSON(parsing: bytes) else { return }
        #expect((try? parse(value.text)) == value)
      }
    }
  }

  private func randomJSON(depth: Int, _ random: inout SeededGenerator) -> JSON {
    switch Int.random(in: 0...(depth > 0 ? 7 : 5), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .int(.random(in: .min ... .max, using: &random))
    case 3: return .double(Double(bitPattern: random.next()).finite)
    case 4, 5: return .string(randomText(&random))
    case 6:
      return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in randomJSON(depth: depth - 1, &random) })
    default:
      let names = Set((0..<Int.random(in: 0...4, using: &random)).map { _ in randomText(&random) }).sorted()
      return .object(JSON.Object(names.map { (name: $0, value: randomJSON(depth: depth - 1, &random)) }))
    }
  }

  private func randomText(_ random: inout SeededGenerator) -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "\"", "\\", "/", "\u{0}", "\u{1F}", "\n", "\u{7F}", "é", "€", "😀", "\u{2028}",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...6, using: &random) { text.append(scalars.randomElement(using: &random) ?? "a") }
    return String(text)
  }
}

extension Double {
  fileprivate var finite: Double { isFinite ? self : 0.5 }
}

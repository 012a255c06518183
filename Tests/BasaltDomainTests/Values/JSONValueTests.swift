import BasaltDomain
import BasaltTestFeatures
import Foundation
import Testing

@Suite("JSON value", .feature("M6", on: .core))
struct JSONValueTests {
  @Test("it is written compactly, members in their order, control characters escaped")
  func writing() {
    let value: JSON = ["b": [1, -2.5, nil, true, false], "a": "q\"\\/\n\u{1}é😀"]
    #expect(value.text == #"{"b":[1,-2.5,null,true,false],"a":"q\"\\/\n\u0001é😀"}"#)
    #expect(JSON.double(1).text == "1.0")
    #expect(JSON.array([]).text == "[]" && JSON.object(JSON.Object()).text == "{}")
  }

  @Test("not-a-number and infinities, which JSON does not have, are written as null")
  func notFinite() {
    #expect(JSON.array([.double(.nan), .double(.infinity), .double(-.infinity)]).text == "[null,null,null]")
  }

  @Test("its parts are reached by name, by index and by kind")
  func access() {
    let value: JSON = ["user": ["name": "Ada", "tags": ["x", "y"], "age": 36, "score": 1.5, "ok": true]]
    #expect(value["user"]?["name"]?.string == "Ada")
    #expect(value["user"]?["tags"]?[1]?.string == "y")
    #expect(value["user"]?["tags"]?.array?.count == 2)
    #expect(value["user"]?["age"]?.int == 36 && value["user"]?["age"]?.double == 36)
    #expect(value["user"]?["score"]?.double == 1.5 && value["user"]?["score"]?.int == nil)
    #expect(value["user"]?["ok"]?.bool == true)
    #expect(
      value["nobody"] == nil && value[0] == nil && value["user"]?["tags"]?[2] == nil
        && value["user"]?["tags"]?[-1] == nil)
  }

  @Test("objects are equal whatever the order of their members, and hash alike")
  func equality() {
    let one: JSON = ["a": 1, "b": 2]
    let other: JSON = ["b": 2, "a": 1]
    #expect(one == other && Set([one, other]).count == 1)
    #expect(one != ["a": 1, "b": 3] && one != ["a": 1] && one != ["a": 1, "c": 2])
    #expect(JSON.int(1) != JSON.double(1) && JSON.null != JSON.bool(false))
  }

  @Test("of a repeated name the last member counts")
  func repeatedName() throws {
    #expect(try parse(#"{"a":1,"a":2}"#)["a"] == 2)
  }

  @Test("an object with a repeated name equals itself")
  func reflexive() throws {
    let value = try parse(#"{"a":1,"a":2}"#)
    #expect(value == value)
  }

  @Test("equality of objects is the same from both sides")
  func symmetric() throws {
    let one = try parse(#"{"a":1,"a":1}"#)
    let other = try parse(#"{"a":1,"b":2}"#)
    #expect((one == other) == (other == one))
  }

  @Test("it survives Foundation's coders")
  func coding() throws {
    let value: JSON = ["a": [1, 2.5, nil, true, "x", ["b": []]], "n": .int(.max)]
    #expect(try JSONDecoder().decode(JSON.self, from: JSONEncoder().encode(value)) == value)
    for scalar in [JSON.null, true, 5, 2.5, "x"] {
      #expect(try JSONDecoder().decode([JSON].self, from: JSONEncoder().encode([scalar])) == [scalar])
    }
    #expect(try JSONDecoder().decode(JSON.self, from: Data(#"{"t":true,"i":1}"#.utf8)) == ["t": true, "i": 1])
  }
}

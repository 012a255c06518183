import Testing

/// What `@Model` makes of a struct without a table, word by word.
@Suite("Expansion of a model without a table")
struct ValueExpansionTests {
  @Test("it has validation and a DTO, and nothing that could save it")
  func value() {
    expectExpansion(
      #"""
      /// Where someone lives.
      @Model
      public struct Address {
        @Length(1...10) public var city: String
        public var zip: String?
        @Hidden public var note: String
      }
      """#,
      #"""
      /// Where someone lives.
      public struct Address {
        @Length(1...10) public var city: String
        public var zip: String?
        @Hidden public var note: String

        public typealias DTO = AddressDTO

        /// The fields as the outside may know them.
        nonisolated public static let fields: BasaltDomain.FieldList = makeFields()

        nonisolated private static func makeFields() -> BasaltDomain.FieldList {
          var fields = BasaltDomain.FieldListBuilder<Address>("Address", documentation: "Where someone lives.")
        #sourceLocation(file: "test.swift", line: 4)
          fields.field(\.city, "city", .length(1...10)); fields.rules(\.city, Self.cityRule1)
        #sourceLocation(file: "test.swift", line: 5)
          fields.field(\.zip, "zip")
        #sourceLocation(file: "test.swift", line: 6)
          fields.field(\.note, "note", .hidden)
        #sourceLocation()
          return fields.finish()
        }

        /// The value as others may see it.
        nonisolated public var dto: AddressDTO {
          AddressDTO(city: self.city, zip: self.zip)
        }

        /// Adds every rule that the value breaks to `failures`.
        nonisolated public func validate(into failures: inout BasaltDomain.ValidationFailures) {
          Self.applyRules(city: self.city, to: &failures)
        }

        #sourceLocation(file: "test.swift", line: 4)
        @inline(__always) nonisolated private static var cityRule1: BasaltDomain.ValidationRule<String> { .length(1...10) }
        #sourceLocation()

        nonisolated private static func applyRules(
          city: String,
          to failures: inout BasaltDomain.ValidationFailures
        ) {
          failures.check(city, "city", Self.cityRule1)
        }
      }

      /// Where someone lives.
      nonisolated public struct AddressDTO: Swift.Sendable, Swift.Codable, Swift.Hashable {
        public let city: String
        public let zip: String?

        /// Makes a value by hand, as tests do.
        public init(city: String, zip: String?) {
          self.city = city
          self.zip = zip
        }

        /// Reads the fields, which are keyed by the names of the properties.
        public init(from decoder: any Swift.Decoder) throws {
          let fields = try decoder.container(keyedBy: BasaltDomain.FieldKey.self)
          self.city = try fields.decode(String.self, forKey: "city")
          self.zip = try fields.decodeIfPresent(String.self, forKey: "zip")
        }

        /// Writes the fields, keyed by the names of the properties.
        public func encode(to encoder: any Swift.Encoder) throws {
          var fields = encoder.container(keyedBy: BasaltDomain.FieldKey.self)
          try fields.encode(self.city, forKey: "city")
          try fields.encodeIfPresent(self.zip, forKey: "zip")
        }

        /// What the value looks like in JSON, as JSON Schema 2020-12.
        public static var jsonSchema: BasaltDomain.JSON { Address.fields.jsonSchema(of: [0, 1], title: "Address") }
      }

      nonisolated extension Address: BasaltDomain.Model, Swift.Sendable {
      }
      """#)
  }
}

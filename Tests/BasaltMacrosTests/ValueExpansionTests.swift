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

        /// The value as others may see it.
        public var dto: AddressDTO {
          AddressDTO(city: self.city, zip: self.zip)
        }

        /// Adds every rule that the value breaks to `failures`.
        public func validate(into failures: inout BasaltDomain.ValidationFailures) {
          Self.applyRules(city: self.city, to: &failures)
        }

        private static func applyRules(city: String, to failures: inout BasaltDomain.ValidationFailures) {
        #sourceLocation(file: "test.swift", line: 4)
          failures.check(city, "city", .length(1...10))
        #sourceLocation()
        }
      }

      /// Where someone lives.
      public struct AddressDTO: Swift.Sendable, Swift.Codable, Swift.Hashable {
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
      }

      extension Address: BasaltDomain.Model, Swift.Sendable {
      }
      """#)
  }
}

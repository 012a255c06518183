/// The values that operations work with, the same for every implementation.
public enum Inputs {
  /// The k-th id of the key sequence (§4).
  public static func key(_ index: Int) -> Int64 {
    Int64(1 + (index * 379) % 1000)
  }

  /// The ids of `filter_in`: the first 100 of the key sequence.
  public static let keys: [Int64] = (0..<100).map(key)

  /// The rows of one operation of `insert_bulk_100`.
  public static let bulkUsers = 100

  /// The highest `big.id` whose values `bulk_insert_10k` inserts.
  public static let bulkBigs = 10_000

  /// The highest `docs.id` whose values `rich_insert_100` inserts.
  public static let bulkDocs = 100

  /// The email that one operation of `insert_single` inserts.
  public static func email(_ iteration: Iteration) -> String {
    "single\(iteration.index)@example.com"
  }

  /// The email that one operation of `insert_bulk_100` inserts in its `row`-th row.
  public static func email(_ iteration: Iteration, row: Int) -> String {
    "bulk\(iteration.index)-\(row)@example.com"
  }
}

/// The JSON of `docs.data`, as a typed structure.
public struct DocumentData: Codable, Sendable, Hashable {
  /// The document's id.
  public var k: Int
  /// `doc {id}`.
  public var name: String
  /// Two strings and a number.
  public var tags: [Tag]
  /// An object inside the object.
  public var nested: Nested
  /// A sentence.
  public var text: String

  /// An element of `tags`.
  public enum Tag: Codable, Sendable, Hashable {
    case number(Int)
    case text(String)

    /// Reads a string or an integer.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      // Most are strings: they are tried first, because a failed attempt costs an error.
      self =
        if let text = try? container.decode(String.self) {
          .text(text)
        } else {
          .number(try container.decode(Int.self))
        }
    }

    /// Writes the bare value.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .number(let number): try container.encode(number)
      case .text(let text): try container.encode(text)
      }
    }
  }

  /// The member `nested`.
  public struct Nested: Codable, Sendable, Hashable {
    /// A number with three decimals.
    public var x: Double
    /// Whether the document's id is even.
    public var ok: Bool
    /// Always null.
    public var none: Int?
    /// 1 to 8.
    public var list: [Int]
  }
}

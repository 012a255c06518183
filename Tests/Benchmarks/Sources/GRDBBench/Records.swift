import Foundation
import GRDB
import Harness

// Records as GRDB's manual advises where fetching must be fast: plain structs, decoded by column index. Every request
// names the columns in that order.

/// A row of `users`.
struct User: Sendable {
  var id: Int64?
  var name: String
  var email: String
  var age: Int
  var isActive: Bool
  var createdAt: Date
}

extension User: TableRecord {
  static let databaseTableName = "users"
  static let columns = "id, name, email, age, is_active, created_at"
}

extension User: FetchableRecord {
  init(row: Row) {
    id = row[0]
    name = row[1]
    email = row[2]
    age = row[3]
    isActive = row[4]
    createdAt = (row[5] as StoredInstant).date
  }
}

extension User: MutablePersistableRecord {
  func encode(to container: inout PersistenceContainer) {
    container["id"] = id
    container["name"] = name
    container["email"] = email
    container["age"] = age
    container["is_active"] = isActive
    container["created_at"] = StoredInstant(date: createdAt)
  }

  mutating func didInsert(_ inserted: InsertionSuccess) {
    id = inserted.rowID
  }
}

extension User: Checked {
  var checkValue: Int {
    CheckValue.user(id: id ?? 0, name: name, email: email, age: age, isActive: isActive, createdAt: createdAt)
  }
}

/// A row of `big`, and the values of a row of `bulk`.
struct Big: Sendable {
  var id: Int64
  var userID: Int64
  var name: String
  var email: String
  var score: Double
  var isActive: Bool
  var createdAt: Date
  var note: String?

  static let columns = "id, user_id, name, email, score, is_active, created_at, note"
}

extension Big: FetchableRecord {
  init(row: Row) {
    id = row[0]
    userID = row[1]
    name = row[2]
    email = row[3]
    score = row[4]
    isActive = row[5]
    createdAt = (row[6] as StoredInstant).date
    note = row[7]
  }
}

extension Big: Checked {
  var checkValue: Int {
    CheckValue.big(
      id: id, userID: userID, name: name, email: email, score: score, isActive: isActive, createdAt: createdAt,
      note: note)
  }
}

/// A row of `docs`.
struct Document: Sendable {
  var id: Int64
  var uid: UUID
  var amount: Decimal
  var day: StoredDay
  var timestamp: Date
  var data: DocumentData
  var raw: Data
  var note: String?

  static let columns = "id, uid, amount, day, ts, data, raw, note"

  /// One decoder for all rows: making one costs more than a document.
  private static let decoder = JSONDecoder()
  private static let encoder = JSONEncoder()

  /// `data` as JSON text. A `Data` would be stored as a blob.
  var json: String {
    get throws { String(decoding: try Self.encoder.encode(data), as: UTF8.self) }
  }
}

extension Document: FetchableRecord {
  init(row: Row) throws {
    id = row[0]
    uid = row[1]
    amount = row[2]
    day = row[3]
    timestamp = (row[4] as StoredInstant).date
    data = try Self.decoder.decode(DocumentData.self, from: row[5])
    raw = row[6]
    note = row[7]
  }
}

extension Document: Checked {
  var checkValue: Int {
    CheckValue.document(
      id: id, uid: uid, amount: amount, day: day.daysSince1970, timestamp: timestamp, k: data.k,
      listCount: data.nested.list.count, rawCount: raw.count, note: note)
  }
}

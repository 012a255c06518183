import BasaltDomain
import Foundation
import Harness

// The tables exist, and Basalt did not make them: `storage: .text` says where they store otherwise than it would.

@Model(table: "users")
struct User {
  @PrimaryKey(.generated) let id: Key<Int64>
  var name: String
  @Unique var email: String
  var age: Int
  var isActive: Bool = true
  @Column(storage: .text) var createdAt: Date
}

@Model(table: "big")
struct Big {
  @PrimaryKey(.generated) let id: Key<Int64>
  var userID: Int64
  var name: String
  var email: String
  var score: Double
  var isActive: Bool
  @Column(storage: .text) var createdAt: Date
  var note: String?
}

/// `bulk` has the columns of `big`.
@Model(table: "bulk")
struct BulkBig {
  @PrimaryKey(.generated) let id: Key<Int64>
  var userID: Int64
  var name: String
  var email: String
  var score: Double
  var isActive: Bool
  @Column(storage: .text) var createdAt: Date
  var note: String?
}

@Model(table: "docs")
struct Document {
  @PrimaryKey(.generated) let id: Key<Int64>
  @Column(storage: .text) var uid: UUID
  @Column(storage: .text) var amount: Decimal
  var day: CalendarDate
  @Column("ts", storage: .text) var timestamp: Date
  var data: JSON
  var raw: [UInt8]
  var note: String?
}

// MARK: - Check values

extension User: Checked {
  var checkValue: Int {
    CheckValue.user(
      id: id.rawValue, name: name, email: email, age: age, isActive: isActive, createdAt: createdAt)
  }
}

extension Big: Checked {
  var checkValue: Int {
    CheckValue.big(
      id: id.rawValue, userID: userID, name: name, email: email, score: score, isActive: isActive,
      createdAt: createdAt, note: note)
  }
}

extension Document: Checked {
  var checkValue: Int {
    CheckValue.document(
      id: id.rawValue, uid: uid, amount: amount, day: Int(day.daysSince1970), timestamp: timestamp,
      k: data["k"]?.int.map(Int.init) ?? 0, listCount: data["nested"]?["list"]?.array?.count ?? 0,
      rawCount: raw.count, note: note)
  }
}

// MARK: - Inputs

extension BulkBig.Draft {
  /// The values of a row of `big`.
  init(_ row: Big) {
    self.init(
      userID: row.userID, name: row.name, email: row.email, score: row.score, isActive: row.isActive,
      createdAt: row.createdAt, note: row.note)
  }
}

extension Document.Draft {
  /// The values of a row of `docs`.
  init(_ row: Document) {
    self.init(
      uid: row.uid, amount: row.amount, day: row.day, timestamp: row.timestamp, data: row.data, raw: row.raw,
      note: row.note)
  }
}

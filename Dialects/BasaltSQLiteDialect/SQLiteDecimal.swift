#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
internal import BasaltDomain
internal import BasaltPersistence
internal import BasaltSQL

/// Decimals of fixed scale, which SQLite holds as integers: 12.50 with two digits behind the point is 1250.
enum SQLiteDecimal {
  /// As many digits as every 64-bit integer has.
  static let mostDigits = 18

  static func conversion(for column: ColumnSchema, _ use: ValueUse) -> ParameterConversion {
    { value throws(DatabaseError) in
      guard case .decimal(let decimal) = value else { return value }
      guard let precision = column.precision else {
        throw DatabaseError(
          .invalidValue, "\(column.name) is a decimal without @Precision, of which SQLite does not know the scale")
      }
      return switch use {
      case .stored: .int64(try exact(decimal, in: column, precision.digits, scale: precision.scale))
      case .computed: .int64(try exact(decimal, in: column, mostDigits, scale: precision.scale))
      case .factor: .int64(try factor(decimal, of: column))
      case .compared(let operation): try compared(decimal, operation, with: column, scale: precision.scale)
      }
    }
  }

  /// The scaled integer of a decimal that is stored or computed with: nothing is rounded.
  static func exact(
    _ decimal: Decimal, in column: ColumnSchema, _ digits: Int, scale: Int
  ) throws(DatabaseError) -> Int64 {
    switch decimal.scaled(by: scale) {
    case .exact(let integer):
      if integer.magnitude <= greatest(digits).magnitude { return integer }
    case .between:
      throw DatabaseError(.invalidValue, "\(column.name) holds \(scale) digits behind the point: round the value first")
    case .notANumber: throw notANumber(column)
    case .beyond: break
    }
    throw DatabaseError(
      .invalidValue, "\(column.name) holds \(digits) digits, \(scale) of them behind the point: the value has more")
  }

  /// The greatest integer with so many digits.
  static func greatest(_ digits: Int) -> Int64 {
    (0..<min(digits, mostDigits)).reduce(Int64(0)) { value, _ in value * 10 + 9 }
  }

  private static func factor(_ decimal: Decimal, of column: ColumnSchema) throws(DatabaseError) -> Int64 {
    switch decimal.scaled(by: 0) {
    case .exact(let integer): return integer
    case .notANumber: throw notANumber(column)
    case .between, .beyond:
      throw DatabaseError(
        .invalidValue,
        "\(column.name) is multiplied in the database by whole numbers of 64 bits only: multiply in Swift")
    }
  }

  /// What stands for a decimal in a comparison with scaled integers. All comparisons are of integers, or with a number
  /// whose place among the integers is certain, so none of them rounds.
  private static func compared(
    _ decimal: Decimal, _ operation: BinaryOperator, with column: ColumnSchema, scale: Int
  ) throws(DatabaseError) -> SQLValue {
    switch decimal.scaled(by: scale) {
    case .exact(let integer): return .int64(integer)
    case .beyond(let isNegative): return .double(isNegative ? -.infinity : .infinity)
    case .notANumber: throw notANumber(column)
    case .between(let below):
      // An integer is less than 9.5 if it is less than 10, and greater if it is greater than 9.
      return switch operation {
      case .less, .greaterOrEqual: .int64(below + 1)
      case .greater, .lessOrEqual: .int64(below)
      // No integer equals it. One half stands for every such number.
      default: .double(0.5)
      }
    }
  }

  private static func notANumber(_ column: ColumnSchema) -> DatabaseError {
    DatabaseError(.invalidValue, "\(column.name) is a decimal, which cannot be infinite or no number")
  }
}

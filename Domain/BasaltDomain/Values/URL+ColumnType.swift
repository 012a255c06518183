#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An address is stored as the text of its absolute form; a base URL is not kept apart.
extension URL: ColumnType {
  /// What the column holds.
  public static var columnKind: ColumnKind { .text }
  /// The value as it is bound.
  public var sqlValue: SQLValue { .text(absoluteString) }
  /// Text in the form of an address.
  public static var jsonSchema: JSON { ["type": "string", "format": "uri"] }

  /// Reads the cell, nil where it is null. Text that is no address is an error: nothing is percent-encoded on the way.
  public static func decodeOptional(_ row: borrowing RowCursor, _ column: Int32) throws(CellError) -> URL? {
    let cell = row.cell(column)
    switch cell.kind {
    case .text:
      guard let url = URL(string: String(decoding: cell.bytes, as: UTF8.self), encodingInvalidCharacters: false) else {
        throw malformed(cell, column, "URL")
      }
      return url
    case .null: return nil
    default: throw wrongKind(cell, column, "URL")
    }
  }
}

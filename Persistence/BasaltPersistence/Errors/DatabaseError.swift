public import BasaltDomain

/// The one error of everything that talks to a database.
///
/// `description` is safe to log: it names tables, columns and constraints, and holds neither values nor connection
/// settings. `debugDescription` adds the statement, whose values are placeholders.
public struct DatabaseError: Error, Sendable {
  /// What went wrong, in terms that all engines share. Open to growth: switch over it with a default.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    /// The value for people.
    public let description: String

    private init(_ name: String) { description = name }

    /// The database cannot be reached or opened.
    public static let connection = Code("connection")
    /// No connection became free in time.
    public static let poolTimeout = Code("poolTimeout")
    /// The database was closed by this program.
    public static let closed = Code("closed")
    /// Another connection holds a lock for too long.
    public static let busy = Code("busy")
    /// A row with the same unique value exists.
    public static let uniqueViolation = Code("uniqueViolation")
    /// A referenced row does not exist, or a row is still referenced.
    public static let foreignKeyViolation = Code("foreignKeyViolation")
    /// A column that must have a value got none.
    public static let notNullViolation = Code("notNullViolation")
    /// A check constraint does not hold.
    public static let checkViolation = Code("checkViolation")
    /// A value does not fit its column.
    public static let invalidValue = Code("invalidValue")
    /// A stored value does not fit its Swift type.
    public static let decoding = Code("decoding")
    /// A stored row breaks a rule of its model; see ``DatabaseError/failures``.
    public static let invalidRow = Code("invalidRow")
    /// There is no row with this key.
    public static let notFound = Code("notFound")
    /// The query asks for something that cannot be expressed or would not do what it says.
    public static let invalidQuery = Code("invalidQuery")
    /// The engine refused the statement's text.
    public static let statement = Code("statement")
    /// The transaction is over, by commit, rollback or an error before.
    public static let transactionEnded = Code("transactionEnded")
    /// The disk is full, or a limit of the engine is reached.
    public static let resource = Code("resource")
    /// The file is damaged or no database.
    public static let corrupt = Code("corrupt")
    /// The database cannot be written to.
    public static let readOnly = Code("readOnly")
    /// The engine reported something else; see ``DatabaseError/engineCode``.
    public static let engine = Code("engine")
  }

  /// What is known about the effect of the failed operation.
  public enum Outcome: String, Sendable {
    /// Nothing reached the database.
    case notSent
    /// What was sent has been undone.
    case rolledBack
    /// It has been committed all the same.
    case committed
    /// It cannot be known.
    case unknown
  }

  /// What went wrong.
  public var code: Code
  /// What went wrong and what to do, for people; without values.
  public var message: String
  /// The engine's own code, with SQLite the extended result code.
  public var engineCode: Int32?
  /// The constraint's name, where the engine tells it.
  public var constraint: String?
  /// The table, where it is known.
  public var table: String?
  /// The columns, where they are known.
  public var columns: [String] = []
  /// The rules that a stored row breaks.
  public var failures: [ValidationFailure] = []
  /// The statement, with placeholders for all values.
  public var statement: String?
  /// What is known about the effect.
  public var outcome: Outcome
  /// Whether the same operation may succeed when it is tried again.
  public var isRetryable = false

  /// Describes a failure.
  public init(_ code: Code, _ message: String, outcome: Outcome = .notSent) {
    self.code = code
    self.message = message
    self.outcome = outcome
  }
}

extension DatabaseError: CustomStringConvertible, CustomDebugStringConvertible {
  /// The value for people.
  public var description: String { "\(code): \(message)" }

  /// Everything that is known, for a log of your own.
  public var debugDescription: String {
    var lines = ["\(code): \(message)"]
    if let engineCode { lines.append("engine code: \(engineCode)") }
    if let constraint { lines.append("constraint: \(constraint)") }
    if let table { lines.append("table: \(table)") }
    if !columns.isEmpty { lines.append("columns: \(columns.joined(separator: ", "))") }
    if let statement { lines.append("statement: \(statement)") }
    lines.append("outcome: \(outcome.rawValue)\(isRetryable ? ", may be tried again" : "")")
    return lines.joined(separator: "\n")
  }
}

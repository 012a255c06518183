#if SQLite
  internal import BasaltPersistence
  internal import CSQLite

  /// Turns SQLite's result codes into errors.
  enum SQLiteFailure {
    /// The error that a connection has just reported.
    ///
    /// - Parameters:
    ///   - database: the connection, nil when it could not even be made.
    ///   - sql: the statement.
    static func error(_ code: Int32, _ database: OpaquePointer?, sql: String?) -> DatabaseError {
      let extended = database.map { sqlite3_extended_errcode($0) } ?? code
      let text = String(cString: database.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
      var error = DatabaseError(kind(code, extended, text), text, outcome: .rolledBack)
      error.engineCode = extended
      error.statement = sql
      switch error.code {
      case .uniqueViolation, .notNullViolation: name(columnsIn: text, &error)
      case .checkViolation: error.constraint = tail(of: text)
      case .foreignKeyViolation:
        error.message = "a referenced row does not exist, or a row is still referenced by others (\(text))"
      case .busy:
        error.message = "another connection has locked the database for longer than the busy timeout (\(text))"
        error.isRetryable = true
      default: break
      }
      return error
    }

    private static func kind(_ code: Int32, _ extended: Int32, _ text: String) -> DatabaseError.Code {
      switch code & 0xFF {
      case SQLITE_CONSTRAINT: constraint(extended, text)
      case SQLITE_BUSY, SQLITE_LOCKED: .busy
      case SQLITE_FULL, SQLITE_NOMEM, SQLITE_TOOBIG, SQLITE_IOERR: .resource
      case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
      case SQLITE_READONLY: .readOnly
      case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .connection
      case SQLITE_MISMATCH, SQLITE_RANGE: .invalidValue
      case SQLITE_ERROR: .statement
      default: .engine
      }
    }

    private static func constraint(_ extended: Int32, _ text: String) -> DatabaseError.Code {
      switch extended >> 8 {
      // A foreign key that restricts is a trigger inside (SQLITE_CONSTRAINT_TRIGGER), with the message of a foreign key.
      case 7 where text == "FOREIGN KEY constraint failed": .foreignKeyViolation
      case 1: .checkViolation  // SQLITE_CONSTRAINT_CHECK
      case 3: .foreignKeyViolation  // SQLITE_CONSTRAINT_FOREIGNKEY
      case 5: .notNullViolation  // SQLITE_CONSTRAINT_NOTNULL
      case 6, 8, 10: .uniqueViolation  // _PRIMARYKEY, _UNIQUE, _ROWID
      case 12: .invalidValue  // SQLITE_CONSTRAINT_DATATYPE: a value of the wrong type for a STRICT table
      default: .engine
      }
    }

    /// SQLite names columns in the message only: `UNIQUE constraint failed: users.email, users.team_id`.
    private static func name(columnsIn text: String, _ error: inout DatabaseError) {
      guard let tail = tail(of: text) else { return }
      let names = tail.split(separator: ",").map { $0.split(separator: ".").map { String($0.trimmed) } }
      error.table = names.first.flatMap { $0.count == 2 ? $0[0] : nil }
      error.columns = names.compactMap { $0.count == 2 ? $0[1] : nil }
    }

    private static func tail(of text: String) -> String? {
      guard let colon = text.firstIndex(of: ":") else { return nil }
      return String(text[text.index(after: colon)...].trimmed)
    }
  }

  extension Substring {
    fileprivate var trimmed: Substring {
      var text = self
      while text.first == " " { text.removeFirst() }
      while text.last == " " { text.removeLast() }
      return text
    }
  }
#endif

internal import BasaltPersistence
internal import BasaltSQLite
internal import Foundation
internal import GitLog

/// Where the history is kept.
struct DatabaseLocation {
  /// The file.
  let path: String

  /// Takes the file that was asked for, or one in the folder `.demo` of the current one. Its name comes from the repository
  /// and tells apart repositories of the same name; so a second run finds what the first one stored.
  init(_ asked: String?, for repository: GitRepository) throws {
    if let asked {
      path = asked
      return
    }
    let folder = ".demo"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw LocationError("the folder .demo cannot be made here: choose a file with --database")
    }
    path = "\(folder)/\(Self.safe(repository.name))-\(Self.digest(repository.directory)).db"
  }

  /// Opens the database, or an empty one in memory if the file is called `:memory:`.
  func open(_ observer: (any StatementObserver)?) async throws -> Database {
    if path == ":memory:" { return try await .sqliteInMemory(observer: observer) }
    do {
      return try await .sqlite(path: path, configuration: configuration, observer: observer)
    } catch let error as DatabaseError where !error.message.contains(path) {
      throw LocationError("\(path): \(error.message)")
    }
  }

  /// A small page cache: the import writes everything once, and what it takes in memory is then nearly the same from the
  /// first thousand commits on. With the usual cache of 8 MB it would grow by that much until the cache is full.
  private var configuration: SQLiteConfiguration {
    var configuration = SQLiteConfiguration()
    configuration.cachePages = 500
    return configuration
  }

  /// A name of a file without characters that mean something to a shell or a file system.
  private static func safe(_ name: String) -> String {
    let allowed = name.unicodeScalars.map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        || "-_.".contains(Character(scalar))
        ? Character(scalar) : "_"
    }
    return String(allowed.prefix(40))
  }

  /// 32 bits of the hash FNV-1a, in hexadecimal digits.
  private static func digest(_ text: String) -> String {
    let hash = text.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    let digits = String(UInt32(truncatingIfNeeded: hash ^ hash >> 32), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}

/// The history cannot be kept there.
struct LocationError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

public import BasaltDomain

/// A repository whose collection is a table.
public struct SQLRepository<Entity: Table>: Repository {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// The value of a key, nil when there is none.
  public func find(_ id: Entity.ID) async throws -> Entity? { try await Entity.objects.find(id, on: database) }

  /// The values of several keys, in the order of the keys.
  ///
  /// It is one statement. Keys of several columns are compared one by one, and no engine binds any number of values: more
  /// than a thousand of them are several statements, which see one state of the database.
  public func find(_ ids: [Entity.ID]) async throws -> [Entity] {
    let limit = Query<Entity>.mostKeys
    guard ids.count > limit else { return try await find(ids[...], on: database) }
    return try await database.read { snapshot in
      var found: [Entity] = []
      for start in stride(from: 0, to: ids.count, by: limit) {
        found += try await find(ids[start..<min(start + limit, ids.count)], on: snapshot)
      }
      var seen: Set<Entity.ID> = []
      return found.filter { seen.insert($0.primaryKey).inserted }
        .map { (key: Entity.keyValues(of: $0.primaryKey), entity: $0) }
        .sorted { $0.key.lexicographicallyPrecedes($1.key) { $0.precedes($1) } }.map(\.entity)
    }
  }

  private func find(_ ids: ArraySlice<Entity.ID>, on reader: some Reader) async throws -> [Entity] {
    var query = Entity.objects
    query.statement.filter = Query<Entity>.condition(ofKeys: ids)
    query.statement.order = Query<Entity>.keyOrder
    return try await query.all(on: reader)
  }

  /// The values that meet a condition, in the order of their keys.
  public func matching(_ condition: Condition<Entity>) async throws -> [Entity] {
    var query = Entity.objects.filter(condition)
    query.statement.order = Query<Entity>.keyOrder
    return try await query.all(on: database)
  }

  /// How many values there are.
  public func count() async throws -> Int { try await Entity.objects.count(on: database) }

  /// Inserts a value and returns it as stored.
  @discardableResult
  public func insert(_ new: Entity.Insertion) async throws -> Entity { try await new.insert(on: database) }

  /// Writes a value that is already stored.
  public func save(_ entity: Entity) async throws { try await entity.save(on: database) }

  /// Deletes the value of a key.
  public func delete(_ id: Entity.ID) async throws {
    try await Entity.objects.delete(id, on: database)
  }
}

extension Database {
  /// The repository of a model in this database.
  ///
  /// ```swift
  /// let users: any Repository<User> = database.repository()
  /// ```
  public func repository<Entity: Table>(of type: Entity.Type = Entity.self) -> SQLRepository<Entity> {
    SQLRepository(self)
  }
}

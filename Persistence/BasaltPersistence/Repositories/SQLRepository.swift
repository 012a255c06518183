public import BasaltDomain

/// A repository whose collection is a table.
public struct SQLRepository<Entity: Table>: Repository {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// The value of a key, nil when there is none.
  public func find(_ id: Entity.ID) async throws -> Entity? { try await Entity.objects.find(id, on: database) }

  /// The values of several keys, in the order of the keys, by one statement.
  public func find(_ ids: [Entity.ID]) async throws -> [Entity] {
    var query = Entity.objects
    query.statement.filter = Query<Entity>.condition(ofKeys: ids)
    query.statement.order = Query<Entity>.keyOrder
    return try await query.all(on: database)
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

/// A collection of a model's values behind which storage hides. Services depend on it; tests put another one in its place.
///
/// `database.repository()` of BasaltPersistence gives the one that talks SQL.
public protocol Repository<Entity>: Sendable {
  /// The model.
  associatedtype Entity: Table

  /// The value of a key, nil when there is none.
  func find(_ id: Entity.ID) async throws -> Entity?

  /// The values of several keys; keys without a value are left out. One statement, however many keys; of keys of several
  /// columns, one for each thousand.
  func find(_ ids: [Entity.ID]) async throws -> [Entity]

  /// The values that meet a condition, in the order of their keys.
  func matching(_ condition: Condition<Entity>) async throws -> [Entity]

  /// How many values there are.
  func count() async throws -> Int

  /// Adds a value and returns it as stored, with its key.
  @discardableResult
  func insert(_ new: Entity.Insertion) async throws -> Entity

  /// Writes a value that is already there; an error when it is not.
  func save(_ entity: Entity) async throws

  /// Removes a value by its key; an error when there is none.
  func delete(_ id: Entity.ID) async throws
}

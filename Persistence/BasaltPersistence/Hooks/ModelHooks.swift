public import BasaltDomain

/// What runs before and after rows of a model are written. Registered on a database with
/// ``Database/withHooks(for:_:)``, never on the model.
///
/// Hooks run in the transaction of the write: what one throws undoes it. They run in the order in which they were
/// registered, on the caller's values.
///
/// | call | hooks |
/// |---|---|
/// | `insert(on:)`, bulk `insert(_:on:)` | `beforeInsert`, `afterInsert`, once for each row |
/// | `save(on:)`, `update(_:with:on:)` of one row | `beforeSave`, `afterSave` |
/// | `delete(on:)`, a repository's `delete` | `beforeDelete`, `afterDelete` |
/// | upserts, `insertMissing`, set-based `update` and `delete` | refused while there are hooks that they would skip: say `on: database.skippingHooks()` |
public struct ModelHooks<Root: Table>: Sendable {
  typealias Before<Value> = @Sendable (inout Value, Transaction) async throws -> Void
  typealias After<Value> = @Sendable (Value, Transaction) async throws -> Void

  var beforeInsert: [Before<Root.Insertion>] = []
  var afterInsert: [After<Root>] = []
  var beforeSave: [Before<Root>] = []
  var afterSave: [After<Root>] = []
  var beforeDelete: [After<Root.ID>] = []
  var afterDelete: [After<Root.ID>] = []

  /// Runs before a row is inserted, and before it is validated; may change it.
  public mutating func beforeInsert(
    _ hook: @escaping @Sendable (inout Root.Insertion, Transaction) async throws -> Void
  ) { beforeInsert.append(hook) }

  /// Runs after a row has been inserted, with the row as it is stored.
  public mutating func afterInsert(_ hook: @escaping @Sendable (Root, Transaction) async throws -> Void) {
    afterInsert.append(hook)
  }

  /// Runs before a stored row is written, and before it is validated; may change what is written. The caller's own value
  /// stays as it is.
  public mutating func beforeSave(_ hook: @escaping @Sendable (inout Root, Transaction) async throws -> Void) {
    beforeSave.append(hook)
  }

  /// Runs after a stored row has been written.
  public mutating func afterSave(_ hook: @escaping @Sendable (Root, Transaction) async throws -> Void) {
    afterSave.append(hook)
  }

  /// Runs before a row is deleted.
  public mutating func beforeDelete(_ hook: @escaping @Sendable (Root.ID, Transaction) async throws -> Void) {
    beforeDelete.append(hook)
  }

  /// Runs after a row has been deleted.
  public mutating func afterDelete(_ hook: @escaping @Sendable (Root.ID, Transaction) async throws -> Void) {
    afterDelete.append(hook)
  }

  var hasInsertHooks: Bool { !beforeInsert.isEmpty || !afterInsert.isEmpty }
  var hasSaveHooks: Bool { !beforeSave.isEmpty || !afterSave.isEmpty }
  var hasDeleteHooks: Bool { !beforeDelete.isEmpty || !afterDelete.isEmpty }
}

/// The hooks of all models.
struct HookRegistry: Sendable {
  /// `ModelHooks` by the identity of their model.
  private var hooks: [ObjectIdentifier: any Sendable] = [:]

  /// The hooks of a model, nil when there are none. Without any hooks this costs one comparison.
  func hooks<Root: Table>(for model: Root.Type) -> ModelHooks<Root>? {
    hooks.isEmpty ? nil : hooks[ObjectIdentifier(model)] as? ModelHooks<Root>
  }

  func adding<Root: Table>(_ register: (inout ModelHooks<Root>) -> Void) -> HookRegistry {
    var copy = self
    var all = hooks(for: Root.self) ?? ModelHooks<Root>()
    register(&all)
    copy.hooks[ObjectIdentifier(Root.self)] = all
    return copy
  }
}

extension Database {
  /// This database with hooks for a model, besides those that it has already.
  ///
  /// ```swift
  /// let database = try await Database.sqlite(path: "app.db").withHooks(for: User.self) { hooks in
  ///   hooks.beforeSave { user, _ in user.updatedAt = .now }
  ///   hooks.afterDelete { id, transaction in try await AuditEntry.Draft(userID: id).insert(on: transaction) }
  /// }
  /// ```
  ///
  /// The result shares connections and caches with this database, whose own handle stays without these hooks.
  public func withHooks<Root: Table>(
    for model: Root.Type, _ register: (inout ModelHooks<Root>) -> Void
  ) -> Database {
    Database(core: DatabaseCore(core, hooks: core.hooks.adding(register)))
  }

  /// This database without hooks: a call that would run them, and that takes this, skips them.
  public func skippingHooks() -> Database { Database(core: DatabaseCore(core, hooks: HookRegistry())) }
}

extension Transaction {
  /// This transaction without hooks: a call that would run them, and that takes this, skips them.
  public func skippingHooks() -> Transaction {
    Transaction(session: Session(core: DatabaseCore(session.core, hooks: HookRegistry()), scope: session.scope))
  }
}

import BasaltDomain
import BasaltPersistence

// A file of the module that does import BasaltPersistence. What it hands out, the other files can hold.

func database() -> Database { fatalError("never run") }

func members<Entity: Table>(of type: Entity.Type) -> any Repository<Entity> { database().repository() }

func replace(_ row: some Table) async throws {
  try await row.save(on: database())
}

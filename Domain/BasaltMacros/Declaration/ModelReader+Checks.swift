import SwiftDiagnostics
import SwiftSyntax

// MARK: - One property

extension ModelReader {
  /// Checks what a property's attributes say.
  mutating func checkMarks(of property: Property) {
    var seen: Set<Mark.Kind> = []
    for mark in property.marks {
      let isNew = seen.insert(mark.kind).inserted
      let remove = FixIt.remove(mark.node, from: property)
      if !isNew && mark.kind != .validate {
        report(.repeatedMark(mark.kind), at: mark.node, fixIts: [remove])
      } else if mark.kind.needsTable && !model.hasColumns {
        report(.markWithoutTable(mark.kind, model: model.name), at: mark.node, fixIts: [remove])
      } else if mark.kind.needsOwnTable && model.isEmbeddable {
        report(.markInGroup(mark.kind, model: model.name), at: mark.node, fixIts: [remove])
      } else {
        check(mark, of: property)
      }
    }
  }

  private mutating func check(_ mark: Mark, of property: Property) {
    let remove = FixIt.remove(mark.node, from: property)
    switch mark.kind {
    case .transient: checkTransient(property)
    case .embedded: checkEmbedded(property, mark)
    case _ where property.has(.transient) || property.has(.embedded): break
    case .column: checkColumn(mark)
    case .length: checkLength(mark, of: property)
    case .precision: checkPrecision(mark, of: property)
    case .foreignKey: checkForeignKey(property, mark)
    case .hidden where property.isKey:
      report(.hiddenKey(property.name), at: mark.node, fixIts: [remove])
    case .default where property.isKey:
      report(.defaultOnKey(property.name), at: mark.node, fixIts: [remove])
    case .default: checkSQL(mark.argument("sql"), of: mark)
    case .primaryKey where property.type.isOptional:
      let fixIt = FixIt.replace(
        property.typeNode, with: property.type.wrappedText, "write '\(property.type.wrappedText)'")
      report(.optionalKey(property.name), at: property.typeNode, fixIts: [fixIt])
    case .generated: checkGenerated(mark, of: property)
    case .validate: checkValidate(mark, fixIts: [remove])
    case .input where !property.has(.hidden) && !property.has(.readOnly) && !property.isPrivate:
      report(.inputWithoutNeed(property.name), at: mark.node, fixIts: [remove])
    default: break
    }
  }

  private mutating func checkForeignKey(_ property: Property, _ mark: Mark) {
    if let target = mark.argument("references") {
      if target.as(KeyPathExprSyntax.self)?.root == nil { report(.referencesWithoutModel(), at: target) }
      return
    }
    let relation = ColumnNaming.relation(of: property.name)
    if relation == nil {
      let fixIt = FixIt.replace(property.nameToken, with: property.name + "ID", "call it '\(property.name)ID'")
      report(.foreignKeyName(property.name), at: property.nameToken, fixIts: [fixIt])
    }
    if property.type.keyOwner == nil {
      let type = ColumnNaming.type(of: relation ?? property.name) + ".ID" + (property.type.isOptional ? "?" : "")
      let fixIt = FixIt.replace(property.typeNode, with: type, "write '\(type)'")
      report(.foreignKeyType(property.name, type: property.type.text), at: property.typeNode, fixIts: [fixIt])
    }
  }
}

// MARK: - The table

extension ModelReader {
  /// Checks the properties of a model with a table against each other.
  mutating func checkTable() {
    checkKey()
    checkNames()
    checkColumns()
    checkRelations()
  }

  private mutating func checkKey() {
    if !model.compositeKey.isEmpty {
      guard let id = model.stored.first(where: { $0.name == "id" }) else { return }
      let parts = model.compositeKey.map(\.name).joined(separator: ", ")
      return report(.idIsNotKey(model.name, key: parts), at: id.nameToken)
    }
    let keys = model.properties.filter(\.isKey)
    guard let key = keys.first else {
      let fixIt =
        model.properties.first { $0.name == "id" }.map { FixIt.mark($0, with: "@PrimaryKey") }
        ?? FixIt.insertKey(into: fieldsDeclaration, access: model.isForeign ? .internal : model.access)
      return report(.noKey(model.name), at: fieldsDeclaration.nameToken ?? declaration.introducer, fixIts: [fixIt])
    }
    for other in keys.dropFirst() {
      guard let mark = other.mark(.primaryKey), let first = key.mark(.primaryKey) else { continue }
      report(
        .twoKeys(model.name, first: key.name, second: other.name), at: mark.node,
        notes: [Note(node: Syntax(first.node), message: Remark("the first primary key is here"))],
        fixIts: [.remove(mark.node, from: other)])
    }
    let needed = max(model.access, .fileprivate)
    if key.name == "id", key.access ?? .internal < needed {
      report(
        .keyLessVisible(key.name, model: model.name, needed), at: key.nameToken, fixIts: [.makeVisible(key, needed)])
    }
    if key.name != "id", let id = model.stored.first(where: { $0.name == "id" && !$0.isKey }) {
      report(.idIsNotKey(model.name, key: key.name), at: id.nameToken)
    }
  }

  private static let reservedNames: Set<String> = ["count", "tablePath", "primaryKey", "dto", "mapping", "schema"]

  private mutating func checkNames() {
    for property in model.stored where Self.reservedNames.contains(property.name) {
      report(.reservedName(property.name, model: model.name), at: property.nameToken)
    }
  }

  fileprivate mutating func checkColumns() {
    var owners: [String: Property] = [:]
    for property in model.properties {
      guard let owner = owners[property.column] else {
        owners[property.column] = property
        continue
      }
      report(
        .duplicateColumn(property.column, first: owner.name, second: property.name), at: property.nameToken,
        notes: [Note(node: Syntax(owner.nameToken), message: Remark("'\(owner.name)' is here"))])
    }
  }

  private mutating func checkRelations() {
    for (_, relation, property) in model.relations {
      if let other = model.stored.first(where: { $0.name == relation }) {
        report(
          .relationClash(relation: relation, property: property.name), at: property.nameToken,
          notes: [Note(node: Syntax(other.nameToken), message: Remark("'\(relation)' is here"))])
      } else if Self.reservedNames.contains(relation) {
        report(.relationClash(relation: relation, property: property.name), at: property.nameToken)
      }
    }
  }
}

// MARK: - Groups of fields

extension ModelReader {
  /// Checks a group of fields that tables share.
  mutating func checkGroup() {
    checkColumns()
    if model.properties.isEmpty { report(.emptyGroup(model.name), at: declaration.nameToken ?? declaration.introducer) }
  }
}

// MARK: - The DTO

extension ModelReader {
  /// Checks that the DTO names nothing that its users cannot see.
  mutating func checkDTO() {
    if model.dtoAccess <= model.access { return }
    for (_, property) in model.visibleProperties {
      guard let type = property.type.names.first(where: model.nestedTypes.contains) else { continue }
      let mark = FixIt.mark(property, with: "@Hidden")
      report(
        .nestedTypeInWiderDTO(type: type, property: property.name, model: model.name, model.dtoAccess),
        at: property.typeNode, fixIts: property.isKey ? [] : [mark])
    }
  }
}

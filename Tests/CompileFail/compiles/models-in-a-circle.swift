// features: M8 R4
import BasaltDomain
import BasaltPersistence

@Model(table: "people")
struct Person {
  @PrimaryKey(.generated) let id: Key<Int64>
  var name: String
  @ForeignKey var homeID: House.ID?
  @ForeignKey(onDelete: .setNull) var parentID: Self.ID?
}

@Model(table: "houses")
struct House {
  @PrimaryKey(.generated) let id: Key<Int64>
  @ForeignKey(onDelete: .cascade, onUpdate: .restrict) var ownerID: Person.ID
}

func queries() {
  _ = House.objects.filter { $0.owner.home.owner.parent.parent.parent.name == "Ada" }
  _ = Person.objects.order { ($0.parent.parent.home.id.ascending, $0.name.descending) }
  _ = Person.objects.filter { $0.home.ownerID == $0.id || $0.parent.id == nil }
  _ = House.objects.select { ($0.owner.name, $0.owner.parent.name) }
}

// features: M4 Q2
import BasaltDomain
import BasaltPersistence

@Embeddable
struct Edition {
  @Default(1) var version: Int
  var editor: String?
}

@Model(table: "letters")
struct Letter {
  @PrimaryKey(.generated) let id: Key<Int64>
  var text: String
  @Embedded var edition: Edition
}

func queries(_ edition: Edition, _ patch: inout Letter.Patch, on database: Database) async throws {
  #if REFUSED
    _ = Letter.objects.filter { $0.edition.nobody == 3 }  // expected-error {{has no dynamic member 'nobody'}}
    _ = Letter.objects.filter { $0.version == 3 }  // expected-error {{has no dynamic member 'version'}}
    // expected-error@+1 {{cannot convert value of type 'String' to expected argument type 'Int'}}
    _ = Letter.objects.filter { $0.edition.version == "x" }
    _ = Letter.objects.filter { $0.edition == edition }  // expected-error {{binary operator '==' cannot be applied to}}
    _ = Letter.objects.order { $0.edition.ascending }  // expected-error {{has no dynamic member 'ascending'}}
    // expected-error@+1 {{a patch sets columns: a 'var' that is stored, or, with 'set(_:to:)', a field of an embedded group}}
    patch.edition = .set(edition)
    try await edition.save(on: database)  // expected-error {{value of type 'Edition' has no member 'save'}}
    _ = Edition.objects  // expected-error {{type 'Edition' has no member 'objects'}}
  #else
    _ = Letter.objects.filter { $0.edition.version == 3 && $0.edition.editor == nil }
    _ = Letter.objects.order { $0.edition.version.ascending }
    patch.set(\.edition.version, to: 3)
  #endif
}

// features: M1 M9
import BasaltDomain
import BasaltPersistence
import Shop

func change(_ patch: inout User.Patch, _ id: User.ID, on database: Database) async throws {
  #if REFUSED
    patch.nam = .set("x")  // expected-error {{has no dynamic member 'nam'}}
    // expected-error@+1 {{a patch sets columns: a 'var' that is stored}}
    patch.id = .set(id)
    patch.name = .set(3)  // expected-error {{cannot convert value of type 'Int' to expected argument type 'String'}}
    patch.name = .set(nil)  // expected-error {{'nil' is not compatible with expected argument type 'String'}}
    // expected-error@+1 {{say what the patch does: '.set(…)' writes a value or null, and '.unset' leaves the field}}
    patch.name = "x"
    // expected-error@+1 {{to expected argument type 'Team.ID'}}
    patch.teamID = .set(id)
    patch.isAdult = .set(true)  // expected-error {{cannot assign to property: 'isAdult' is a get-only property}}
    // expected-error@+1 {{to expected argument type 'Patch<Post>'}}
    try await Post.objects.update(Post.ID(1), with: patch, on: database)
  #else
    patch.name = .set("x")
    patch.managerID = .set(id)
    patch.age = .set(nil)
    patch.views = .unset
    try await User.objects.update(id, with: patch, on: database)
  #endif
}

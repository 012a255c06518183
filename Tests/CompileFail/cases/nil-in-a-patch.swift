// features: M1
import BasaltDomain
import Shop

func change(_ patch: inout User.Patch) {
  #if REFUSED
    // expected-error@+1 {{say what the patch does: '.set(…)' writes a value or null, and '.unset' leaves the field}}
    patch.age = nil
    // expected-error@+1 {{say what the patch does: '.set(…)' writes a value or null, and '.unset' leaves the field}}
    patch.age = 3
  #else
    patch.age = .set(nil)
    patch.age = .set(3)
    patch.age = .unset
  #endif
}

// features: M6
// verified: by line
import BasaltDomain

enum Mood: String, ColumnType {
  case calm
  case wild
}

enum Tone: String, ArrayElement {
  case high
  case low
}

#if REFUSED
  @Model(table: "days")  // expected-expansion-errors
  struct Day {
    @PrimaryKey(.generated) let id: Key<Int64>
    var moods: [Mood]  // expected-error {{requires that 'Mood' conform to 'ArrayElement'}}
    var tags: [String?]  // expected-error {{requires that 'Optional<String>' conform to 'ArrayElement'}}
    var grid: [[Int]]  // expected-error {{requires that 'Array<Int>' conform to 'ArrayElement'}}
    var limits: [String: Int]  // expected-error {{requires that 'Dictionary<String, Int>' conform to 'ColumnValue'}}
  }
#else
  @Model(table: "days")
  struct Day {
    @PrimaryKey(.generated) let id: Key<Int64>
    var tones: [Tone]
    var tags: [String]?
  }
#endif

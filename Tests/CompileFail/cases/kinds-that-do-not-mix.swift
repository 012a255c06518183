// features: M6 Q3 Q4
import BasaltDomain
import BasaltPersistence
import Foundation

@Model(table: "ledger_lines")
struct LedgerLine {
  @PrimaryKey(.generated) let id: Key<Int64>
  var counter: UInt64
  var price: Decimal
  var time: TimeOfDay
  var day: CalendarDate
  var length: Duration
  var address: URL
  var name: String
  var tags: [String]
  var json: JSON
  var instant: Date
}

func queries(_ line: LedgerLine) {
  #if REFUSED
    // expected-error@+1 {{cannot convert value of type 'Duration' to expected argument type 'TimeOfDay'}}
    _ = LedgerLine.objects.filter { $0.time == line.length }
    // expected-error@+1 {{requires that 'Date' conform to 'QueryExpression'}}
    _ = LedgerLine.objects.filter { $0.day < line.instant }
    // expected-error@+1 {{requires the types 'TimeOfDay' and 'Duration' be equivalent}}
    _ = LedgerLine.objects.filter { $0.time < $0.length }
    // expected-error@+1 {{cannot convert value of type 'UInt64' to expected argument type 'Decimal'}}
    _ = LedgerLine.objects.filter { $0.price > line.counter }
    _ = LedgerLine.objects.select { $0.tags + $0.tags }  // expected-error {{binary operator '+' cannot be applied to}}
    _ = LedgerLine.objects.select { $0.json + 3 }  // expected-error {{requires that 'JSON' conform to 'Numeric'}}
    // expected-error@+1 {{no exact matches in call to instance method 'sum'}}
    _ = LedgerLine.objects.select { $0.name.sum() }
    // expected-error@+1 {{no exact matches in call to instance method 'average'}}
    _ = LedgerLine.objects.select { $0.time.average() }
    // expected-error@+1 {{requires the types 'Array<String>' and 'String' be equivalent}}
    _ = LedgerLine.objects.filter { $0.tags.contains("x") }
    // expected-error@+1 {{requires the types 'URL' and 'String' be equivalent}}
    _ = LedgerLine.objects.filter { $0.address.hasPrefix("https") }
    // expected-error@+1 {{requires that 'Decimal' conform to 'BinaryInteger'}}
    _ = LedgerLine.objects.select { $0.price % 3 }
    // expected-error@+1 {{requires that 'UInt64' conform to 'SignedNumeric'}}
    _ = LedgerLine.objects.select { $0.counter.absolute() }
  #else
    _ = LedgerLine.objects.filter { $0.time == line.time && $0.day < line.day && $0.counter > 3 && $0.price > 1.5 }
    _ = LedgerLine.objects.filter { $0.tags == ["x"] && $0.json == line.json && $0.address == line.address }
    _ = LedgerLine.objects.select { ($0.price + $0.price, $0.counter + 3, $0.price.sum(), $0.length.max()) }
  #endif
}

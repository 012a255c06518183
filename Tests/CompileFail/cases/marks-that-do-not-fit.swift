// features: M5 M9
import BasaltDomain
import Foundation

#if REFUSED
  @Model(table: "items")
  struct Item {
    @PrimaryKey(.generated) let id: Key<Int64>
    // expected-error@+1 {{'@Precision' counts the digits of a 'Decimal', and 'price' is 'Double'}}
    @Precision(10, scale: 2) var price: Double
    // expected-error@+1 {{the digits behind the point are some of all digits: write a scale from 0 to 2}}
    @Precision(2, scale: 3) var rate: Decimal
    // expected-error@+1 {{'@Length' counts the characters of a 'String', and 'amount' is 'Int'}}
    @Length(1...3) var amount: Int
    // expected-error@+2 {{'@Validate' lists no rule; write one, such as '.email', or remove it}}
    // expected-error@+1 {{generic parameter 'Value' could not be inferred}}
    @Validate(check: true) var size: Int
    // expected-error@+1 {{input may set 'open' anyway: '@Input' is for properties that are hidden or read-only}}
    @Input var open: String
    @Default(sql: "") var token: String  // expected-error {{the SQL of '@Default' is empty; write an expression}}
    @Column(comment: "") var note: String  // expected-error {{'comment:' is empty; write a text, or remove it}}
  }
#else
  @Model(table: "items")
  struct Item {
    @PrimaryKey(.generated) let id: Key<Int64>
    @Precision(10, scale: 2) var price: Decimal
    @Precision(3, scale: 3) var rate: Decimal
    @Validate(.range(1...3)) var amount: Int
    @Validate(.range(1...), check: true) var size: Int
    @ReadOnly @Input var open: String
    @Default(sql: "hex(randomblob(8))") var token: String
    @Column(comment: "For the cook.") var note: String
  }
#endif

// features: M11
// verified: by line
public import BasaltDomain
public import Places

#if REFUSED
  @Mapping(table: "places")  // expected-expansion-errors
  extension Place: @retroactive Table {
    private struct Fields {
      @PrimaryKey(.generated) var id: Int64
      var nam: String  // expected-error 2 {{value of type 'Place' has no member 'nam'}}
      var height: Int  // expected-error {{'KeyPath<Place, Optional<Int>>'}}
    }
  }

  @Mapping(table: "regions")  // expected-expansion-errors
  extension Region: @retroactive Table, @retroactive InsertShape {
    private struct Fields {
      @PrimaryKey var code: Int64  // expected-error {{'KeyPath<Region, String>'}}
    }
  }
#else
  @Mapping(table: "places")
  extension Place: @retroactive Table {
    private struct Fields {
      @PrimaryKey(.generated) var id: Int64
      var name: String
      @Validate(.range(1...3)) var height: Int?
    }
  }

  @Mapping(table: "regions")
  extension Region: @retroactive Table, @retroactive InsertShape {
    private struct Fields {
      @PrimaryKey var code: String
    }
  }
#endif

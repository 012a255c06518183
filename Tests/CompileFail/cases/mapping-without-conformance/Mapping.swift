// features: M11
// verified: by line
public import BasaltDomain
public import Places

#if REFUSED
  @Mapping(table: "places")  // expected-expansion-errors
  // expected-error@+1 {{'@Mapping' cannot make 'Place' conform to 'Table', so the extension has to say it}}
  extension Place {
    private struct Fields {
      @PrimaryKey(.generated) var id: Int64
      var name: String
    }
  }

  @Mapping(table: "regions")  // expected-expansion-errors
  // expected-error@+2 {{'@Mapping' cannot make 'Region' conform to 'InsertShape', so the extension has to say it}}
  // expected-error@+1 {{type 'Region' does not conform to protocol 'Table'}}
  extension Region: @retroactive Table {
    private struct Fields {
      @PrimaryKey var code: String
    }
  }

  @Mapping(table: "towns")
  // expected-error@+1 {{'@Mapping' stands on an extension of another module's struct, and 'Town' is declared here as}}
  struct Town {
    let id: Int64
  }
#else
  @Mapping(table: "places")
  extension Place: @retroactive Table {
    private struct Fields {
      @PrimaryKey(.generated) var id: Int64
      var name: String
    }
  }

  @Mapping(table: "regions")
  extension Region: @retroactive Table, @retroactive InsertShape {
    private struct Fields {
      @PrimaryKey var code: String
    }
  }
#endif

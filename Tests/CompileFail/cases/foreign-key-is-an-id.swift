// features: M8
import BasaltDomain
import Shop

#if REFUSED
  @Model(table: "members")
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
    // expected-error@+1 {{a foreign key has the key type of the model it refers to, such as 'Team.ID' or 'Team.ID?', and 'teamID' is 'Int64'}}
    @ForeignKey var teamID: Int64
    // expected-error@+1 {{a foreign key is called after its relation with 'ID' at the end, so that 'friendID' leads to 'friend'}}
    @ForeignKey var friend: Member.ID?
  }
#else
  @Model(table: "members")
  struct Member {
    @PrimaryKey(.generated) let id: Key<Int64>
    @ForeignKey var teamID: Team.ID
    @ForeignKey var friendID: Member.ID?
  }
#endif

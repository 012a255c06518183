/// A struct of a module that knows nothing of databases.
public struct City: Hashable, Sendable {
  public let id: Int64
  public var name: String
  public var population: Int?
  public var isCapital: Bool
  public var notes: String
  public var countryCode: String

  /// Inhabitants in thousands.
  public var thousands: Int? { population.map { $0 / 1000 } }

  public init(
    id: Int64, name: String, population: Int? = nil, isCapital: Bool, notes: String = "", countryCode: String
  ) {
    self.id = id
    self.name = name
    self.population = population
    self.isCapital = isCapital
    self.notes = notes
    self.countryCode = countryCode
  }
}

/// A struct with a key of its own.
public struct Country: Hashable, Sendable, Identifiable {
  public var id: String { code }
  public let code: String
  public var name: String
  /// Not stored.
  public var visits: Int

  public init(code: String, name: String, visits: Int = 0) {
    self.code = code
    self.name = name
    self.visits = visits
  }
}

public struct Place: Sendable, Identifiable {
  public let id: Int64
  public var name: String
  public var height: Int?
  public var visits: Int

  public init(id: Int64, name: String, height: Int?, visits: Int = 0) {
    self.id = id
    self.name = name
    self.height = height
    self.visits = visits
  }
}

public struct Region: Sendable {
  public let code: String

  public init(code: String) { self.code = code }
}

/// Its module does not say whether it is `Sendable`.
public struct Route {
  public let number: Int
  public var start: String

  public init(number: Int, start: String) {
    self.number = number
    self.start = start
  }
}

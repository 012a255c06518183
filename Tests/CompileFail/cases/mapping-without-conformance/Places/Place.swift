public struct Place: Sendable {
  public let id: Int64
  public var name: String

  public init(id: Int64, name: String) {
    self.id = id
    self.name = name
  }
}

public struct Region: Sendable {
  public let code: String

  public init(code: String) { self.code = code }
}

public struct Place: Sendable {
  public let id: Int64
  public var name: String
  public var height: Int?

  public init(id: Int64, name: String, height: Int?) {
    self.id = id
    self.name = name
    self.height = height
  }
}

public struct Region: Sendable {
  public let code: String

  public init(code: String) { self.code = code }
}

public import BasaltDomain

/// A place where one gets off.
@Model
public struct Stop: Hashable, Codable {
  /// The town.
  @Length(1...20) public var town: String
  @Validate(.range(1...9)) public var platform: Int?

  /// Makes a stop.
  public init(town: String, platform: Int? = nil) {
    self.town = town
    self.platform = platform
  }
}

/// A way from one place to another, without a table: value models in a value model.
@Model
public struct Journey: Hashable {
  /// Where it begins.
  public var from: Stop
  public var to: Stop?
  /// Where it passes.
  public var via: [Stop]
  public var mood: Mood
  public var labels: [String]
  @Validate(.range(0.0...)) public var kilometres: Double
  @Hidden public var remark: String

  static let arrives = rule(\.to, \.from, message: "must be another place than the start") { $0 != $1 }

  /// Makes a journey.
  public init(
    from: Stop, to: Stop? = nil, via: [Stop] = [], mood: Mood = .calm, labels: [String] = [], kilometres: Double = 0,
    remark: String = ""
  ) {
    self.from = from
    self.to = to
    self.via = via
    self.mood = mood
    self.labels = labels
    self.kilometres = kilometres
    self.remark = remark
  }
}

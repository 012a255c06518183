// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that Basalt never depends on its rivals. `./run` builds and measures it.
let package = Package(
  name: "basalt-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "basalt", path: "../.."),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    .target(name: "Harness"),
    .executableTarget(
      name: "GRDBBench",
      dependencies: [
        "Harness",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .executableTarget(
      name: "BasaltBench",
      dependencies: [
        "Harness",
        .product(name: "BasaltDomain", package: "basalt"),
        .product(name: "BasaltPersistence", package: "basalt"),
        .product(name: "BasaltSQLite", package: "basalt"),
      ]),
    .executableTarget(
      name: "ValidationBench",
      dependencies: [
        "Harness",
        .product(name: "BasaltDomain", package: "basalt"),
        .product(name: "BasaltPersistence", package: "basalt"),
        .product(name: "BasaltSQLite", package: "basalt"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ]
}

// swift-tools-version: 6.2
import CompilerPluginSupport
import PackageDescription

let package = Package(
  name: "basalt",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "BasaltDomain", targets: ["BasaltDomain", "BasaltRow"]),
    .library(name: "BasaltPersistence", targets: ["BasaltPersistence"]),
    .library(name: "BasaltSQLite", targets: ["BasaltSQLite"]),
  ],
  traits: [
    .default(enabledTraits: ["SQLite"]),
    .trait(name: "SQLite", description: "The SQLite driver, on the system's libsqlite3."),
  ],
  dependencies: [
    .package(url: "https://github.com/swiftlang/swift-syntax", "600.0.1"..<"604.0.0")
  ],
  targets: [
    // Domain: what a model is.
    .target(name: "BasaltRow", path: "Domain/BasaltRow"),
    .macro(
      name: "BasaltMacros",
      dependencies: [
        .product(name: "SwiftCompilerPlugin", package: "swift-syntax"),
        .product(name: "SwiftDiagnostics", package: "swift-syntax"),
        .product(name: "SwiftSyntax", package: "swift-syntax"),
        .product(name: "SwiftSyntaxMacros", package: "swift-syntax"),
      ],
      path: "Domain/BasaltMacros"),
    .target(name: "BasaltDomain", dependencies: ["BasaltRow", "BasaltMacros"], path: "Domain/BasaltDomain"),

    // Persistence: queries, transactions, repositories, and the two ports.
    .target(
      name: "BasaltPersistence", dependencies: ["BasaltDomain", "BasaltRow"], path: "Persistence/BasaltPersistence"),

    // Dialects: SQL text.
    .target(name: "BasaltSQL", dependencies: ["BasaltDomain", "BasaltPersistence"], path: "Dialects/BasaltSQL"),
    .target(
      name: "BasaltSQLiteDialect", dependencies: ["BasaltDomain", "BasaltPersistence", "BasaltSQL"],
      path: "Dialects/BasaltSQLiteDialect"),

    // Adapters: everything that touches the world.
    .systemLibrary(
      name: "CSQLite", path: "Adapters/CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .target(
      name: "BasaltSQLite",
      dependencies: [
        "BasaltDomain", "BasaltPersistence", "BasaltRow", "BasaltSQLiteDialect",
        .target(name: "CSQLite", condition: .when(traits: ["SQLite"])),
      ],
      path: "Adapters/BasaltSQLite"),

    // Tests and what they share.
    .target(name: "BasaltTestFeatures", path: "Tests/Support/FeatureTrait"),
    .target(name: "BasaltTestToolchain", path: "Tests/Support/Toolchain"),
    .target(name: "Shop", dependencies: ["BasaltDomain"], path: "Tests/Fixtures/Shop"),
    .target(name: "Geo", path: "Tests/Fixtures/Geo"),
    .target(name: "Atlas", dependencies: ["BasaltDomain", "Geo"], path: "Tests/Fixtures/Atlas"),
    .testTarget(
      name: "BasaltMacrosTests",
      dependencies: [
        "BasaltMacros", "BasaltTestFeatures",
        .product(name: "SwiftDiagnostics", package: "swift-syntax"),
        .product(name: "SwiftParser", package: "swift-syntax"),
        .product(name: "SwiftSyntax", package: "swift-syntax"),
        .product(name: "SwiftSyntaxMacroExpansion", package: "swift-syntax"),
        .product(name: "SwiftSyntaxMacros", package: "swift-syntax"),
        .product(name: "SwiftSyntaxMacrosGenericTestSupport", package: "swift-syntax"),
      ],
      path: "Tests/BasaltMacrosTests"),
    .testTarget(
      name: "BasaltDomainTests", dependencies: ["BasaltDomain", "BasaltTestFeatures", "Shop"],
      path: "Tests/BasaltDomainTests"),
    .testTarget(
      name: "BasaltPersistenceTests",
      dependencies: [
        "BasaltDomain", "BasaltPersistence", "BasaltSQLiteDialect", "BasaltTestFeatures", "Shop",
      ],
      path: "Tests/BasaltPersistenceTests"),
    .testTarget(
      name: "BasaltSQLiteTests",
      dependencies: [
        "Atlas", "BasaltDomain", "BasaltPersistence", "BasaltSQLite", "BasaltTestFeatures", "Geo", "Shop",
        .target(name: "CSQLite", condition: .when(traits: ["SQLite"])),
      ],
      path: "Tests/BasaltSQLiteTests"),
    .testTarget(
      name: "BasaltCompileFailTests",
      dependencies: ["BasaltDomain", "BasaltPersistence", "BasaltTestFeatures", "BasaltTestToolchain", "Shop"],
      path: "Tests/CompileFail", exclude: ["cases", "compiles", "shared"]),
    .testTarget(
      name: "BasaltEditorTests",
      dependencies: ["BasaltDomain", "BasaltPersistence", "BasaltTestFeatures", "BasaltTestToolchain"],
      path: "Tests/EditorTests", exclude: ["Fixture"]),

    // Examples.
    .target(
      name: "GitLog", path: "Tests/Examples/GitHistory/GitLog"),
    .target(
      name: "People", dependencies: ["BasaltDomain", "BasaltPersistence"], path: "Tests/Examples/GitHistory/People"),
    .target(
      name: "History", dependencies: ["BasaltDomain", "BasaltPersistence", "People"],
      path: "Tests/Examples/GitHistory/History"),
    .target(
      name: "GitHistoryApplication",
      dependencies: ["BasaltDomain", "BasaltPersistence", "BasaltSQLite", "GitLog", "History", "People"],
      path: "Tests/Examples/GitHistory/Application"),
    .executableTarget(
      name: "GitHistory", dependencies: ["GitHistoryApplication"], path: "Tests/Examples/GitHistory/Command"),
    .testTarget(
      name: "GitHistoryTests",
      dependencies: [
        "BasaltDomain", "BasaltPersistence", "BasaltSQLite", "BasaltTestFeatures", "BasaltTestToolchain", "GitHistory",
        "GitHistoryApplication",
        "GitLog", "History", "People",
      ],
      path: "Tests/Examples/GitHistoryTests"),
  ],
  swiftLanguageModes: [.v6]
)

/// One set of rules for every Swift target: Swift 6 mode and the features that the next language mode will bring.
for target in package.targets where target.type != .system {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      .treatAllWarnings(as: .error),
    ]
}

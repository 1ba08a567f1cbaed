// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A Swift target of this package, with the settings that all of them share.
func swift(_ name: String, path: String? = nil, exclude: [String] = [], _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, path: path, exclude: exclude, swiftSettings: swiftSettings)
}

func executable(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

func test(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

/// The tests of a stage: its golden cases, and what these cannot say.
func stageTest(_ name: String, and more: Target.Dependency...) -> Target {
  test(
    "Extract\(name)Tests",
    [.byName(name: "Extract\(name)"), "ExtractFixtures", "ExtractCore", "ExtractMatching", "ExtractData"] + more)
}

/// A standard stage: it never depends on another one, and gets its lists from outside.
func stage(_ name: String, and more: Target.Dependency...) -> Target {
  swift("Extract\(name)", ["ExtractCore", "ExtractMatching"] + more)
}

/// A custom stage in `Sources/Plugins`: an ordinary target that sees no more than a package outside would.
func plugin(_ name: String) -> Target { swift(name, path: "Sources/Plugins/\(name)", ["ExtractKit"]) }

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "extract",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "extract", targets: ["extract"]),
    .library(name: "ExtractKit", targets: ["ExtractKit"]),
    .library(name: "ExtractCommand", targets: ["ExtractCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "CByteClasses"),
    .target(name: "CExtractData", exclude: ["Compiled", "Schema"]),

    swift("ExtractCore", ["CByteClasses"]),
    swift("ExtractMatching", ["ExtractCore", "CByteClasses"]),
    swift("ExtractRules", ["ExtractCore", "ExtractMatching"]),
    swift("ExtractData", exclude: ["Lists", "Packs"], ["CExtractData", "ExtractMatching", "ExtractRules"]),
    swift("ExtractNumerals", ["ExtractCore", "ExtractMatching"]),
    .target(
      name: "ExtractCleaning",
      dependencies: ["ExtractCore", "ExtractMatching", "CByteClasses", "CLibXML2"],
      swiftSettings: swiftSettings,
      // Part of the C library elsewhere.
      linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),
    stage("Sentences"),
    stage("Entities"),
    stage("Quotes"),
    stage("Numbers", and: "ExtractNumerals"),
    stage("Dates", and: "ExtractNumerals"),
    swift(
      "ExtractKit",
      [
        "ExtractCore", "ExtractMatching", "ExtractData", "ExtractCleaning", "ExtractSentences", "ExtractEntities",
        "ExtractQuotes", "ExtractNumbers", "ExtractDates", "ExtractRules", "CByteClasses", "CZlib",
      ]),
    swift("ExtractPacks", ["ExtractRules", "ExtractMatching", .product(name: "Yams", package: "Yams")]),
    swift("ExtractFixtures", ["ExtractCore", "ExtractMatching", "ExtractData"]),
    swift(
      "ExtractReview",
      [
        "ExtractKit", "ExtractCore", "ExtractData", "ExtractEntities", "ExtractMatching", "ExtractRules",
        "ExtractFixtures", "CZlib",
      ]),
    swift(
      "ExtractCommand",
      [
        "ExtractKit", "ExtractCore", "ExtractData", "ExtractMatching", "ExtractRules", "ExtractPacks",
        "ExtractFixtures", "ExtractReview", argumentParser,
      ]),
    executable("extract", ["ExtractCommand", "CasualtiesStage"]),
    executable("extract-compile", ["ExtractMatching", "ExtractRules", "ExtractPacks", argumentParser]),
    executable(
      "extract-measure", ["ExtractCore", "ExtractMatching", "ExtractData", "ExtractCleaning", "ExtractSentences"]),

    plugin("CasualtiesStage"),

    swift("RecordSchema", path: "Tests/RecordSchema", []),
    swift("TestSupport", path: "Tests/TestSupport", []),
    test("RecordSchemaTests", ["RecordSchema"]),
    test("ExtractFixturesTests", ["ExtractFixtures", "ExtractCore", "TestSupport"]),
    test("ExtractCoreTests", ["ExtractCore", "TestSupport"]),
    test(
      "ExtractRulesTests",
      ["ExtractRules", "ExtractPacks", "ExtractMatching", "ExtractCore", "ExtractData", "ExtractKit", "TestSupport"]),
    test("ExtractMatchingTests", ["ExtractMatching", "ExtractCore", "ExtractData", "TestSupport"]),
    test(
      "ExtractKitTests",
      [
        "ExtractKit", "ExtractCore", "ExtractMatching", "ExtractData", "ExtractFixtures", "CasualtiesStage",
        "RecordSchema",
        "TestSupport",
      ]),
    test(
      "ExtractReviewTests",
      [
        "ExtractReview", "ExtractKit", "ExtractMatching", "ExtractRules", "ExtractPacks", "ExtractData",
      ]),
    test("ExtractCommandTests", ["extract", "RecordSchema", "TestSupport"]),
    test("CasualtiesStageTests", ["CasualtiesStage", "ExtractKit", "ExtractFixtures"]),
    stageTest("Cleaning"),
    stageTest("Sentences"),
    stageTest("Entities"),
    stageTest("Quotes", and: "TestSupport"),
    test("ExtractNumeralsTests", ["ExtractNumerals", "ExtractCore", "ExtractMatching", "ExtractData"]),
    stageTest("Numbers"),
    stageTest("Dates", and: "TestSupport"),
  ],
  swiftLanguageModes: [.v6]
)

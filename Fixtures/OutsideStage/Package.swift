// swift-tools-version: 6.2
import PackageDescription

// A package as somebody else would write it: a stage of its own, and an executable that runs it beside the others.
let package = Package(
  name: "questions",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "extract", path: "../..")
  ],
  targets: [
    .target(name: "QuestionsStage", dependencies: [.product(name: "ExtractKit", package: "extract")]),
    .executableTarget(
      name: "extract-with-questions",
      dependencies: ["QuestionsStage", .product(name: "ExtractCommand", package: "extract")]),
  ],
  swiftLanguageModes: [.v6]
)

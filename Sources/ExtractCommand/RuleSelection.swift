internal import ArgumentParser
internal import ExtractKit
internal import ExtractRules

/// The rules that a command works with: the built-in packs, and those of users.
struct RuleSelection: ParsableArguments {
  @Option(
    help: ArgumentHelp("A rule pack in YAML, beside the built-in ones. May be given several times.", valueName: "file"))
  var rules: [String] = []

  @Flag(help: "Leave the built-in rule packs out.")
  var noBuiltin = false

  /// Whether a path is that of a rule pack.
  static func isPack(_ path: String) -> Bool { path.hasSuffix(".yaml") || path.hasSuffix(".yml") }

  /// The rules in force.
  ///
  /// - Throws: ``RuleErrors`` with all that is wrong with all packs.
  func ruleSet(adding packs: [String] = [], stages: [any Stage]) throws -> RuleSet {
    try RuleArguments.rules(
      of: rules + packs, withBuiltin: !noBuiltin, layers: stages.flatMap(\.provides).map(\.name))
  }
}

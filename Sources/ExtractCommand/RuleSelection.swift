internal import ArgumentParser
internal import ExtractKit
internal import ExtractRules

/// The rules and lists that a command works with: the built-in ones, and those of users.
struct RuleSelection: ParsableArguments {
  @Option(
    help: ArgumentHelp("A rule pack in YAML, beside the built-in ones. May be given several times.", valueName: "file"))
  var rules: [String] = []

  @Flag(help: "Leave the built-in rule packs out.")
  var noBuiltin = false

  @Option(
    help: ArgumentHelp(
      "A list of names that take precedence over the built-in ones, as 'extract run' takes it. Repeatable.",
      valueName: "file"))
  var gazetteer: [String] = []

  /// Whether a path is that of a rule pack.
  static func isPack(_ path: String) -> Bool { path.hasSuffix(".yaml") || path.hasSuffix(".yml") }

  /// The standard options with the rules and lists in force.
  ///
  /// - Throws: ``RuleErrors`` with all that is wrong with all packs, `ListError` if a list is broken.
  func options(adding packs: [String] = [], stages: [any Stage]) throws -> StandardOptions {
    var options = StandardOptions()
    if !gazetteer.isEmpty { try options.addGazetteers(gazetteer) }
    options.rules = try RuleArguments.rules(
      of: rules + packs, withBuiltin: !noBuiltin, lexicon: options.lexicon,
      layers: stages.flatMap(\.provides).map(\.name))
    return options
  }
}

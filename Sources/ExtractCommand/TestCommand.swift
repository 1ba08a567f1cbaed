public import ArgumentParser
internal import ExtractFixtures
internal import ExtractKit
public import ExtractReview
internal import ExtractRules

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

struct TestCommand: CommandWithStages, CommandWithPaths {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run fixture files and the examples of rules, and show what is missing and what is unexpected.",
    discussion: """
        extract test                                  # the examples of the built-in rules
        extract test rules/ships.yaml cases/          # a rule pack of yours, and your fixture files
        extract test Fixtures --filter "a decade"     # some cases by words of their title
        extract test --gold gold.jsonl                # precision, recall and F1 against records checked by people

      A fixture is a text file: a document, then one fact a line (Fixtures/README.md explains it). A file in a folder \
      named after a stage, such as 'dates' or 'quotes', tests that stage alone; any other tests the whole pipeline. A \
      'todo' fact is a known gap: it does not fail, and is reported once it holds. Of rules, 'examples' must be found \
      as marked, and 'counterexamples' must yield nothing. Where packs are named, the built-in ones work with them but \
      are not tested, and coverage is about the named ones.
      Exit status: 0 all pass, 1 some fail, 2 trouble: a file, rule or option is wrong.
      """)

  enum CoverageMode: String { case show, fail }

  @Argument(
    help: ArgumentHelp(
      "Fixture files; folders, of which every '.txt' is taken; rule packs ('.yaml'), as with --rules.",
      valueName: "path"))
  var paths: [String] = []

  @OptionGroup(title: "Rules") var ruleOptions: RuleSelection

  @Flag(help: "Write what was found in place of what was expected; then read the change. Refused where CI is set.")
  var update = false

  @Option(help: ArgumentHelp("Only cases and examples whose file, title or rule has this text.", valueName: "text"))
  var filter: String?

  @Option(help: "'pretty' for people, 'json' for a line of JSON each, 'junit' for XML, 'github' for annotations.")
  var format = TestReport.Format.pretty

  @Option(
    defaultAsFlag: "show",
    help: ArgumentHelp(
      """
      Also list the rules that no test exercises, and how many entries of each list; 'fail' makes such rules a failure.
      """, valueName: "show|fail"))
  var coverage: String?

  @Option(
    help: ArgumentHelp(
      """
      Score against gold JSON Lines instead: records with 'id', 'text' and the layers that are marked in it, such as \
      {"id":"a","text":"Oslo slept.","mentions":[{"start":0,"end":4,"label":"GPE"}]}. May be given several times.
      """, valueName: "file"))
  var gold: [String] = []

  /// An option with an optional value takes the word after it, so that a wrong one must be refused here.
  var coverageMode: CoverageMode? { coverage.flatMap { CoverageMode(rawValue: $0) } }

  func validate() throws {
    if let coverage, coverageMode == nil {
      throw ValidationError("--coverage takes 'show' or 'fail', not '\(coverage)': a path goes before it")
    }
  }

  func run(stages: [any Stage]) throws -> Int32 {
    if update, let ci = getenv("CI"), String(cString: ci) != "" {
      throw ValidationError("--update is refused where CI is set: expectations are changed by people, and reviewed")
    }
    let packs = paths.filter(RuleSelection.isPack)
    guard let options = ruleOptions.loaded(adding: packs, stages) else { return 2 }
    if !gold.isEmpty { return try GoldScoring(options: options, stages: stages, format: format).run(gold) }

    var session = TestSession(options: options, stages: stages, packs: packs + ruleOptions.rules, command: self)
    do {
      let files = try FixtureTests.files(of: paths.filter { !RuleSelection.isPack($0) })
      session.runFixtures(files)
      try session.runExamples()
    } catch {
      Console.printError("\(error)")
      return 2
    }
    return session.finish()
  }
}

/// One run of tests: what goes through them, and what is kept of them.
private struct TestSession {
  private let options: StandardOptions
  private let stages: [any Stage]
  /// The paths of the packs that are tested; all if there are none.
  private let packs: Set<String>
  private let filter: String?
  private let coverageMode: TestCommand.CoverageMode?
  private let format: TestReport.Format
  private let tests: FixtureTests
  private var report: TestReport
  private var coverage: Coverage
  private var hasTrouble = false

  init(options: StandardOptions, stages: [any Stage], packs: [String], command: TestCommand) {
    self.options = options
    self.packs = Set(packs)
    self.stages = stages
    filter = command.filter
    coverageMode = command.coverageMode
    format = command.format
    tests = FixtureTests(customStages: stages, options: options, isUpdating: command.update)
    report = TestReport(format: command.format, style: Console.style) { print($0) }
    coverage = Coverage(lexicon: options.lexicon)
  }

  mutating func runFixtures(_ files: [String]) {
    for file in files {
      do {
        for fixture in try FixtureFile(readingFrom: file).cases where isWanted("\(fixture.path): \(fixture.title)") {
          let isCounting = coverageMode != nil
          let result = tests.run(fixture) { if isCounting { coverage.add($0) } }
          add(result)
        }
      } catch {
        Console.printError("\(error)")
        hasTrouble = true
      }
    }
  }

  mutating func runExamples() throws(PipelineError) {
    var examples = try ExampleTests(options: options)
    for pack in testedPacks {
      for rule in pack.rules {
        for result in examples.run(rule, of: pack) where isWanted("\(result.path): \(result.name)") { add(result) }
      }
    }
  }

  private var testedPacks: [RulePack] {
    options.rules.packs.filter { packs.isEmpty || packs.contains($0.path) }
  }

  /// The rules that tests are to exercise.
  private var testedRules: [String] {
    guard packs.isEmpty else { return testedPacks.flatMap(\.rules).map(\.id) }
    var seen: Set<String> = []
    return (Pipeline.standardStages(options) + stages).flatMap(\.rules).map(\.name).filter { seen.insert($0).inserted }
  }

  private func isWanted(_ name: String) -> Bool { filter.map { name.contains($0) } ?? true }

  private mutating func add(_ result: TestResult) {
    report.add(result)
    coverage.add(rules: result.rules)
  }

  /// Writes the sums, and gives the exit status.
  func finish() -> Int32 {
    report.finish()
    var isUncovered = false
    if let coverageMode {
      let all = testedRules
      let missed = coverage.missed(among: all)
      let lines = CoverageReport(ruleCount: all.count, missedRules: missed, lists: coverage.lists).lines(format)
      for line in lines { print(line) }
      isUncovered = coverageMode == .fail && !missed.isEmpty
    }
    if hasTrouble || report.count(.trouble) > 0 { return 2 }
    return report.count(.failed) > 0 || isUncovered ? 1 : 0
  }
}

extension TestReport.Format: ExpressibleByArgument {}

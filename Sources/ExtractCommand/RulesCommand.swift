internal import ArgumentParser
internal import ExtractData
internal import ExtractKit
internal import ExtractMatching
internal import ExtractReview
internal import ExtractRules

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List the rules and lists in force, show one, or look for mistakes in them.",
    discussion: """
        extract rules list                        # every rule, with where it comes from
        extract rules show laws/numbered-text     # its patterns and examples
        extract rules lint rules/ships.yaml       # mistakes in a pack of yours
      """,
    subcommands: [List.self, Show.self, Lint.self])
}

extension RulesCommand {
  struct List: CommandWithStages {
    static let configuration = CommandConfiguration(
      abstract: "Every rule in force and every list, a line each, with where it comes from.",
      discussion: "A rule of a pack comes from a line of a file; one that is code, from the stage that it belongs to.")

    @OptionGroup(title: "Rules") var selection: RuleSelection

    func run(stages: [any Stage]) throws -> Int32 {
      guard let catalog = selection.catalog(stages) else { return 2 }
      for entry in catalog.entries {
        let labels = entry.rule.map { " \($0.labels.joined(separator: ","))" } ?? ""
        print("\(entry.id)\t\(entry.origin)\(labels)")
      }
      for list in catalog.lists {
        print("list \(list)\t\(catalog.path(ofList: list)) \(catalog.entryCount(ofList: list)) entries")
      }
      return 0
    }
  }

  struct Show: CommandWithStages {
    static let configuration = CommandConfiguration(
      abstract: "A rule with its patterns and examples, or a list with its columns.")

    @Argument(help: ArgumentHelp("The id of a rule, as records have it, or the name of a list.", valueName: "id"))
    var id: String

    @OptionGroup(title: "Rules") var selection: RuleSelection

    func run(stages: [any Stage]) throws -> Int32 {
      guard let catalog = selection.catalog(stages) else { return 2 }
      if let entry = catalog.entry(id) {
        for line in catalog.description(of: entry) { print(line) }
      } else if catalog.lists.contains(id) {
        for line in catalog.description(ofList: id) { print(line) }
      } else {
        throw ValidationError("there is no rule or list '\(id)': 'extract rules list' names them all")
      }
      return 0
    }
  }

  struct Lint: CommandWithStages, CommandWithPaths {
    static let configuration = CommandConfiguration(
      abstract: "Look for mistakes in rule packs and lists.",
      discussion: """
        Finds elements of patterns and entries of lists that nothing can fit, as the text is cut into tokens and \
        compared; patterns that stand twice, rules that always lose to others, rules without examples, entries that \
        stand twice or contradict each other, and names that are common English words and say nothing of case. \
        Findings go to standard error, as 'path:line: E311 text'.
        Exit status: 0 nothing found, 1 something found, 2 a pack or list cannot be read.
        """)

    @Argument(
      help: ArgumentHelp(
        "Rule packs ('.yaml'), and lists in any format of --gazetteer; the built-in packs and lists if none is named.",
        valueName: "path"))
    var paths: [String] = []

    @OptionGroup(title: "Rules") var selection: RuleSelection

    func run(stages: [any Stage]) throws -> Int32 {
      let packs = paths.filter(RuleSelection.isPack) + selection.rules
      let lists = paths.filter { !RuleSelection.isPack($0) } + selection.gazetteer
      guard let options = selection.loaded(adding: paths.filter(RuleSelection.isPack), stages) else { return 2 }
      var findings: [LintFinding] = []
      var hasTrouble = false
      if lists.isEmpty || !packs.isEmpty {
        findings += try RuleLint(options.rules).findings { packs.isEmpty || packs.contains($0.path) }
      }
      let lint = ListLint(lexicon: .builtin)
      if lists.isEmpty, packs.isEmpty { findings += lint.findingsInBuiltinLists() }
      for path in lists {
        do {
          for list in try GazetteerFile.read(path) { findings += lint.findings(in: list.file, path: list.path) }
        } catch {
          Console.printError("\(error)")
          hasTrouble = true
        }
      }
      for finding in findings { Console.printError(finding.description) }
      return hasTrouble ? 2 : findings.isEmpty ? 0 : 1
    }
  }
}

extension RuleSelection {
  /// The standard options with the rules and lists in force; `nil` if something is wrong with them, which is then said.
  func loaded(adding packs: [String] = [], _ stages: [any Stage]) -> StandardOptions? {
    do {
      return try options(adding: packs, stages: stages)
    } catch {
      Console.printError("\(error)")
      return nil
    }
  }

  /// The rules and lists in force; `nil` if something is wrong with them, which is then said.
  func catalog(_ stages: [any Stage]) -> RuleCatalog? {
    guard let options = loaded(stages) else { return nil }
    return RuleCatalog(stages: Pipeline.standardStages(options) + stages, options: options)
  }
}

public import ArgumentParser
internal import ExtractKit
public import ExtractReview

struct DiffCommand: CommandWithStages {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what is different between two files of records: what a change of a rule did to a corpus.",
    discussion: """
        extract seeds/*.txt > before.jsonl
        … change a rule …
        extract seeds/*.txt > after.jsonl
        extract diff before.jsonl after.jsonl

      Records are matched by their ids, facts by their places. Each fact that was added (+), removed (-) or changed \
      (~) is shown with the words around it and the rule that found it, and counted by label and by rule. Layers that \
      only one file has are not compared. Files packed by gzip are read as what they hold. Lines that are no records are \
      reported on standard error and passed over.
      Exit status: 0 no difference, 1 some difference, 2 trouble: a file cannot be read, or some line is no record.
      """)

  @Argument(help: ArgumentHelp("The records before; '-' for standard input.", valueName: "old.jsonl"))
  var old: String

  @Argument(help: ArgumentHelp("The records after; '-' for standard input.", valueName: "new.jsonl"))
  var new: String

  @Option(
    help: """
      'pretty' for people, 'json' for a line of JSON for each difference and one of sums, 'github' for annotations of \
      GitHub Actions.
      """)
  var format = DiffReport.Format.pretty

  func run(stages: [any Stage]) throws -> Int32 {
    guard old != "-" || new != "-" else { throw ValidationError("only one of the two files can be standard input") }
    var report = DiffReport(format: format, style: Console.style) { print($0) }
    do {
      let before = try RecordLines(path: old)
      let after = try RecordLines(path: new)
      try CorpusDiff(from: before, to: after) { event in
        if case .badLine(let line) = event { Console.printError(line.description) }
        report.add(event)
      }.run()
    } catch {
      Console.printError("\(error)")
      return 2
    }
    report.finish()
    return report.badLines > 0 ? 2 : report.isDifferent ? 1 : 0
  }
}

extension DiffReport.Format: ExpressibleByArgument {}

public import ArgumentParser
public import ExtractKit
internal import ExtractRules

struct RunCommand: CommandWithStages, CommandWithPaths {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Read documents and write one JSON record each (the default command).",
    discussion: """
      A document that cannot be read or processed becomes a record with 'error' in place of its layers; all others \
      come out as if it were not there, and the exit status is 1.
      """)

  @Argument(
    help: ArgumentHelp(
      "Files; folders, which are walked in byte order of paths; '-' for standard input.", valueName: "path"))
  var paths: [String] = []

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Extraction") var extraction: ExtractionArguments
  @OptionGroup(title: "Output") var output: OutputArguments

  func run(stages customStages: [any Stage]) throws -> Int32 {
    let paths = try allPaths()
    if paths.isEmpty, input.filesFrom.isEmpty {
      Console.printError(RootCommand.helpMessage())
      return 2
    }
    let options: StandardOptions
    do {
      options = try extraction.standardOptions(layers: customStages.flatMap(\.provides).map(\.name))
    } catch let error as RuleErrors {
      Console.printError(error.description)
      return 2
    }
    let stages = Pipeline.standardStages(options) + customStages
    let selection = try LayerSelection(only: extraction.only, skip: extraction.skip, stages: stages)
    let pipeline: Pipeline
    do {
      pipeline = try selection.pipeline(stages)
    } catch {
      throw ValidationError("\(error)")
    }
    var records = RecordOptions(engine: EngineIdentity.name(options: options, stages: pipeline.stages))
    records.offsets = output.offsets
    selection.apply(to: &records)
    if output.noText { records.showsText = false }
    if output.explain { records.explainer = RecordExplainer(rules: options.rules, stages: stages) }

    RecordOutput.ignoreBrokenPipes()
    let target = try output.target()
    var run = BatchRun(pipeline: pipeline, records: records, threads: output.jobs ?? Console.processorCount)
    run.errorPolicy = output.onError
    let progress = ProgressLine(when: output.progress)
    run.onProgress = progress?.update
    let reader = DocumentReader(paths: paths, options: input.options(extraction))
    let summary: BatchRun.Summary
    do {
      summary = try run.run(reader, to: target)
    } catch {
      throw ValidationError("\(error)")
    }
    progress?.finish()
    return try finish(summary, target)
  }

  /// The paths of the arguments and of lists of paths; standard input where there are none and it is not a terminal.
  private func allPaths() throws -> [String] {
    var all = paths
    for file in input.filesFrom {
      guard let listed = Console.paths(from: file) else {
        throw ValidationError("cannot read the list of paths '\(file)': check that the file exists and is readable")
      }
      all += listed
    }
    if all.contains("") { throw ValidationError("a path is empty: name a file, a folder, or '-' for standard input") }
    if all.isEmpty, input.filesFrom.isEmpty, !Console.isTerminal(0) { all = ["-"] }
    return all
  }

  private func finish(_ summary: BatchRun.Summary, _ target: RecordOutput) throws -> Int32 {
    for message in summary.messages { Console.printError("extract: \(message)") }
    if summary.failures > summary.messages.count {
      Console.printError("extract: \(summary.failures - summary.messages.count) more documents failed")
    }
    switch summary.outputFailure {
    case .closed: return 0
    case .system(let message):
      Console.printError("extract: cannot write: \(message)")
      return 1
    case nil: break
    }
    if summary.wasStopped {
      let rest = output.file.map { ": what came before it is in '\($0).partial'" } ?? ""
      Console.printError("extract: stopped at the first failure\(rest)")
      return 1
    }
    do {
      try target.finish()
    } catch {
      Console.printError("extract: cannot write: \(error)")
      return 1
    }
    return summary.failures > output.maxErrors ? 1 : 0
  }
}

extension OffsetUnit: ExpressibleByArgument {}
extension BatchRun.ErrorPolicy: ExpressibleByArgument {}
extension InputOptions.Format: ExpressibleByArgument {}

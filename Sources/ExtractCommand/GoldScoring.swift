internal import ArgumentParser
internal import ExtractKit
internal import ExtractReview

/// Scores what the pipeline finds in gold texts, taken as they are.
struct GoldScoring {
  private let pipeline: Pipeline
  private let format: TestReport.Format

  /// - Throws: `PipelineError` if the stages do not fit together.
  init(options: StandardOptions, stages: [any Stage], format: TestReport.Format) throws {
    var options = options
    options.cleans = false
    pipeline = try Pipeline(Pipeline.standardStages(options) + stages)
    self.format = format
  }

  /// Scores the records of some files, and writes the table.
  ///
  /// - Returns: the exit status: 0 done, 2 a file or line is wrong.
  func run(_ paths: [String]) throws -> Int32 {
    guard format != .junit, format != .github else {
      throw ValidationError("--gold writes --format pretty or json: scores are no tests that pass or fail")
    }
    var score = GoldScore()
    var hasTrouble = false
    var making = try RecordMaking(pipeline)
    for path in paths {
      do {
        let lines = try RecordLines(path: path)
        while let gold = try nextRecord(lines, &hasTrouble) {
          guard let text = gold.text else {
            Console.printError("\(path):\(lines.line): E304 the gold record has no 'text': add it")
            hasTrouble = true
            continue
          }
          var document = Document(
            id: gold.id, source: Document.Source(path: path, media: .plainText), raw: Array(text.utf8))
          if let found = try making.process(&document) { score.add(gold: gold, found: found) }
        }
      } catch {
        Console.printError("\(error)")
        return 2
      }
    }
    for line in GoldReport(score).lines(format, style: Console.style) { print(line) }
    return hasTrouble ? 2 : 0
  }

  /// The next record; lines that are none are reported and passed over.
  private func nextRecord(_ lines: RecordLines, _ hasTrouble: inout Bool) throws -> Record? {
    while true {
      do {
        return try lines.next()
      } catch {
        Console.printError(error.description)
        hasTrouble = true
      }
    }
  }
}

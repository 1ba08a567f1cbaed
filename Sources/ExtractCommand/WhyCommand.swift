internal import ArgumentParser
internal import ExtractKit
internal import ExtractReview
internal import ExtractRules

struct WhyCommand: CommandWithStages {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Explain what rules did over some words of a document, and what they nearly did.",
    discussion: """
        extract why note.txt --at "Resolution 2717"
        extract why note.txt --at '"M23"#2'          # the second place that has the words

      Shows the annotations over the words with the rule that found each and where it is written; of rules of packs \
      the pattern, captures and list entries, whether they fired, lost to another rule or were excepted; the rules \
      that nearly fired, with the element that failed; what looks like a name and was left out, with what was \
      missing; and the entries of lists that stand there.
      Exit status: 0 explained, 2 the document cannot be read, or does not have the words.
      """)

  @Argument(help: ArgumentHelp("A document; of JSON Lines, the first that has the words.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("Words of the text; '#2' after them names their second place.", valueName: "text"))
  var at: String

  @OptionGroup(title: "Rules") var selection: RuleSelection

  @Flag(help: "Take the text as it is, without cleaning.")
  var noClean = false

  @Option(help: ArgumentHelp("When the document was made.", valueName: "date"))
  var dct: String?

  func validate() throws {
    if let dct, !CreationTime.isWellFormed(dct) {
      throw ValidationError("--dct takes a date as 2024, 2024-04, 2024-04-09 or 2024-04-09T10:30, not '\(dct)'")
    }
  }

  func run(stages: [any Stage]) throws -> Int32 {
    guard var options = selection.loaded(stages) else { return 2 }
    options.cleans = !noClean
    let rules = options.rules
    let all = Pipeline.standardStages(options) + stages
    let catalog = RuleCatalog(stages: all, options: options)
    var inputOptions = InputOptions()
    inputOptions.creationTime = dct
    do {
      let place = try QuotedPlace(parsing: at)
      var making = try RecordMaking(Pipeline(all), unit: .byte)
      var reader = DocumentReader(paths: [file], options: inputOptions)
      var failure: QuotedPlace.Failure?
      while case let batch = reader.next(byteCount: 1 << 20), !batch.isEmpty {
        for taken in batch {
          let input = taken.document(inputOptions)
          if let problem = input.failure { throw problem }
          var document = Document(id: input.id, source: input.source, raw: input.bytes)
          document.creationTimeCandidates = input.creationTimeCandidates
          guard let record = try making.process(&document) else { continue }
          do {
            let places = try place.places(in: document.text)
            explain(places, in: document, record, catalog, rules)
            return 0
          } catch {
            failure = failure ?? error
          }
        }
      }
      throw failure ?? QuotedPlace.Failure.notFound(place.words)
    } catch let problem as Problem {
      Console.printError("\(file): \(problem.code) \(problem.message)")
    } catch {
      Console.printError("\(file): E305 \(error)")
    }
    return 2
  }

  private func explain(
    _ places: [TextRange], in document: Document, _ record: Record, _ catalog: RuleCatalog, _ rules: RuleSet
  ) {
    guard let first = places.first else { return }
    let style = Console.style
    let context = FactContext(first.lowerBound..<first.upperBound, in: record)
    print("\(document.id): \(context?.marked ?? document.string(first))")
    if places.count > 1 { print("the first of \(places.count) places; name another with '#2' after the words") }
    let report = WhyReport(
      document: document, record: record, at: first, catalog: catalog, rules: rules, style: style)
    for line in report.lines { print(line) }
  }
}

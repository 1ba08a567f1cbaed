public import ArgumentParser
internal import ExtractCore
public import ExtractKit

struct InputArguments: ParsableArguments {
  @Option(help: "A file of paths, one a line or NUL-separated; '-' for standard input.")
  var filesFrom: [String] = []

  @Option(help: "What the inputs are. 'auto' goes by content, then extension; '.gz' is read as what it holds.")
  var inputFormat = InputOptions.Format.auto

  @Option(help: ArgumentHelp("The field of JSON Lines input that holds plain text.", valueName: "name"))
  var textField = "text"

  @Option(help: ArgumentHelp("The field of JSON Lines input that holds a page.", valueName: "name"))
  var htmlField = "html"

  @Option(help: ArgumentHelp("The field of JSON Lines input that holds the document's id.", valueName: "name"))
  var idField = "id"

  @Option(
    help: ArgumentHelp(
      """
      The field of JSON Lines input that holds the content type of the document as HTTP gives it, or an encoding alone; \
      it counts where the text is not UTF-8.
      """, valueName: "name"))
  var contentTypeField: String?

  @Option(
    help: ArgumentHelp(
      "The longest document in bytes; a longer one becomes an error record, it is never cut.", valueName: "n"))
  var maxBytes = Int(Int32.max)

  func validate() throws {
    guard (1...Int(Int32.max)).contains(maxBytes) else {
      throw ValidationError("--max-bytes goes from 1 to \(Int32.max)")
    }
  }

  func options(_ extraction: ExtractionArguments) -> InputOptions {
    var options = InputOptions()
    options.format = inputFormat
    options.textField = textField
    options.htmlField = htmlField
    options.idField = idField
    options.contentTypeField = contentTypeField
    options.maximumBytes = maxBytes
    options.creationTime = extraction.dct
    options.creationTimeField = extraction.dctField
    return options
  }
}

struct ExtractionArguments: ParsableArguments {
  @Flag(help: "Take the text as it is: 'text' equals the input, and offsets are its offsets.")
  var noClean = false

  @Option(help: "What to keep of a page: the main content, or all that a reader sees.")
  var content = PageContent.main

  @Option(
    help: ArgumentHelp(
      """
      The language of all documents, such as 'en' or 'pt-BR', instead of what each declares or its words tell. Quotes, \
      dates and numbers in words are looked for in English alone.
      """, valueName: "code"))
  var language: String?

  @Option(
    help: ArgumentHelp(
      """
      Write only these layers, comma-separated: clean, sentences, entities, quotes, numbers, dates and custom ones. \
      What they need runs, but is not written.
      """, valueName: "layers"))
  var only: String?

  @Option(help: ArgumentHelp("Leave these layers out, comma-separated.", valueName: "layers"))
  var skip: String?

  @Option(
    help: ArgumentHelp(
      "When all documents were made: 2024, 2024-04 or 2024-04-09, optionally with a time. Never today by itself.",
      valueName: "date"))
  var dct: String?

  @Option(
    help: ArgumentHelp("The field of JSON Lines input that holds when the document was made.", valueName: "name"))
  var dctField: String?

  @Option(help: "The direction in which an ambiguous relative time such as 'on Tuesday' is resolved.")
  var prefer = TimePreference.past

  @Option(help: "Whether a quotation of several sentences is split into them, or kept whole.")
  var sentencesInQuotes = QuotedSentences.split

  @Option(
    help: ArgumentHelp(
      "A rule pack in YAML; what its rules find joins the record. May be given several times.", valueName: "file"))
  var rules: [String] = []

  @Flag(help: "Leave the built-in rule packs out.")
  var noBuiltin = false

  @Option(
    help: ArgumentHelp(
      """
      A list of names that take precedence over the built-in ones, repeatable: .tsv with a header, one name a line, \
      spaCy patterns (.jsonl), GATE (lists.def, .lst), or RegexNER (.tsv, .tab).
      """, valueName: "file"))
  var gazetteer: [String] = []

  func validate() throws {
    if let dct, !CreationTime.isWellFormed(dct) {
      throw ValidationError("--dct takes a date as 2024, 2024-04, 2024-04-09 or 2024-04-09T10:30, not '\(dct)'")
    }
    if let language, !Metadata.isLanguageTag(language) {
      throw ValidationError("--language takes a language tag such as en, de or pt-BR, not '\(language)'")
    }
  }

  /// Options for which other stages are made than the default ones, by ``standardOptions(layers:)``, or none.
  private static let withoutDefaultStages: Set<Substring> = [
    "--no-clean", "--content", "--language", "--prefer", "--sentences-in-quotes", "--rules", "--no-builtin",
    "--gazetteer", "--help", "-h", "--version",
  ]

  /// Whether arguments that are not parsed yet may ask for the default stages.
  static func mayUseDefaultStages(_ arguments: ArraySlice<String>) -> Bool {
    !arguments.contains { withoutDefaultStages.contains($0.prefix { $0 != "=" }) }
  }

  /// The options of the standard stages.
  ///
  /// - Throws: ``RuleErrors`` if a rule pack is broken: all that is wrong with all packs.
  func standardOptions(layers: [String]) throws -> StandardOptions {
    var options = StandardOptions()
    options.cleans = !noClean
    options.content = content
    options.language = language
    options.preference = prefer
    options.quotedSentences = sentencesInQuotes
    if !gazetteer.isEmpty {
      do {
        try options.addGazetteers(gazetteer)
      } catch {
        throw ValidationError("--gazetteer: \(error)")
      }
    }
    if !rules.isEmpty || noBuiltin {
      options.rules = try RuleArguments.rules(
        of: rules, withBuiltin: !noBuiltin, lexicon: options.lexicon, layers: layers)
    }
    return options
  }
}

extension PageContent: ExpressibleByArgument {}

extension TimePreference: ExpressibleByArgument {}
extension QuotedSentences: ExpressibleByArgument {}

struct OutputArguments: ParsableArguments {
  @Option(
    name: .shortAndLong, help: "Write to this file, as FILE.partial until it is complete; '-' is standard output.")
  var output: String?

  /// The file to write to; none for standard output.
  var file: String? { output == "-" ? nil : output }

  @Flag(help: "Leave out the text; spans keep their own.")
  var noText = false

  @Flag(
    help: """
      Add 'why' to mentions, quotes, quantities, times and custom items: of a rule of a pack its place in the file, its pattern, captures and list \
      entries; of a rule that is code its stage, and the list entries within. Add 'dropped': what cleaning left out, and \
      by which rule.
      """)
  var explain = false

  @Option(help: "The unit of 'start' and 'end'.")
  var offsets = OffsetUnit.codepoint

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: "Threads; all processors by default. The output is the same with any number.")
  var jobs: Int?

  @Option(help: "What becomes of a document that fails: a record with 'error', nothing, or the end of the run.")
  var onError = BatchRun.ErrorPolicy.record

  @Option(help: "The exit status is 0 while no more documents than this fail.")
  var maxErrors = 0

  @Option(help: "Show progress on standard error: on a terminal after a second, always, or never.")
  var progress = ProgressLine.When.auto

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("-j takes a number from 1 to 1024") }
    if maxErrors < 0 { throw ValidationError("--max-errors takes a number from 0") }
  }

  func target() throws -> RecordOutput {
    guard let file else { return .standard }
    do {
      return try RecordOutput(path: file)
    } catch {
      throw ValidationError("cannot write '\(file)': \(error)")
    }
  }
}

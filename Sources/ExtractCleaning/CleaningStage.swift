public import ExtractCore
public import ExtractMatching

/// The stage named `clean`: from raw bytes to the text of the document, with its alignment, blocks and metadata.
///
/// Warnings: W101, bytes that are not valid in the encoding were replaced; W102, the declared encoding is not known;
/// W103, markup beyond the limits of depth or of attributes was flattened; W104, a comment, attribute, title or script
/// never ends; W105, all that is not ASCII was encoded twice as UTF-8, and was decoded twice. No document fails.
public struct CleaningStage: Stage {
  /// The version of libxml2 that reads pages, in its own notation: `20914` for 2.9.14.
  public static var parserVersion: String { PageParser.libraryVersion }

  private let resources: CleaningResources

  /// - Parameter lexicon: one that has the lists `boilerplate`, `page_lines`, `page_weights`, `page_hints`, `months`,
  ///   `byline_openings` and `languages`.
  public init(lexicon: Lexicon, options: CleaningOptions = CleaningOptions()) {
    resources = CleaningResources(lexicon: lexicon, options: options)
  }

  /// `clean`
  public var name: String { "clean" }
  /// Nothing: it begins with the raw bytes.
  public var requires: [Layer] { [] }
  /// The text with its alignment, blocks, metadata, and candidates for the document's date.
  public var provides: [Layer] { [.text] }
  /// The rules by which blocks are told apart, pieces left out, and dates found.
  public var rules: [RuleID] { CleaningRule.all }

  /// A worker for one thread; the lists are shared.
  public func makeWorker() -> Worker { Worker(resources) }

  /// What runs the stage on one thread, with the scratch memory that it keeps between documents.
  public struct Worker: StageWorker {
    private let resources: CleaningResources
    private var plainText: PlainTextCleaning
    private var pages: PageCleaning?

    fileprivate init(_ resources: CleaningResources) {
      self.resources = resources
      plainText = PlainTextCleaning(resources)
    }

    /// Decodes and cleans a document, whatever its bytes; linear in them.
    public mutating func process(_ document: inout Document) {
      let decoded = document.decode()
      let media =
        document.source.media
        ?? MediaSniffing.media(of: decoded.bytes, path: document.source.path, names: resources.tags)
      document.source.media = media
      switch media {
      case .html:
        let pages = pages ?? PageCleaning(resources)
        self.pages = pages
        pages.clean(decoded, &document)
      case .plainText, .markdown: plainText.clean(decoded, &document)
      }
      document.metadata.language = resources.language(of: document)
      document.addDateCandidates()
    }
  }
}

/// What cleaning needs of the lists, made once and shared by all workers.
///
/// A class, so that to hand it on costs one count of references.
final class CleaningResources: Sendable {
  let options: CleaningOptions
  let lexicon: Lexicon
  let boilerplate: BoilerplateTable
  /// The phrases of credit alone.
  let credits: BoilerplateTable
  /// Phrases and words of the lines of pages that were saved as text.
  let pageLines: BoilerplateTable
  let pageForms: PageLineForms
  let pageWeights: PageWeights
  let dates: DateReading
  let languages: LanguageDetection
  /// What lines become that are fields of an e-mail's header which readers see.
  let mailFields: [ImmortalText: LineRole]
  let tags = TagNames()
  /// What pages need besides; made when the first of them comes.
  let pages: PageResources

  init(lexicon: Lexicon, options: CleaningOptions) {
    self.options = options
    self.lexicon = lexicon
    boilerplate = BoilerplateTable(lexicon: lexicon, list: "boilerplate")
    credits = BoilerplateTable(lexicon: lexicon, list: "boilerplate") { $0.value == .credit }
    pageLines = BoilerplateTable(lexicon: lexicon, list: "page_lines")
    pageForms = PageLineForms(lexicon: lexicon)
    pageWeights = PageWeights(lexicon: lexicon)
    dates = DateReading(lexicon: lexicon)
    languages = LanguageDetection(lexicon: lexicon)
    pages = PageResources(lexicon: lexicon, boilerplate: boilerplate, dates: dates)
    mailFields = Dictionary(
      lexicon.entries(of: "mail_fields").compactMap { entry in
        LineRole(mailField: entry["role"]).map { (entry["form"], $0) }
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension CleaningResources {
  /// The language that the caller gives; else the one that the document declares, unless its text clearly is in English
  /// and that is not, or the other way round: many templates declare the language of their makers.
  fileprivate func language(of document: borrowing Document) -> String? {
    if let language = options.language { return language }
    return document.text.withUnsafeBufferPointer { text in
      guard let declared = document.metadata.language else { return languages.language(of: text) }
      guard let found = languages.language(of: text, isClear: true), let primary = document.metadata.primaryLanguage,
        primary != found, primary == "en" || found == "en"
      else { return declared }
      return found
    }
  }
}

extension Document {
  /// Decodes the raw bytes, names their encoding and warns of what is wrong with them.
  mutating func decode() -> DecodedBytes {
    let finding = raw.withUnsafeBufferPointer { EncodingDetection.find($0, hint: source.encoding) }
    let decoded = DecodedBytes(raw, as: finding)
    source.encoding = decoded.encoding.name
    if let label = finding.unknownLabel {
      warn(
        "W102",
        "the encoding '\(label)' is not known; the document was read as \(decoded.encoding.name): "
          + "declare another if that is wrong")
    }
    if let position = decoded.firstTwiceEncoded {
      warn(
        "W105",
        "all characters beyond ASCII were encoded twice as UTF-8, and were decoded twice: "
          + "repair the file if that is wrong",
        at: SourcePosition(position))
    }
    if let position = decoded.firstRepair {
      warn(
        "W101",
        "\(decoded.repairCount) sequences of bytes are not valid \(decoded.encoding.name) and were replaced: "
          + "convert the file, or declare its encoding",
        at: SourcePosition(position))
    }
    return decoded
  }

  /// Adds a warning of this stage.
  mutating func warn(_ code: String, _ message: String, at position: SourcePosition? = nil) {
    warnings.append(Problem(code: code, stage: "clean", message: message, position: position))
  }

  /// Takes over what a builder has written.
  mutating func take(_ builder: borrowing TextBuilder) {
    text = builder.text
    alignment = builder.alignment
    blocks = builder.blocks
  }

  /// Notes where the metadata, the address and the name of the file say when the document was made.
  mutating func addDateCandidates() {
    if let published = metadata.published {
      creationTimeCandidates.append(
        CreationTime(value: published, origin: .metadata, rule: CleaningRule.metadataDate))
    }
    if let date = metadata.url.flatMap(DateReading.inAddress) {
      creationTimeCandidates.append(CreationTime(value: date, origin: .url, rule: CleaningRule.urlDate))
    }
    if let date = DateReading.inFileName(source.path) {
      creationTimeCandidates.append(CreationTime(value: date, origin: .filename, rule: CleaningRule.filenameDate))
    }
  }
}

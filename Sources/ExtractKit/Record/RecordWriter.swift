public import ExtractCore

/// Writes documents as records of schema `extract/1`, one line of JSON each.
///
/// One writer serves one thread. The order of keys is fixed; nothing depends on the locale, the clock or hashes.
public struct RecordWriter {
  // Its methods change it, or seem to: what does not would be handed a copy by those that do.
  let options: RecordOptions
  var names: NameCache
  let kinds = RecordKinds()
  let members = MentionsByEntity()
  let inside = InsideJoin()
  let listedTexts = ListedPieces { $1.appendJSON($0.bytes) }
  let listedLinks = ListedPieces { writeLinks($0, to: &$1) }
  private let offsetMemory = OffsetMemory()
  /// How the annotations of the document that is being written came to be, where that is asked for.
  private var derivations: AnnotationDerivations?

  /// A writer for one thread, with memory that it keeps from record to record.
  public init(options: RecordOptions) {
    self.options = options
    names = NameCache(isExplained: options.explainer != nil)
  }

  /// Appends the record of a processed document, with its line end.
  public mutating func write(_ document: borrowing Document, to output: inout OutputBuffer) {
    if let explainer = options.explainer { derivations = explainer.derivations(of: document) }
    writeHead(
      id: document.id, source: document.source, byteCount: document.raw.count, to: &output)
    document.text.withUnsafeBufferPointer { text in
      let offsets = offsetMemory.index(of: text, unit: options.offsets)
      document.alignment.withView { alignment in
        withUnsafeTemporaryAllocation(of: AlignmentCursor.self, capacity: 1) { cursor in
          let spans = SpanWriter(
            text: text, offsets: offsets, alignment: alignment, cursor: cursor.baseAddress.unsafelyUnwrapped)
          writeBody(document, spans, to: &output)
        }
      }
    }
    writeWarnings(document.warnings, to: &output)
    if options.explainer != nil, options.shows(.text) { writeDropped(document.dropped, to: &output) }
    output.append("}\n")
  }

  /// Appends the record of a document that could not be processed, with its line end.
  public mutating func writeError(
    _ problem: Problem, id: String, source: Document.Source, byteCount: Int, to output: inout OutputBuffer
  ) {
    writeHead(id: id, source: source, byteCount: byteCount, to: &output)
    output.append(",\"error\":")
    write(problem, to: &output)
    output.append("}\n")
  }

  private mutating func writeBody(
    _ document: borrowing Document, _ spans: SpanWriter, to output: inout OutputBuffer
  ) {
    writeMetadata(document, to: &output)
    if document.times != nil, options.shows(.times) { writeCreationTime(document.creationTime, spans, to: &output) }
    if options.writesText {
      output.append(",\"text\":")
      output.appendJSON(spans.text)
    }
    writeStructure(document, spans, to: &output)
    writeEntityLayers(document, spans, to: &output)
    if let quotes = document.quotes, options.shows(.quotes) { writeQuotes(quotes, document, spans, to: &output) }
    if let quantities = document.quantities, options.shows(.quantities) {
      writeQuantities(quantities, spans, to: &output)
    }
    if let times = document.times, options.shows(.times) { writeTimes(times, spans, to: &output) }
    writeCustomLayers(document, spans, to: &output)
  }

  private mutating func writeHead(id: String, source: Document.Source, byteCount: Int, to output: inout OutputBuffer) {
    output.append("{\"schema\":\"extract/1\",\"id\":")
    output.appendJSON(id)
    output.append(",\"source\":{\"path\":")
    output.appendJSON(source.path)
    if let member = source.member {
      output.append(",\"member\":")
      output.appendJSON(member)
    }
    output.append(",\"bytes\":")
    output.append(byteCount)
    if let media = source.media {
      output.append(",\"media\":")
      output.appendJSON(media.rawValue)
    }
    if let encoding = source.encoding {
      output.append(",\"encoding\":")
      output.appendJSON(encoding)
    }
    output.append("},\"engine\":")
    output.appendJSON(options.engine)
    output.append(",\"units\":{\"span\":")
    output.appendJSON(options.offsets.rawValue)
    output.append(",\"src\":\"byte\"}")
  }

  private mutating func writeMetadata(_ document: borrowing Document, to output: inout OutputBuffer) {
    guard options.shows(.text) || document.metadata.input != nil else { return }
    var separator: StaticString = ""
    output.append(",\"meta\":{")
    func field(_ key: StaticString, _ value: String?) {
      output.append(separator)
      output.append(key)
      if let value { output.appendJSON(value) } else { output.append("null") }
      separator = ","
    }
    if options.shows(.text) {
      field("\"title\":", document.metadata.title)
      output.append(",\"authors\":[")
      for (index, author) in document.metadata.authors.enumerated() {
        if index > 0 { output.append(",") }
        output.appendJSON(author)
      }
      output.append("]")
      field("\"published\":", document.metadata.published)
      field("\"modified\":", document.metadata.modified)
      field("\"language\":", document.metadata.language)
      field("\"site\":", document.metadata.site)
      field("\"url\":", document.metadata.url)
      field("\"description\":", document.metadata.description)
    }
    if let input = document.metadata.input {
      output.append(separator)
      output.append("\"input\":")
      input.withUnsafeBufferPointer { output.append($0) }
    }
    output.append("}")
  }

  private mutating func writeCreationTime(
    _ time: CreationTime?, _ spans: SpanWriter, to output: inout OutputBuffer
  ) {
    guard let time else { return output.append(",\"dct\":null") }
    output.append(",\"dct\":{\"value\":")
    output.appendJSON(time.value)
    output.append(",\"from\":\"")
    output.append(string: time.origin.rawValue)
    output.append("\"")
    writeRule(time.rule, to: &output)
    if let range = time.range, options.writesText {
      output.appendPieces(atMost: SpanWriter.longestOffsets + 1) { output in
        output.append(",")
        spans.writeOffsets(range, to: &output)
      }
    }
    output.append("}")
  }

  private mutating func writeWarnings(_ warnings: [Problem], to output: inout OutputBuffer) {
    guard !warnings.isEmpty else { return }
    output.append(",\"warnings\":[")
    for (index, warning) in warnings.enumerated() {
      if index > 0 { output.append(",") }
      write(warning, to: &output)
    }
    output.append("]")
  }

  private mutating func write(_ problem: Problem, to output: inout OutputBuffer) {
    output.append("{\"code\":")
    output.appendJSON(problem.code)
    output.append(",\"stage\":")
    output.appendJSON(problem.stage)
    output.append(",\"message\":")
    output.appendJSON(problem.message)
    if let position = problem.position {
      output.append(",\"start\":")
      output.append(Int(position.offset))
    }
    output.append("}")
  }

  /// Appends `,"rule":"…"`, unless there is no rule.
  mutating func writeRule(_ rule: RuleID?, to output: inout OutputBuffer) {
    guard let rule else { return }
    let piece = names.piece(rule)
    output.appendPieces(atMost: piece.room) { $0.append(piece) }
  }

  /// Ends an item behind its rule where its derivation is asked for; else the rule's piece was its end, see
  /// ``NameCache/ending(_:)``.
  @inline(__always) mutating func endExplained(_ rule: RuleID, of range: TextRange, to output: inout OutputBuffer) {
    guard derivations != nil else { return }
    writeWhy(rule, of: range, to: &output)
    output.append("},")
  }

  /// Appends `,"why":{…}` where that is asked for.
  @inline(never) mutating func writeWhy(_ rule: RuleID, of range: TextRange, to output: inout OutputBuffer) {
    guard let why = derivations?.json(rule: rule, range: range) else { return }
    output.append(",\"why\":")
    output.append(string: why)
  }
}

/// A document on its way through the pipeline: its bytes, its text, and the layers found so far.
///
/// A layer that is `nil` was not produced; an empty one was, and nothing was found. Items of a layer
/// stand in document order. A layer refers to items of another by their index.
public struct Document: Sendable {
  /// Where the document came from.
  public struct Source: Hashable, Sendable {
    /// The kinds of documents that cleaning tells apart, named as media types.
    public enum Media: String, Sendable {
      case plainText = "text/plain"
      case html = "text/html"
      case markdown = "text/markdown"
    }

    /// The path as given, or `stdin`.
    public var path: String
    /// The line of a JSON Lines file.
    public var member: String?
    /// What the document is; `nil` where its content decides.
    public var media: Media?
    /// The name of the encoding of the raw bytes, as the cleaner found it.
    public var encoding: String?

    /// A source; what is `nil` is found by cleaning.
    public init(path: String, member: String? = nil, media: Media? = nil, encoding: String? = nil) {
      self.path = path
      self.member = member
      self.media = media
      self.encoding = encoding
    }
  }

  /// The name of the document in the output: a field of the input, or its path as given.
  public var id: String
  /// Where the document came from, as the reader was told; cleaning adds the encoding.
  public var source: Source
  /// The content as it was read, before decoding and cleaning; at most 2³¹ − 1 bytes.
  public private(set) var raw: [UInt8]

  /// The cleaned text: valid UTF-8.
  public var text: [UInt8] = []
  /// Where the bytes of ``text`` came from in ``raw``.
  public var alignment = Alignment()
  /// What the document says about itself, or its caller about it; filled by cleaning.
  public var metadata = Metadata()
  /// What is known of the document's date, from whom it was given or where it was found; the dates stage chooses.
  public var creationTimeCandidates: [CreationTime] = []
  /// The chosen creation time; `nil` if it is unknown, or if no stage has looked.
  public var creationTime: CreationTime?
  /// What a reader of the record should know, in the order in which stages reported it.
  public var warnings: [Problem] = []
  /// What cleaning left out of the text, in the order of the source.
  public var dropped: [DroppedPiece] = []

  /// The tokens over ``text``; empty before tokens are cut.
  public var tokens = TokenTable()
  /// The paragraphs, headings and other blocks of ``text``; `nil` if cleaning did not run, or left the text as it was.
  public var blocks: [Block]?
  /// The sentences, without overlap; `nil` if no stage has looked for them.
  public var sentences: [Sentence]?
  /// The places where entities are named; `nil` if no stage has looked for them.
  public var mentions: [Mention]?
  /// What the mentions name, which refer to it by its index; `nil` if no stage has looked for it.
  public var entities: [Entity]?
  /// What was said, and by whom; `nil` if no stage has looked for it.
  public var quotes: [Quote]?
  /// Numbers with what they count or measure; `nil` if no stage has looked for them.
  public var quantities: [Quantity]?
  /// Dates, times, durations and recurring times; `nil` if no stage has looked for them.
  public var times: [TimeExpression]?
  /// The layers of stages that are not in the standard pipeline, by name.
  public var customLayers = CustomLayers()

  /// A document that nothing has been found in yet.
  public init(id: String, source: Source, raw: [UInt8]) {
    self.id = id
    self.source = source
    self.raw = raw
  }

  /// Makes this an unprocessed document again, keeping the memory of the old one's text and columns.
  public mutating func reset(id: String, source: Source, raw: [UInt8]) {
    self.id = id
    self.source = source
    self.raw = raw
    text.removeAll(keepingCapacity: true)
    alignment.removeAll()
    metadata = Metadata()
    creationTimeCandidates = []
    creationTime = nil
    warnings = []
    dropped.removeAll(keepingCapacity: true)
    tokens.build { _ in }
    blocks = nil
    sentences = nil
    mentions = nil
    entities = nil
    quotes = nil
    quantities = nil
    times = nil
    customLayers.removeAll()
  }

  /// Takes the raw bytes for the text, byte for byte, without copying them.
  ///
  /// - Precondition: ``raw`` is valid UTF-8.
  public mutating func useRawAsText() {
    text = raw
    alignment = Alignment(identity: raw.count)
  }

  /// Gives `body` a view of the tokens and the text for the time of the call.
  @inlinable public func withTokens<Result, Failure: Error>(
    _ body: (TokenView) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try text.withUnsafeBufferPointer { text throws(Failure) in
      try body(TokenView(text: text, storage: tokens.storage))
    }
  }

  /// A copy of some text; for messages and tests, not for inner loops.
  public func string(_ range: TextRange) -> String {
    String(decoding: text[range.lowerBound..<range.upperBound], as: UTF8.self)
  }
}

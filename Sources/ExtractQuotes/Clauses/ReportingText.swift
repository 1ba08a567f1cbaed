internal import ExtractCore
internal import ExtractMatching

/// What the parts of the stage see of a document, and the memory that they work in.
///
/// One pointer, valid while the worker processes the document: it stays in a register through all that looks at the
/// text.
struct ReportingText {
  struct Source {
    let view: TokenView
    let sentences: UnsafeBufferPointer<Sentence>
    let mentions: UnsafeBufferPointer<Mention>
    let memory: QuoteMemory
    /// Those of the lexicon, at hand.
    let words: WordArray<ReportingWord>

    init(
      view: TokenView, sentences: UnsafeBufferPointer<Sentence>, mentions: UnsafeBufferPointer<Mention>,
      memory: QuoteMemory
    ) {
      self.view = view
      self.sentences = sentences
      self.mentions = mentions
      self.memory = memory
      words = memory.lists.pointee.words
    }
  }

  private let source: UnsafePointer<Source>

  init(_ source: UnsafePointer<Source>) { self.source = source }

  @inline(__always) var view: TokenView { source.pointee.view }
  @inline(__always) var sentences: UnsafeBufferPointer<Sentence> { source.pointee.sentences }
  @inline(__always) var mentions: UnsafeBufferPointer<Mention> { source.pointee.mentions }

  var lexicon: ReportingLexicon {
    @inline(__always) unsafeAddress { source.pointee.memory.lists }
  }

  var scratch: QuoteScratch {
    @inline(__always) unsafeAddress { UnsafePointer(source.pointee.memory.scratch) }
    @inline(__always) nonmutating unsafeMutableAddress { source.pointee.memory.scratch }
  }

  var cues: FlatArray<CueHit> { scratch.cues }
  var quotations: FlatArray<Quotation> { scratch.quotations }

  /// The classes of a token; an acronym among other words is no function word: `WHO`, `IT`.
  @inline(__always) func classes(_ token: Int) -> WordClasses {
    let classes = source.pointee.words[view.word(token)].classes
    return shape(token).contains(.allUpper) ? classesInCapitals(token, classes) : classes
  }

  /// What single rules know of a token.
  @inline(__always) func uses(_ token: Int) -> WordUses { source.pointee.words[view.word(token)].uses }

  @inline(never) private func classesInCapitals(_ token: Int, _ classes: WordClasses) -> WordClasses {
    !classes.isDisjoint(with: .functional) && isAcronym(token) ? classes.subtracting(.functional) : classes
  }

  private func isAcronym(_ token: Int) -> Bool {
    view.length(token) > 1 && !isUpperWord(token - 1) && !isUpperWord(token + 1)
  }

  private func isUpperWord(_ token: Int) -> Bool {
    token >= 0 && token < view.count && shape(token).contains(.allUpper) && view.length(token) > 1
  }

  @inline(__always) func shape(_ token: Int) -> TokenShape { view.shape(token) }

  @inline(__always) func mark(_ token: Int) -> UInt8 { view.mark(token) }

  func form(_ cue: CueHit) -> CueForm { lexicon.form(cue) }

  /// The index of the sentence of a token; of the nearest one before it if it is in none.
  func sentence(of token: Int) -> Int? {
    let sentences = sentences
    let following = firstIndex(below: sentences.count, reaching: token + 1, near: &scratch.lastSentence) {
      sentences[$0].tokens.start
    }
    return following > 0 ? following - 1 : nil
  }

  /// The tokens of the sentence around a token; the token alone if it is in none.
  func sentenceTokens(around token: Int) -> TokenRange {
    guard let index = sentence(of: token), sentences[index].tokens.contains(token) else {
      return TokenRange(token, token + 1)
    }
    return sentences[index].tokens
  }

  /// Whether a sentence is the last of its paragraph.
  func endsParagraph(_ sentence: Int) -> Bool {
    let next = sentence + 1
    return next >= sentences.count || shape(sentences[next].tokens.start).contains(.paragraphStart)
  }

  /// The paragraph of a token, as far as these are known; see ``QuoteScratch/paragraphs``.
  func paragraph(of token: Int) -> Int {
    let paragraphs = scratch.paragraphs
    return max(0, firstIndex(below: paragraphs.count, reaching: token + 1) { Int(paragraphs[$0]) } - 1)
  }

  /// The position in ``cues`` of the first cue that starts at `token` or after it.
  @inline(never) func firstCue(startingAtOrAfter token: Int) -> Int {
    let cues = cues
    return firstIndex(below: cues.count, reaching: token, near: &scratch.lastCue) { cues[$0].start }
  }

  /// The first quotation that ends after `token`.
  @inline(never) func firstQuotation(endingAfter token: Int) -> Int {
    let quotations = quotations
    return firstIndex(below: quotations.count, reaching: token + 1, near: &scratch.lastQuotation) { quotations[$0].end }
  }

  /// Whether a quotation lies within some tokens or reaches into them.
  func hasQuotation(_ tokens: TokenRange) -> Bool {
    let first = firstQuotation(endingAfter: tokens.start)
    return first < quotations.count && quotations[first].open < tokens.end
  }

  /// Whether a token lies in a quotation, marks included.
  func isQuoted(_ token: Int) -> Bool {
    let quotation = firstQuotation(endingAfter: token)
    return quotation < quotations.count && quotations[quotation].open <= token
  }

  /// The cue that starts at `token`.
  @inline(__always) func cue(at token: Int) -> CueHit? {
    scratch.cueStarts.contains(token) ? cues[firstCue(startingAtOrAfter: token)] : nil
  }

  /// The position in ``mentions`` of the first mention that ends after `token`.
  func firstMention(endingAfter token: Int) -> Int { scratch.mentionIndex.first(endingAfter: token, in: mentions) }

  /// The mention that covers a token.
  func mention(at token: Int) -> Int? {
    let index = firstMention(endingAfter: token)
    return index < mentions.count && mentions[index].tokens.contains(token) ? index : nil
  }

  /// The mention that covers a token, if it names a person.
  func personMention(at token: Int) -> Int? {
    mention(at: token).flatMap { mentions[$0].label == lexicon.person ? $0 : nil }
  }

  /// The mention that covers a token, if it names a person or body.
  func speakerMention(at token: Int) -> Int? {
    mention(at: token).flatMap {
      mentions[$0].label == lexicon.person || mentions[$0].label == lexicon.organization ? $0 : nil
    }
  }

  /// A period, question or exclamation mark, or what stands for one.
  func isTerminal(_ token: Int) -> Bool {
    switch mark(token) {
    case Mark.period, Mark.question, Mark.exclamation, Mark.otherStop, Mark.ellipsis: true
    default: false
    }
  }

  func isDash(_ token: Int) -> Bool {
    let mark = mark(token)
    return mark == Mark.emDash || mark == Mark.enDash || mark == Mark.hyphen && isApart(token)
  }

  /// Whether a hyphen with white space around it stands for a dash.
  @inline(never) private func isApart(_ hyphen: Int) -> Bool {
    !view.isGlued(hyphen) && hyphen + 1 < view.count && !view.isGlued(hyphen + 1)
  }

  func isCommaOrDash(_ token: Int) -> Bool { mark(token) == Mark.comma || isDash(token) }

  /// The first comma, dash or hyphen of a sentence; `limit` if none stands before that.
  @inline(never) func firstPause(in sentence: TokenRange, before limit: Int) -> Int {
    var index = sentence.start
    while index < limit {
      let mark = shape(index).mark
      if mark == Mark.comma || mark == Mark.enDash || mark == Mark.emDash || mark == Mark.hyphen { break }
      index += 1
    }
    return index
  }

  func isDefiniteArticle(_ token: Int) -> Bool { view.word(token) == lexicon.the }

  func isCapitalized(_ token: Int) -> Bool { shape(token).contains(.initialUpper) }

  /// Whether a word is a title or a noun for a person.
  func isTitle(_ token: Int) -> Bool { !classes(token).isDisjoint(with: [.personNoun, .title]) }

  /// Whether some tokens are all titles and nouns for persons, with their periods.
  func areTitles(_ tokens: Range<Int>) -> Bool { tokens.allSatisfy { isTitle($0) || isAbbreviationPeriod($0) } }

  /// Whether a period belongs to the word before it: a title or a letter, or the end of a name.
  @inline(__always) func isAbbreviationPeriod(_ token: Int) -> Bool {
    mark(token) == Mark.period && isPeriodOfWord(token)
  }

  @inline(never) private func isPeriodOfWord(_ token: Int) -> Bool {
    guard token > 0, view.isGlued(token) else { return false }
    // `Ali Uy Jr. said`
    if let mention = mention(at: token), mentions[mention].tokens.end == token + 1 { return true }
    return classes(token - 1).contains(.abbreviation) && isCapitalized(token - 1)
      || view.length(token - 1) == 1 && isCapitalized(token - 1)
  }

  /// Whether a single mark can be the apostrophe of a plural's genitive: `the workers' union`.
  func isPluralGenitive(_ mark: Int) -> Bool {
    guard view.mark(mark) == Mark.singleQuote, mark > 0, mark + 1 < view.count, view.shape(mark - 1).isWordLike else {
      return false
    }
    let last = view.text[view.end(mark - 1) - 1]
    let next = view.shape(mark + 1)
    return last | 0x20 == UInt8(ascii: "s") && next.isWordLike && next.contains(.spaceBefore)
  }

  /// Whether a token says whose something is: `the minister's visit`, `the workers' union`.
  func isGenitive(_ token: Int) -> Bool {
    shape(token).isKind(.clitic) || isPluralGenitive(token) && view.isGlued(token) && !isQuoted(token)
  }

  /// The token before a cue and the adverbs before it, at the furthest `lower`: `[and] later said`.
  func tokenBeforeAdverbs(of cue: CueHit, notBefore lower: Int) -> Int {
    var index = cue.start - 1
    while index > lower, classes(index).contains(.adverb) { index -= 1 }
    return index
  }

  /// A lower-case word with the ending of adverbs.
  func isAdverb(_ token: Int) -> Bool {
    guard shape(token).isKind(.word), !isCapitalized(token) else { return false }
    return lexicon.adverbEndings.end(view.bytes(token))
      && !isTitle(token)
  }

  /// Whether a token can be part of a noun phrase after its determiner.
  func isNominal(_ token: Int) -> Bool { isNominal(shape(token), classes(token)) }

  @inline(__always) func isNominal(_ shape: TokenShape, _ classes: WordClasses) -> Bool {
    guard shape.isKind(.word) || shape.isKind(.initialism) else {
      return shape.isKind(.number) || shape.isKind(.ideograph) || shape.isKind(.tag)
    }
    return classes.isDisjoint(with: shape.contains(.initialUpper) ? .notInNames : .notInNounPhrases)
  }
}

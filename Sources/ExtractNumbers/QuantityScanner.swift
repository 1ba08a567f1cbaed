import ExtractCore
import ExtractMatching
import ExtractNumerals

/// What a pass over a document has found so far.
struct QuantityProgress {
  var quantities: [Quantity] = []
  /// The sentence that the pass has come to.
  fileprivate var sentence = 0
  /// The index after the last date, so that `, 2024` and `-5` after one are known for parts of it.
  var dateEnd = -1
  /// The index after the last identifier, so that further numbers of a list are known for identifiers.
  var identifierEnd = -1
}

/// One pass over the tokens of a document that collects quantities.
///
/// What it finds lies elsewhere, so that the scanner itself never changes and no question to it needs a copy of it.
struct QuantityScanner {
  let view: TokenView
  let vocabulary: QuantityVocabulary
  private let sentences: [Sentence]
  private let memory: UnsafeMutablePointer<QuantityProgress>

  /// - Parameter memory: where the progress of the pass is kept.
  init(
    view: TokenView, vocabulary: QuantityVocabulary, sentences: [Sentence],
    memory: UnsafeMutablePointer<QuantityProgress>
  ) {
    self.view = view
    self.vocabulary = vocabulary
    self.sentences = sentences
    self.memory = memory
  }

  var progress: QuantityProgress {
    @inline(__always) unsafeAddress { UnsafePointer(memory) }
    @inline(__always) nonmutating unsafeMutableAddress { memory }
  }

  func scan() {
    let numbers = vocabulary.numbers
    var index = view.firstToken(from: 0, of: numbers)
    guard index < view.count else { return }
    progress.quantities.reserveCapacity(8 + view.count / 64)
    while true {
      if vocabulary.numerals.isNumberOrNumberWord(view, index) {
        index = max(index + 1, read(at: index))
      } else if view.shape(index).contains([.hasDigit, .initialUpper]), let end = readGluedCurrency(at: index) {
        index = end
      } else {
        index += 1
      }
      index = view.firstToken(from: index, of: numbers)
      guard index < view.count else { return }
    }
  }

  /// The first token of the sentence that a token is in; `nil` for one in none. Calls come with ascending indices.
  func startOfSentence(with index: Int) -> Int? {
    while progress.sentence < sentences.count, sentences[progress.sentence].tokens.end <= index {
      progress.sentence += 1
    }
    guard progress.sentence < sentences.count, sentences[progress.sentence].tokens.contains(index) else { return nil }
    return sentences[progress.sentence].tokens.start
  }

  /// Whether the token begins a sentence. Calls come with ascending indices.
  func startsSentence(_ index: Int) -> Bool {
    startOfSentence(with: index).map { $0 == index } ?? view.shape(index).contains(.lineStart)
  }

  /// Reads the number at token `index` and adds its quantity, if it is one.
  ///
  /// - Returns: the index after what was read.
  private func read(at index: Int) -> Int {
    if let end = endOfTime(at: index) { return end }
    if isNumber(index),
      let end = endOfDigitGroups(at: index) ?? endOfReferenceMark(at: index) ?? endOfCoordinates(at: index)
    {
      return end
    }
    guard let start = startOfNumeral(at: index) else { return index + 1 }
    let prefix = currency(endingAt: start)
    guard
      let numeral = vocabulary.numerals.parse(at: start, in: view, suffixes: prefix == nil ? .plain : .money),
      numeral.tokens.end > index
    else { return index + 1 }
    if isPartOfWord(numeral) {
      add(.identifier, numeral, from: start, to: numeral.tokens.end + 1, rule: QuantityRules.designation)
      return numeral.tokens.end + 1
    }
    if prefix == nil {
      if let end = endOfSpan(numeral) { return end }
      if let end = readIdentifier(numeral) { return end }
    }
    if let prefix { return readMoney(numeral, prefix: prefix) }
    return readPlain(numeral)
  }

  /// The token where the numeral starts whose first digit or number word is at `index`: a sign, a leading period or an
  /// article may stand before.
  private func startOfNumeral(at index: Int) -> Int? {
    guard index > 0, view.shape(index).isDisjoint(with: .paragraphStart) else { return index }
    let before = index - 1
    // `plus or minus four points`
    if before > 1, particle(before - 2).contains(.plus), particle(before - 1).contains(.either) { return index }
    if view.shape(before).isWordLike {
      guard vocabulary.numerals.canBegin(view, before), let longer = vocabulary.numerals.parse(at: before, in: view)
      else { return index }
      return longer.tokens.end > index ? before : index
    }
    if view.mark(before) == Mark.period, view.isGlued(index), !view.isGlued(before) || before == 0 { return before }
    let isSign = view.mark(before) != Mark.period && view.isGlued(index)
    return isSign && vocabulary.numerals.parse(at: before, in: view) != nil ? before : index
  }

  /// Letters directly after digits that are neither a unit nor an ending: `777F`, `3Com`.
  private func isPartOfWord(_ numeral: Numeral) -> Bool {
    let end = numeral.tokens.end
    guard numeral.spelling == .digits, end < view.count, view.isGlued(end), view.shape(end).isKind(.word) else {
      return false
    }
    return unit(at: end, after: numeral, isHyphenated: false) == nil && !isGluedParticle(end)
  }

  private func isGluedParticle(_ index: Int) -> Bool {
    let particle = self.particle(index)
    return particle.contains(.clock) || isX(index)
  }

  // MARK: Tokens

  func particle(_ index: Int) -> Particle {
    guard index >= 0, index < view.count, view.shape(index).isWordLike else { return [] }
    return vocabulary.particles[view.word(index)]
  }

  func bits(_ index: Int) -> UInt64 {
    index >= 0 && index < view.count ? vocabulary.filter.bits(view, index) : 0
  }

  /// Whether a form can begin with the token.
  func canBegin(_ edges: FormEdges, _ index: Int) -> Bool {
    index < view.count && edges.first.contains(view.word(index))
  }

  /// Whether a form can end just before token `index`, which is not the first, or before a period there.
  @inline(__always) func canEnd(_ edges: FormEdges, before index: Int) -> Bool {
    if edges.last.contains(view.word(index - 1)) { return true }
    return index > 1 && view.mark(index - 1) == Mark.period && edges.last.contains(view.word(index - 2))
  }

  /// Whether the token goes on in the paragraph of the token before it.
  func continues(_ index: Int) -> Bool {
    index < view.count && view.shape(index).isDisjoint(with: .paragraphStart)
  }

  func isNumber(_ index: Int) -> Bool { index >= 0 && index < view.count && view.shape(index).isKind(.number) }

  func isWord(_ index: Int) -> Bool { continues(index) && view.shape(index).isKind(.word) }

  /// A hyphen or a dash between the tokens before and after it.
  func isDash(_ index: Int) -> Bool {
    let mark = view.mark(index)
    return mark == Mark.hyphen || mark == Mark.enDash
  }

  /// The token after a hyphen that joins, or the token itself.
  func afterHyphen(_ index: Int) -> Int {
    guard index + 1 < view.count, view.mark(index) == Mark.hyphen, view.isGlued(index), view.isGlued(index + 1) else {
      return index
    }
    return index + 1
  }

  /// The letter `x` or the sign `×`.
  func isX(_ index: Int) -> Bool {
    guard continues(index) else { return false }
    let bytes = view.bytes(index)
    return bytes.count == 1 && bytes[0] | 0x20 == UInt8(ascii: "x")
      || bytes.count == 2 && bytes[0] == 0xC3 && bytes[1] == 0x97
  }

  // MARK: Results

  func add(
    _ kind: Quantity.Kind, _ numeral: Numeral?, from start: Int, to end: Int, rule: RuleID,
    _ change: (inout Quantity) -> Void = { _ in }
  ) {
    let tokens = TokenRange(start, min(end, view.count))
    var quantity = Quantity(
      kind: kind, range: view.range(tokens), tokens: tokens, value: numeral?.value, minimum: numeral?.minimum,
      maximum: numeral?.maximum, rule: rule)
    change(&quantity)
    progress.quantities.append(quantity)
  }
}

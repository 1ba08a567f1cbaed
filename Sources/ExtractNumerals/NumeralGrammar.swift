public import ExtractCore
public import ExtractMatching

/// The grammar of numerals in digits and English words, shared by all stages.
///
/// | read | as |
/// |---|---|
/// | `1,800` · `40 000` · `1.800,5` · `.08` · `4e14` | digits |
/// | `3.6 million` · `10K` · `two hundred and five thousand` | cardinal |
/// | `20th` · `twenty-first` · `one hundred and fifth` | ordinal |
/// | `1/2` · `two thirds` · `half a million` · `two and a half` | fraction, or cardinal with a scale |
/// | `twice` · `tripled` · `tenfold` | multiplier |
/// | `dozens` · `hundreds of thousands` · `several hundred` | vague, with bounds |
///
/// A numeral is the longest that begins at the token. How far it looks ahead is bounded.
public struct NumeralGrammar: Sendable {
  let words: NumberWordTable
  /// The words of the list `number_words`.
  public let numberWords: WordBits

  /// The grammar with the lists `number_words` and `numeral_particles` of a lexicon.
  ///
  /// - Precondition: the lexicon has the lists.
  public init(lexicon: Lexicon) {
    var numberWords = WordBits()
    words = NumberWordTable(lexicon: lexicon, &numberWords)
    self.numberWords = numberWords
  }

  /// Whether token `index` is a number in digits or a number word: a cheap test for scanning.
  @inlinable @inline(__always) public func isNumberOrNumberWord(_ view: TokenView, _ index: Int) -> Bool {
    view.shape(index).isKind(.number) || numberWords.contains(view.word(index))
  }

  /// Whether a numeral can begin with token `index`, if it is a word: a number word, an article, or a word for a sign.
  public func canBegin(_ view: TokenView, _ index: Int) -> Bool {
    if numberWords.contains(view.word(index)) { return true }
    let particle = words.particle(view, index)
    return particle == .article || particle == .minus
  }

  /// The numeral that begins at token `start`, with the sign, period or article before its number there.
  ///
  /// - Complexity: O(1): at most some dozens of tokens are read.
  public func parse(at start: Int, in view: TokenView, suffixes: NumeralSuffixes = .plain) -> Numeral? {
    guard start >= 0, start < view.count else { return nil }
    if isBare(start, view) { return bareNumeral(start, view) }
    // Of digits nothing need be asked that is said of words.
    if view.shape(start).isKind(.number), !numberWords.contains(view.word(start)) {
      return composed(start, view, suffixes).flatMap { numeral($0, from: start, isNegative: false) }
    }
    if let alone = wordAlone(start, view) { return alone }
    var at = start
    var isNegative = false
    if isSign(at, view) {
      isNegative = view.mark(at) != UInt8(ascii: "+")
      at += 1
    } else if words.particle(view, at) == .minus, at + 1 < view.count {
      isNegative = true
      at += 1
    }
    let isAlone = !isNegative && at == start
    if isAlone, let vague = vague(at, view) { return vague }
    if isAlone, let word = words.word(view, at), word.class == .multiplier, let value = word.value.decimal {
      return Numeral(kind: .multiplier, spelling: .words, value: value, tokens: TokenRange(at, at + 1))
    }
    guard let composed = fractionFirst(at, view) ?? composed(at, view, suffixes) else { return nil }
    return numeral(composed, from: start, isNegative: isNegative)
  }

  /// The numeral that begins at token `start` with what was read there, or behind its sign.
  private func numeral(_ composed: ComposedNumber, from start: Int, isNegative: Bool) -> Numeral? {
    guard let value = composed.value.decimal else { return nil }
    let signed = isNegative ? ExactDecimal(-value.coefficient, exponent: value.exponent) : value
    return Numeral(
      kind: composed.kind, spelling: composed.spelling, value: signed, tokens: TokenRange(start, composed.end),
      scale: composed.scale,
      plainDigits: composed.start == start && composed.end == start + 1 ? composed.plainDigits : 0)
  }

  /// The numeral of a number word that nothing can join: no number, no particle and no hyphen stands after it.
  private func wordAlone(_ start: Int, _ view: TokenView) -> Numeral? {
    guard numberWords.contains(view.word(start)), view.shape(start).isKind(.word) else { return nil }
    let next = start + 1
    if next < view.count {
      guard !numberWords.contains(view.word(next)), !view.shape(next).isKind(.number), view.mark(next) != Mark.hyphen,
        words.particle(view, next) == nil
      else { return nil }
    }
    guard words.particle(view, start) == nil, var numeral = words.word(view, start)?.alone else { return nil }
    numeral.tokens = TokenRange(start, next)
    return numeral
  }

  /// The scale at token `index`, `million` or the `m` of an amount of money, and the index after it; for numbers that
  /// other grammars read.
  public func scale(at index: Int, in view: TokenView) -> (factor: ExactDecimal, end: Int)? {
    if let word = continuing(index, view), word.class == .scale || word.class == .abbreviation {
      return (word.value.numerator, index + 1)
    }
    return suffix(index, view, .money).map { ($0, index + 1) }
  }

  /// A minus or plus directly before digits and after space or an opening bracket.
  private func isSign(_ index: Int, _ view: TokenView) -> Bool {
    let mark = view.mark(index)
    guard mark == Mark.hyphen || mark == UInt8(ascii: "+") || mark == Mark.enDash, index + 1 < view.count,
      view.isGlued(index + 1), view.shape(index + 1).isKind(.number) || view.mark(index + 1) == Mark.period,
      view.shape(index).isDisjoint(with: .repeated)
    else { return false }
    guard view.isGlued(index), index > 0 else { return true }
    return view.shape(index - 1).contains(.opening) || view.shape(index - 1).isKind(.symbol)
  }

  /// The token after a hyphen that joins it to the token before, or the token itself.
  @inline(__always) func step(_ index: Int, _ view: TokenView) -> Int {
    guard index + 1 < view.count, view.mark(index) == Mark.hyphen, view.isGlued(index), view.isGlued(index + 1) else {
      return index
    }
    return index + 1
  }

  /// The number word at the token, if it stands in the paragraph of the token before it or at `start`.
  func continuing(_ index: Int, _ view: TokenView, from start: Int = -1) -> NumberWord? {
    guard index < view.count, index == start || view.shape(index).isDisjoint(with: .paragraphStart) else { return nil }
    return words.word(view, index)
  }
}

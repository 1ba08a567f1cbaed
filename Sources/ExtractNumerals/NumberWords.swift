import ExtractCore
import ExtractMatching

/// What a word of the list `number_words` contributes to a numeral: a row of the table, where it lies.
struct NumberWord {
  /// The classes of the list, by the names it gives them.
  enum Class: String {
    case unit, teen, ten, hundred, scale, plural, dozen, abbreviation, ordinal, fraction, multiplier, vague
  }

  struct Row {
    var `class`: Class
    /// The value; for a vague word the lower bound.
    var value: Quotient
    /// The upper bound of a vague word; a plural scale stands for one to ten of it.
    var upper: Quotient
    /// The value, if it is an integer; otherwise 0.
    var integer: Int
    /// The numeral that the word is where nothing joins it; `nil` if that depends on its spelling.
    var alone: Numeral?
  }

  fileprivate let row: UnsafePointer<Row>

  var `class`: Class { row.pointee.class }
  var value: Quotient { row.pointee.value }
  var upper: Quotient { row.pointee.upper }
  var integer: Int { row.pointee.integer }
  var alone: Numeral? { row.pointee.alone }

  /// Whether the word multiplies what stands before it by a thousand or more: `million`, `millions`, `mn`.
  var isScale: Bool {
    `class` == .scale || `class` == .abbreviation || `class` == .plural && (integer >= 1000 || integer == 0)
  }
}

/// The small words between the words of a numeral, by the role that the list `numeral_particles` gives them.
enum NumeralParticle: String, BitwiseCopyable {
  case article, and, of, over, point, minus, ordinal
}

/// The number words of a lexicon, found by a word's identifier with two loads.
///
/// It is a pointer, so that the grammar is handed on in registers.
struct NumberWordTable: @unchecked Sendable {
  private struct Maps {
    let rows: UnsafePointer<NumberWord.Row>
    let particles: WordArray<NumeralParticle?>
    /// The index in `rows` plus one, 0 for other words.
    let indices: WordArray<UInt16>
  }

  /// Made once for a grammar, and never freed.
  private let maps: UnsafePointer<Maps>

  /// - Parameter bits: gets the words that have an index.
  init(lexicon: Lexicon, _ bits: inout WordBits) {
    let words = lexicon.values(of: "number_words") { entry in NumberWord.Row(entry) }
    var indices: [LexiconID: UInt16] = [:]
    indices.reserveCapacity(words.count)
    let rows = UnsafeMutablePointer<NumberWord.Row>.allocate(capacity: max(1, words.count))
    for (index, (id, word)) in words.enumerated() {
      (rows + index).initialize(to: word)
      indices[id] = UInt16(index + 1)
      bits.insert(id)
    }
    let maps = UnsafeMutablePointer<Maps>.allocate(capacity: 1)
    maps.initialize(
      to: Maps(
        rows: rows,
        particles: WordArray(
          lexicon.values(of: "numeral_particles") { NumeralParticle(rawValue: $0["role"].string) }, none: nil),
        indices: WordArray(indices, none: 0)))
    self.maps = UnsafePointer(maps)
  }

  /// The number word at token `index`; `nil` for other tokens, and outside of the table.
  @inline(__always) func word(_ view: TokenView, _ index: Int) -> NumberWord? {
    guard index >= 0, index < view.count else { return nil }
    let number = maps.pointee.indices[view.word(index)]
    return number == 0 ? nil : NumberWord(row: maps.pointee.rows + Int(number) - 1)
  }

  func particle(_ view: TokenView, _ index: Int) -> NumeralParticle? {
    guard index >= 0, index < view.count, view.shape(index).isWordLike else { return nil }
    return maps.pointee.particles[view.word(index)]
  }
}

extension NumberWord.Row {
  /// The word of a row: a value is an integer, a quotient `1/3`, or bounds `2..9`.
  fileprivate init?(_ entry: LexiconEntry) {
    guard let wordClass = NumberWord.Class(rawValue: entry["class"].string) else { return nil }
    let text = entry["value"].bytes
    if let slash = text.firstIndex(of: UInt8(ascii: "/")) {
      guard let above = Self.integer(text[..<slash]), let below = Self.integer(text[(slash + 1)...]) else { return nil }
      value = Quotient(numerator: ExactDecimal(above), denominator: below)
      upper = value
    } else if let dots = text.firstIndex(of: Mark.period) {
      guard let low = Self.integer(text[..<dots]), let high = Self.integer(text[dots...].drop { $0 == Mark.period })
      else { return nil }
      value = Quotient(numerator: ExactDecimal(low))
      upper = Quotient(numerator: ExactDecimal(high))
    } else {
      guard let number = Self.integer(text[...]) else { return nil }
      value = Quotient(numerator: ExactDecimal(number))
      upper = value
    }
    if wordClass == .plural {
      guard let top = value.numerator * Quotient.ten else { return nil }
      upper = Quotient(numerator: top)
    }
    `class` = wordClass
    integer = value.denominator == 1 ? value.numerator.integer ?? 0 : 0
    alone = Self.alone(wordClass, value, upper)
  }

  /// The numeral of a word that nothing joins.
  private static func alone(_ wordClass: NumberWord.Class, _ value: Quotient, _ upper: Quotient) -> Numeral? {
    switch wordClass {
    case .unit, .teen, .ten: Numeral(word: .cardinal, value.decimal)
    case .ordinal: Numeral(word: .ordinal, value.decimal)
    case .fraction: Numeral(word: .fraction, value.decimal)
    case .multiplier: Numeral(word: .multiplier, value.decimal)
    case .plural, .vague: Numeral(from: value.numerator, to: upper.numerator)
    case .hundred, .scale, .dozen, .abbreviation: nil
    }
  }

  /// The number that digits make; `nil` for anything else, and for more digits than fit.
  private static func integer(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int128? {
    guard !digits.isEmpty, digits.count <= 38 else { return nil }
    var value: Int128 = 0
    for digit in digits {
      guard digit >= 0x30, digit <= 0x39 else { return nil }
      value = value * 10 + Int128(digit - 0x30)
    }
    return value
  }
}

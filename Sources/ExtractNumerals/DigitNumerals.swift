public import ExtractCore
import ExtractMatching

/// A number written in digits.
struct DigitNumber {
  var value: Quotient
  var end: Int
  /// A whole number without separators: how many digits; 0 otherwise.
  var plainDigits: Int
  /// Whether a bar stands in it: `1/2`, `2½`.
  var isFraction = false
}

extension NumeralGrammar {
  /// Whether the token is a number in ASCII digits that nothing can join: a mark, a word that is none of numerals, or
  /// nothing stands after it. So do most numbers stand.
  @inline(__always) public func isBare(_ start: Int, _ view: TokenView) -> Bool {
    guard view.shape(start).isKind(.number), view.text[view.start(start)] < 0x80,
      !numberWords.contains(view.word(start))
    else { return false }
    let next = start + 1
    guard next < view.count else { return true }
    guard !numberWords.contains(view.word(next)) else { return false }
    switch view.mark(next) {
    case 0:
      return view.shape(next).isKind(.word) && !view.isGlued(next) && view.length(next) > 1
        && words.particle(view, next) == nil
    case Mark.hyphen, Mark.slash: return false
    case Mark.comma: return !(isNumber(next + 1, view) && view.isGlued(next + 1))
    default: return true
    }
  }

  /// The numeral of a token that ``isBare(_:_:)``; `nil` if its separators make no number.
  func bareNumeral(_ start: Int, _ view: TokenView) -> Numeral? {
    guard let number = plain(start, view) else { return nil }
    return Numeral(
      kind: .cardinal, spelling: .digits, value: number.value.numerator, tokens: TokenRange(start, start + 1),
      plainDigits: number.plainDigits)
  }

  /// The number in digits at token `start`, which is a number, or a period that a number follows.
  ///
  /// Groups of three are joined by commas, by periods where two periods or a decimal comma show that they are meant so,
  /// and by single spaces (SI Brochure, 9th edition, 5.4.4). `1/2`, `2½` and `5 1/2` are read, and `4e14`.
  func digits(at start: Int, in view: TokenView) -> DigitNumber? {
    if view.mark(start) == Mark.period {
      guard start + 1 < view.count, view.isGlued(start + 1), let number = plain(start + 1, view), number.plainDigits > 0
      else { return nil }
      let value = ExactDecimal(number.value.numerator.coefficient, exponent: number.value.numerator.exponent)
      guard let scaled = value * ExactDecimal(1, exponent: -number.plainDigits) else { return nil }
      return DigitNumber(value: Quotient(numerator: scaled), end: start + 2, plainDigits: 0)
    }
    guard var number = plain(start, view) else { return nil }
    joinSpacedGroups(&number, start, view)
    joinDecimalComma(&number, start, view)
    joinExponent(&number, view)
    joinBar(&number, start, view)
    return number
  }

  /// One token of ASCII digits and separators, or one vulgar fraction.
  private func plain(_ index: Int, _ view: TokenView) -> DigitNumber? {
    guard index < view.count, view.shape(index).isKind(.number) else { return nil }
    let bytes = view.bytes(index)
    if bytes[0] >= 0x80 {
      guard let word = words.word(view, index), word.class == .fraction else { return nil }
      return DigitNumber(value: word.value, end: index + 1, plainDigits: 0, isFraction: true)
    }
    guard bytes.count <= 40 else { return nil }
    // Nearly all numbers of texts fit into the width of the machine, where arithmetic is many times faster.
    return bytes.count <= 18 ? separated(bytes, index, Int64.self) : separated(bytes, index, Int128.self)
  }

  /// The number that ASCII digits and separators make; `nil` if it does not fit or separators stand wrongly.
  @inline(__always) private func separated<Integer: FixedWidthInteger>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _: Integer.Type
  ) -> DigitNumber? {
    var coefficient: Integer = 0
    var digits = 0
    var periods = 0
    var commas = 0
    var afterPeriod = 0
    var afterComma = 0
    for byte in bytes {
      switch byte {
      case 0x30...0x39:
        let (tens, overflow) = coefficient.multipliedReportingOverflow(by: 10)
        let (sum, carry) = tens.addingReportingOverflow(Integer(byte &- 0x30))
        if overflow || carry { return nil }
        coefficient = sum
        digits += 1
        afterPeriod += 1
        if periods == 0 { afterComma += 1 }
      case Mark.period:
        // Groups between periods: all but the first have three digits.
        if periods > 0, afterPeriod != 3 { return nil }
        periods += 1
        afterPeriod = 0
      default:
        if periods > 0 { return nil }
        commas += 1
        afterComma = 0
      }
    }
    // `22,24` of `22,24,26` is a list.
    if commas > 0, afterComma != 3 { return nil }
    if periods > 1 {
      guard afterPeriod == 3, commas == 0 else { return nil }
      return DigitNumber(value: Quotient(numerator: ExactDecimal(Int128(coefficient))), end: index + 1, plainDigits: 0)
    }
    let exponent = periods == 1 ? -afterPeriod : 0
    return DigitNumber(
      value: Quotient(numerator: ExactDecimal(Int128(coefficient), exponent: exponent)), end: index + 1,
      plainDigits: periods + commas == 0 ? digits : 0)
  }

  /// `40 000`: groups of three digits after one to three, each after a single space of any width.
  private func joinSpacedGroups(_ number: inout DigitNumber, _ start: Int, _ view: TokenView) {
    guard number.plainDigits > 0, number.plainDigits <= 3, view.text[view.start(start)] != 0x30 else { return }
    var value = number.value.numerator
    var end = number.end
    while end < view.count, end - start < 8, view.shape(end).isKind(.number), isGroupSpace(end, view) {
      let length = view.length(end)
      guard length == 3 || length > 3 && view.bytes(end)[3] == Mark.period, let group = plain(end, view) else { return }
      guard let shifted = value * ExactDecimal(1000), let sum = shifted + group.value.numerator else { return }
      value = sum
      end += 1
      if group.plainDigits == 0 { break }
    }
    // Where more digits follow, the groups are those of a telephone number or the cells of a table.
    let goesOn = end < view.count && view.shape(end).isKind(.number) && isGroupSpace(end, view)
    guard end > number.end, !goesOn else { return }
    number = DigitNumber(value: Quotient(numerator: value), end: end, plainDigits: 0)
  }

  /// Whether exactly one space, not a line end, stands before the token.
  private func isGroupSpace(_ index: Int, _ view: TokenView) -> Bool {
    guard view.shape(index).isDisjoint(with: .lineStart) else { return false }
    let from = view.end(index - 1)
    switch view.start(index) - from {
    case 1: return view.text[from] == 0x20
    // U+00A0, U+2009, U+202F and the other spaces of General Punctuation.
    case 2: return view.text[from] == 0xC2 && view.text[from + 1] == 0xA0
    case 3: return view.text[from] == 0xE2 && view.text[from + 1] == 0x80
    default: return false
    }
  }

  /// `1.800,5` and `1,3`: a comma with one or two digits after it and no further comma is a decimal sign.
  private func joinDecimalComma(_ number: inout DigitNumber, _ start: Int, _ view: TokenView) {
    let comma = number.end
    guard number.end == start + 1, comma + 1 < view.count, view.mark(comma) == Mark.comma, view.isGlued(comma),
      view.isGlued(comma + 1), view.shape(comma + 1).isKind(.number), let fraction = plain(comma + 1, view),
      fraction.plainDigits == 1 || fraction.plainDigits == 2, view.mark(start - 1) != Mark.comma,
      !(view.mark(comma + 2) == Mark.comma && view.isGlued(comma + 2) && isNumber(comma + 3, view))
    else { return }
    var whole = number.value.numerator
    if number.plainDigits == 0 {
      // Only `1.800,5` may have a separator of its own: a period before three digits.
      let bytes = view.bytes(start)
      guard bytes.count > 4, bytes[bytes.count - 4] == Mark.period, !bytes.contains(Mark.comma) else { return }
      if let integral = bytes.count(where: { $0 == Mark.period }) == 1 ? whole * ExactDecimal(1000) : whole {
        whole = integral
      }
    }
    guard let tail = fraction.value.numerator * ExactDecimal(1, exponent: -fraction.plainDigits),
      let sum = whole + tail
    else { return }
    number = DigitNumber(value: Quotient(numerator: sum), end: comma + 2, plainDigits: 0)
  }

  /// `4e14`, `1e-3`.
  private func joinExponent(_ number: inout DigitNumber, _ view: TokenView) {
    let index = number.end
    guard index < view.count, view.isGlued(index), view.shape(index).isKind(.word) else { return }
    let letter = view.bytes(index)
    guard letter[0] | 0x20 == UInt8(ascii: "e") else { return }
    var exponent = 0
    var end = index + 1
    if letter.count == 1 {
      let sign = view.mark(end)
      guard sign == Mark.hyphen || sign == UInt8(ascii: "+"), view.isGlued(end), end + 1 < view.count,
        view.isGlued(end + 1), let power = plain(end + 1, view), power.plainDigits > 0, power.plainDigits < 3
      else { return }
      exponent = (power.value.numerator.integer ?? 0) * (sign == Mark.hyphen ? -1 : 1)
      end += 2
    } else {
      guard letter.count <= 3 else { return }
      for byte in letter.dropFirst() {
        guard byte >= 0x30, byte <= 0x39 else { return }
        exponent = exponent * 10 + Int(byte &- 0x30)
      }
    }
    guard let value = number.value.numerator * ExactDecimal(1, exponent: exponent) else { return }
    number = DigitNumber(value: Quotient(numerator: value), end: end, plainDigits: 0)
  }

  /// `2½`, `1/2`, `5 1/2`.
  private func joinBar(_ number: inout DigitNumber, _ start: Int, _ view: TokenView) {
    guard number.end == start + 1, number.plainDigits > 0, number.end < view.count else { return }
    let next = number.end
    if let vulgar = vulgarFraction(next, view), view.shape(next).isDisjoint(with: .lineStart),
      let sum = number.value + vulgar.value
    {
      number = DigitNumber(value: sum, end: next + 1, plainDigits: 0, isFraction: true)
      return
    }
    if let bar = barFraction(start, view) {
      number = bar
    } else if !view.isGlued(next), view.shape(next).isDisjoint(with: .lineStart), let bar = barFraction(next, view),
      bar.value.numerator < ExactDecimal(bar.value.denominator), let sum = number.value + bar.value
    {
      number = DigitNumber(value: sum, end: bar.end, plainDigits: 0, isFraction: true)
    }
  }

  private func vulgarFraction(_ index: Int, _ view: TokenView) -> DigitNumber? {
    guard view.shape(index).isKind(.number), view.bytes(index)[0] >= 0x80 else { return nil }
    return plain(index, view)
  }

  /// Denominators that people divide by; others make a date, a score or a name: `9/11`, `24/7`.
  private static let denominators: Set<Int> = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 32, 64, 100, 1000]

  /// `3/4`, three tokens without space, and no further slash on either side.
  private func barFraction(_ start: Int, _ view: TokenView) -> DigitNumber? {
    guard start + 2 < view.count, view.mark(start + 1) == Mark.slash || isFractionSlash(start + 1, view),
      view.isGlued(start + 1), view.isGlued(start + 2), let above = plain(start, view), above.plainDigits > 0,
      let below = plain(start + 2, view), below.plainDigits > 0, let divisor = below.value.numerator.integer,
      Self.denominators.contains(divisor), !isSlash(start - 1, view),
      !(isSlash(start + 3, view) && view.isGlued(start + 3)),
      let dividend = above.value.numerator.integer, dividend < divisor
    else { return nil }
    return DigitNumber(
      value: Quotient(numerator: above.value.numerator, denominator: Int128(divisor)), end: start + 3, plainDigits: 0,
      isFraction: true)
  }

  private func isSlash(_ index: Int, _ view: TokenView) -> Bool { view.mark(index) == Mark.slash }

  /// U+2044, the slash that sets fractions.
  private func isFractionSlash(_ index: Int, _ view: TokenView) -> Bool {
    let bytes = view.bytes(index)
    return bytes.count == 3 && bytes[0] == 0xE2 && bytes[1] == 0x81 && bytes[2] == 0x84
  }

  func isNumber(_ index: Int, _ view: TokenView) -> Bool {
    index >= 0 && index < view.count && view.shape(index).isKind(.number)
  }
}

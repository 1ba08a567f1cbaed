import ExtractCore
import ExtractMatching

/// The numbers of a window that could be others: plain numbers of one, two or four digits to which nothing is joined.
struct FreeNumbers: BitwiseCopyable {
  /// More numbers in one window are rare, and remembered as they are.
  static let limit = 4

  private(set) var count = 0
  /// The places of the numbers, counted from the first token of the window.
  private(set) var tokens = SIMD4<Int32>()
  private(set) var values = SIMD4<Int32>()
  private(set) var digits = SIMD4<Int32>()
  /// For each pair of the numbers two bits: how they compare.
  private(set) var order: UInt64 = 0

  var isEmpty: Bool { count == 0 }

  mutating func append(_ value: Int, digits length: Int, at token: Int) {
    for index in 0..<count {
      let other = Int(values[index])
      order = order << 2 | (other < value ? 1 : other == value ? 2 : 3)
    }
    tokens[count] = Int32(truncatingIfNeeded: token)
    values[count] = Int32(truncatingIfNeeded: value)
    digits[count] = Int32(truncatingIfNeeded: length)
    count += 1
  }

  /// The place among these numbers of the first that stands in some tokens of the window.
  func first(from start: Int, to end: Int) -> Int? {
    for index in 0..<count where Int(tokens[index]) >= start && Int(tokens[index]) < end { return index }
    return nil
  }

  /// What one of the numbers means for the grammar.
  func meaning(_ index: Int) -> Meaning { .number(Double(values[index]), digits: Int(digits[index])) }
}

extension DateVocabulary {
  /// The free numbers among some tokens.
  func freeNumbers(_ start: Int, _ end: Int, _ view: TokenView) -> FreeNumbers {
    var numbers = FreeNumbers()
    for token in start..<end where view.shape(token).isKind(.number) {
      guard numbers.count < FreeNumbers.limit else { break }
      guard let value = plainNumber(view.bytes(token)), standsAlone(token, view) else { continue }
      numbers.append(value, digits: view.length(token), at: token - start)
    }
    return numbers
  }

  /// The value of one, two or four digits; `nil` for four digits that are no time, or have a class of their own.
  private func plainNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count <= 4, bytes.count != 3 else { return nil }
    var value = 0
    for byte in bytes {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return bytes.count < 4 || value >= 1000 && value < NumberClasses.limit ? value : nil
  }

  /// Whether a number is written apart from what stands before and after it, and no other number stands beside it.
  private func standsAlone(_ token: Int, _ view: TokenView) -> Bool {
    let before = token - 1
    if before >= 0 {
      guard !view.isGlued(token) || view.mark(before) == Mark.openParenthesis, !isNumeric(before, view) else {
        return false
      }
    }
    let after = token + 1
    guard after < view.count else { return true }
    guard !isNumeric(after, view) else { return false }
    switch view.mark(after) {
    case 0: return !view.isGlued(after)
    case Mark.comma, Mark.period, Mark.colon, Mark.semicolon, Mark.closeParenthesis:
      return after + 1 == view.count || !view.isGlued(after + 1) || view.mark(after + 1) != 0
    default: return false
    }
  }

  private func isNumeric(_ token: Int, _ view: TokenView) -> Bool {
    view.shape(token).contains(.hasDigit) || isNumberOrNumberWord(token, view)
  }
}

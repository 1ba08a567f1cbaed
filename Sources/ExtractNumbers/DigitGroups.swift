import ExtractCore
import ExtractNumerals

/// Digits that are neither quantity nor name of a thing: telephone numbers, versions, marks of references, coordinates.
extension QuantityScanner {
  /// Telephone numbers and other groups of digits that marks join: `555-0100-22`, `+243 81 555 0100`, `1.2.3`.
  func endOfDigitGroups(at index: Int) -> Int? {
    guard isNumber(index) else { return nil }
    let isInternational = index > 0 && view.mark(index - 1) == UInt8(ascii: "+") && view.isGlued(index)
    // A number as it is dialled within a country: `0800 555 111`.
    let isNational = view.bytes(index)[0] == UInt8(ascii: "0") && (3...5).contains(view.length(index))
    var end = index + 1
    var groups = 1
    var digits = view.length(index)
    while groups < 12, end < view.count, view.shape(end).isDisjoint(with: .lineStart) {
      let isJoined = view.mark(end) == Mark.hyphen && view.isGlued(end) && end + 1 < view.count && view.isGlued(end + 1)
      let next = isJoined ? end + 1 : end
      guard isJoined || isInternational || isNational && view.length(next) >= 3, isNumber(next),
        view.bytes(next)[0] < 0x80
      else { break }
      digits += view.length(next)
      end = next + 1
      groups += 1
    }
    let leastDigits = isInternational ? 7 : isNational ? 9 : .max
    guard groups >= 3 || digits >= leastDigits || isVersion(index) else { return nil }
    let start = isInternational ? index - 1 : index
    add(.identifier, nil, from: start, to: end, rule: QuantityRules.telephone)
    return end
  }

  /// Two periods in a number without groups of three between them: `10.0.12`.
  private func isVersion(_ index: Int) -> Bool {
    guard view.length(index) >= 5 else { return false }
    return view.bytes(index).count(where: { $0 == Mark.period }) >= 2
      && vocabulary.numerals.parse(at: index, in: view) == nil
  }

  /// `[3]`: the mark of a reference.
  func endOfReferenceMark(at index: Int) -> Int? {
    guard isNumber(index), view.length(index) <= 3, view.mark(index - 1) == Mark.openBracket, view.isGlued(index),
      view.mark(index + 1) == Mark.closeBracket, view.isGlued(index + 1)
    else { return nil }
    return index + 2
  }

  /// `59°10′25″N`, `59.17°N`: degrees, minutes and seconds that end with a point of the compass.
  func endOfCoordinates(at index: Int) -> Int? {
    guard isNumber(index) else { return nil }
    var end = index + 1
    // Three numbers with their marks and the letter.
    while end < view.count, end < index + 8, view.isGlued(end) {
      let shape = view.shape(end)
      if shape.isKind(.word) {
        let letter = view.bytes(end)
        guard letter.count == 1, end > index + 1 else { return nil }
        switch letter[0] {
        case UInt8(ascii: "N"), UInt8(ascii: "S"), UInt8(ascii: "E"), UInt8(ascii: "W"): return end + 1
        default: return nil
        }
      }
      guard
        shape.isKind(.number) || view.length(end) > 1 || view.mark(end) == Mark.singleQuote
          || view.mark(end) == Mark.doubleQuote
      else { return nil }
      end += 1
    }
    return nil
  }
}

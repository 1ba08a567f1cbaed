import ExtractCore
import ExtractMatching
import ExtractNumerals

/// Two or three capital letters of a currency as one number.
enum CurrencyLetters {
  /// The letters before the digits of a word; `nil` unless there are two or three and digits alone follow.
  static func split(_ word: UnsafeBufferPointer<UInt8>) -> (letters: UInt32, count: Int)? {
    var letters: UInt32 = 0
    var count = 0
    while count < word.count, word[count] >= 0x41, word[count] <= 0x5A, count < 4 {
      letters = letters << 8 | UInt32(word[count])
      count += 1
    }
    guard count == 2 || count == 3, count < word.count, word.count - count <= 15 else { return nil }
    for byte in word[count...] where byte < 0x30 || byte > 0x39 { return nil }
    return (letters, count)
  }

  /// The codes, and the symbols in letters, that are not also common words.
  static func codes(of lexicon: Lexicon) -> [UInt32: ImmortalText] {
    var codes: [UInt32: ImmortalText] = [:]
    for entry in lexicon.entries(of: "currencies") {
      let form = entry[0].bytes
      let flags = entry["flags"].items
      let isCode = flags.contains("code") && !flags.contains("weak")
      guard isCode || flags.contains("symbol"), form.allSatisfy({ (0x41...0x5A).contains($0) }) else { continue }
      var word = Array(form)
      word.append(UInt8(ascii: "0"))
      if let (letters, _) = word.withUnsafeBufferPointer({ split($0) }) { codes[letters] = entry["iso4217"] }
    }
    return codes
  }
}

extension QuantityScanner {
  /// Adds the amount of money of which code and digits are one word: `USD115.50`, `EUR30 million`.
  ///
  /// - Returns: the index after it; `nil` if the word is something else.
  mutating func readGluedCurrency(at index: Int) -> Int? {
    let word = view.bytes(index)
    guard let (letters, count) = CurrencyLetters.split(word), let code = vocabulary.codes[letters] else { return nil }
    var coefficient: Int128 = 0
    for byte in word[count...] { coefficient = coefficient * 10 + Int128(byte &- 0x30) }
    var value = ExactDecimal(coefficient)
    var end = index + 1
    while view.mark(end) == Mark.comma, let group = gluedDigits(end + 1), view.length(end + 1) == 3,
      let shifted = value * ExactDecimal(1000), let sum = shifted + group
    {
      value = sum
      end += 2
    }
    if view.mark(end) == Mark.period, let decimals = gluedDigits(end + 1),
      let fraction = decimals * ExactDecimal(1, exponent: -view.length(end + 1)), let sum = value + fraction
    {
      value = sum
      end += 2
    }
    if let scale = vocabulary.numerals.scale(at: end, in: view), let product = value * scale.factor {
      value = product
      end = scale.end
    }
    let (modifier, change) = surroundings(before: index, after: end)
    add(.money, nil, from: index, to: end, rule: QuantityRules.moneyBefore) {
      $0.value = value
      $0.currency = code
      $0.modifier = modifier
      $0.change = change
    }
    return end
  }

  /// The plain digits at token `index`, if nothing stands between it and the two tokens before it.
  private func gluedDigits(_ index: Int) -> ExactDecimal? {
    guard isNumber(index), view.isGlued(index), view.isGlued(index - 1),
      let numeral = vocabulary.numerals.parse(at: index, in: view), numeral.plainDigits == view.length(index)
    else { return nil }
    return numeral.value
  }
}

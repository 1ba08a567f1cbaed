import ExtractCore
import ExtractMatching
import ExtractNumerals

/// Up to four letters of a currency as one number.
enum CurrencyLetters {
  /// The letters before the digits of a word; `nil` unless there are one to four and digits alone follow.
  static func split(_ word: UnsafeBufferPointer<UInt8>) -> (letters: UInt32, count: Int)? {
    var letters: UInt32 = 0
    var count = 0
    while count < word.count, word[count] >= 0x41, count < 4 {
      letters = letters << 8 | UInt32(word[count])
      count += 1
    }
    guard count > 0, count < word.count, word.count - count <= 15 else { return nil }
    for byte in word[count...] where byte < 0x30 || byte > 0x39 { return nil }
    return (letters, count)
  }

  /// The codes, and the symbols in letters, that are not also common words.
  static func codes(of lexicon: Lexicon) -> [UInt32: ImmortalText?] {
    var codes: [UInt32: ImmortalText?] = [:]
    for entry in lexicon.entries(of: "currencies") {
      let form = entry[0].bytes
      let flags = entry["flags"].items
      let isCode = flags.contains("code") && !flags.contains("weak")
      guard isCode || flags.contains("symbol"), form.allSatisfy({ (0x41...0x5A).contains($0) }) else { continue }
      var word = Array(form)
      word.append(UInt8(ascii: "0"))
      if let (letters, _) = word.withUnsafeBufferPointer({ split($0) }) { codes[letters] = entry["iso4217"] }
    }
    for entry in lexicon.entries(of: "currency_letters") {
      let word = Array(entry[0].bytes) + [UInt8(ascii: "0")]
      if let (letters, _) = word.withUnsafeBufferPointer({ split($0) }) { codes[letters] = entry["iso4217"] }
    }
    return codes
  }
}

extension QuantityScanner {
  /// Adds the amount of money of which code and digits are one word: `USD115.50`, `EUR30 million`.
  ///
  /// - Returns: the index after it; `nil` if the word is something else.
  func readGluedCurrency(at index: Int) -> Int? {
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
    } else if count == 1 {
      // "N2.7m" is money, "M23" and "N95" are none.
      return nil
    }
    let around = surroundings(before: index, after: end)
    add(.money, nil, from: index, to: end, rule: QuantityRules.moneyBefore) {
      $0.value = value
      $0.currency = code
      $0.modifier = around.modifier
      $0.change = around.change
    }
    return end
  }

  /// The plain digits at token `index`, if nothing stands between it and the two tokens before it.
  private func gluedDigits(_ index: Int) -> ExactDecimal? {
    guard isNumber(index), view.isGlued(index), view.isGlued(index - 1), view.length(index) <= 15 else { return nil }
    var value: Int128 = 0
    for byte in view.bytes(index) {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int128(byte &- 0x30)
    }
    return ExactDecimal(value)
  }
}

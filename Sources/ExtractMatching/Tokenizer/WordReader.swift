internal import CByteClasses
import ExtractCore

/// Where the words of a text end and what they look like, by their bytes alone.
///
/// It is few values, so that it is handed on in registers, and a scanner's many are not copied for it.
struct WordReader {
  let text: UnsafeBufferPointer<UInt8>
  let classes = ByteClass.table
  let scalarClasses = ScalarClassTable.shared

  /// The class of the byte at `index`, 0 at the end of the text.
  @inline(__always) func byteClass(_ index: Int) -> UInt8 { index < text.count ? classes[Int(text[index])] : 0 }

  /// The byte at `index`, 0 at the end of the text.
  @inline(__always) func byte(_ index: Int) -> UInt8 { index < text.count ? text[index] : 0 }

  /// The end of the word that begins at `start`.
  func endOfWord(from start: Int) -> Int {
    var index = start
    while index < text.count {
      let byteClass = classes[Int(text[index])]
      if byteClass & ByteClass.alphanumeric != 0 {
        index = endOfPlainWord(from: index)
      } else if byteClass & ByteClass.high != 0 {
        if let length = apostropheLength(index), index > start {
          guard continuesAfterApostrophe(index + length) else { break }
          index += length
        } else {
          let (scalar, length) = UTF8Decoding.scalar(at: index, in: text)
          guard isInWord(scalar, before: index + length) else { break }
          index += length
        }
      } else if text[index] == UInt8(ascii: "'"), index > start, continuesAfterApostrophe(index + 1) {
        index += 1
      } else {
        break
      }
    }
    return index
  }

  /// The end of letters and digits of ASCII.
  private func endOfPlainWord(from start: Int) -> Int {
    var index = start
    while index + 16 <= text.count, let base = text.baseAddress {
      let length = Int(extract_alphanumeric_length_16(base + index))
      index += length
      if length < 16 { return index }
    }
    while byteClass(index) & ByteClass.alphanumeric != 0 { index += 1 }
    return index
  }

  /// Whether a character outside ASCII belongs to the word around it.
  private func isInWord(_ scalar: UInt32, before index: Int) -> Bool {
    switch scalarClasses[scalar] {
    case .upper, .lower, .letter, .mark: true
    // A soft hyphen or a joiner between letters.
    default: (scalar == 0xAD || scalar == 0x200C || scalar == 0x200D) && letterFollows(index)
    }
  }

  /// The shape of a word, which has a byte at least.
  func shape(_ start: Int, _ end: Int) -> TokenShape {
    let first = classes[Int(text[start])]
    var rest: UInt8 = 0
    for index in start + 1..<end { rest |= classes[Int(text[index])] }
    return (first | rest) & ByteClass.high == 0 ? shape(first, rest) : shapeBeyondASCII(start, end)
  }

  private func shapeBeyondASCII(_ start: Int, _ end: Int) -> TokenShape {
    var (first, rest): (UInt8, UInt8) = (0, 0)
    var index = start
    while index < end {
      var letterClass = classes[Int(text[index])]
      var length = 1
      if letterClass & ByteClass.high != 0 {
        let scalar: UInt32
        (scalar, length) = UTF8Decoding.scalar(at: index, in: text)
        let scalarClass = scalarClasses[scalar]
        letterClass = scalarClass == .upper ? ByteClass.upper : scalarClass == .lower ? ByteClass.lower : 0
        rest |= ByteClass.high
      }
      if index == start { first = letterClass } else { rest |= letterClass }
      index += length
    }
    return shape(first, rest)
  }

  private func shape(_ first: UInt8, _ rest: UInt8) -> TokenShape {
    var shape = TokenShape(.word)
    if first & ByteClass.upper != 0 {
      shape.formUnion(.initialUpper)
      if rest & ByteClass.lower == 0 { shape.formUnion(.allUpper) }
    }
    if (first | rest) & ByteClass.lower != 0 {
      shape.formUnion(.hasLower)
      if rest & ByteClass.upper != 0 { shape.formUnion(.mixedCase) }
    }
    if rest & ByteClass.digit != 0 { shape.formUnion(.hasDigit) }
    if rest & ByteClass.high != 0 { shape.formUnion(.nonASCII) }
    return shape
  }

  /// The length of a typographic apostrophe at `index`, U+2019. U+02BC is a letter.
  func apostropheLength(_ index: Int) -> Int? {
    if text[index] == 0xE2, byte(index + 1) == 0x80, byte(index + 2) == 0x99 { return 3 }
    return nil
  }

  private func letterFollows(_ index: Int) -> Bool {
    if byteClass(index) & ByteClass.letter != 0 { return true }
    guard index < text.count, text[index] >= 0x80 else { return false }
    switch scalarClasses[UTF8Decoding.scalar(at: index, in: text).value] {
    case .upper, .lower, .letter: return true
    default: return false
    }
  }

  /// Whether the word goes on after an apostrophe: a letter follows, and it does not begin a clitic.
  private func continuesAfterApostrophe(_ index: Int) -> Bool {
    letterFollows(index) && cliticLength(index) == 0
  }

  /// The length of the clitic at `index`, just after an apostrophe; 0 if there is none.
  func cliticLength(_ index: Int) -> Int {
    let first = byte(index) | 0x20
    let second = byte(index + 1)
    let twoLetters = second | 0x20
    let isPair =
      (first == UInt8(ascii: "r") || first == UInt8(ascii: "v")) && twoLetters == UInt8(ascii: "e")
      || first == UInt8(ascii: "l") && twoLetters == UInt8(ascii: "l")
    let isSingle =
      first == UInt8(ascii: "s") || first == UInt8(ascii: "d") || first == UInt8(ascii: "m")
    let length = isPair ? 2 : isSingle ? 1 : 0
    guard length > 0, byteClass(index + length) & ByteClass.alphanumeric == 0, !letterFollows(index + length) else {
      return 0
    }
    return length
  }
}

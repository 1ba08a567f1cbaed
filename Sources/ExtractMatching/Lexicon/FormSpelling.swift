import ExtractCore

/// How the letters of a form are written, as far as the case of names is compared.
struct FormSpelling {
  let initial: LexiconFormat.Initial
  let uppers: UInt8

  init(_ form: Substring) {
    let bytes = form.utf8
    let first = bytes.first ?? 0
    initial = first >= 0x80 ? .nonASCII : first >= 0x41 && first <= 0x5A ? .upper : .other
    var count = 0
    var atStart = true
    for byte in bytes {
      let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x80
      if atStart, byte >= 0x41, byte <= 0x5A { count += 1 }
      atStart = !isLetter && byte != UInt8(ascii: "'") && byte != UInt8(ascii: ".")
    }
    uppers = UInt8(clamping: count)
  }
}

extension TokenView {
  /// Whether the tokens from `start` up to `end` are written as a form demands.
  @inline(__always) func accepts(
    _ payload: LexiconFormat.Payload, _ flags: EntryFlags, _ form: @autoclosure () -> UnsafeBufferPointer<UInt8>,
    _ start: Int, _ end: Int
  ) -> Bool {
    if flags.contains(.exact) { return spellsExactly(form(), start, end) }
    if flags.contains(.capitalised), !isCapitalised(payload, start, end) { return false }
    return flags.contains(.diacritics) ? spellsLetters(form(), start, end) : true
  }

  /// Whether the first letter is upper case if the form's is, and so is that of one word after it at least, so that
  /// "Black sea" is not the Black Sea.
  private func isCapitalised(_ payload: LexiconFormat.Payload, _ start: Int, _ end: Int) -> Bool {
    switch payload.initial {
    case .upper: if !shape(start).contains(.initialUpper) { return false }
    case .other, .nonASCII: break
    }
    guard end - start > 1, payload.uppers > 1 else { return true }
    var uppers = 0
    for index in start..<end where shape(index).contains(.initialUpper) { uppers += 1 }
    return uppers >= Int(payload.uppers)
  }

  /// Byte for byte, but for white space, the form of an apostrophe, and the periods of an initialism.
  private func spellsExactly(_ form: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var position = self.start(start)
    let limit = self.end(end - 1)
    var index = 0
    while index < form.count {
      let byte = form[index]
      if position >= limit { return byte == UInt8(ascii: ".") && position == limit && index + 1 == form.count }
      let other = text[position]
      if byte == other || byte == 0x20 && (other == 0x0A || other == 0x09) {
        (index, position) = (index + 1, position + 1)
      } else if let (inForm, inText) = apostrophes(form, index, position) {
        (index, position) = (index + inForm, position + inText)
      } else {
        return false
      }
    }
    return position == limit
  }

  /// The lengths of an apostrophe in the form and one in the text, straight or curly.
  private func apostrophes(_ form: UnsafeBufferPointer<UInt8>, _ index: Int, _ position: Int) -> (Int, Int)? {
    func length(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
      if bytes[index] == UInt8(ascii: "'") { return 1 }
      let isCurly = index + 2 < bytes.count && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
      return isCurly && bytes[index + 2] == 0x99 ? 3 : nil
    }
    guard let inForm = length(form, index), let inText = length(text, position) else { return nil }
    return (inForm, inText)
  }

  /// Whether the characters outside ASCII are those of the form, case aside, in the same composition.
  private func spellsLetters(_ form: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let written = UnsafeBufferPointer(rebasing: text[self.start(start)..<self.end(end - 1)])
    var (index, position) = (0, 0)
    while true {
      let expected = Self.nextLetter(form, &index)
      guard expected == Self.nextLetter(written, &position) else { return false }
      if expected == nil { return true }
    }
  }

  /// The next scalar outside ASCII in lower case, apostrophes and hyphens left out.
  private static func nextLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32? {
    while index < bytes.count {
      let (scalar, length) = UTF8Decoding.scalar(at: index, in: bytes)
      index += length
      switch scalar {
      case ..<0x80, 0x2010...0x2019: continue
      // The letters of Latin-1, Greek and Cyrillic lie 32 apart, those of Latin Extended-A side by side.
      case 0xC0...0xDE, 0x391...0x3A9, 0x410...0x42F: return scalar + 0x20
      case 0x100...0x137, 0x14A...0x177: return scalar | 1
      case 0x139...0x148, 0x179...0x17E: return scalar + (scalar & 1)
      default: return scalar
      }
    }
    return nil
  }
}

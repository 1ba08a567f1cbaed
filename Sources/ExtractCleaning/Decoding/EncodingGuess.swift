/// Guesses the encoding of bytes beyond ASCII that are not UTF-8 and that nothing declares.
///
/// A guess needs a text that is mostly in another script: what has single letters beyond ASCII among others is Western.
enum EncodingGuess {
  /// How many bytes are looked at.
  private static let window = 16384

  /// - Returns: `nil` if nothing speaks for another encoding than windows-1252.
  static func encoding(of raw: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    let sample = UnsafeBufferPointer(rebasing: raw.prefix(window))
    var high = 0
    var ink = 0
    for byte in sample where byte > 0x20 {
      ink += 1
      if byte >= 0x80 { high += 1 }
    }
    guard high >= 16, high * 10 >= ink * 3 else { return nil }
    if let found = eastAsian(sample) { return .multiByte(found) }
    return cyrillic(sample)
  }

  private struct Tally {
    var characters = 0
    var broken = 0
    var kana = 0
    /// Characters of the rows that hold the frequent syllables of Korean.
    var hangul = 0
    /// Characters of the rows that hold the frequent ideographs of the encoding.
    var frequent = 0
  }

  private static func tally(_ sample: UnsafeBufferPointer<UInt8>, _ encoding: MultiByteEncoding) -> Tally {
    var tally = Tally()
    var index = 0
    while index < sample.count {
      guard sample[index] >= 0x80 else {
        index += 1
        continue
      }
      guard let length = encoding.length(sample, at: index) else {
        // The last character may be cut.
        if index + 4 < sample.count { tally.broken += 1 }
        index += 1
        continue
      }
      tally.characters += 1
      if length == 2 { note(sample[index], sample[index + 1], encoding, &tally) }
      index += length
    }
    return tally
  }

  private static func note(_ lead: UInt8, _ trail: UInt8, _ encoding: MultiByteEncoding, _ tally: inout Tally) {
    switch encoding {
    case .shiftJIS:
      if lead == 0x82 && trail >= 0x9F || lead == 0x83 && trail <= 0x96 { tally.kana += 1 }
    case .eucJP: if lead == 0xA4 || lead == 0xA5 { tally.kana += 1 }
    case .eucKR: if lead >= 0xB0, lead <= 0xC8, trail >= 0xA1 { tally.hangul += 1 }
    case .gb18030: if lead >= 0xB0, lead <= 0xD7, trail >= 0xA1 { tally.frequent += 1 }
    case .big5: if lead >= 0xA4, lead <= 0xC6 { tally.frequent += 1 }
    }
  }

  private static func eastAsian(_ sample: UnsafeBufferPointer<UInt8>) -> MultiByteEncoding? {
    func share(_ part: Int, _ tally: Tally) -> Int {
      tally.characters > 0 && tally.broken * 100 <= tally.characters ? part * 100 / tally.characters : 0
    }
    let eucJP = tally(sample, .eucJP)
    if share(eucJP.kana, eucJP) >= 20 { return .eucJP }
    let shiftJIS = tally(sample, .shiftJIS)
    if share(shiftJIS.kana, shiftJIS) >= 20 { return .shiftJIS }
    let eucKR = tally(sample, .eucKR)
    if share(eucKR.hangul, eucKR) >= 85 { return .eucKR }
    let gb18030 = tally(sample, .gb18030)
    if share(gb18030.frequent, gb18030) >= 60 { return .gb18030 }
    let big5 = tally(sample, .big5)
    return share(big5.frequent, big5) >= 70 ? .big5 : nil
  }

  /// The letters о, е, а, и, н, т in the encodings of Russian; together they are four tenths of a text.
  private static let russian: [(label: String, letters: [UInt8])] = [
    ("windows1251", [0xEE, 0xE5, 0xE0, 0xE8, 0xED, 0xF2]), ("koi8r", [0xCF, 0xC5, 0xC1, 0xC9, 0xCE, 0xD4]),
    ("ibm866", [0xAE, 0xA5, 0xA0, 0xA8, 0xAD, 0xE2]), ("iso88595", [0xDE, 0xD5, 0xD0, 0xD8, 0xDD, 0xE2]),
  ]

  private static func cyrillic(_ sample: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    let high = sample.count { $0 >= 0x80 }
    for (label, letters) in russian {
      let found = sample.count { letters.contains($0) }
      if found * 100 >= high * 33 { return TextEncoding(label: label.utf8) }
    }
    return nil
  }
}

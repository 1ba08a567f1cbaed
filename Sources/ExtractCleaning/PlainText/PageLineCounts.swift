import ExtractCore

/// Counts over the bytes of a line.
struct PageLineCounts {
  /// Words that begin with a small letter, and those of them with up to three bytes.
  var lower = 0
  var lowerShort = 0
  var commas = 0
  /// Marks that end a sentence, with a space, a closing mark or nothing behind them.
  var stops = 0
  var digits = 0
  var capitals = 0
  var letters = 0
  /// Signs of links and menus: `|`, `>`, `»`, `→`, `#`, three dots.
  var hasSign = false
  var hasAddress = false
  var hasCopyright = false
  var endsWithEllipsis = false

  init(_ text: UnsafeBufferPointer<UInt8>) {
    let kinds = Self.kinds
    var wordStart = 0
    for index in text.indices {
      let byte = text[index]
      switch kinds[Int(byte)] {
      case .lower: letters += 1
      case .upper: capitals += 1
      case .digit: digits += 1
      case .blank:
        if index > wordStart { countWord(text, wordStart, index) }
        wordStart = index + 1
      case .sign: count(byte, text, index)
      case .other: break
      }
    }
    letters += capitals
    if text.count > wordStart { countWord(text, wordStart, text.count) }
    let end = text.count
    endsWithEllipsis =
      end >= 3
      && (text[end - 3] == UInt8(ascii: ".") && text[end - 2] == UInt8(ascii: ".") && text[end - 1] == UInt8(ascii: ".")
        || text[end - 3] == 0xE2 && text[end - 2] == 0x80 && text[end - 1] == 0xA6)
  }

  private enum Kind: UInt8 { case other, blank, lower, upper, digit, sign }

  /// What each byte is by itself; signs are those that need a closer look. Never freed.
  nonisolated(unsafe) private static let kinds: UnsafePointer<Kind> = {
    let kinds = UnsafeMutablePointer<Kind>.allocate(capacity: 256)
    for byte in UInt8.min...UInt8.max { (kinds + Int(byte)).initialize(to: kind(of: byte)) }
    return UnsafePointer(kinds)
  }()

  private static func kind(of byte: UInt8) -> Kind {
    switch byte {
    case 0...0x20: .blank
    case UInt8(ascii: "h"), UInt8(ascii: "w"): .sign
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case 0x21..<0x80, 0xC2, 0xE2, 0xE3, 0xEF: .sign
    default: .other
    }
  }

  private mutating func countWord(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    guard Self.beginsLower(text, start) else { return }
    lower += 1
    if end - start <= 3 { lowerShort += 1 }
  }

  private static func beginsLower(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let byte = text[index]
    guard byte >= 0x80 else { return byte &- 0x61 < 26 }
    return ScalarClassTable.shared[UTF8Decoding.scalar(at: index, in: text).value] == .lower
  }

  private mutating func count(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>, _ index: Int) {
    let next = index + 1 < text.count ? text[index + 1] : 0x20
    switch byte {
    case UInt8(ascii: "h"), UInt8(ascii: "w"):
      letters += 1
      if next == UInt8(ascii: "t") || next == byte, Self.beginsAddress(text, index) { hasAddress = true }
    case UInt8(ascii: ","), UInt8(ascii: ";"): commas += 1
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      if next <= 0x20 || next == 0x22 || next == 0x27 || next == 0x29 || next == 0xE2 { stops += 1 }
      if byte == next, index + 2 < text.count, text[index + 2] == byte { hasSign = true }
    case UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "#"): hasSign = true
    case UInt8(ascii: "@"): hasAddress = true
    case 0xC2:
      if next == 0xA9 { hasCopyright = true }
      if next == 0xA9 || next == 0xBB { hasSign = true }
    case 0xE2 where index + 2 < text.count:
      let last = text[index + 2]
      if next == 0x80, last == 0xBA || last == 0xA6 { hasSign = true }
      if next == 0x86, last == 0x90 || last == 0x92 { hasSign = true }
    case 0xE3 where index + 2 < text.count && next == 0x80:
      if text[index + 2] == 0x81 { commas += 1 } else if text[index + 2] == 0x82 { stops += 1 }
    case 0xEF where index + 2 < text.count && next == 0xBC:
      if text[index + 2] == 0x8C { commas += 1 }
      if text[index + 2] == 0x81 || text[index + 2] == 0x9F { stops += 1 }
    default: break
    }
  }

  private static func beginsAddress(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let rest = text[index...]
    return rest.starts(with: "http".utf8) || rest.starts(with: "www.".utf8)
  }
}

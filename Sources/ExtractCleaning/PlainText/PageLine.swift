import ExtractCore

/// A line of a page that was saved as text, as far as it can be told by itself.
struct PageLine {
  /// What the neighbours of a line see of it.
  enum Kind: UInt8 {
    /// A phrase of boilerplate.
    case boilerplate
    /// A byline, a date, an age: what stands under a headline.
    case dateline
    /// The head of a comment.
    case comment
    case longProse, shortProse
    /// At most three words.
    case words
    case other
    /// The edge of the page.
    case edge
  }

  /// What the words of a short line say by their forms.
  enum Form: UInt8 {
    /// `34 comments`, `Replies (3)`.
    case commentCount
    /// `Somebody says:`.
    case saying
    case byline
    /// `5 hours ago`, `3 min read`.
    case age
    /// A day with its month.
    case date
    case credit
  }

  var kind = Kind.other
  var form: Form?
  /// Whether the line counts for prose in rules that tell prose from other lines.
  var isProse = false
  /// Whether another line of the page is the same.
  var isRepeated = false
  var wordCount = 0
  /// Whether a list has the line, or what it begins with.
  var hasPhrase = false
  /// Words of the page's title that stand in the line; long ones alone, and all.
  var longTitleWords = 0
  var titleWords = 0
  /// What the line adds to each state, by itself.
  var score = PageScore()
}

/// Points for the states of a line: before, in, aside of and after the content.
typealias PageScore = SIMD4<Int32>

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
    var wordStart = 0
    var isLower = false
    for (index, byte) in text.enumerated() {
      if byte <= 0x20 {
        if isLower, index - wordStart <= 3 { lowerShort += 1 }
        isLower = false
        wordStart = index + 1
        continue
      }
      if index == wordStart, Self.beginsLower(text, index) {
        isLower = true
        lower += 1
      }
      count(byte, text, index)
    }
    if isLower, text.count - wordStart <= 3 { lowerShort += 1 }
    let end = text.count
    endsWithEllipsis =
      end >= 3
      && (text[end - 3] == UInt8(ascii: ".") && text[end - 2] == UInt8(ascii: ".") && text[end - 1] == UInt8(ascii: ".")
        || text[end - 3] == 0xE2 && text[end - 2] == 0x80 && text[end - 1] == 0xA6)
  }

  private static func beginsLower(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let byte = text[index]
    guard byte >= 0x80 else { return byte &- 0x61 < 26 }
    return ScalarClassTable.shared[UTF8Decoding.scalar(at: index, in: text).value] == .lower
  }

  private mutating func count(_ byte: UInt8, _ text: UnsafeBufferPointer<UInt8>, _ index: Int) {
    let next = index + 1 < text.count ? text[index + 1] : 0x20
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"):
      letters += 1
      if byte == UInt8(ascii: "h") || byte == UInt8(ascii: "w"), Self.beginsAddress(text, index) { hasAddress = true }
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      letters += 1
      capitals += 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
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

import ExtractCore

extension TokenScanner {
  /// A mark of ASCII at `start`, with equal marks after it where they belong together.
  mutating func scanMark(from start: Int) -> Int {
    let mark = text[start]
    switch mark {
    case Mark.period, Mark.hyphen, UInt8(ascii: "_"), UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "~"),
      Mark.exclamation, Mark.question:
      return scanRepeated(from: start, mark)
    case Mark.doubleQuote, Mark.singleQuote, UInt8(ascii: "`"):
      return scanStraightQuote(from: start, mark)
    case Mark.openParenthesis, Mark.openBracket, UInt8(ascii: "{"):
      append(start, start + 1, [TokenShape(.bracket, mark: mark), .opening])
    case Mark.closeParenthesis, Mark.closeBracket, UInt8(ascii: "}"):
      append(start, start + 1, [TokenShape(.bracket, mark: mark), .closing])
    case UInt8(ascii: "#"), UInt8(ascii: "@"):
      if gap.contains(.spaceBefore), byteClass(start + 1) & ByteClass.letter != 0 {
        var end = start + 2
        while byteClass(end) & ByteClass.alphanumeric != 0 || byte(end) == UInt8(ascii: "_") { end += 1 }
        append(start, end, TokenShape(.tag))
        return end
      }
      append(start, start + 1, TokenShape(.punctuation, mark: mark))
    case UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "^"),
      UInt8(ascii: "|"):
      append(start, start + 1, TokenShape(.symbol, mark: mark))
    default:
      append(start, start + 1, TokenShape(.punctuation, mark: mark))
    }
    return start + 1
  }

  private mutating func scanRepeated(from start: Int, _ mark: UInt8) -> Int {
    var end = start + 1
    let isStop = mark == Mark.exclamation || mark == Mark.question
    while byte(end) == mark || isStop && (byte(end) == Mark.exclamation || byte(end) == Mark.question) { end += 1 }
    let length = end - start
    var shape = TokenShape(.punctuation, mark: mark)
    if length > 1 {
      if mark == Mark.period, length > 2 { shape = TokenShape(.punctuation, mark: Mark.ellipsis) }
      if mark == Mark.hyphen, length < 4 { shape = TokenShape(.punctuation, mark: Mark.emDash) }
      shape.formUnion(.repeated)
    }
    append(start, end, shape)
    return end
  }

  /// A straight quotation mark; two single ones or two backticks in a row are a double one, as typewriters and TeX have
  /// it.
  private mutating func scanStraightQuote(from start: Int, _ mark: UInt8) -> Int {
    let isDouble = mark == Mark.doubleQuote || byte(start + 1) == mark
    let end = start + (mark != Mark.doubleQuote && isDouble ? 2 : 1)
    var shape = TokenShape(.quote, mark: isDouble ? Mark.doubleQuote : Mark.singleQuote)
    if mark == UInt8(ascii: "`"), gap.contains(.spaceBefore) { shape.formUnion(.opening) }
    append(start, end, directed(shape, from: start, to: end))
    return end
  }

  /// The shape of a quotation mark with its direction decided by what stands around it, unless its form decides.
  func directed(_ shape: TokenShape, from start: Int, to end: Int) -> TokenShape {
    guard shape.isKind(.quote), shape.isDisjoint(with: [.opening, .closing]) else { return shape }
    let opensBefore = gap.contains(.spaceBefore) || lastTokenOpens
    let closesAfter = isClosed(at: end)
    if opensBefore, !closesAfter { return shape.union(.opening) }
    if closesAfter, !opensBefore { return shape.union(.closing) }
    return shape
  }

  /// Whether the token just before, with nothing between, is one after which a quotation opens.
  private var lastTokenOpens: Bool {
    let shape = builder.lastShape
    switch shape.mark {
    case Mark.hyphen, Mark.enDash, Mark.emDash, Mark.slash, Mark.colon, UInt8(ascii: "="): return true
    default: return shape.contains(.opening)
    }
  }

  /// Whether a quotation that ends at `start` is closed there: by the end, by white space, or by a mark that follows
  /// one.
  private func isClosed(at start: Int) -> Bool {
    var index = start
    // Quotations in quotations end together, three deep at most.
    while index < start + 3, byte(index) == Mark.doubleQuote || byte(index) == Mark.singleQuote { index += 1 }
    if byteClass(index) & ByteClass.high != 0 {
      return isClosed(before: UTF8Decoding.scalar(at: index, in: text).value)
    }
    if index == count || byteClass(index) & (ByteClass.space | ByteClass.newline) != 0 { return true }
    switch text[index] {
    case Mark.period, Mark.comma, Mark.colon, Mark.semicolon, Mark.question, Mark.exclamation, Mark.closeParenthesis,
      Mark.closeBracket, UInt8(ascii: "}"), Mark.hyphen, Mark.slash:
      return true
    default: return false
    }
  }

  private func isClosed(before scalar: UInt32) -> Bool {
    guard let shape = TypographicMark.shape(of: scalar) else { return scalarClasses[scalar] == .separator }
    switch shape.mark {
    case Mark.enDash, Mark.emDash, Mark.ellipsis, Mark.otherStop: return true
    default: return shape.contains(.closing)
    }
  }
}

/// Marks outside ASCII that have a mark of their own or share an ASCII one.
enum TypographicMark {
  static func shape(of scalar: UInt32) -> TokenShape? {
    switch scalar {
    case 0x201C, 0x201E, 0x201F, 0x00AB, 0x300C, 0x300E:
      [TokenShape(.quote, mark: Mark.doubleQuote), .opening, .nonASCII]
    case 0x201D, 0x00BB, 0x300D, 0x300F: [TokenShape(.quote, mark: Mark.doubleQuote), .closing, .nonASCII]
    case 0x2018, 0x201A, 0x201B, 0x2039: [TokenShape(.quote, mark: Mark.singleQuote), .opening, .nonASCII]
    case 0x2019, 0x203A: [TokenShape(.quote, mark: Mark.singleQuote), .closing, .nonASCII]
    case 0x2010, 0x2011: [TokenShape(.punctuation, mark: Mark.hyphen), .nonASCII]
    case 0x2013, 0x2012: [TokenShape(.punctuation, mark: Mark.enDash), .nonASCII]
    case 0x2014, 0x2015: [TokenShape(.punctuation, mark: Mark.emDash), .nonASCII]
    case 0x2212: [TokenShape(.symbol, mark: Mark.enDash), .nonASCII]
    case 0x2026: [TokenShape(.punctuation, mark: Mark.ellipsis), .nonASCII]
    case 0x2022, 0x2023, 0x25E6, 0x25AA, 0x25CF, 0x25A0, 0x2043, 0x00B7, 0x2219, 0x25CB:
      [TokenShape(.punctuation, mark: Mark.bullet), .nonASCII]
    case 0x3002, 0xFF01, 0xFF1F, 0xFF0E, 0x0964, 0x06D4, 0x061F, 0x203C, 0x2047, 0x2048, 0x2049, 0x203D:
      [TokenShape(.punctuation, mark: Mark.otherStop), .nonASCII]
    case 0xFF08: [TokenShape(.bracket, mark: Mark.openParenthesis), .opening, .nonASCII]
    case 0xFF09: [TokenShape(.bracket, mark: Mark.closeParenthesis), .closing, .nonASCII]
    default: nil
    }
  }
}

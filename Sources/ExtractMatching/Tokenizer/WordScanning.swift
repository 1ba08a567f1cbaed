import ExtractCore

extension TokenScanner {
  /// A word that begins at `start`, or the initialism, URL or e-mail address that does.
  mutating func scanWord(from start: Int) -> Int {
    let end = words.endOfWord(from: start)
    if byteClass(end) & ByteClass.mark != 0, let special = scanSpecial(start, end, text[end]) { return special }
    if !appendKnownWord(start, end) { appendNewWord(start, end, words.shape(start, end)) }
    return scanClitic(from: end)
  }

  /// The clitic at `start`, if there is one: the end of it, else `start`.
  @inline(__always) private mutating func scanClitic(from start: Int) -> Int {
    let next = byte(start)
    return next == UInt8(ascii: "'") || next == 0xE2 ? scanClitic(afterApostropheAt: start) : start
  }

  private mutating func scanClitic(afterApostropheAt start: Int) -> Int {
    let apostrophe = text[start] == UInt8(ascii: "'") ? 1 : words.apostropheLength(start) ?? 0
    guard apostrophe > 0 else { return start }
    let length = words.cliticLength(start + apostrophe)
    guard length > 0 else { return start }
    let end = start + apostrophe + length
    appendWord(start, end, apostrophe > 1 ? [TokenShape(.clitic), .nonASCII] : TokenShape(.clitic))
    return end
  }

  /// An initialism, a URL or an e-mail address that the word from `start` to `end` begins; `nil` if it begins none.
  private mutating func scanSpecial(_ start: Int, _ end: Int, _ next: UInt8) -> Int? {
    switch next {
    case UInt8(ascii: "."):
      if end == start + 1, let initialism = scanInitialism(start) { return initialism }
      if end - start == 3, (text[start] | 0x20) == UInt8(ascii: "w"), (text[start + 1] | 0x20) == UInt8(ascii: "w"),
        (text[start + 2] | 0x20) == UInt8(ascii: "w"), byteClass(end + 1) & ByteClass.alphanumeric != 0
      {
        return appendURL(start, end + 1)
      }
      return byteClass(end + 1) & ByteClass.alphanumeric != 0 ? scanEmail(start, end) : nil
    case UInt8(ascii: ":"):
      guard byte(end + 1) == UInt8(ascii: "/"), byte(end + 2) == UInt8(ascii: "/"), end - start <= 5 else { return nil }
      return appendURL(start, end + 3)
    case UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      return scanEmail(start, end)
    default:
      return nil
    }
  }

  private mutating func scanInitialism(_ start: Int) -> Int? {
    var end = start + 1
    while byte(end) == UInt8(ascii: "."), byteClass(end + 1) & ByteClass.letter != 0,
      byteClass(end + 2) & (ByteClass.alphanumeric | ByteClass.high) == 0
    {
      end += 2
    }
    guard end > start + 1 else { return nil }
    if byte(end) == UInt8(ascii: ".") { end += 1 }
    var shape = TokenShape(.initialism)
    var classesSeen: UInt8 = 0
    for index in start..<end { classesSeen |= classes[Int(text[index])] }
    if classes[Int(text[start])] & ByteClass.upper != 0 {
      shape.formUnion(.initialUpper)
      if classesSeen & ByteClass.lower == 0 { shape.formUnion(.allUpper) }
    }
    if classesSeen & ByteClass.lower != 0 { shape.formUnion(.hasLower) }
    appendWord(start, end, shape)
    return scanClitic(from: end)
  }

  private mutating func appendURL(_ start: Int, _ from: Int) -> Int {
    var end = from
    while end < count, text[end] > 0x20, text[end] != UInt8(ascii: "<"), text[end] != UInt8(ascii: ">"),
      text[end] != UInt8(ascii: "\""), text[end] < 0x80
    {
      end += 1
    }
    while end > from, isTrailingMark(text[end - 1]) { end -= 1 }
    append(start, end, TokenShape(.url))
    return end
  }

  private func isTrailingMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
      UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "'"), UInt8(ascii: "*"):
      true
    default: false
    }
  }

  /// An e-mail address that begins with the word from `start` to `end`.
  ///
  /// Looks at most 64 bytes ahead for the `@`, the longest local part that RFC 5321 allows.
  private mutating func scanEmail(_ start: Int, _ end: Int) -> Int? {
    guard start >= noEmailBefore else { return nil }
    var index = end
    let limit = min(count, start + 65)
    while index < limit, isEmailByte(text[index]) { index += 1 }
    guard byte(index) == UInt8(ascii: "@"), byteClass(index + 1) & ByteClass.alphanumeric != 0 else {
      // Another word of the same local part need not look again, unless it may reach further.
      if index < limit || index == count { noEmailBefore = index }
      return nil
    }
    index += 1
    while index < count, isEmailByte(text[index]), text[index] != UInt8(ascii: "+"), text[index] != UInt8(ascii: "_") {
      index += 1
    }
    while classes[Int(text[index - 1])] & ByteClass.alphanumeric == 0 { index -= 1 }
    append(start, index, TokenShape(.email))
    return index
  }

  private func isEmailByte(_ byte: UInt8) -> Bool {
    classes[Int(byte)] & ByteClass.alphanumeric != 0 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }

  /// Digits with inner separators that begin at `start`.
  mutating func scanNumber(from start: Int) -> Int {
    var end = start + digits(at: start, atMost: .max)
    // A comma groups digits only where the first group is short, and never after a decimal point.
    var mayGroup = end - start <= 3
    while byteClass(end + 1) & ByteClass.digit != 0 {
      let separator = byte(end)
      if separator == Mark.period {
        end += 1 + digits(at: end + 1, atMost: .max)
        mayGroup = false
      } else if separator == Mark.comma, mayGroup {
        if digits(at: end + 1, atMost: 4) == 3 {
          end += 4
        } else if let indian = endOfIndianGroups(at: end) {
          end = indian
          mayGroup = false
        } else {
          break
        }
      } else {
        break
      }
    }
    appendWord(start, end, Self.numberShape)
    return scanClitic(from: end)
  }

  /// The shape of a number in ASCII.
  static let numberShape: TokenShape = [TokenShape(.number), .hasDigit]

  /// How many digits stand at `start`, counted up to `limit`.
  private func digits(at start: Int, atMost limit: Int) -> Int {
    var length = 0
    while length < limit, byteClass(start + length) & ByteClass.digit != 0 { length += 1 }
    return length
  }

  /// The end of groups of two digits and a last one of three, each after a comma, as in 12,34,567.
  private func endOfIndianGroups(at comma: Int) -> Int? {
    var index = comma
    // Seven groups are a hundred quadrillion; a longer list of small numbers is not looked through.
    for _ in 0..<7 where byte(index) == Mark.comma {
      let length = digits(at: index + 1, atMost: 4)
      if length == 3, index > comma { return index + 4 }
      guard length == 2 else { return nil }
      index += 3
    }
    return nil
  }
}

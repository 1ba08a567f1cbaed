import ExtractCore

/// Prepares a page for libxml2: line ends and control characters, and shapes of markup on which it takes quadratic
/// time.
///
/// Everything is replaced byte for byte, so that positions stay what they are. What the limits cut is markup only:
/// attributes beyond a number on one tag, tags beyond a depth, and end tags without a start. Names of attributes that
/// libxml2 does not take, such as `@click`, are spelled with underscores: it would end the tag within their values. A
/// comment, an attribute or a title that never ends would swallow the rest of the page: what opens it is blanked, and
/// the rest is read. On the way it notes what libxml2 need not read at all.
struct PageGuard {
  static let mostAttributes = 128
  static let greatestDepth = 600
  /// How many open elements are searched for the one that an end tag closes.
  private static let longestSearch = 1000

  private(set) var bytes: [UInt8]
  /// Whether markup was blanked.
  private(set) var hasFlattened = false
  /// Where the first comment, attribute, script or title begins that never ends.
  private(set) var unendedStart: Int?
  /// What libxml2 need not read.
  private(set) var idle = IdleMarkup()
  private let names: TagNames
  /// The open elements, the innermost last.
  private var stack: [Open] = []
  /// How many elements of each tag are open, and how many of them were blanked. Inline elements share 64 counters
  /// by their name's hash.
  private var open = [Int32](repeating: 0, count: 256 + Self.inlineCounters)
  private var blanked = [Int32](repeating: 0, count: 256 + Self.inlineCounters)
  private var depth = 0
  private var neverClosed: Set<Tag> = []
  /// Where the last quotation marks and the last end of a comment stand, once one was asked for in vain.
  private var lastQuotes: (double: Int?, single: Int?)
  private var lastCommentEnd: Int?
  /// Where stand-ins were written.
  private var standIns: [Int] = []

  private struct Open {
    var counter: UInt16
    var isDepthCounted: Bool
    /// Whether only end tags of tables and their like close it and what is inside.
    var isBarrier: Bool
  }

  /// Stands for a `&` that begins no reference while libxml2 reads: for each of them it would write an error message.
  /// The page's own characters of this kind were replaced before.
  static let standIn: UInt8 = 0x7F

  private static let inlineCounters = 64

  /// - Complexity: O(*n*).
  init(_ decoded: [UInt8], names: TagNames) {
    bytes = decoded
    self.names = names
    replaceControls()
    limitMarkup()
    idle.clear(ifNoncharactersIn: bytes)
  }

  private mutating func replaceControls() {
    guard let first = bytes.withUnsafeBytes({ Self.nextControl($0, from: 0) }) else { return }
    bytes.withUnsafeMutableBytes { bytes in
      var next: Int? = first
      while let index = next {
        let isLineEnd = bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
        bytes[index] = isLineEnd ? 0x0A : 0x20
        next = Self.nextControl(UnsafeRawBufferPointer(bytes), from: index + 1)
      }
    }
  }

  private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == 0x7F }

  private static func nextControl(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var index = start
    while index + 16 <= bytes.count {
      let block = bytes.block(at: index)
      let white = (block .== ByteBlock(repeating: 0x0A)) .| (block .== ByteBlock(repeating: 0x09))
      let controls = (block .< ByteBlock(repeating: 0x20)) .& .!white .| (block .== ByteBlock(repeating: 0x7F))
      if let lane = controls.first { return index + lane }
      index += 16
    }
    return bytes[index...].firstIndex(where: isControl)
  }

  private mutating func limitMarkup() {
    var index = 0
    let count = bytes.count
    // Behind a tag stands text for sure; behind a bare `<`, libxml2 has its own ways.
    var isBehindTag = false
    while index < count {
      let found = next(UInt8(ascii: "<"), from: index)
      readText(index..<(found ?? count), isBehindTag: isBehindTag)
      guard let tag = found else { return }
      index = tag + 1
      guard index < count else { return }
      isBehindTag = false
      switch bytes[index] {
      case UInt8(ascii: "!"): index = skipDeclaration(from: index)
      case UInt8(ascii: "?"): idle.leaveOut(declarationFrom: index, hasQuotes: false, in: bytes)
      case UInt8(ascii: "/"):
        index = readEndTag(from: tag)
        isBehindTag = true
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        index = readStartTag(from: tag)
        isBehindTag = true
      default: break
      }
    }
  }

  /// Puts stand-ins for ampersands, and notes the texts between references as idle.
  private mutating func readText(_ range: Range<Int>, isBehindTag: Bool) {
    var index = range.lowerBound
    var start = index
    while let mark = bytes.place(of: UInt8(ascii: "&"), in: index..<range.upperBound) {
      index = mark + 1
      if beginsReference(mark) {
        if isBehindTag { idle.note(text: start..<mark, in: bytes) }
        start = index
      } else {
        bytes[mark] = Self.standIn
        standIns.append(mark)
      }
    }
    if isBehindTag { idle.note(text: start..<range.upperBound, in: bytes) }
  }

  /// Whether a `&` is followed by a name that a reference may have, or by a number.
  private func beginsReference(_ mark: Int) -> Bool {
    func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0x20 }
    let first = byte(mark + 1)
    guard first == UInt8(ascii: "#") else {
      let beginsName =
        (first | 0x20) &- 0x61 < 26 || first >= 0x80 || first == UInt8(ascii: "_") || first == UInt8(ascii: ":")
      // Of very long names, libxml2 reports the end alone.
      let isTooLong = (1...CharacterReferences.tooLongName).allSatisfy { CharacterReferences.isOfName(byte(mark + $0)) }
      return beginsName && !isTooLong
    }
    let second = byte(mark + 2)
    return second &- 0x30 < 10 || (second | 0x20) == UInt8(ascii: "x") && Self.isHexadecimal(byte(mark + 3))
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6 }

  /// Puts the ampersands back, once the page is parsed.
  mutating func restoreAmpersands() {
    for index in standIns where bytes[index] == Self.standIn { bytes[index] = UInt8(ascii: "&") }
  }

  private func next(_ byte: UInt8, from start: Int) -> Int? {
    start < bytes.count ? bytes.place(of: byte, in: start..<bytes.count) : nil
  }

  private mutating func noteUnended(_ start: Int) {
    if unendedStart == nil { unendedStart = start }
  }

  private mutating func skipDeclaration(from index: Int) -> Int {
    guard index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "-"), bytes[index + 2] == UInt8(ascii: "-") else {
      idle.leaveOut(declarationFrom: index, hasQuotes: true, in: bytes)
      return index
    }
    if lastCommentEnd.map({ $0 >= index + 3 }) ?? true {
      var end = index + 3
      while let close = next(UInt8(ascii: ">"), from: end) {
        if bytes[close - 1] == UInt8(ascii: "-"), bytes[close - 2] == UInt8(ascii: "-") {
          idle.note(comment: index + 3..<close + 1, in: bytes)
          return close + 1
        }
        end = close + 1
      }
      lastCommentEnd = index
    }
    noteUnended(index - 1)
    for mark in index - 1..<index + 3 { bytes[mark] = 0x20 }
    return index + 3
  }

  private func readName(from start: Int) -> (tag: Tag, counter: Int, end: Int) {
    var key = TagNames.NameKey()
    var index = start
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">"), bytes[index] != UInt8(ascii: "/")
    {
      key.add(bytes[index])
      index += 1
    }
    let tag = names.tag(key)
    let counter = tag == .inline ? 256 + Int(key.value % UInt64(Self.inlineCounters)) : Int(tag.rawValue)
    return (tag, counter, index)
  }

  private mutating func blank(_ range: Range<Int>) {
    hasFlattened = true
    for index in range { bytes[index] = 0x20 }
  }

  private mutating func readEndTag(from start: Int) -> Int {
    let (tag, counter, nameEnd) = readName(from: start + 2)
    guard let close = next(UInt8(ascii: ">"), from: nameEnd) else { return bytes.count }
    if blanked[counter] > 0 {
      blanked[counter] -= 1
      blank(start..<close + 1)
    } else if open[counter] > 0, closesElement(tag, counter) {
      while let last = stack.popLast() {
        open[Int(last.counter)] -= 1
        if last.isDepthCounted { depth -= 1 }
        if last.counter == UInt16(counter) { break }
      }
    } else if depth > 64 {
      // An end tag without a start costs a search through all open elements.
      blank(start..<close + 1)
    }
    return close + 1
  }

  /// Whether libxml2 closes an element at this end tag: none does beyond the cell, table or `<div>` it stands in.
  private func closesElement(_ tag: Tag, _ counter: Int) -> Bool {
    if Self.isBarrier(tag) { return true }
    for element in stack.suffix(Self.longestSearch).reversed() {
      if element.counter == UInt16(counter) { return true }
      if element.isBarrier { return false }
    }
    return false
  }

  private static func isBarrier(_ tag: Tag) -> Bool {
    switch tag {
    case .div, .td, .th, .tr, .thead, .tbody, .tfoot, .table, .head, .body, .html: true
    default: false
    }
  }

  private mutating func readStartTag(from start: Int) -> Int {
    let (tag, counter, nameEnd) = readName(from: start + 1)
    var index = nameEnd
    var attributes = 0
    var surplus: Int?
    // libxml2 ends a name at marks that it does not take, such as those of `<meta= …>`, and knows another tag.
    var isOrderly = bytes[start + 1..<nameEnd].allSatisfy(Self.isOfAttributeName)
    var isEmptyElement = false
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      isEmptyElement = bytes[index] == UInt8(ascii: "/")
      if bytes[index] <= 0x20 || isEmptyElement {
        index += 1
        continue
      }
      attributes += 1
      if attributes > Self.mostAttributes, surplus == nil { surplus = index }
      let start = index
      let (key, end) = skipAttribute(from: start)
      index = end
      // Behind what begins like no name, libxml2 has its own ways up to the end of the tag.
      isOrderly = isOrderly && Self.beginsAttributeName(bytes[start])
      if isOrderly, let key { idle.note(attribute: start..<end, key, of: tag, in: bytes) }
    }
    if let surplus { blank(surplus..<min(index, bytes.count)) }
    guard index < bytes.count else { return bytes.count }
    let traits = Tag.traits(of: tag)
    if traits.contains(.void) || isEmptyElement { return index + 1 }
    if traits.contains(.rawText) { return endOfRawText(tag: tag, tagStart: start, from: index + 1) }
    let isDepthCounted = !traits.contains(.optionalEnd)
    if isDepthCounted {
      if depth >= Self.greatestDepth {
        blank(start..<index + 1)
        blanked[counter] += 1
        return index + 1
      }
      depth += 1
    }
    // Rows of elements without end tags do not pile up: each ends the one before.
    if !isDepthCounted, let last = stack.last, last.counter == UInt16(counter) { return index + 1 }
    open[counter] += 1
    stack.append(Open(counter: UInt16(counter), isDepthCounted: isDepthCounted, isBarrier: Self.isBarrier(tag)))
    return index + 1
  }

  private static func beginsAttributeName(_ byte: UInt8) -> Bool {
    isOfAttributeName(byte) && byte != UInt8(ascii: "-") && byte &- 0x30 >= 10
  }

  private static func isOfAttributeName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
    default: WordSequenceHash.isLetterOrDigit(byte)
    }
  }

  /// Where the markup goes on behind an attribute, and the key of its name if it has a value that ends.
  private mutating func skipAttribute(from start: Int) -> (key: TagNames.NameKey?, end: Int) {
    var key = TagNames.NameKey()
    var index = start
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "="),
      bytes[index] != UInt8(ascii: ">"),
      bytes[index] != UInt8(ascii: "/")
    {
      if !Self.isOfAttributeName(bytes[index]) { bytes[index] = UInt8(ascii: "_") }
      key.add(bytes[index])
      index += 1
    }
    var value = index
    while value < bytes.count, bytes[value] <= 0x20 { value += 1 }
    guard value < bytes.count, bytes[value] == UInt8(ascii: "=") else { return (nil, max(index, start + 1)) }
    value += 1
    while value < bytes.count, bytes[value] <= 0x20 { value += 1 }
    guard value < bytes.count else { return (nil, value) }
    if bytes[value] == UInt8(ascii: "\"") || bytes[value] == UInt8(ascii: "'") {
      if let end = endOfQuotation(bytes[value], from: value + 1) { return (key, end + 1) }
      noteUnended(value)
      bytes[value] = 0x20
      return (nil, value + 1)
    }
    while value < bytes.count, bytes[value] > 0x20, bytes[value] != UInt8(ascii: ">") { value += 1 }
    return (key, value)
  }

  private mutating func endOfQuotation(_ mark: UInt8, from start: Int) -> Int? {
    let isDouble = mark == UInt8(ascii: "\"")
    if let last = isDouble ? lastQuotes.double : lastQuotes.single, last < start { return nil }
    if let end = next(mark, from: start) { return end }
    if isDouble { lastQuotes.double = start - 1 } else { lastQuotes.single = start - 1 }
    return nil
  }

  /// Where the markup goes on after the content of `<script>` or its like.
  private mutating func endOfRawText(tag: Tag, tagStart: Int, from start: Int) -> Int {
    if !neverClosed.contains(tag) {
      var index = start
      while let open = next(UInt8(ascii: "<"), from: index) {
        index = open + 1
        if index < bytes.count, bytes[index] == UInt8(ascii: "/"), readName(from: index + 1).tag == tag {
          idle.note(rawText: start..<index + 1, tag: tag, startTag: tagStart..<start, in: bytes)
          return next(UInt8(ascii: ">"), from: index).map { $0 + 1 } ?? bytes.count
        }
      }
      // Nor will a later one be.
      neverClosed.insert(tag)
    }
    noteUnended(tagStart)
    // What follows a script without an end is code for all one knows, and libxml2 leaves it out.
    if tag == .script || tag == .style { return bytes.count }
    for index in tagStart..<start { bytes[index] = 0x20 }
    return start
  }
}

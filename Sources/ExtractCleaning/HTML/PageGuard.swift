import ExtractCore

/// Prepares a page for libxml2: line ends and control characters, and shapes of markup on which it takes quadratic time.
///
/// Everything is replaced byte for byte, so that positions stay what they are. What the limits cut is markup only:
/// attributes beyond a number on one tag, tags beyond a depth, and end tags without a start. Names of attributes that
/// libxml2 does not take, such as `@click`, are spelled with underscores: it would end the tag within their values.
struct PageGuard {
  static let mostAttributes = 128
  static let greatestDepth = 600

  private(set) var bytes: [UInt8]
  /// Whether markup was blanked.
  private(set) var hasFlattened = false
  private let names: TagNames
  /// How many elements of each tag are open, and how many of them were blanked. Inline elements share 64 counters
  /// by their name's hash.
  private var open = [Int32](repeating: 0, count: 256 + Self.inlineCounters)
  private var blanked = [Int32](repeating: 0, count: 256 + Self.inlineCounters)
  private var depth = 0
  private var neverClosed: Set<Tag> = []

  private static let inlineCounters = 64

  /// - Complexity: O(*n*).
  init(_ decoded: [UInt8], names: TagNames) {
    bytes = decoded
    self.names = names
    replaceControls()
    limitMarkup()
  }

  private mutating func replaceControls() {
    bytes.withUnsafeBufferPointer { bytes in bytes.contains(where: Self.isControl) }
      ? bytes.withUnsafeMutableBufferPointer { bytes in
        for index in bytes.indices where Self.isControl(bytes[index]) {
          let isLineEnd = bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
          bytes[index] = isLineEnd ? 0x0A : 0x20
        }
      } : ()
  }

  private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == 0x7F }

  private mutating func limitMarkup() {
    var index = 0
    let count = bytes.count
    while index < count {
      guard let tag = next(UInt8(ascii: "<"), from: index) else { return }
      index = tag + 1
      guard index < count else { return }
      if bytes[index] == UInt8(ascii: "!") {
        index = skipDeclaration(from: index)
      } else if bytes[index] == UInt8(ascii: "/") {
        index = readEndTag(from: tag)
      } else if bytes[index] | 0x20 >= 0x61, bytes[index] | 0x20 <= 0x7A {
        index = readStartTag(from: tag)
      }
    }
  }

  private func next(_ byte: UInt8, from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { $0[start...].firstIndex(of: byte) }
  }

  private func skipDeclaration(from index: Int) -> Int {
    guard index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "-"), bytes[index + 2] == UInt8(ascii: "-") else {
      return index
    }
    var end = index + 3
    while let close = next(UInt8(ascii: ">"), from: end) {
      if bytes[close - 1] == UInt8(ascii: "-"), bytes[close - 2] == UInt8(ascii: "-") { return close + 1 }
      end = close + 1
    }
    return bytes.count
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
    let isDepthCounted = Tag.traits(of: tag).isDisjoint(with: [.void, .optionalEnd])
    if blanked[counter] > 0 {
      blanked[counter] -= 1
      blank(start..<close + 1)
    } else if open[counter] > 0 {
      open[counter] -= 1
      if isDepthCounted { depth -= 1 }
    } else if depth > 64 {
      // An end tag without a start costs a search through all open elements.
      blank(start..<close + 1)
    }
    return close + 1
  }

  private mutating func readStartTag(from start: Int) -> Int {
    let (tag, counter, nameEnd) = readName(from: start + 1)
    var index = nameEnd
    var attributes = 0
    var surplus: Int?
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      if bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: "/") {
        index += 1
        continue
      }
      attributes += 1
      if attributes > Self.mostAttributes, surplus == nil { surplus = index }
      index = skipAttribute(from: index)
    }
    if let surplus { blank(surplus..<min(index, bytes.count)) }
    guard index < bytes.count else { return bytes.count }
    let traits = Tag.traits(of: tag)
    if traits.contains(.void) { return index + 1 }
    if traits.contains(.rawText) { return endOfRawText(tag: tag, from: index + 1) }
    if !traits.contains(.optionalEnd) {
      if depth >= Self.greatestDepth {
        blank(start..<index + 1)
        blanked[counter] += 1
        return index + 1
      }
      depth += 1
    }
    open[counter] += 1
    return index + 1
  }

  private static func isOfAttributeName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
    default: WordSequenceHash.isLetterOrDigit(byte)
    }
  }

  private mutating func skipAttribute(from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "="),
      bytes[index] != UInt8(ascii: ">"),
      bytes[index] != UInt8(ascii: "/")
    {
      if !Self.isOfAttributeName(bytes[index]) { bytes[index] = UInt8(ascii: "_") }
      index += 1
    }
    var value = index
    while value < bytes.count, bytes[value] <= 0x20 { value += 1 }
    guard value < bytes.count, bytes[value] == UInt8(ascii: "=") else { return max(index, start + 1) }
    value += 1
    while value < bytes.count, bytes[value] <= 0x20 { value += 1 }
    guard value < bytes.count else { return value }
    if bytes[value] == UInt8(ascii: "\"") || bytes[value] == UInt8(ascii: "'") {
      return next(bytes[value], from: value + 1).map { $0 + 1 } ?? bytes.count
    }
    while value < bytes.count, bytes[value] > 0x20, bytes[value] != UInt8(ascii: ">") { value += 1 }
    return value
  }

  /// Where the markup goes on after the content of `<script>` or its like.
  private mutating func endOfRawText(tag: Tag, from start: Int) -> Int {
    guard !neverClosed.contains(tag) else { return start }
    var index = start
    while let open = next(UInt8(ascii: "<"), from: index) {
      index = open + 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "/"), readName(from: index + 1).tag == tag {
        return next(UInt8(ascii: ">"), from: index).map { $0 + 1 } ?? bytes.count
      }
    }
    // Never closed: libxml2 decides what it is. Nor will a later one be.
    neverClosed.insert(tag)
    return start
  }
}

/// Takes the marks of markdown off a line: `**bold**`, `__bold__`, `*italic*`, `` `code` ``, `[text](address)`, `\*`.
struct InlineMarkup {
  private let bytes: UnsafeBufferPointer<UInt8>
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  static func isMark(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "[") && byte <= UInt8(ascii: "`") && byte != UInt8(ascii: "^") || byte == UInt8(ascii: "*")
  }

  /// Calls `body` with the pieces of `range` that are text.
  ///
  /// - Complexity: O(*n*): a mark's partner is looked for within a fixed distance.
  func forEachPiece(of range: Range<Int>, _ body: (Range<Int>) -> Void) {
    var copied = range.lowerBound
    var index = range.lowerBound
    /// Closing marks that are to be left out, by their place.
    var closing: [Range<Int>] = []
    func skip(_ mark: Range<Int>) {
      if mark.lowerBound > copied { body(copied..<mark.lowerBound) }
      copied = mark.upperBound
      index = mark.upperBound
    }
    while index < range.upperBound {
      index = nextMark(from: index, to: range.upperBound)
      guard index < range.upperBound else { break }
      if let mark = closing.first(where: { $0.lowerBound == index }) {
        skip(mark)
        continue
      }
      switch bytes[index] {
      case UInt8(ascii: "\\"):
        if index + 1 < range.upperBound, Self.isEscapable(bytes[index + 1]) {
          skip(index..<index + 1)
          index += 1
        } else {
          index += 1
        }
      case UInt8(ascii: "["):
        if let link = link(at: index, in: range) {
          skip(index..<index + 1)
          closing.append(link)
        } else {
          index += 1
        }
      case UInt8(ascii: "]"): index += 1
      default:
        if let close = emphasis(at: index, in: range) {
          skip(close.open)
          closing.append(close.close)
        } else {
          index += 1
        }
      }
      if closing.count > 16 { closing.removeFirst() }
    }
    if copied < range.upperBound { body(copied..<range.upperBound) }
  }

  private func nextMark(from start: Int, to end: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 16 <= end {
      let block = raw.block(at: index)
      let brackets = (block &- ByteBlock(repeating: UInt8(ascii: "["))) .<= ByteBlock(repeating: 5)
      let marks =
        brackets .& (block .!= ByteBlock(repeating: UInt8(ascii: "^")))
        .| (block .== ByteBlock(repeating: UInt8(ascii: "*")))
      if let lane = marks.first { return index + lane }
      index += 16
    }
    while index < end, !Self.isMark(bytes[index]) { index += 1 }
    return index
  }

  private static func isEscapable(_ byte: UInt8) -> Bool {
    isMark(byte) || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ">")
  }

  private static let reach = 400

  /// The closing part `](address)` of a link that opens at `start`.
  private func link(at start: Int, in range: Range<Int>) -> Range<Int>? {
    let limit = min(range.upperBound, start + Self.reach)
    guard let close = bytes[start..<limit].firstIndex(of: UInt8(ascii: "]")), close + 1 < limit,
      bytes[close + 1] == UInt8(ascii: "("),
      let end = bytes[close..<min(range.upperBound, close + Self.reach)].firstIndex(of: UInt8(ascii: ")"))
    else { return nil }
    let address = bytes[close + 2..<end]
    guard !address.contains(0x20), address.contains(UInt8(ascii: "/")) || address.first == UInt8(ascii: "#") else {
      return nil
    }
    return close..<end + 1
  }

  /// A mark of emphasis that opens at `start`, and its partner.
  private func emphasis(at start: Int, in range: Range<Int>) -> (open: Range<Int>, close: Range<Int>)? {
    let mark = bytes[start]
    var length = 1
    while start + length < range.upperBound, bytes[start + length] == mark, length < 3 { length += 1 }
    let open = start..<start + length
    // An opening mark stands at the start of a word, a closing one at its end.
    guard open.upperBound < range.upperBound, bytes[open.upperBound] > 0x20,
      start == range.lowerBound || !WordSequenceHash.isWordByte(bytes[start - 1])
    else { return nil }
    var index = open.upperBound + 1
    let limit = min(range.upperBound, start + Self.reach * (length > 1 ? 4 : 1))
    while index + length <= limit {
      if bytes[index] == mark, bytes[index - 1] > 0x20, (0..<length).allSatisfy({ bytes[index + $0] == mark }),
        index + length == range.upperBound || !WordSequenceHash.isWordByte(bytes[index + length])
      {
        return (open, index..<index + length)
      }
      index += 1
    }
    return nil
  }
}

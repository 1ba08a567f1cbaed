/// Bytes on their way out: a growing buffer that is filled without a check per byte.
public struct OutputBuffer: ~Copyable {
  private var base: UnsafeMutableRawPointer
  private var next: UnsafeMutableRawPointer
  private var end: UnsafeMutableRawPointer
  private let groups = OutputCursor.digitGroups

  /// A buffer with memory for `capacity` bytes; it grows by itself.
  public init(capacity: Int = 1 << 16) {
    base = .allocate(byteCount: capacity, alignment: 16)
    next = base
    end = base + capacity
  }

  deinit { base.deallocate() }

  /// How many bytes have been written.
  public var count: Int { next - base }

  /// The bytes written so far, valid until the next change.
  public var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: UnsafePointer(base.assumingMemoryBound(to: UInt8.self)), count: count)
  }

  /// Forgets what was written, from `length` on, and keeps the memory.
  public mutating func truncate(to length: Int = 0) { next = base + length }

  @inline(never) private mutating func grow(_ additional: Int) {
    let count = count
    let capacity = max((end - base) * 2, count + additional)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    larger.copyMemory(from: base, byteCount: count)
    base.deallocate()
    base = larger
    next = larger + count
    end = larger + capacity
  }

  /// Makes room for so many bytes.
  @inline(__always) mutating func reserve(_ count: Int) { if end - next < count { grow(count) } }

  /// Appends what `body` writes, at most `maximum` bytes, with one check for all of it.
  @inline(__always) mutating func appendPieces(atMost maximum: Int, _ body: (inout OutputCursor) -> Void) {
    reserve(maximum)
    var cursor = OutputCursor(next: next, groups: groups)
    body(&cursor)
    next = cursor.next
    assert(next <= end)
  }

  /// Ends a list of items that have a comma behind them each.
  @inline(__always) mutating func endList(isEmpty: Bool) {
    if !isEmpty { next -= 1 }
    append("]")
  }

  @inline(__always) mutating func append(_ literal: StaticString) {
    appendPieces(atMost: literal.utf8CodeUnitCount) { $0.append(literal) }
  }

  @inline(__always) mutating func append(_ piece: ReadyPiece?) { appendPieces(atMost: piece.room) { $0.append(piece) } }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) { appendPieces(atMost: bytes.count) { $0.append(bytes) } }

  mutating func append(string: String) {
    var string = string
    string.withUTF8 { append($0) }
  }

  /// Appends a number in decimal digits.
  @inline(__always) mutating func append(_ number: Int) {
    appendPieces(atMost: OutputCursor.longestNumber) { $0.append(number) }
  }

  @inline(__always) mutating func appendID(_ letter: ItemLetter, _ index: Int) {
    appendPieces(atMost: OutputCursor.longestID) { $0.appendID(letter, index) }
  }

  /// Appends UTF-8 text as a JSON string with its quotation marks.
  ///
  /// - Parameter behind: how many bytes behind the text can be read: it is copied in blocks.
  mutating func appendJSON(_ text: UnsafeBufferPointer<UInt8>, behind: Int = 0) {
    guard text.count <= Self.longestPiece else { return appendLongJSON(text) }
    appendPieces(atMost: OutputCursor.roomForJSON(text.count)) { output in
      output.append("\"")
      output.appendEscaped(text, readable: text.count + behind)
      output.append("\"")
    }
  }

  @inline(never) private mutating func appendLongJSON(_ text: UnsafeBufferPointer<UInt8>) {
    append("\"")
    for start in stride(from: 0, to: text.count, by: Self.longestPiece) {
      let piece = UnsafeBufferPointer(rebasing: text[start..<min(start + Self.longestPiece, text.count)])
      appendPieces(atMost: OutputCursor.roomForJSON(piece.count)) {
        $0.appendEscaped(piece, readable: text.count - start)
      }
    }
    append("\"")
  }

  /// Long text is written in pieces, so that room for the worst case, all escapes, is little.
  private static let longestPiece = 1 << 13

  mutating func appendJSON(_ string: String) {
    let isWritten: Void? = string.utf8.withContiguousStorageIfAvailable { appendJSON($0) }
    if isWritten == nil { appendJSON(String(decoding: string.utf8, as: UTF8.self)) }
  }
}

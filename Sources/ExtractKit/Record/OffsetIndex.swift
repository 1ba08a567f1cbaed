import ExtractCore

/// The unit in which a record counts positions of its text.
public enum OffsetUnit: String, CaseIterable, Sendable {
  /// Unicode code points, as Python and the W3C selectors count.
  case codepoint
  /// UTF-16 code units, as JavaScript and Java count.
  case utf16
  /// Bytes of UTF-8.
  case byte
}

/// Turns byte offsets of a text into offsets of another unit.
///
/// - Complexity: O(1) per offset: a sum kept for each 64 bytes, and a count within them where they are not all ASCII.
struct OffsetIndex {
  private let text: UnsafeBufferPointer<UInt8>
  private let unit: OffsetUnit
  /// The units before each block of 64 bytes, and those of the whole text at the end; `nil` where bytes are the units.
  private let sums: UnsafePointer<UInt32>?
  fileprivate static let blockSize = 64

  /// An index over `text` with the sums that ``OffsetMemory`` prepared for it.
  init(_ text: UnsafeBufferPointer<UInt8>, unit: OffsetUnit, sums: UnsafePointer<UInt32>?) {
    self.text = text
    self.unit = unit
    self.sums = sums
  }

  /// The offset in units of a byte offset.
  @inline(__always) func callAsFunction(_ offset: Int) -> Int {
    guard let sums else { return offset }
    let block = Int(UInt(bitPattern: offset) / UInt(Self.blockSize))
    let before = Int(sums[block])
    // As many units as bytes: one each.
    if Int(sums[block + 1]) - before == Self.blockSize { return before + (offset - block * Self.blockSize) }
    return before + units(from: block * Self.blockSize, to: offset)
  }

  /// The units in a part of the text that is no longer than a block.
  ///
  /// Code points are bytes that do not continue one; a code point of four bytes is two UTF-16 units. Eight bytes are
  /// looked at together, and each of their places has a counter of its own in a word.
  fileprivate func units(from start: Int, to end: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var continuations: UInt64 = 0
    var pairs: UInt64 = 0
    var index = start
    let raw = UnsafeRawBufferPointer(text)
    while index + 8 <= end {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      continuations &+= (word >> 7) & ~(word >> 6) & ones
      if unit == .utf16 { pairs &+= (word >> 7) & (word >> 6) & (word >> 5) & (word >> 4) & ones }
      index += 8
    }
    var count = index - start - Self.sum(continuations) + Self.sum(pairs)
    while index < end {
      let byte = text[index]
      if byte & 0xC0 != 0x80 { count += 1 }
      if unit == .utf16, byte >= 0xF0 { count += 1 }
      index += 1
    }
    return count
  }

  /// The sum of the eight bytes of a word, which is below 256.
  @inline(__always) private static func sum(_ counters: UInt64) -> Int {
    Int((counters &* 0x0101_0101_0101_0101) >> 56)
  }
}

/// The memory of an ``OffsetIndex``, used for one text after the other.
final class OffsetMemory {
  private var memory: UnsafeMutableBufferPointer<UInt32> = .allocate(capacity: 1 << 10)
  /// What was prepared last; `nil` where the units are bytes.
  private(set) var sums: UnsafePointer<UInt32>?

  deinit { memory.deallocate() }

  /// Counts the units before each block of `text`.
  ///
  /// - Complexity: O(*n*).
  func prepare(_ text: UnsafeBufferPointer<UInt8>, unit: OffsetUnit) {
    sums = nil
    guard unit != .byte, !Self.isASCII(text) else { return }
    let count = text.count / OffsetIndex.blockSize + 1
    if memory.count <= count {
      memory.deallocate()
      memory = .allocate(capacity: (count + 1) * 2)
    }
    let index = OffsetIndex(text, unit: unit, sums: nil)
    var total: UInt32 = 0
    for block in 0..<count {
      memory[block] = total
      let start = block * OffsetIndex.blockSize
      total += UInt32(index.units(from: start, to: min(start + OffsetIndex.blockSize, text.count)))
    }
    memory[count] = total
    sums = UnsafePointer(memory.baseAddress)
  }

  private static func isASCII(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(text)
    var index = 0
    var seen: UInt64 = 0
    while index + 8 <= text.count {
      seen |= raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      index += 8
    }
    var tail: UInt8 = 0
    while index < text.count {
      tail |= text[index]
      index += 1
    }
    return seen & 0x8080_8080_8080_8080 == 0 && tail < 0x80
  }
}

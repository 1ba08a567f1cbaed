internal import CByteClasses
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
/// - Complexity: O(1) per offset: a sum kept for each 64 bytes, and a count of bits within them.
struct OffsetIndex {
  /// 64 bytes of a text.
  struct Block {
    static let size = 64

    /// The units before the block.
    var before: UInt32
    /// A bit for each byte with which a unit begins.
    var starts: UInt64
  }

  /// `nil` where a unit is a byte.
  fileprivate let blocks: UnsafePointer<Block>?

  /// The offset in units of a byte offset, where a character begins or the text ends.
  @inline(__always) func callAsFunction(_ offset: Int) -> Int {
    guard let blocks else { return offset }
    let block = blocks[Int(UInt(bitPattern: offset) / UInt(Block.size))]
    let place = offset & (Block.size - 1)
    if block.starts == .max { return Int(block.before) + place }
    return Int(block.before) + (block.starts & (1 << UInt64(place) &- 1)).nonzeroBitCount
  }
}

/// The memory of an ``OffsetIndex``, used for one text after the other.
final class OffsetMemory {
  private var memory: UnsafeMutableBufferPointer<OffsetIndex.Block> = .allocate(capacity: 1 << 9)

  deinit { memory.deallocate() }

  /// An index of `text`, valid until that of the next text is made.
  ///
  /// - Complexity: O(*n*).
  func index(of text: UnsafeBufferPointer<UInt8>, unit: OffsetUnit) -> OffsetIndex {
    let size = OffsetIndex.Block.size
    let count = text.count / size + 1
    guard unit != .byte, let base = text.baseAddress else { return OffsetIndex(blocks: nil) }
    if memory.count < count {
      memory.deallocate()
      memory = .allocate(capacity: count * 2)
    }
    var before: UInt32 = 0
    var carry: UInt64 = 0
    let isUTF16 = unit == .utf16
    for block in 0..<(count - 1) {
      let start = base + block * size
      var starts = extract_character_starts_64(start)
      if isUTF16, starts != .max { Self.addPairs(to: &starts, start, size, &carry) }
      memory[block] = OffsetIndex.Block(before: before, starts: starts)
      before &+= starts == .max ? UInt32(size) : UInt32(truncatingIfNeeded: starts.nonzeroBitCount)
    }
    let length = text.count - (count - 1) * size
    let last = base + (count - 1) * size
    var starts = Self.starts(last, length)
    if isUTF16 { Self.addPairs(to: &starts, last, length, &carry) }
    memory[count - 1] = OffsetIndex.Block(before: before, starts: starts)
    let isASCII = Int(before) + starts.nonzeroBitCount == text.count
    return OffsetIndex(blocks: isASCII ? nil : UnsafePointer(memory.baseAddress))
  }

  /// The bits of a block that is not full.
  private static func starts(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    var starts: UInt64 = 0
    for place in 0..<length where bytes[place] & 0xC0 != 0x80 { starts |= 1 << UInt64(place) }
    return starts
  }

  /// Marks the second byte of each character of four, as the beginning of the second unit that UTF-16 has for it.
  ///
  /// - Parameter carry: 1 if that byte is the first of the next block.
  private static func addPairs(
    to starts: inout UInt64, _ bytes: UnsafePointer<UInt8>, _ length: Int, _ carry: inout UInt64
  ) {
    var leads: UInt64 = 0
    for place in 0..<length where bytes[place] >= 0xF0 { leads |= 1 << UInt64(place) }
    starts |= leads << 1 | carry
    carry = leads >> 63
  }
}

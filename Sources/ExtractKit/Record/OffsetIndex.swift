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
/// - Complexity: O(*n*) to make, then O(1) per offset: a sum kept for each 64 bytes and a count within them.
struct OffsetIndex {
  private let text: UnsafeBufferPointer<UInt8>
  private let unit: OffsetUnit
  private var sums: [UInt32] = []
  private static let blockSize = 64

  /// An index over `text`, which must outlive it.
  init(_ text: UnsafeBufferPointer<UInt8>, unit: OffsetUnit) {
    self.text = text
    self.unit = unit
    guard unit != .byte, !Self.isASCII(text) else { return }
    sums.reserveCapacity(text.count / Self.blockSize + 1)
    var total: UInt32 = 0
    for block in stride(from: 0, to: text.count, by: Self.blockSize) {
      sums.append(total)
      total += UInt32(units(from: block, to: min(block + Self.blockSize, text.count)))
    }
    sums.append(total)
  }

  /// The offset in units of a byte offset.
  @inline(__always) func callAsFunction(_ offset: Int) -> Int {
    sums.isEmpty ? offset : counted(offset)
  }

  private func counted(_ offset: Int) -> Int {
    let block = offset / Self.blockSize
    return Int(sums[block]) + units(from: block * Self.blockSize, to: offset)
  }

  /// Code points are bytes that do not continue one; a code point of four bytes is two UTF-16 units.
  private func units(from start: Int, to end: Int) -> Int {
    var count = 0
    var index = start
    let raw = UnsafeRawBufferPointer(text)
    let ones: UInt64 = 0x0101_0101_0101_0101
    while index + 8 <= end {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let continuations = (word >> 7) & ~(word >> 6) & ones
      count += 8 - continuations.nonzeroBitCount
      if unit == .utf16 {
        let fourByte = (word >> 7) & (word >> 6) & (word >> 5) & (word >> 4) & ones
        count += fourByte.nonzeroBitCount
      }
      index += 8
    }
    while index < end {
      let byte = text[index]
      if byte & 0xC0 != 0x80 { count += 1 }
      if unit == .utf16, byte >= 0xF0 { count += 1 }
      index += 1
    }
    return count
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

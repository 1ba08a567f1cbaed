import ExtractCore

/// The folded form of a word as a hash key: its first 16 bytes in two integers, and its hash.
///
/// The hash is a multiply-and-xor mix of the first 16 bytes, the last 8 and the length; it is part of the compiled
/// format, so it depends on nothing but the bytes. A match is always verified against the bytes themselves.
struct FoldedKey {
  /// The first 16 bytes of a word, zeros after its end.
  struct Halves: Equatable, BitwiseCopyable {
    var low: UInt64 = 0
    var high: UInt64 = 0

    init(low: UInt64 = 0, high: UInt64 = 0) { (self.low, self.high) = (low, high) }

    /// The bytes of a word of at most 16 bytes that has at least 16 bytes of memory from its start.
    ///
    /// Without a branch: how long words are cannot be predicted.
    @inline(__always) init(_ start: UnsafePointer<UInt8>, count: Int, masks: UnsafeRawPointer = masks) {
      assert(count >= 0 && count <= 16)
      let raw = UnsafeRawPointer(start)
      let mask = masks - count
      low = raw.loadUnaligned(as: UInt64.self).littleEndian & mask.loadUnaligned(as: UInt64.self).littleEndian
      high =
        raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self).littleEndian
        & mask.loadUnaligned(fromByteOffset: 8, as: UInt64.self).littleEndian
    }

    /// The bytes of a word of 1 to 16 bytes in a text.
    @inline(__always) init(
      _ text: UnsafeBufferPointer<UInt8>, from start: Int, count: Int, masks: UnsafeRawPointer = masks
    ) {
      if start + 16 <= text.count, let base = text.baseAddress {
        self.init(base + start, count: count, masks: masks)
      } else {
        self.init(UnsafeBufferPointer(rebasing: text[start..<start + count]))
      }
    }

    /// The first bytes of a word, in two loads that may share bytes.
    init(_ word: UnsafeBufferPointer<UInt8>) {
      let raw = UnsafeRawBufferPointer(word)
      let count = word.count
      func load<Part: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, _: Part.Type) -> UInt64 {
        UInt64(raw.loadUnaligned(fromByteOffset: offset, as: Part.self).littleEndian)
      }
      switch count {
      case 16...: (low, high) = (load(0, UInt64.self), load(8, UInt64.self))
      case 9...: (low, high) = (load(0, UInt64.self), load(count - 8, UInt64.self) >> UInt64(8 * (16 - count)))
      case 4...: low = load(0, UInt32.self) | load(count - 4, UInt32.self) << UInt64(8 * (count - 4))
      case 2...: low = load(0, UInt16.self) | load(count - 2, UInt16.self) << UInt64(8 * (count - 2))
      case 1: low = UInt64(word[0])
      default: break
      }
    }

    /// Whether all bytes are ASCII.
    var isASCII: Bool { (low | high) & 0x8080_8080_8080_8080 == 0 }

    /// 16 bytes of zeros, before which there are 16 bytes of ones: from *n* bytes before it on, *n* bytes of ones and
    /// zeros after them. Never freed.
    nonisolated(unsafe) static let masks: UnsafeRawPointer = {
      let memory = UnsafeMutableRawPointer.allocate(byteCount: 32, alignment: 32)
      memory.initializeMemory(as: UInt8.self, repeating: 0xFF, count: 16)
      (memory + 16).initializeMemory(as: UInt8.self, repeating: 0, count: 16)
      return UnsafeRawPointer(memory + 16)
    }()

    /// The same with ASCII letters made lower case; each byte must be below 0x80.
    @inline(__always) var lowercased: Halves {
      var halves = self
      halves.low = Self.lowercased(low)
      halves.high = Self.lowercased(high)
      return halves
    }

    @inline(__always) private static func lowercased(_ word: UInt64) -> UInt64 {
      let ascii = word & 0x7F7F_7F7F_7F7F_7F7F
      let atLeastA = ascii &+ 0x3F3F_3F3F_3F3F_3F3F
      let aboveZ = ascii &+ 0x2525_2525_2525_2525
      let isUpper = (atLeastA & ~aboveZ & ~word) & 0x8080_8080_8080_8080
      return word | isUpper >> 2
    }
  }

  var halves = Halves()
  var hash: UInt32 = 0

  /// The key of a folded word.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    let count = bytes.count
    halves = Halves(bytes)
    let tail = count > 16 ? raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self).littleEndian : 0
    hash = Self.mix(halves, tail, count)
  }

  /// The key of a folded word of at most 16 bytes.
  @inline(__always) init(short halves: Halves, count: Int) {
    self.halves = halves
    hash = Self.mix(halves, 0, count)
  }

  @inline(__always) private static func mix(_ halves: Halves, _ tail: UInt64, _ count: Int) -> UInt32 {
    var hash = halves.low &* 0x9E37_79B9_7F4A_7C15 ^ (halves.high &+ UInt64(count)) &* 0xC2B2_AE3D_27D4_EB4F
    hash ^= tail &* 0x1656_67B1_9E37_79F9
    hash ^= hash >> 32
    hash = hash &* 0xD6E8_FEB8_6659_FD93
    return UInt32(truncatingIfNeeded: hash >> 32)
  }

  /// The place where the search for the word begins in a table of `count` slots.
  func slot(in count: Int) -> Int { Int((UInt64(hash) * UInt64(count)) >> 32) }
}

/// Memory for the folded form of one word at a time.
final class FoldScratch {
  var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(64) }
}

/// How words are folded for the lexicon.
enum WordFolding {
  /// The longest word, in bytes of text, that is looked up.
  static let longestWord = 96

  /// Appends the folded form of a word: case and diacritics dropped, periods of an initialism left out.
  static func fold(_ bytes: UnsafeBufferPointer<UInt8>, isInitialism: Bool, into folded: inout [UInt8]) {
    let from = folded.count
    Folding.shared.fold(bytes, into: &folded)
    if isInitialism {
      var kept = from
      for index in from..<folded.count where folded[index] != UInt8(ascii: ".") {
        folded[kept] = folded[index]
        kept += 1
      }
      folded.removeSubrange(kept...)
    }
  }
}

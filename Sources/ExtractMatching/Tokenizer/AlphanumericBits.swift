internal import CByteClasses

/// One bit for each byte of a text: whether it is an ASCII letter or digit.
///
/// The tokenizer finds the end of a word by it in a few instructions, whatever the word's length.
final class AlphanumericBits {
  let method: Tokenizer.Method
  private(set) var bits: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private static let blockSize = 64

  init(method: Tokenizer.Method) {
    self.method = extract_has_vectors() != 0 ? method : .integers
    capacity = 1024
    bits = .allocate(capacity: capacity)
    bits.initialize(repeating: 0, count: capacity)
  }

  deinit { bits.deallocate() }

  /// Makes the bits of a text. There are 16 bytes of zero bits at least after its end.
  func fill(_ text: UnsafeBufferPointer<UInt8>) {
    let needed = text.count / 8 + 24
    if needed > capacity {
      bits.deallocate()
      capacity = needed * 2
      bits = .allocate(capacity: capacity)
    }
    var index = 0
    if let base = text.baseAddress {
      switch method {
      case .integers:
        while index + Self.blockSize <= text.count {
          store(Self.integerBits(base + index), at: index)
          index += Self.blockSize
        }
      case .vectors:
        while index + Self.blockSize <= text.count {
          store(extract_alphanumeric_64(base + index), at: index)
          index += Self.blockSize
        }
      }
    }
    var last: UInt64 = 0
    for place in index..<text.count where ByteClass.table[Int(text[place])] & ByteClass.alphanumeric != 0 {
      last |= 1 << UInt64(place - index)
    }
    store(last, at: index)
    (bits + index / 8 + 8).initialize(repeating: 0, count: 16)
  }

  @inline(__always) private func store(_ word: UInt64, at index: Int) {
    UnsafeMutableRawPointer(bits + index / 8).storeBytes(of: word.littleEndian, as: UInt64.self)
  }

  @inline(__always) private static func integerBits(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawPointer(bytes)
    var bits: UInt64 = 0
    for part in 0..<8 {
      let word = raw.loadUnaligned(fromByteOffset: part * 8, as: UInt64.self).littleEndian
      let ascii = word & 0x7F7F_7F7F_7F7F_7F7F
      let letter = ascii | 0x2020_2020_2020_2020
      // The top bit of each byte: at least "a" and not above "z", or at least "0" and not above "9".
      let isLetter = (letter &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(letter &+ 0x0505_0505_0505_0505)
      let isDigit = (ascii &+ 0x5050_5050_5050_5050) & ~(ascii &+ 0x4646_4646_4646_4646)
      let either = ((isLetter | isDigit) & ~word & 0x8080_8080_8080_8080) >> 7
      bits |= ((either &* 0x0102_0408_1020_4080) >> 56) << UInt64(part * 8)
    }
    return bits
  }
}

import ExtractCore

/// Words of up to eight letters and digits of ASCII with a number each, found by their bytes as one integer.
struct ShortWordTable: Sendable {
  /// A word's bytes in lower case, the first one lowest; never 0.
  struct Key: Hashable {
    let value: UInt64

    static let longest = 8

    /// The key of the first bytes of `word`, which are letters and digits.
    ///
    /// - Parameters:
    ///   - word: eight bytes of text, the first one lowest.
    ///   - length: how many of them are the word's, from 1 to 8.
    @inline(__always) init(_ word: UInt64, length: Int) {
      // Digits have the bit already by which small letters differ from capitals.
      value = (word | 0x2020_2020_2020_2020) & (UInt64.max &>> UInt64(64 &- 8 &* length))
    }

    init?(_ form: UnsafeBufferPointer<UInt8>) {
      guard !form.isEmpty, form.count <= Self.longest, form.allSatisfy(WordSequenceHash.isLetterOrDigit) else {
        return nil
      }
      self.init(form.reversed().reduce(0) { $0 << 8 | UInt64($1) }, length: form.count)
    }
  }

  /// Words with their numbers; an empty slot has no key, and the number 0.
  private var slots: [(key: UInt64, number: UInt16)]
  private let mask: Int

  /// - Parameter words: forms with their numbers from 1 on; of equal forms the first counts, and those that are no
  ///   short words are left out.
  init(_ words: [(form: ImmortalText, value: UInt16)]) {
    let words = words.compactMap { word in Key(word.form.bytes).map { (key: $0, number: word.value) } }
    var size = 64
    while size < words.count * 2 { size *= 2 }
    slots = Array(repeating: (0, 0), count: size)
    mask = size - 1
    for (key, number) in words {
      let slot = slots.withUnsafeBufferPointer { Self.slot(of: key, $0, mask) }
      if slots[slot].key == 0 { slots[slot] = (key.value, number) }
    }
  }

  /// The slot of a word, or the empty one where it would stand.
  @inline(__always) private static func slot(
    of key: Key, _ slots: UnsafeBufferPointer<(key: UInt64, number: UInt16)>, _ mask: Int
  ) -> Int {
    var slot = Int(truncatingIfNeeded: (key.value &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    // The lesser of the two is 0 at either end: one branch, as whether a word is known is a toss-up.
    while min(slots[slot].key ^ key.value, slots[slot].key) != 0 { slot = (slot &+ 1) & mask }
    return slot
  }

  /// The number of a word, 0 if the table does not have it.
  @inline(__always) func number(of key: Key) -> UInt16 {
    slots.withUnsafeBufferPointer { $0[Self.slot(of: key, $0, mask)].number }
  }
}

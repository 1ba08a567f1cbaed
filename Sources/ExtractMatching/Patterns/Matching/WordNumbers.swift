import ExtractCore

/// The words that patterns name, by their lexicon id or, where the lexicon does not have them, by their bytes.
struct WordNumbers: Sendable {
  /// Open addressing over lexicon ids; a number of 0 marks an empty slot.
  private var ids: [LexiconID]
  private var numbers: [Int32]
  private let mask: UInt32
  /// The words that the lexicon does not have, in a table by the hash of their bytes.
  private var unknown: [(word: [UInt8], number: Int32)]
  private var slots: [Int32]
  private let slotMask: UInt32

  init(_ words: [[UInt8]: Int32], lexicon: Lexicon) {
    var known: [(id: LexiconID, number: Int32)] = []
    unknown = []
    for (word, number) in words.sorted(by: { $0.value < $1.value }) {
      if let id = Self.id(of: word, in: lexicon) { known.append((id, number)) } else { unknown.append((word, number)) }
    }
    let size = Self.tableSize(known.count)
    mask = UInt32(size - 1)
    ids = [LexiconID](repeating: 0, count: size)
    numbers = [Int32](repeating: 0, count: size)
    let slotCount = Self.tableSize(unknown.count)
    slotMask = UInt32(slotCount - 1)
    slots = [Int32](repeating: -1, count: slotCount)
    for (id, number) in known {
      var slot = Int(Self.hash(id) & mask)
      while numbers[slot] != 0 { slot = (slot + 1) & Int(mask) }
      (ids[slot], numbers[slot]) = (id, number)
    }
    for index in unknown.indices {
      var slot = Int(unknown[index].word.withUnsafeBufferPointer { FoldedKey($0).hash } & slotMask)
      while slots[slot] >= 0 { slot = (slot + 1) & Int(slotMask) }
      slots[slot] = Int32(index)
    }
  }

  /// The lexicon id of a folded word; a mark of punctuation has its byte for an id.
  static func id(of word: [UInt8], in lexicon: Lexicon) -> LexiconID? {
    if word.count == 1, word[0] >= 0x80 || !isAlphanumeric(word[0]) { return LexiconID(word[0]) }
    return lexicon.id(of: String(decoding: word, as: UTF8.self))
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
  }

  private static func tableSize(_ count: Int) -> Int {
    var size = 16
    while size < count * 2 { size *= 2 }
    return size
  }

  @inline(__always) private static func hash(_ id: LexiconID) -> UInt32 { (id &* 0x9E37_79B1) >> 8 }

  /// Whether words that the lexicon does not have must be looked up.
  var hasUnknown: Bool { !unknown.isEmpty }

  /// The number of a word by its lexicon id, 0 for a word that no pattern names.
  @inline(__always) func number(of id: LexiconID) -> Int32 {
    var slot = Int(Self.hash(id) & mask)
    while numbers[slot] != 0 {
      if ids[slot] == id { return numbers[slot] }
      slot = (slot + 1) & Int(mask)
    }
    return 0
  }

  /// The number of a folded word that the lexicon does not have.
  func number(ofUnknown folded: UnsafeBufferPointer<UInt8>) -> Int32 {
    var slot = Int(FoldedKey(folded).hash & slotMask)
    while slots[slot] >= 0 {
      let candidate = unknown[Int(slots[slot])]
      if candidate.word.count == folded.count, candidate.word.elementsEqual(folded) { return candidate.number }
      slot = (slot + 1) & Int(slotMask)
    }
    return 0
  }
}

import ExtractCore
import ExtractMatching

/// Hashes a sequence of words as it is read, case ignored: `Related posts`, `related-posts` and `relatedPosts` are one.
struct WordSequenceHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds a byte of a word; letters of ASCII are folded.
  @inline(__always) mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(Self.folded(byte))) &* 0x0000_0100_0000_01B3
  }

  /// A byte with letters of ASCII in lower case.
  @inline(__always) static func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// Ends a word.
  @inline(__always) mutating func endWord() { value = (value ^ 0x20) &* 0x0000_0100_0000_01B3 }

  /// Whether a byte is a letter of ASCII.
  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Whether a byte is a letter or digit of ASCII.
  @inline(__always) static func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || byte &- 0x30 < 10 }

  /// Whether a byte belongs to a word: letters, digits, anything beyond ASCII.
  @inline(__always) static func isWordByte(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte >= 0x80
  }
}

/// Reads the words of a text that comes in pieces; markup between two pieces does not part a word.
struct WordReader {
  private var hash = WordSequenceHash()
  private var isInWord = false

  /// Reads on, and calls `body` with the hash of all words so far at the end of each; stops when `body` is false.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (WordSequenceHash) -> Bool) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if WordSequenceHash.isLetterOrDigit(byte) {
        hash.add(byte)
        isInWord = true
        continue
      }
      if byte == UInt8(ascii: "'") { continue }
      if byte == 0xE2, index + 1 < bytes.count, bytes[index] == 0x80 {
        // General punctuation; the apostrophe belongs to its word.
        let isApostrophe = bytes[index + 1] == 0x99
        index += 2
        if isApostrophe { continue }
      } else if byte == 0xC2, index < bytes.count, bytes[index] == 0xA0 {
        index += 1
      } else if byte >= 0x80 {
        hash.add(byte)
        isInWord = true
        continue
      }
      guard isInWord else { continue }
      isInWord = false
      hash.endWord()
      if !body(hash) { return }
    }
  }

  /// Calls `body` with the hash of each beginning of `text` in whole words, the whole text the last.
  static func forEachBeginning(of text: UnsafeBufferPointer<UInt8>, _ body: (WordSequenceHash) -> Void) {
    var reader = WordReader()
    reader.read(text) { hash in
      body(hash)
      return true
    }
    reader.finish(body)
  }

  /// Ends the last word, if one is open.
  mutating func finish(_ body: (WordSequenceHash) -> Void) {
    guard isInWord else { return }
    isInWord = false
    hash.endWord()
    body(hash)
  }
}

/// Phrases of a list with a value each, found by the hash of their words.
///
/// Cleaning comes before tokens, so its lists are matched on bytes. A phrase is known by a 64-bit hash (FNV-1a) alone:
/// among a few thousand phrases a text would need billions of lines for one false match.
struct PhraseTable<Value: Sendable>: Sendable {
  private typealias Slot = (hash: UInt64, value: Value?)

  private var slots = [Slot](repeating: (0, nil), count: 64)
  private var mask: Int { slots.count - 1 }
  private var count = 0
  /// The greatest number of words of a phrase.
  private(set) var longest = 0

  /// - Parameter phrases: forms with their values; of equal forms the first counts.
  init(_ phrases: [(form: ImmortalText, value: Value)]) { insert(phrases) }

  /// Adds phrases; of forms that are equal, or in the table already, the first counts.
  mutating func insert(_ phrases: [(form: ImmortalText, value: Value)]) {
    makeRoom(for: count + phrases.count)
    for (form, value) in phrases {
      var hash = WordSequenceHash()
      var words = 0
      WordReader.forEachBeginning(of: form.bytes) { ended in
        hash = ended
        words += 1
      }
      longest = max(longest, words)
      insert((hash.value, value))
    }
  }

  /// A third of the slots is taken at most.
  private mutating func makeRoom(for count: Int) {
    var size = slots.count
    while size < count * 3 { size *= 2 }
    guard size > slots.count else { return }
    let phrases = slots
    slots = Array(repeating: (0, nil), count: size)
    self.count = 0
    for phrase in phrases where phrase.value != nil { insert(phrase) }
  }

  private mutating func insert(_ phrase: Slot) {
    let mask = mask
    var slot = Int(truncatingIfNeeded: phrase.hash >> 20) & mask
    while slots[slot].value != nil {
      if slots[slot].hash == phrase.hash { return }
      slot = (slot + 1) & mask
    }
    slots[slot] = phrase
    count += 1
  }

  /// The value of the phrase whose words were hashed.
  func value(of hash: WordSequenceHash) -> Value? {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: hash.value >> 20) & mask
      while let value = slots[slot].value {
        if slots[slot].hash == hash.value { return value }
        slot = (slot + 1) & mask
      }
      return nil
    }
  }
}

import ExtractCore

/// An expression of a window, its tokens counted from the window's first.
struct WindowExpression {
  var meaning: Meaning
  var core: TokenRange
  /// The number of the rule among the grammar's.
  var rule: Int
}

/// The expressions of windows that were parsed before: the same few forms make most of the times of a text.
///
/// A window is known again by its bytes and by what rules can see of the tokens around it, so that what is remembered
/// is what parsing would yield. When the memory is full it starts anew.
struct WindowMemory {
  /// Longer windows are rare, and parsed each time.
  static let longestText = 96
  static let longestWindow = 32
  /// How many tokens on each side of a window rules look at, where these can be parts of expressions.
  private static let reach = 6

  private static let slotCount = 8192
  private static let entryLimit = 4096

  private struct Entry: BitwiseCopyable {
    var hash: UInt64
    var key: Int
    var keyCount: Int
    var first: Int
    var count: Int
  }

  /// The index in `entries` plus one, 0 for none.
  private var slots = [UInt16](repeating: 0, count: Self.slotCount)
  private var entries: [Entry] = []
  private var keys: [UInt64] = []
  private(set) var expressions: [WindowExpression] = []
  /// The key of the window that was asked for last.
  private let key = WindowKey(capacity: 2 + 4 * Self.reach + Self.longestText / 8 + 1)
  private var hash: UInt64 = 0

  /// The numbers of the window's expressions among ``expressions``, if it was remembered.
  mutating func lookUp(_ start: Int, _ end: Int, _ view: TokenView, _ vocabulary: DateVocabulary) -> Range<Int>? {
    makeKey(start, end, view, vocabulary)
    var slot = Int(hash >> 32) & (Self.slotCount - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.hash == hash, entry.keyCount == key.count, isKey(at: entry.key) {
        return entry.first..<entry.first + entry.count
      }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
    return nil
  }

  /// Remembers the expressions of the window that was asked for last.
  mutating func remember(_ found: [WindowExpression]) {
    if entries.count == Self.entryLimit { forget() }
    entries.append(
      Entry(hash: hash, key: keys.count, keyCount: key.count, first: expressions.count, count: found.count))
    keys += key.pieces
    expressions += found
    var slot = Int(hash >> 32) & (Self.slotCount - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (Self.slotCount - 1) }
    slots[slot] = UInt16(entries.count)
  }

  private mutating func forget() {
    for slot in slots.indices { slots[slot] = 0 }
    entries.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    expressions.removeAll(keepingCapacity: true)
  }

  private func isKey(at place: Int) -> Bool {
    for (index, piece) in key.pieces.enumerated() where keys[place + index] != piece { return false }
    return true
  }

  private mutating func makeKey(_ start: Int, _ end: Int, _ view: TokenView, _ vocabulary: DateVocabulary) {
    key.clear()
    key.append(UInt64(end - start) << 32 | UInt64(view.shape(start).rawValue))
    // No rule looks across a token that is no part of expressions.
    var token = start - 1
    while token >= start - Self.reach, addEdge(token, view, vocabulary) { token -= 1 }
    token = end
    while token < end + Self.reach, addEdge(token, view, vocabulary) { token += 1 }
    let text = UnsafeRawBufferPointer(view.text)
    let bytes = UnsafeRawBufferPointer(rebasing: text[view.start(start)..<view.end(end - 1)])
    var offset = 0
    while offset + 8 <= bytes.count {
      key.append(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var last = UInt64(bytes.count - offset) << 56
    for index in offset..<bytes.count { last = last ^ UInt64(bytes[index]) << UInt64((index - offset) * 8) }
    key.append(last)
    hash = 0
    for piece in key.pieces { hash = ((hash ^ piece) &* 0x9E37_79B9_7F4A_7C15).byteSwapped &+ hash }
    hash = (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9
  }

  private static let visible =
    TokenShape.initialUpper.rawValue | TokenShape.spaceBefore.rawValue | TokenShape.lineStart.rawValue
    | TokenShape.paragraphStart.rawValue | TokenShape.hasDigit.rawValue | 0xFFF

  /// Adds what rules can see of a token outside of the window.
  ///
  /// - Returns: whether they can look beyond it.
  private func addEdge(_ token: Int, _ view: TokenView, _ vocabulary: DateVocabulary) -> Bool {
    guard token >= 0, token < view.count else {
      key.append(.max)
      return false
    }
    let shape = view.shape(token)
    let seen = UInt64(shape.rawValue & Self.visible)
    guard vocabulary.isPart(token, view) else {
      key.append(seen)
      return false
    }
    key.append(seen | 1 << 31 | UInt64(view.word(token)) << 32)
    if shape.contains(.hasDigit) {
      var digits: UInt64 = 0
      for byte in view.bytes(token).prefix(8) { digits = digits << 8 | UInt64(byte) }
      key.append(digits ^ UInt64(view.length(token)) << 56)
    }
    return true
  }
}

/// The pieces of a window's key, in memory of their own that is written without a check.
private final class WindowKey {
  private let memory: UnsafeMutablePointer<UInt64>
  private let capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = capacity
    memory = .allocate(capacity: capacity)
  }

  deinit { memory.deallocate() }

  var pieces: UnsafeBufferPointer<UInt64> { UnsafeBufferPointer(start: memory, count: count) }

  func clear() { count = 0 }

  func append(_ piece: UInt64) {
    assert(count < capacity)
    memory[count] = piece
    count += 1
  }
}

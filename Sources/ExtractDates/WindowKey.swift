import ExtractCore

/// What a window is known again by: its bytes, and what rules can see of the tokens around it. Of free numbers it holds
/// only the classes, and how they compare.
///
/// The pieces lie in memory of their own that is written without a check.
final class WindowKey {
  /// Longer windows are rare, and parsed each time.
  static let longestText = 96
  static let longestWindow = 32
  /// How many tokens after a window numerals in it are looked for, where these can be parts of expressions.
  private static let reach = 6

  private let memory: UnsafeMutablePointer<UInt64>
  private(set) var count = 0
  private(set) var hash: UInt64 = 0

  init() { memory = .allocate(capacity: 3 + 4 * Self.reach + Self.longestText / 8 + 1) }

  deinit { memory.deallocate() }

  var pieces: UnsafeBufferPointer<UInt64> { UnsafeBufferPointer(start: memory, count: count) }

  /// Makes the key of the tokens from `start` up to `end`.
  func make(
    _ start: Int, _ end: Int, _ view: TokenView, _ vocabulary: DateVocabulary, _ numbers: FreeNumbers
  ) {
    memory[0] = numbers.order << 40 | UInt64(end - start) << 32 | UInt64(view.shape(start).rawValue & Self.visible)
    var next = memory + 1
    Self.addBefore(start, view, vocabulary, &next)
    Self.addAfter(end, view, vocabulary, &next)
    next = Self.addText(start, end, view, vocabulary, numbers, next)
    let count = next - memory
    var hash: UInt64 = 0
    for index in 0..<count { hash = ((hash ^ memory[index]) &* 0x9E37_79B9_7F4A_7C15).byteSwapped &+ hash }
    self.count = count
    self.hash = (hash ^ hash >> 29) &* 0xBF58_476D_1CE4_E5B9
  }

  /// Adds the bytes of the window, those of a free number replaced by one that begins no token, and zeros.
  private static func addText(
    _ start: Int, _ end: Int, _ view: TokenView, _ vocabulary: DateVocabulary, _ numbers: FreeNumbers,
    _ next: UnsafeMutablePointer<UInt64>
  ) -> UnsafeMutablePointer<UInt64> {
    let first = view.start(start)
    let length = view.end(end - 1) - first
    let last = length >> 3
    next[last] = UInt64(length & 7) << 56
    let bytes = UnsafeMutableRawPointer(next)
    bytes.copyMemory(from: view.text.baseAddress.unsafelyUnwrapped + first, byteCount: length)
    for index in 0..<numbers.count {
      let place = view.start(start + Int(numbers.tokens[index])) - first
      for digit in 1..<max(2, Int(numbers.digits[index])) {
        bytes.storeBytes(of: 0, toByteOffset: place + digit, as: UInt8.self)
      }
      let mayBeHour = view.mark(start + Int(numbers.tokens[index]) + 1) == 0
      let number = 0x80 | vocabulary.numberClasses(Int(numbers.values[index]), isBeforeWord: mayBeHour)
      bytes.storeBytes(of: number, toByteOffset: place, as: UInt8.self)
    }
    return next + last + 1
  }

  private static let visible =
    TokenShape.initialUpper.rawValue | TokenShape.spaceBefore.rawValue | TokenShape.lineStart.rawValue
    | TokenShape.paragraphStart.rawValue | 0xFFF

  /// Rules look at the token before them, and if this is an article, glued to them or a word with a capital letter, at the
  /// one before it; there they see what kind of token or mark it is, and the word if it is a part of expressions.
  private static func addBefore(
    _ start: Int, _ view: TokenView, _ vocabulary: DateVocabulary, _ next: inout UnsafeMutablePointer<UInt64>
  ) {
    let isPart = add(start - 1, visible, view, vocabulary, &next)
    guard start > 0 else { return }
    let isJoined = isPart && (view.isGlued(start) || vocabulary.context.kinds(view, start - 1).contains(.article))
    guard isJoined || view.shape(start - 1).contains(.initialUpper) else { return }
    _ = add(start - 2, TokenShape.spaceBefore.rawValue | 0xFFF, view, vocabulary, &next)
  }

  /// No rule looks across a token that is no part of expressions, and of what follows a mark at the end of the window
  /// only at the next token.
  private static func addAfter(
    _ end: Int, _ view: TokenView, _ vocabulary: DateVocabulary, _ next: inout UnsafeMutablePointer<UInt64>
  ) {
    if end < view.count, view.mark(end - 1) != 0, !view.isGlued(end) {
      let kinds = vocabulary.context.kinds(view, end)
      if !kinds.isEmpty {
        let shape = view.shape(end)
        // How a word at the beginning of a line is written tells nothing.
        let seen = visible & ~(shape.contains(.lineStart) ? TokenShape.initialUpper.rawValue : 0)
        next.pointee = UInt64(shape.rawValue & seen) | UInt64(kinds.rawValue) << 32
        next += 1
        return
      }
    }
    // What follows a year may be what it counts, or a unit.
    if view.shape(end - 1).isKind(.number), view.length(end - 1) == 4, end < view.count {
      let isShort = view.length(end) <= ContextWords.longestUnit
      next.pointee = (vocabulary.context.isPlural(view, end) ? 1 : 0) | (isShort ? 2 : 0)
      next += 1
    }
    var token = end
    while token < end + reach, add(token, visible, view, vocabulary, &next) { token += 1 }
  }

  /// Adds what rules can see of a token outside of the window.
  ///
  /// - Returns: whether it is a part of expressions.
  @inline(__always) private static func add(
    _ token: Int, _ visible: UInt32, _ view: TokenView, _ vocabulary: DateVocabulary,
    _ next: inout UnsafeMutablePointer<UInt64>
  ) -> Bool {
    guard token >= 0, token < view.count else {
      next.pointee = .max
      next += 1
      return false
    }
    let shape = view.shape(token)
    let isLineStart = shape.contains(.lineStart)
    let seen = UInt64(shape.rawValue & visible & ~(isLineStart ? TokenShape.initialUpper.rawValue : 0))
    guard vocabulary.isPart(token, view) else {
      next.pointee = seen
      next += 1
      return false
    }
    next.pointee = seen | 1 << 31 | UInt64(view.word(token)) << 32
    next += 1
    if shape.contains(.hasDigit) {
      var digits: UInt64 = 0
      for byte in view.bytes(token).prefix(8) { digits = digits << 8 | UInt64(byte) }
      next.pointee = digits ^ UInt64(view.length(token)) << 56
      next += 1
    }
    return true
  }
}

import ExtractCore

/// A form as a ``PhraseMemory`` keeps it: how it must be written is decided once, and seldom needs its spelling.
struct PhraseForm: BitwiseCopyable {
  private enum Demand: UInt8, BitwiseCopyable {
    /// Nothing but the ``capital``.
    case none
    /// The very bytes in ``spelling``.
    case bytes
    /// What ``ExtractCore/TokenView/accepts(_:_:_:_:_:)`` says.
    case all
  }

  /// The number that the stage gives to the form.
  let number: Int32
  /// What the first token must have: an upper-case letter, or nothing.
  private let capital: TokenShape
  private let payload: LexiconFormat.Payload
  private let flags: EntryFlags
  private let demand: Demand
  /// The number of bytes if these are demanded.
  private let length: UInt8
  /// The bytes if these are demanded, else where they lie, and how many they are.
  private let spelling: FoldedKey.Halves

  init(
    number: Int32, _ payload: LexiconFormat.Payload, _ flags: EntryFlags, spelling: UnsafeBufferPointer<UInt8>
  ) {
    self.number = number
    self.payload = payload
    self.flags = flags
    let isExact = flags.contains(.exact)
    capital = !isExact && flags.contains(.capitalised) && payload.initial == .upper ? .initialUpper : []
    if isExact, Self.hasOneSpelling(spelling) {
      demand = .bytes
      length = UInt8(spelling.count)
      self.spelling = FoldedKey(spelling).halves
      return
    }
    let countsCapitals = flags.contains(.capitalised) && payload.uppers > 1
    let isJudgedByCapital = !isExact && !flags.contains(.diacritics) && !countsCapitals
    demand = isJudgedByCapital ? .none : .all
    length = 0
    self.spelling = FoldedKey.Halves(
      low: UInt64(UInt(bitPattern: spelling.baseAddress)), high: UInt64(spelling.count))
  }

  /// Whether a form that must be spelled exactly is short, and nothing in it has other spellings that count as the same:
  /// spaces, apostrophes, a period at the end.
  private static func hasOneSpelling(_ spelling: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (1...16).contains(spelling.count), spelling.last != Mark.period else { return false }
    return spelling.allSatisfy { $0 > 0x20 && $0 < 0x80 && $0 != Mark.singleQuote }
  }

  /// Whether the tokens from `start` up to `end`, whose words are those of the form, are written as it demands.
  @inline(__always) func isIn(_ view: TokenView, _ start: Int, _ end: Int) -> Bool {
    guard view.shape(start).contains(capital) else { return false }
    switch demand {
    case .none: return true
    case .bytes:
      let first = view.start(start)
      return view.end(end - 1) - first == Int(length) && hasBytes(view.text, first)
    case .all: return hasSpelling(view, start, end)
    }
  }

  @inline(__always) private func hasBytes(_ text: UnsafeBufferPointer<UInt8>, _ first: Int) -> Bool {
    guard first + 16 <= text.count, let base = text.baseAddress else {
      return FoldedKey(UnsafeBufferPointer(rebasing: text[first..<first + Int(length)])).halves == spelling
    }
    return FoldedKey.Halves(base + first, count: Int(length)) == spelling
  }

  @inline(never) private func hasSpelling(_ view: TokenView, _ start: Int, _ end: Int) -> Bool {
    let bytes = UnsafeBufferPointer(
      start: UnsafePointer<UInt8>(bitPattern: UInt(spelling.low)), count: Int(spelling.high))
    return view.accepts(payload, flags, bytes, start, end)
  }
}

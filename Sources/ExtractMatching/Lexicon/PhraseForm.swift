import ExtractCore

/// A form as a ``PhraseMemory`` keeps it: how it must be written is decided once, and seldom takes its spelling.
struct PhraseForm: BitwiseCopyable {
  private enum Demand: UInt8, BitwiseCopyable {
    case nothing
    /// An upper-case letter at the beginning of the first token.
    case capital
    /// The very bytes in ``spelling``.
    case bytes
    /// What ``ExtractCore/TokenView/accepts(_:_:_:_:_:)`` says.
    case all
  }

  /// The bytes if these are demanded, else where they lie, and how many they are.
  private let spelling: FoldedKey.Halves
  private let payload: LexiconFormat.Payload
  /// The number that the stage gives to the form.
  let number: Int32
  private let flags: EntryFlags
  private let demand: Demand
  /// The number of bytes if these are demanded.
  private let length: UInt8

  init(
    number: Int32, _ payload: LexiconFormat.Payload, _ flags: EntryFlags, spelling: UnsafeBufferPointer<UInt8>
  ) {
    (self.number, self.payload, self.flags) = (number, payload, flags)
    demand = Self.demand(payload, flags, spelling)
    if demand == .bytes {
      length = UInt8(spelling.count)
      self.spelling = FoldedKey.Halves(spelling)
    } else {
      length = 0
      self.spelling = FoldedKey.Halves(
        low: UInt64(UInt(bitPattern: spelling.baseAddress)), high: UInt64(spelling.count))
    }
  }

  private static func demand(
    _ payload: LexiconFormat.Payload, _ flags: EntryFlags, _ spelling: UnsafeBufferPointer<UInt8>
  ) -> Demand {
    if flags.contains(.exact) { return hasOneSpelling(spelling) ? .bytes : .all }
    if flags.contains(.diacritics) { return .all }
    guard flags.contains(.capitalised) else { return .nothing }
    return payload.uppers > 1 ? .all : payload.initial == .upper ? .capital : .nothing
  }

  /// Whether a form that must be spelled exactly is short, and nothing in it has other spellings that count as the
  /// same: spaces, apostrophes, a period at the end.
  private static func hasOneSpelling(_ spelling: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (1...16).contains(spelling.count), spelling.last != Mark.period else { return false }
    return spelling.allSatisfy { $0 > 0x20 && $0 < 0x80 && $0 != Mark.singleQuote }
  }

  /// Whether the tokens from `start` up to `end`, whose words are those of the form, are written as it demands.
  @inline(__always) func isIn(_ view: TokenView, _ start: Int, _ end: Int) -> Bool {
    if demand == .capital { return view.shape(start).contains(.initialUpper) }
    if demand == .bytes {
      let first = view.start(start)
      guard view.end(end - 1) - first == Int(length) else { return false }
      return FoldedKey.Halves(view.text, from: first, count: Int(length)) == spelling
    }
    return demand == .nothing || hasSpelling(view, start, end)
  }

  @inline(never) private func hasSpelling(_ view: TokenView, _ start: Int, _ end: Int) -> Bool {
    let bytes = UnsafeBufferPointer(
      start: UnsafePointer<UInt8>(bitPattern: UInt(spelling.low)), count: Int(spelling.high))
    return view.accepts(payload, flags, bytes, start, end)
  }
}

import ExtractCore
import Synchronization

/// What the stages that work with a lexicon wait for in texts, numbered in the order in which they say so.
///
/// They say so when they are made, on any thread; equal criteria share a number. What is found does not depend on the
/// numbers, nor on whether there is room for one.
final class TokenWatches: Sendable {
  private let numbered = Mutex(TokenCriteria())
  private let known = Atomic(0)

  /// How many watches there are.
  var count: Int { known.load(ordering: .relaxed) }

  /// The number of a criterion, given now if it is new; ``ExtractCore/TokenShape/watchLimit`` if there is no room.
  func number(of criterion: TokenCriterion) -> Int {
    numbered.withLock { criteria in
      if let number = criteria.all.firstIndex(of: criterion) { return number }
      guard criteria.all.count < TokenShape.watchLimit else { return TokenShape.watchLimit }
      criteria.append(criterion)
      known.store(criteria.all.count, ordering: .relaxed)
      return criteria.all.count - 1
    }
  }

  /// The criteria by their numbers.
  var criteria: TokenCriteria { numbered.withLock { $0 } }
}

/// The criteria of watches by their numbers.
struct TokenCriteria: Sendable {
  private(set) var all: [TokenCriterion] = []
  private var found = WatchesFound([])

  var count: Int { all.count }

  mutating func append(_ criterion: TokenCriterion) {
    all.append(criterion)
    found = WatchesFound(all)
  }

  /// The marks of a token that begins with a byte: the watches whose criteria hold for it.
  @inline(__always) func marks(_ shape: TokenShape, _ word: LexiconID, _ first: UInt8) -> TokenShape {
    found.marks(shape, word, first)
  }
}

/// The watches that wait for each thing that criteria ask for, so that they need not be asked one by one.
///
/// Sets of watches are bytes, with a bit for each. The memory is made anew for each watch and never freed: there are
/// few, and tokenizers go on with what they have.
private struct WatchesFound: @unchecked Sendable {
  private static let kinds = 16
  private static let flags = 32
  private static let initials = 32

  private let byWord: WordMap<UInt8>
  private let byKind: UnsafeMutablePointer<UInt8>
  private let byFlag: UnsafeMutablePointer<UInt8>
  /// By the first letter of words that the lexicon does not have.
  private let byInitial: UnsafeMutablePointer<UInt8>
  private let anyInitial: UInt8
  private let anyFlag: UInt32

  init(_ criteria: [TokenCriterion]) {
    var byWord = WordMap<UInt8>(capacity: criteria.reduce(0) { $0 + $1.words.count }, none: 0)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: Self.kinds + Self.flags + Self.initials)
    memory.initialize(repeating: 0, count: Self.kinds + Self.flags + Self.initials)
    (byKind, byFlag, byInitial) = (memory, memory + Self.kinds, memory + Self.kinds + Self.flags)
    for (watch, criterion) in criteria.enumerated() {
      let bit: UInt8 = 1 << UInt8(watch)
      criterion.words.forEachWord { byWord.update($0) { $0 |= bit } }
      Self.add(bit, to: byKind, criterion.kinds)
      Self.add(bit, to: byFlag, criterion.flags.rawValue)
      Self.add(bit, to: byInitial, criterion.unknownInitials)
    }
    self.byWord = byWord
    anyFlag = criteria.reduce(0) { $0 | $1.flags.rawValue }
    anyInitial = (0..<Self.initials).reduce(0) { [byInitial] in $0 | byInitial[$1] }
  }

  private static func add(_ watch: UInt8, to sets: UnsafeMutablePointer<UInt8>, _ bits: UInt32) {
    var bits = bits
    while bits != 0 {
      sets[bits.trailingZeroBitCount] |= watch
      bits &= bits - 1
    }
  }

  @inline(__always) func marks(_ shape: TokenShape, _ word: LexiconID, _ first: UInt8) -> TokenShape {
    var watches = byWord[word] | byKind[Int(shape.rawValue >> 8 & 15)]
    var flags = shape.rawValue & anyFlag
    while flags != 0 {
      watches |= byFlag[flags.trailingZeroBitCount]
      flags &= flags - 1
    }
    if word == 0 { watches |= first < 0x80 ? byInitial[Int(first & 31)] : anyInitial }
    return .watched(byAll: watches)
  }
}

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
  /// Holds where one of them does, which is seldom.
  private var any = TokenCriterion()

  var count: Int { all.count }

  mutating func append(_ criterion: TokenCriterion) {
    all.append(criterion)
    any = any.union(criterion)
  }

  /// The marks of a token that begins with a byte.
  @inline(__always) func marks(_ shape: TokenShape, _ word: LexiconID, _ first: UInt8) -> TokenShape {
    any.holds(shape, word, first) ? allMarks(shape, word, first) : []
  }

  @inline(never) private func allMarks(_ shape: TokenShape, _ word: LexiconID, _ first: UInt8) -> TokenShape {
    var marks: TokenShape = []
    for watch in all.indices where all[watch].holds(shape, word, first) { marks.formUnion(.watched(watch)) }
    return marks
  }
}

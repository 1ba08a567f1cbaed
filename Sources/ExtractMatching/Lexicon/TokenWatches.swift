import ExtractCore
import Synchronization

/// What the stages that work with a lexicon wait for in texts, numbered in the order in which they say so.
///
/// They say so when they are made, on any thread; equal criteria share a number. What is found does not depend on the
/// numbers, nor on whether there is room for one.
final class TokenWatches: Sendable {
  private let criteria = Mutex<[TokenCriterion]>([])
  private let known = Atomic(0)

  /// How many watches there are.
  var count: Int { known.load(ordering: .relaxed) }

  /// The number of a criterion, given now if it is new; ``ExtractCore/TokenShape/watchLimit`` if there is no room.
  func number(of criterion: TokenCriterion) -> Int {
    criteria.withLock { criteria in
      if let number = criteria.firstIndex(of: criterion) { return number }
      guard criteria.count < TokenShape.watchLimit else { return TokenShape.watchLimit }
      criteria.append(criterion)
      known.store(criteria.count, ordering: .relaxed)
      return criteria.count - 1
    }
  }

  /// The criteria by their numbers.
  var all: [TokenCriterion] { criteria.withLock { $0 } }
}

extension [TokenCriterion] {
  /// The marks of a token that begins with a byte.
  func marks(_ shape: TokenShape, _ word: LexiconID, _ first: UInt8) -> TokenShape {
    var marks: TokenShape = []
    for watch in indices where self[watch].holds(shape, word, first) { marks.formUnion(.watched(watch)) }
    return marks
  }
}

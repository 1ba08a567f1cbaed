import ExtractCore
import ExtractMatching

/// Pairs of units that people write together, large before small: `5 ft 10 in`; see the list `compound_units`.
struct UnitConversions: Sendable {
  private struct Pair {
    let large: ImmortalText
    let small: ImmortalText
    let factor: Int128
  }

  private let pairs: [Pair]

  init(lexicon: Lexicon) {
    pairs = lexicon.entries(of: "compound_units").compactMap { entry in
      Int128(entry["factor"].string).map { Pair(large: entry["large"], small: entry["small"], factor: $0) }
    }
  }

  /// How many of the small unit the large one has; `nil` if the two are not written together.
  func factor(of large: ImmortalText, in small: ImmortalText) -> ExactDecimal? {
    for pair in pairs where pair.large == large && pair.small == small { return ExactDecimal(pair.factor) }
    return nil
  }
}

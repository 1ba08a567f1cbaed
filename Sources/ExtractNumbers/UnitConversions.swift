import ExtractCore

/// Pairs of units that people write together, large before small: `5 ft 10 in`.
struct UnitConversions: Sendable {
  private struct Pair {
    let large: ImmortalText
    let small: ImmortalText
    let factor: Int128

    init(_ large: String, _ small: String, _ factor: Int128) {
      self.large = ImmortalText(copying: large)
      self.small = ImmortalText(copying: small)
      self.factor = factor
    }
  }

  private let pairs = [
    Pair("[ft_i]", "[in_i]", 12),
    Pair("[yd_i]", "[ft_i]", 3),
    Pair("[yd_i]", "[in_i]", 36),
    Pair("[mi_i]", "[ft_i]", 5280),
    Pair("[mi_i]", "[yd_i]", 1760),
    Pair("km", "m", 1000),
    Pair("km", "cm", 100_000),
    Pair("m", "cm", 100),
    Pair("m", "mm", 1000),
    Pair("cm", "mm", 10),
    Pair("[stone_av]", "[lb_av]", 14),
    Pair("[lb_av]", "[oz_av]", 16),
    Pair("kg", "g", 1000),
    Pair("L", "mL", 1000),
  ]

  /// How many of the small unit the large one has; `nil` if the two are not written together.
  func factor(of large: ImmortalText, in small: ImmortalText) -> ExactDecimal? {
    for pair in pairs where pair.large == large && pair.small == small { return ExactDecimal(pair.factor) }
    return nil
  }
}

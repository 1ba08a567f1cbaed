import ExtractCore

extension NumeralGrammar {
  /// A numeral of which only bounds are known: `dozens`, `tens of thousands`, `several hundred thousand`, `a few`.
  ///
  /// A plural scale stands for one to ten of it, so that `hundreds of thousands` is 100,000 to 1,000,000.
  func vague(_ start: Int, _ view: TokenView) -> Numeral? {
    let at = words.particle(view, start) == .article ? step(start + 1, view) : start
    guard let word = at == start ? words.word(view, at) : continuing(at, view) else { return nil }
    var low = word.value.numerator
    var high = word.upper.numerator
    var end = at + 1
    if word.class == .plural, at == start {
      if words.particle(view, end) == .of, let next = continuing(end + 1, view), next.class == .plural {
        guard multiply(&low, &high, by: next.value.numerator) else { return nil }
        end += 2
      }
    } else if word.class == .vague {
      var next = step(end, view)
      if words.particle(view, next) == .of { next += 1 }
      var scales = 0
      while scales < 3, let scale = continuing(next, view), isCounted(scale) {
        guard multiply(&low, &high, by: scale.value.numerator) else { return nil }
        end = next + 1
        next = step(end, view)
        scales += 1
      }
    } else {
      return nil
    }
    return Numeral(from: low, to: high, tokens: TokenRange(start, end))
  }

  private func isCounted(_ word: NumberWord) -> Bool {
    word.class == .hundred || word.class == .scale || word.class == .dozen || word.class == .plural
  }

  private func multiply(_ low: inout ExactDecimal, _ high: inout ExactDecimal, by factor: ExactDecimal) -> Bool {
    guard let lower = low * factor, let upper = high * factor else { return false }
    (low, high) = (lower, upper)
    return true
  }
}

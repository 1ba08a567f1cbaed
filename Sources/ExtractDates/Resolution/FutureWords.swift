import ExtractCore
import ExtractMatching

/// The words of a text that speak of the future.
struct FutureWords {
  /// How far before an expression they are looked for.
  private static let reach = 30
  /// How far before a length of time a number may stand: 18 per cent in one year.
  private static let reachOfNumber = 3
  /// How far before a length of time a superlative may stand: the worst outbreak of cholera in two decades.
  private static let reachOfSuperlative = 8

  let view: TokenView
  let words: ContextWords

  /// Whether one of them stands before a token in its sentence, which begins at `sentenceStart`, and no word of what was
  /// said between them: `will open, the mayor said on Tuesday`.
  func stand(before token: Int, _ sentenceStart: Int) -> Bool {
    var index = token - 1
    let limit = max(sentenceStart, token - Self.reach)
    while index >= limit {
      let kinds = words.kinds(view, index)
      if kinds.contains(.future) || kinds.contains(.copula) && words.kinds(view, index + 1).contains(.to) {
        return true
      }
      if kinds.contains(.reported) { return false }
      index -= 1
    }
    return false
  }

  /// Whether `in` some days at a token says how long something took: not after a word of the future, but after a number,
  /// as in `rose 5% in two days`, after a superlative, or at the beginning of a sentence that goes on. `Within` some days
  /// does unless something is to come.
  func isLength(_ tokens: TokenRange, _ sentenceStart: Int) -> Bool {
    let token = tokens.start
    let kinds = words.kinds(view, token)
    if kinds.contains(.within) { return !stand(before: token, sentenceStart) }
    guard view.length(token) == 2, kinds.contains(.preposition) else { return false }
    if followsSuperlative(token, sentenceStart) { return true }
    if token > sentenceStart {
      let numbers = max(sentenceStart, token - Self.reachOfNumber)..<token
      return numbers.contains { view.shape($0).contains(.hasDigit) } && !stand(before: token, sentenceStart)
    }
    guard tokens.end < view.count, !isStop(tokens.end) else { return false }
    var index = tokens.end
    let limit = min(view.count, token + Self.reach)
    while index < limit, !view.shape(index).contains(.paragraphStart), !isStop(index) {
      if words.kinds(view, index).contains(.future) { return false }
      index += 1
    }
    return true
  }

  /// Whether a time is one by which something is done: "by May".
  func isDeadline(_ token: Int) -> Bool {
    words.kinds(view, token).contains(.deadline) || words.kinds(view, token - 1).contains(.deadline)
  }

  private func followsSuperlative(_ token: Int, _ sentenceStart: Int) -> Bool {
    var index = token - 1
    let limit = max(sentenceStart, token - Self.reachOfSuperlative)
    while index >= limit, !isStop(index) {
      let kinds = words.kinds(view, index)
      if kinds.contains(.superlative) { return true }
      if kinds.contains(.future) { return false }
      index -= 1
    }
    return false
  }

  private func isStop(_ token: Int) -> Bool {
    let mark = view.mark(token)
    return mark == Mark.period || mark == Mark.question || mark == Mark.exclamation
  }
}

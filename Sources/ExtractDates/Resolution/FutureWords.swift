import ExtractCore
import ExtractMatching

/// The words of a text that speak of the future.
struct FutureWords {
  /// How far before an expression they are looked for.
  private static let reach = 30

  let view: TokenView
  let words: ContextWords

  /// Whether one of them stands before a token in its sentence, which begins at `sentenceStart`.
  func stand(before token: Int, _ sentenceStart: Int) -> Bool {
    var index = token - 1
    let limit = max(sentenceStart, token - Self.reach)
    while index >= limit {
      if words.kinds(view, index).contains(.future) { return true }
      index -= 1
    }
    return false
  }
}

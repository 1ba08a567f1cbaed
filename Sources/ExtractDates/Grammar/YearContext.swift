import ExtractCore
import ExtractMatching

/// What stands around a number that may be a year.
extension RuleMatch {
  /// A year alone is one by its place: after a preposition, in brackets, between marks.
  var standsAsYear: Bool {
    guard let year = fields(0)?.year else { return false }
    if view.length(tokens.start) == 4, isPartOfNumber || isPartOfReference { return false }
    let isRecent = (1900...2050).contains(year)
    let before = kinds(self.before)
    let counts = isFollowedByNoun && (year % 100 == 0 || isFollowedByPlural)
    if before.contains(.preposition) { return isRecent || !counts }
    if isPartOfRecentYears { return true }
    if before.contains(.connector) {
      return isFollowedByNoun
        ? (1700...2050).contains(year) && before.contains(.of) && !counts : (1500...2100).contains(year)
    }
    if before.contains(.article) || before.contains(.possessive) && !counts { return isRecent }
    guard (1700...2100).contains(year) else { return false }
    if isFollowedByNoun { return isRecent && !counts && describesNoun }
    if self.before < 0 || view.shape(tokens.start).contains(.paragraphStart) { return isRecent }
    switch view.mark(self.before) {
    case Mark.openParenthesis, Mark.hyphen, Mark.enDash, Mark.emDash, Mark.comma, Mark.openBracket, Mark.semicolon:
      return true
    default: return isRecent && !view.shape(self.before).isKind(.number)
    }
  }

  /// A plural follows, as behind a number that counts.
  private var isFollowedByPlural: Bool { words.isPlural(view, after) }

  /// The match stands between a word in small letters, or the clitic of a name, and a noun: "the disputed 2007 election",
  /// "Norland's 2014 budget"; or begins a sentence: "1987 saw". What is measured has a short name: "1950 kg".
  private var describesNoun: Bool {
    if before < 0 || view.shape(tokens.start).contains(.paragraphStart) || view.mark(before) == Mark.period {
      return true
    }
    let shape = view.shape(before)
    return shape.isKind(.clitic)
      || shape.isKind(.word) && !shape.contains(.initialUpper) && after < view.count
        && view.length(after) > ContextWords.longestUnit
  }

  /// The match is a year of "the 2010-2015 period".
  private var isPartOfRecentYears: Bool {
    guard let year = fields(0)?.year, tokens.count == 1 else { return false }
    if (1700...2050).contains(year), isYear(before - 1), isDash(before), year >= 1900 || !isFollowedByPlural {
      return view.bytes(before - 1).lexicographicallyPrecedes(view.bytes(tokens.start))
    }
    guard (1700...2050).contains(year), isYear(after + 1), isDash(after), !words.isPlural(view, after + 2) else {
      return false
    }
    return view.bytes(tokens.start).lexicographicallyPrecedes(view.bytes(after + 1))
  }

  private func isDash(_ token: Int) -> Bool { view.mark(token) == Mark.hyphen || view.mark(token) == Mark.enDash }

  /// Four digits that are a year of the last centuries.
  private func isYear(_ token: Int) -> Bool {
    guard token >= 0, token < view.count, view.shape(token).isKind(.number), view.length(token) == 4 else {
      return false
    }
    return !view.bytes(token).lexicographicallyPrecedes("1700".utf8)
      && view.bytes(token).lexicographicallyPrecedes("2051".utf8)
  }

  /// `1990 seasons` are no 1990 seasons: a year before a unit.
  var isYearBeforeUnit: Bool {
    guard case .number(let value, let digits) = captures[0], digits == 4, value >= 1800, value <= 2100 else {
      return false
    }
    if case .unit(_, isPlural: false) = captures[1] { return true }
    return false
  }

  /// Three digits are an hour and its minutes only where a word says so: "from 200 to 300".
  var hasNumberOfThreeDigits: Bool {
    (tokens.start..<tokens.end).contains { view.shape($0).isKind(.number) && view.length($0) == 3 }
  }

  /// Two numbers of four digits that are years rather than hours and minutes.
  var isYearsRange: Bool {
    guard let first = (tokens.start..<tokens.end).first(where: { view.shape($0).isKind(.number) }) else { return false }
    return view.length(first) == 4
      && (view.text[view.start(first)] == UInt8(ascii: "1") && view.text[view.start(first) + 1] > UInt8(ascii: "6")
        || view.text[view.start(first)] == UInt8(ascii: "2") && view.text[view.start(first) + 1] == UInt8(ascii: "0"))
  }
}

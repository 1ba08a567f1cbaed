import ExtractCore
import ExtractMatching

/// What stands around a match.
extension RuleMatch {
  var before: Int { tokens.start - 1 }
  var after: Int { tokens.end }

  func kinds(_ token: Int) -> ContextWords.Kinds { words.kinds(view, token) }

  /// A digit of the same number or date stands next to the match: `1.5`, `3-4-5`, `$2000`.
  var isPartOfNumber: Bool {
    if before >= 0, view.isGlued(tokens.start) {
      let shape = view.shape(before)
      if shape.isKind(.symbol) || shape.isKind(.word) || shape.isKind(.number) { return true }
      switch view.mark(before) {
      case Mark.period, Mark.comma, Mark.slash, Mark.colon, UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "&"),
        UInt8(ascii: "="), UInt8(ascii: "_"):
        return true
      default: break
      }
    }
    guard after < view.count, view.isGlued(after) else { return false }
    if view.shape(after).isKind(.symbol) || view.mark(after) == Mark.percent { return true }
    let joins = view.mark(after) == Mark.slash || view.mark(after) == Mark.colon || view.mark(after) == Mark.period
    return joins && after + 1 < view.count && view.isGlued(after + 1) && view.shape(after + 1).isKind(.number)
  }

  /// The match goes on with a slash or hyphen and a number.
  var isPartOfFraction: Bool {
    if before >= 0, view.isGlued(tokens.start), view.mark(before) == Mark.slash || view.mark(before) == Mark.hyphen {
      return true
    }
    guard after + 1 < view.count, view.isGlued(after), view.isGlued(after + 1) else { return false }
    return (view.mark(after) == Mark.slash || view.mark(after) == Mark.hyphen) && view.shape(after + 1).isKind(.number)
  }

  /// The match begins with the second year of "the 1936-37 season".
  var isEndOfYears: Bool {
    guard before > 0, view.isGlued(tokens.start), view.isGlued(before), view.length(tokens.start) == 2,
      view.mark(before) == Mark.hyphen || view.mark(before) == Mark.enDash
    else { return false }
    return view.shape(before - 1).isKind(.number) && view.length(before - 1) == 4
  }

  var isGluedToColon: Bool {
    if before >= 0, view.isGlued(tokens.start), view.mark(before) == Mark.colon { return true }
    return after + 1 < view.count && view.isGlued(after) && view.mark(after) == Mark.colon && view.isGlued(after + 1)
      && view.shape(after + 1).isKind(.number)
  }

  func followsPreposition(before distance: Int) -> Bool {
    let token = before - distance
    return kinds(token).contains(.preposition)
      || kinds(token).contains(.article)
        && kinds(token - 1).contains(.preposition)
  }

  /// The match begins with an article or apostrophe, or follows a preposition or article.
  var followsArticle: Bool {
    let first = kinds(tokens.start)
    if first.contains(.article) || view.mark(tokens.start) == Mark.singleQuote { return true }
    return kinds(before).contains(.article) || kinds(before).contains(.preposition)
      || view.mark(before) == Mark.singleQuote
  }

  /// The match follows or begins with the article.
  var followsThe: Bool { kinds(before).contains(.article) && view.length(before) == 3 }

  /// A slash stands right before the match.
  var followsSlash: Bool { before >= 0 && view.isGlued(tokens.start) && view.mark(before) == Mark.slash }

  /// A mark stands within the match.
  func contains(mark: UInt8) -> Bool { (tokens.start..<tokens.end).contains { view.mark($0) == mark } }

  /// Digits that go on a name with a hyphen or other number: F-105.
  var isPartOfName: Bool { isPartOfNumber || view.length(tokens.start) <= 4 && isPartOfReference }

  /// A capitalised word that is no word of times stands before the match: Theresa May.
  var followsName: Bool {
    guard before >= 0 else { return false }
    let shape = view.shape(before)
    return shape.isKind(.word) && shape.contains(.initialUpper) && !shape.contains(.lineStart) && kinds(before).isEmpty
  }

  /// A single word that is the last of a name: Tariq Ramadan, Operation Ramadan, Father Christmas.
  var endsCapitalisedName: Bool {
    guard tokens.count == 1, followsName, before > 0 else { return false }
    // The first word of a sentence has its capital letter anyhow.
    return view.shape(before - 1).isWordLike || view.mark(before - 1) == Mark.comma
  }

  var isFollowedByNumber: Bool { after < view.count && view.shape(after).isKind(.number) }

  /// Four digits follow, with or without a comma: the year of a day that the match ends with.
  var isFollowedByYear: Bool {
    guard after < view.count else { return false }
    let number = view.mark(after) == Mark.comma ? after + 1 : after
    return number < view.count && view.shape(number).isKind(.number) && view.length(number) == 4
  }

  /// "This may be" is no month.
  var endsInCapitalisedWord: Bool { view.shape(after - 1).contains(.initialUpper) }

  /// The match ends with a preposition and a word follows: "two days after the vote" counts from no time spoken of.
  var isFollowedByEvent: Bool {
    after < view.count && kinds(after - 1).contains(.preposition) && view.shape(after).isWordLike
      && !view.shape(after).contains(.lineStart)
  }

  /// The match begins with an amount for each unit: "9 km a day since last Monday".
  var isRate: Bool {
    guard view.length(tokens.start) == 1, kinds(tokens.start).contains(.article), before >= 0 else { return false }
    return view.shape(before).isKind(.number) || view.shape(before).isWordLike && kinds(before).isEmpty
  }

  func contains(word: String) -> Bool {
    (tokens.start..<tokens.end).contains { view.bytes($0).elementsEqual(word.utf8) }
  }

  /// The match ends with a word and another one follows in the same line.
  func endsBeforeWord(behind word: String) -> Bool {
    after < view.count && view.shape(after).isWordLike && !view.shape(after).contains(.lineStart)
      && view.bytes(after - 1).elementsEqual(word.utf8)
  }

  /// The second word is the definite article: "in the six months" is no time to come.
  var secondWordIsThe: Bool {
    tokens.count > 1 && kinds(tokens.start + 1).contains(.article) && view.length(tokens.start + 1) == 3
  }

  var isFollowedByOf: Bool { kinds(after).contains(.of) }

  func isFollowedBy(_ kind: ContextWords.Kinds) -> Bool { kinds(after).contains(kind) }

  /// A word follows in the same line.
  private var isFollowedByWord: Bool {
    after < view.count && view.shape(after).isKind(.word) && !view.shape(after).contains(.lineStart)
  }

  /// A capitalised word follows in the same line.
  private var isFollowedByCapital: Bool { isFollowedByWord && view.shape(after).contains(.initialUpper) }

  /// A word that may be a noun follows: what is before it may count or qualify it.
  var isFollowedByNoun: Bool {
    guard isFollowedByWord, !isFollowedByCapital else { return view.mark(after) == Mark.percent }
    return kinds(after).isEmpty
  }

  /// The match ends with an ordinal in words that counts what follows: "in May the first pupils came".
  var endsInCountOfNoun: Bool {
    !kinds(before).isDisjoint(with: [.preposition, .of]) && !view.shape(after - 1).contains(.hasDigit)
      && isFollowedByNoun
  }

  /// The match ends with an ordinal in words that counts a unit of time: "on the second day".
  var endsInCount: Bool {
    !view.shape(after - 1).contains(.hasDigit) && isFollowedByWord && !isFollowedByCapital
      && kinds(after).isDisjoint(with: [.preposition, .connector, .article, .of, .to])
  }

  /// Digits without a mark between hours and minutes, and a word that they may count or name: "about 450 Dreamers", "at
  /// 2134 Caldwell Place".
  var countsInDigits: Bool {
    guard view.shape(after - 1).isKind(.number), after < view.count else { return false }
    if isFollowedByCapital, kinds(after).isEmpty { return true }
    let digits = view.bytes(after - 1)
    return digits.count > 2 && digits[0] != UInt8(ascii: "0") && digits.allSatisfy { $0 >= 0x30 }
      && !kinds(after - 2).contains(.preposition)
  }

  /// An ordinal in words and a capitalised word make a name: the Fifth Circuit, the First Minister.
  var isPartOfTitle: Bool {
    let last = view.shape(tokens.end - 1)
    return last.isKind(.word) && last.contains(.initialUpper) && !last.contains(.hasDigit) && isFollowedByCapital
  }

  /// "The toll stood at seven": what stands before "at" is at some number.
  var followsLevel: Bool { kinds(before).contains(.level) }

  /// "rose from 12 to 19", "was lowered sharply from 21 to 18"
  var followsChange: Bool { words.isChange(view, before) || words.isChange(view, before - 1) }

  /// "by 311 to 242": another number follows that the first one is set against.
  var isFollowedByOther: Bool {
    kinds(after).contains(.to) && after + 1 < view.count && view.shape(after + 1).isKind(.number)
  }

  /// A word that joins two times stands before the match.
  var followsConnector: Bool { kinds(before).contains(.connector) }

  /// Somebody's years: in his 30s, in her early 60s, in their mid-20s.
  var isAge: Bool {
    let stage = view.mark(before) == Mark.hyphen ? before - 1 : before
    return kinds(before).contains(.possessive)
      || kinds(stage).contains(.preposition) && kinds(stage - 1).contains(.possessive)
  }

  /// A decade stands before the match: "the 70s and 80s", "the 1970s, 80s and 90s".
  var followsDecade: Bool {
    var token = before
    if kinds(token).contains(.connector) { token -= 1 }
    if view.mark(token) == Mark.comma { token -= 1 }
    guard token > 0, view.isGlued(token), view.length(token) == 1, view.bytes(token)[0] | 0x20 == UInt8(ascii: "s"),
      view.shape(token - 1).isKind(.number), view.length(token - 1) == 2 || view.length(token - 1) == 4
    else { return false }
    return view.bytes(token - 1).last == UInt8(ascii: "0")
  }

  /// The match begins with a verb: "will last two days", "to last two days".
  var followsOpenVerb: Bool {
    guard view.length(tokens.start) == 4 else { return false }
    return !kinds(before).isDisjoint(with: [.future, .to, .modal])
  }

  /// "In two years of war" is no time to come.
  var isFollowedByPastLimit: Bool { kinds(after).contains(.of) }

  /// The number is joined to letters or digits by a hyphen: a product, a case number.
  var isPartOfReference: Bool {
    guard before > 0, view.isGlued(tokens.start), view.mark(before) == Mark.hyphen || view.mark(before) == Mark.slash,
      view.isGlued(before)
    else { return false }
    let other = before - 1
    return !(view.shape(other).isKind(.number) && view.length(other) == 4) && !kinds(other).contains(.preposition)
  }

  /// A capitalised word goes on what looks like a holiday: Easter Island.
  var isPartOfCapitalisedName: Bool {
    tokens.count == 1 && isFollowedByCapital && !view.isGlued(after) && kinds(after).isEmpty
  }

  /// The tokens of the match are not next to each other.
  var isWide: Bool { (tokens.start + 1..<tokens.end).contains { view.shape($0).contains(.lineStart) } }

  /// A single letter for a.m. or p.m. belongs to the number only if nothing stands between them.
  var isUnsafeLetter: Bool {
    let last = tokens.end - 1
    return tokens.count == 2 && view.length(last) == 1 && !view.isGlued(last)
  }

  /// The match begins with one of some words, in small letters.
  func firstWord(in words: [String]) -> Bool {
    words.contains { word in
      let end = view.start(tokens.start) + word.utf8.count
      guard end <= view.text.count else { return false }
      return view.text[view.start(tokens.start)..<end].elementsEqual(word.utf8) {
        $0 | 0x20 == $1 | 0x20
      }
    }
  }
}

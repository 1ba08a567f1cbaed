/// What is seen around a stop, one bit each: the mark, the word before it, where it stands, and what follows.
struct BoundaryCues: OptionSet {
  var rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  private init(bit: UInt64) { rawValue = 1 << bit }

  // The marks of the stop; several where several marks stand together.
  static let period = Self(bit: 0)
  static let question = Self(bit: 1)
  static let exclamation = Self(bit: 2)
  /// Two periods or more, or the character.
  static let ellipsis = Self(bit: 3)
  static let otherStop = Self(bit: 4)
  /// The period belongs to letters with periods: `U.N.`
  static let initialism = Self(bit: 5)

  // The word before the stop. Classes of abbreviations are those of the list `abbreviations`.
  /// A single upper-case letter.
  static let initial = Self(bit: 6)
  /// A single lower-case letter.
  static let lowerLetter = Self(bit: 7)
  /// A short word after another period without space: the `D` of `Ph.D.`
  static let dotted = Self(bit: 8)
  static let number = Self(bit: 9)
  /// A frequent word of English that is no abbreviation, or a word of at least five letters.
  static let frequent = Self(bit: 10)
  static let title = Self(bit: 11)
  static let rank = Self(bit: 12)
  static let company = Self(bit: 13)
  static let place = Self(bit: 14)
  static let street = Self(bit: 15)
  static let region = Self(bit: 16)
  static let numbered = Self(bit: 17)
  /// A unit of measure after a number.
  static let unit = Self(bit: 18)
  static let calendar = Self(bit: 19)
  static let time = Self(bit: 20)
  static let latin = Self(bit: 21)
  static let final = Self(bit: 22)
  static let suffix = Self(bit: 23)
  static let acronym = Self(bit: 24)
  static let general = Self(bit: 25)
  static let exclaimed = Self(bit: 26)
  /// A symbol: `N°.`
  static let symbol = Self(bit: 27)

  // Where the stop stands.
  /// The word before it is the first of the sentence.
  static let first = Self(bit: 28)
  /// A number or letter that counts a heading or a list item: `3.`, `Chapter 3.`, `iv.`
  static let marker = Self(bit: 29)
  /// The word before that word is capitalised or an initial: `Albert I.`
  static let afterName = Self(bit: 30)
  /// A short phrase with a preposition opens the sentence, and nothing else has come: `At 5 a.m.`
  static let fronted = Self(bit: 31)
  /// A quotation mark closes after the stop.
  static let closedQuote = Self(bit: 32)
  /// A bracket closes after the stop that opened inside the sentence.
  static let closedBracket = Self(bit: 33)
  /// A bracket is open that closes later.
  static let inBracket = Self(bit: 34)
  /// A quotation is open that is kept whole: all are, or it is a short one in single marks.
  static let inWholeQuote = Self(bit: 35)
  /// The sentence began with a lower-case word.
  static let lowerStart = Self(bit: 36)
  /// The line ends after the stop, and lines are not wrapped.
  static let lineEnd = Self(bit: 37)

  // What follows.
  /// There is no space after the stop.
  static let glued = Self(bit: 38)
  static let upper = Self(bit: 39)
  static let lower = Self(bit: 40)
  static let digit = Self(bit: 41)
  static let openQuote = Self(bit: 42)
  static let openBracket = Self(bit: 43)
  /// A comma, colon, semicolon, slash or percent sign.
  static let comma = Self(bit: 44)
  static let dash = Self(bit: 45)
  /// A word of the list `sentence_starters`.
  static let starter = Self(bit: 46)
  /// A frequent word of English that is no title, before a lower-case word.
  static let common = Self(bit: 47)
  /// A given name, a surname, or a word that is not frequent.
  static let name = Self(bit: 48)
  /// A given name, or a frequent noun in the plural, before a lower-case word that is no function word other than a
  /// verb.
  static let subject = Self(bit: 49)
  /// A month, a weekday or a time zone.
  static let date = Self(bit: 50)
  /// A single letter or a Roman numeral.
  static let roman = Self(bit: 51)
  /// A person and a reporting verb: `Mary asked`.
  static let speechTag = Self(bit: 52)
  /// A URL, e-mail address, tag, symbol or emoji.
  static let otherStart = Self(bit: 53)
  /// Another stop, as in `Fig. ??`.
  static let stop = Self(bit: 54)
  /// An upper-case word without lower-case letters.
  static let allUpper = Self(bit: 55)

  /// A courtesy title, `Mr.`, which also is a starter.
  static let courtesy = Self(bit: 57)
  /// There is a space before the stop: a pause rather than an end.
  static let pause = Self(bit: 58)
  /// The pronoun `I`, whose capital says nothing.
  static let pronounI = Self(bit: 59)
  /// No word of the sentence stands before the stop.
  static let bare = Self(bit: 60)
  /// The word is in lower case and has more letters than one.
  static let plainWord = Self(bit: 61)

  /// A preposition, which goes on as often as it begins.
  static let preposition = Self(bit: 62)

  /// A quotation is open.
  static let inQuote = Self(bit: 63)

  // One more class of abbreviations: the given names.
  static let given = Self(bit: 56)

  static let anyMark: Self = [.question, .exclamation, .ellipsis, .otherStop]
  static let anyAbbreviation: Self = [
    .initialism, .initial, .lowerLetter, .dotted, .title, .rank, .company, .place, .street, .region, .numbered, .unit,
    .calendar, .time, .latin, .final, .suffix, .acronym, .general, .given,
  ]
  /// The cues by which rules are indexed: the marks, and the case of what follows.
  static let indexed: Self = anyMark.union([.period, .initialism, .upper, .lower])

  /// The set of cues of ``indexed`` with this number.
  init(index: Int) {
    self.init(rawValue: UInt64(index & 0x3F) | UInt64(index >> 6) << 39)
  }

  /// The number of the set of ``indexed`` cues that are there.
  @inline(__always) var index: Int { Int(rawValue & 0x3F | (rawValue >> 39 & 3) << 6) }

  static let inside: Self = [.inBracket, .closedBracket, .inWholeQuote]
}

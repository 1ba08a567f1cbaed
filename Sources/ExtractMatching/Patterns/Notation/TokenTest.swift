/// What a pattern asks of one token.
public indirect enum TokenTest: Hashable, Sendable {
  /// The token is this word.
  case word(PatternWord)
  /// The token is one of these words.
  case words([PatternWord])
  case shape(TokenForm)
  /// The whole token fits a regular expression.
  case expression(String, ignoresCase: Bool)
  /// The token alone is an entry of a list.
  case listed(ListTest)
  /// Where the token stands in what an earlier stage, or a list, found.
  case part(SpanTest, SpanPart)
  case both(TokenTest, TokenTest)
  case either(TokenTest, TokenTest)
  case not(TokenTest)
}

/// A word of a literal: how it is found in the lexicon, and what its letters ask for.
public struct PatternWord: Hashable, Sendable {
  /// What the letters of a literal ask of those of the text.
  public enum Casing: UInt8, Sendable {
    /// Any case: the literal has no upper-case letter.
    case any
    /// The first letter is upper case.
    case initial
    /// All letters are upper case.
    case upper
    /// As it is spelled, or all in capitals: the literal has capitals inside.
    case spelledOrUpper
    /// As it is spelled: a literal in single quotation marks.
    case spelled
  }

  /// The word with case and diacritics dropped, or the byte of a mark of punctuation.
  public let folded: [UInt8]
  /// The bytes of the literal.
  public let spelling: [UInt8]
  /// The mark, if the token is punctuation; see ``Mark``.
  public let mark: UInt8
  /// What its letters ask of those of the text.
  public let casing: Casing
}

/// A form that a token can have, whatever its letters.
public enum TokenForm: String, CaseIterable, Sendable {
  /// A word or an initialism.
  case word
  /// A word whose first letter is upper case.
  case capitalized = "Cap"
  /// A word of two or more letters, all upper case.
  case upper = "UPPER"
  /// A word without an upper-case letter.
  case lower
  /// A word with an upper-case letter after a lower-case one: `iPhone`.
  case mixed
  /// Letters with periods: `U.N.`
  case initialism
  /// One upper-case letter.
  case initial
  /// Digits, with separators: `1,800`.
  case number
  /// A word with a digit: `M23`.
  case coded
  /// A clitic: `'s`.
  case clitic
  case url
  case email
  /// `#tag` or `@handle`.
  case tag
  /// A mark of punctuation, a quotation mark or a bracket.
  case punctuation
  case symbol
  case emoji
  /// A quotation mark that opens.
  case openQuote
  /// A quotation mark that closes.
  case closeQuote
  /// Nothing stands between the token and the one before it.
  case glued
  /// The token begins a line.
  case lineStart
  /// Any token.
  case any
}

/// Entries of a list, all or those with some values.
public struct ListTest: Hashable, Sendable {
  /// The name of the list.
  public let list: String
  /// What columns of the entry must be, all of them; any entry fits if there are none.
  public let conditions: [FieldCondition]

  /// A test for entries of a list.
  public init(list: String, conditions: [FieldCondition] = []) {
    self.list = list
    self.conditions = conditions
  }
}

/// What a field or column must be.
public struct FieldCondition: Hashable, Sendable {
  /// The name of the column of a list, or of the field of an annotation.
  public let field: String
  /// The alternatives, as they are written in the pattern.
  public let values: [String]
  /// Whether the field must be none of the values.
  public let isNegated: Bool
}

/// A stretch of text that something before the rules found: an annotation, or a form of a list.
public enum SpanTest: Hashable, Sendable {
  case annotation(AnnotationTest)
  /// The longest form of a list that begins at its first token.
  case phrase(ListTest)
}

/// Annotations of an earlier stage.
public struct AnnotationTest: Hashable, Sendable {
  /// The layer: `mentions`, `quotes`, `quantities`, `times`, `sentences`, `blocks`, or a custom layer's name.
  public let layer: String
  /// What fields of the annotation must be, all of them; any annotation of the layer fits if there are none.
  public let conditions: [FieldCondition]
}

/// Where a token stands in a span.
public enum SpanPart: UInt8, CaseIterable, Sendable {
  /// The span is this token.
  case whole
  /// The first of several tokens.
  case first
  /// Neither the first nor the last.
  case middle
  /// The last of several tokens.
  case last
  /// Anywhere in the span.
  case inside
}

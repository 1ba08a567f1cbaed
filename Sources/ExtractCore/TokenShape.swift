/// What a token looks like: its kind, its mark, and fixed bits of shape.
///
/// Bits 0–7 hold ``mark``, bits 8–11 ``kind``, the rest are flags.
@frozen public struct TokenShape: OptionSet, Sendable {
  public var rawValue: UInt32

  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  @frozen public enum Kind: UInt32, Sendable {
    /// Letters, with inner apostrophes and digits after the first letter: `don't`, `O'Brien`, `M23`.
    /// Hyphens stand between tokens: `North-Kivu` is three tokens without space between them.
    case word
    /// Single letters with periods: `U.N.`, `a.m.`, `J.P.`
    case initialism
    /// A clitic cut off the word before it: `'s`, `'re`, `'ve`, `'ll`, `'d`, `'m`.
    case clitic
    /// Digits with inner separators: `1,800`, `3.6`, `2024`. Letters after digits are a token of their own.
    case number
    /// One ideograph, or one letter of a script that is written without spaces.
    case ideograph
    /// `http://…`, `www.…`
    case url
    /// `name@host`
    case email
    /// `#tag`, `@handle`
    case tag
    /// A double or single quotation mark; see ``TokenShape/opening`` and ``TokenShape/closing``.
    case quote
    /// A bracket; see ``TokenShape/opening`` and ``TokenShape/closing``.
    case bracket
    /// Other punctuation; equal marks in a row of `.`, `-`, `_`, `*`, `=`, `!`, `?` are one token.
    case punctuation
    /// Currency signs, mathematical and other symbols.
    case symbol
    /// A pictograph with its modifiers.
    case emoji
    /// Control characters and what else no kind covers.
    case other
  }

  @inlinable public init(_ kind: Kind, mark: UInt8 = 0) {
    rawValue = kind.rawValue << 8 | UInt32(mark)
  }

  @inlinable public var kind: Kind { Kind(rawValue: (rawValue >> 8) & 15).unsafelyUnwrapped }

  /// The character of a token of punctuation in a byte, 0 for other tokens; see ``Mark``.
  @inlinable public var mark: UInt8 { UInt8(truncatingIfNeeded: rawValue) }

  /// The first letter is an upper-case letter.
  public static let initialUpper = TokenShape(rawValue: 1 << 12)
  /// All letters are upper-case letters; with ``initialUpper``.
  public static let allUpper = TokenShape(rawValue: 1 << 13)
  /// There is a lower-case letter.
  public static let hasLower = TokenShape(rawValue: 1 << 14)
  /// There is an upper-case letter after a lower-case one: `iPhone`, `McDonald`.
  public static let mixedCase = TokenShape(rawValue: 1 << 15)
  /// There is a digit.
  public static let hasDigit = TokenShape(rawValue: 1 << 16)
  /// There is a byte outside ASCII.
  public static let nonASCII = TokenShape(rawValue: 1 << 17)
  /// White space, or the beginning of the text, stands before the token.
  public static let spaceBefore = TokenShape(rawValue: 1 << 18)
  /// A line end, or the beginning of the text, stands before the token.
  public static let lineStart = TokenShape(rawValue: 1 << 19)
  /// A blank line, or the beginning of the text, stands before the token.
  public static let paragraphStart = TokenShape(rawValue: 1 << 20)
  /// A quotation mark or bracket that opens, by its form or by the white space around it.
  public static let opening = TokenShape(rawValue: 1 << 21)
  /// A quotation mark or bracket that closes. A straight mark between letters or between spaces has neither flag.
  public static let closing = TokenShape(rawValue: 1 << 22)
  /// The token holds more than one equal mark: `...`, `--`, `!!`.
  public static let repeated = TokenShape(rawValue: 1 << 23)
  /// A name or phrase of the lexicon begins with this word.
  public static let startsPhrase = TokenShape(rawValue: 1 << 24)

  /// The kind bits of ``rawValue`` are `kind`'s; cheaper than comparing ``kind``.
  @inlinable public func isKind(_ kind: Kind) -> Bool { (rawValue >> 8) & 15 == kind.rawValue }

  /// A word, an initialism or a clitic.
  @inlinable public var isWordLike: Bool { (rawValue >> 8) & 15 <= Kind.clitic.rawValue }
}

/// The values of ``TokenShape/mark``. ASCII marks stand for themselves; typographic variants of a mark share one value.
public enum Mark {
  public static let period = UInt8(ascii: ".")
  public static let comma = UInt8(ascii: ",")
  public static let colon = UInt8(ascii: ":")
  public static let semicolon = UInt8(ascii: ";")
  public static let question = UInt8(ascii: "?")
  public static let exclamation = UInt8(ascii: "!")
  public static let slash = UInt8(ascii: "/")
  public static let percent = UInt8(ascii: "%")
  public static let ampersand = UInt8(ascii: "&")
  public static let openParenthesis = UInt8(ascii: "(")
  public static let closeParenthesis = UInt8(ascii: ")")
  public static let openBracket = UInt8(ascii: "[")
  public static let closeBracket = UInt8(ascii: "]")
  /// `-`, U+2010, U+2011
  public static let hyphen = UInt8(ascii: "-")
  /// `"` and its typographic forms “ ” „ ‟ « »
  public static let doubleQuote = UInt8(ascii: "\"")
  /// `'` and its typographic forms ‘ ’ ‚ ‛ ‹ › as a token of their own
  public static let singleQuote = UInt8(ascii: "'")
  /// –
  public static let enDash: UInt8 = 0x96
  /// — and ―
  public static let emDash: UInt8 = 0x97
  /// … and a run of periods
  public static let ellipsis: UInt8 = 0x85
  /// • ‣ ◦ ▪ ● ■ ·
  public static let bullet: UInt8 = 0x95
  /// A full stop, question or exclamation mark of another script: 。 ？ ！ । ۔ ؟
  public static let otherStop: UInt8 = 0x81
}

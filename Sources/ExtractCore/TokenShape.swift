/// What a token looks like: its kind, its mark, and fixed bits of shape.
///
/// Bits 0–7 hold ``mark``, bits 8–11 ``kind``, the rest are flags.
@frozen public struct TokenShape: OptionSet, Sendable {
  /// The bits, laid out as described above.
  public var rawValue: UInt32

  /// The shape with these bits; bits 8–11 must be a ``Kind``.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// What a token is; each token has one kind. The raw values fit into 4 bits.
  @frozen public enum Kind: UInt32, Sendable {
    /// Letters, with inner apostrophes and digits after the first letter: `don't`, `O'Brien`, `M23`.
    /// Hyphens stand between tokens: `North-Kivu` is three tokens without space between them.
    case word
    /// Single letters with periods: `U.N.`, `a.m.`, `J.P.`
    case initialism
    /// A clitic cut off the word before it: `'s`, `'re`, `'ve`, `'ll`, `'d`, `'m`. Not `n't`, without which irregular
    /// verbs are no words: `can't`, `won't`.
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

  /// The shape of a token without flags.
  @inlinable public init(_ kind: Kind, mark: UInt8 = 0) {
    rawValue = kind.rawValue << 8 | UInt32(mark)
  }

  /// What the token is; ``Kind/other`` also where the bits name no kind, as those of a raw value may.
  @inlinable public var kind: Kind { Kind(rawValue: (rawValue >> 8) & 15) ?? .other }

  /// The character of a token of punctuation in a byte, 0 for other tokens; see ``Mark``.
  @inlinable public var mark: UInt8 { UInt8(truncatingIfNeeded: rawValue) }

  /// The first letter is an upper-case letter.
  @inlinable public static var initialUpper: TokenShape { TokenShape(rawValue: 1 << 12) }
  /// All letters are upper-case letters; with ``initialUpper``.
  @inlinable public static var allUpper: TokenShape { TokenShape(rawValue: 1 << 13) }
  /// There is a lower-case letter.
  @inlinable public static var hasLower: TokenShape { TokenShape(rawValue: 1 << 14) }
  /// There is an upper-case letter after a lower-case one: `iPhone`, `McDonald`.
  @inlinable public static var mixedCase: TokenShape { TokenShape(rawValue: 1 << 15) }
  /// There is a digit.
  @inlinable public static var hasDigit: TokenShape { TokenShape(rawValue: 1 << 16) }
  /// There is a byte outside ASCII.
  @inlinable public static var nonASCII: TokenShape { TokenShape(rawValue: 1 << 17) }
  /// White space, or the beginning of the text, stands before the token.
  @inlinable public static var spaceBefore: TokenShape { TokenShape(rawValue: 1 << 18) }
  /// A line end, or the beginning of the text, stands before the token.
  @inlinable public static var lineStart: TokenShape { TokenShape(rawValue: 1 << 19) }
  /// A blank line, or the beginning of the text, stands before the token.
  @inlinable public static var paragraphStart: TokenShape { TokenShape(rawValue: 1 << 20) }
  /// A quotation mark or bracket that opens, by its form or by the white space around it.
  @inlinable public static var opening: TokenShape { TokenShape(rawValue: 1 << 21) }
  /// A quotation mark or bracket that closes. A straight mark between letters or between spaces has neither flag.
  @inlinable public static var closing: TokenShape { TokenShape(rawValue: 1 << 22) }
  /// The token holds more than one equal mark: `...`, `--`, `!!`.
  @inlinable public static var repeated: TokenShape { TokenShape(rawValue: 1 << 23) }
  /// A name or phrase of the lexicon begins with this word.
  @inlinable public static var startsPhrase: TokenShape { TokenShape(rawValue: 1 << 24) }

  /// Stages wait for the token; ``watchLimit`` of them can. Bits 25–31.
  @inlinable public static func watched(_ watch: Int) -> TokenShape { TokenShape(rawValue: 1 << UInt32(25 + watch)) }
  /// Stages wait for the token that have the watches with these bits.
  @inlinable public static func watched(byAll watches: UInt8) -> TokenShape {
    TokenShape(rawValue: UInt32(watches) << 25)
  }
  /// How many watches there can be.
  @inlinable public static var watchLimit: Int { 7 }

  /// The kind bits of ``rawValue`` are `kind`'s; cheaper than comparing ``kind``.
  @inlinable public func isKind(_ kind: Kind) -> Bool { (rawValue >> 8) & 15 == kind.rawValue }

  /// The token is no plain word, or it begins a line.
  @inlinable public var isLandmark: Bool { rawValue & (0xFFF | TokenShape.lineStart.rawValue) != 0 }

  /// A word, an initialism or a clitic.
  @inlinable public var isWordLike: Bool { (rawValue >> 8) & 15 <= Kind.clitic.rawValue }
}

/// The values of ``TokenShape/mark``. ASCII marks stand for themselves; typographic variants of a mark share one value.
public enum Mark {
  /// `.`
  @inlinable public static var period: UInt8 { UInt8(ascii: ".") }
  /// `,`
  @inlinable public static var comma: UInt8 { UInt8(ascii: ",") }
  /// `:`
  @inlinable public static var colon: UInt8 { UInt8(ascii: ":") }
  /// `;`
  @inlinable public static var semicolon: UInt8 { UInt8(ascii: ";") }
  /// `?`
  @inlinable public static var question: UInt8 { UInt8(ascii: "?") }
  /// `!`
  @inlinable public static var exclamation: UInt8 { UInt8(ascii: "!") }
  /// `/`
  @inlinable public static var slash: UInt8 { UInt8(ascii: "/") }
  /// `%`
  @inlinable public static var percent: UInt8 { UInt8(ascii: "%") }
  /// `&`
  @inlinable public static var ampersand: UInt8 { UInt8(ascii: "&") }
  /// `(`
  @inlinable public static var openParenthesis: UInt8 { UInt8(ascii: "(") }
  /// `)`
  @inlinable public static var closeParenthesis: UInt8 { UInt8(ascii: ")") }
  /// `[`
  @inlinable public static var openBracket: UInt8 { UInt8(ascii: "[") }
  /// `]`
  @inlinable public static var closeBracket: UInt8 { UInt8(ascii: "]") }
  /// `-`, U+2010, U+2011
  @inlinable public static var hyphen: UInt8 { UInt8(ascii: "-") }
  /// `"` and its typographic forms “ ” „ ‟ « »
  @inlinable public static var doubleQuote: UInt8 { UInt8(ascii: "\"") }
  /// `'` and its typographic forms ‘ ’ ‚ ‛ ‹ › as a token of their own
  @inlinable public static var singleQuote: UInt8 { UInt8(ascii: "'") }
  /// –
  @inlinable public static var enDash: UInt8 { 0x96 }
  /// — and ―
  @inlinable public static var emDash: UInt8 { 0x97 }
  /// … and a run of periods
  @inlinable public static var ellipsis: UInt8 { 0x85 }
  /// • ‣ ◦ ▪ ● ■ ·
  @inlinable public static var bullet: UInt8 { 0x95 }
  /// A full stop, question or exclamation mark of another script: 。 ？ ！ । ۔ ؟
  @inlinable public static var otherStop: UInt8 { 0x81 }
}

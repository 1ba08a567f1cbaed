import ExtractCore

extension TokenForm {
  /// A bit for a token of one byte, in the place of one that no form asks for.
  static let oneByte: UInt32 = TokenShape.watched(0).rawValue
  private static let kind: UInt32 = 15 << 8

  /// The bits of a shape, with ``oneByte``, that decide whether a token has this form.
  var bits: UInt32 {
    switch self {
    case .any: 0
    case .word, .initialism, .number, .clitic, .url, .email, .tag, .symbol, .emoji, .punctuation: Self.kind
    case .capitalized: Self.kind | TokenShape.initialUpper.rawValue
    case .upper: Self.kind | TokenShape.allUpper.rawValue | Self.oneByte
    case .lower: Self.kind | TokenShape([.hasLower, .initialUpper, .mixedCase]).rawValue
    case .mixed: Self.kind | TokenShape.mixedCase.rawValue
    case .initial: Self.kind | TokenShape.initialUpper.rawValue | Self.oneByte
    case .coded: Self.kind | TokenShape.hasDigit.rawValue
    case .openQuote: Self.kind | TokenShape.opening.rawValue
    case .closeQuote: Self.kind | TokenShape.closing.rawValue
    case .glued: TokenShape.spaceBefore.rawValue
    case .lineStart: TokenShape.lineStart.rawValue
    }
  }

  /// Whether a token with these bits has this form.
  func holds(_ bits: UInt32) -> Bool {
    let shape = TokenShape(rawValue: bits)
    let isWord = shape.isKind(.word) || shape.isKind(.initialism)
    switch self {
    case .any: return true
    case .word: return isWord
    case .capitalized: return isWord && shape.contains(.initialUpper)
    case .upper: return isWord && shape.contains(.allUpper) && bits & Self.oneByte == 0
    case .lower: return isWord && shape.contains(.hasLower) && shape.isDisjoint(with: [.initialUpper, .mixedCase])
    case .mixed: return isWord && shape.contains(.mixedCase)
    case .initialism: return shape.isKind(.initialism)
    case .initial: return shape.isKind(.word) && shape.contains(.initialUpper) && bits & Self.oneByte != 0
    case .number: return shape.isKind(.number)
    case .coded: return shape.isKind(.word) && shape.contains(.hasDigit)
    case .clitic: return shape.isKind(.clitic)
    case .url: return shape.isKind(.url)
    case .email: return shape.isKind(.email)
    case .tag: return shape.isKind(.tag)
    case .punctuation: return shape.isKind(.punctuation) || shape.isKind(.quote) || shape.isKind(.bracket)
    case .symbol: return shape.isKind(.symbol)
    case .emoji: return shape.isKind(.emoji)
    case .openQuote: return shape.isKind(.quote) && shape.contains(.opening)
    case .closeQuote: return shape.isKind(.quote) && shape.contains(.closing)
    case .glued: return !shape.contains(.spaceBefore)
    case .lineStart: return shape.contains(.lineStart)
    }
  }
}

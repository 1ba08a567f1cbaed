import ExtractCore

/// The tokens of a literal, cut as the text is.
enum PatternLiteral {
  /// The words of a literal; empty if there are none.
  ///
  /// - Parameter isSpelled: whether the case must be as it is written.
  static func words(_ literal: String, isSpelled: Bool) -> [PatternWord] {
    // A clitic is one only after a word.
    let isClitic = literal.first == "'" || literal.first == "’"
    var table = TokenTable()
    var tokenizer = Tokenizer(lexicon: .empty)
    let text = Array(((isClitic ? "x" : "") + literal).utf8)
    return text.withUnsafeBufferPointer { text in
      tokenizer.tokenize(text, into: &table)
      let first = isClitic && table.count > 1 && table.shape(1).isKind(.clitic) ? 1 : 0
      if isClitic, first == 0 { return words(text.dropFirst(), isSpelled) }
      return (first..<table.count).map { index in
        word(text[table.start(index)..<table.end(index)], table.shape(index), isSpelled)
      }
    }
  }

  private static func words(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ isSpelled: Bool) -> [PatternWord] {
    var table = TokenTable()
    var tokenizer = Tokenizer(lexicon: .empty)
    let text = UnsafeBufferPointer(rebasing: text)
    tokenizer.tokenize(text, into: &table)
    return (0..<table.count).map { word(text[table.start($0)..<table.end($0)], table.shape($0), isSpelled) }
  }

  private static func word(
    _ token: Slice<UnsafeBufferPointer<UInt8>>, _ shape: TokenShape, _ isSpelled: Bool
  ) -> PatternWord {
    let bytes = UnsafeBufferPointer(rebasing: token)
    var folded: [UInt8] = []
    if shape.mark == 0 {
      WordFolding.fold(bytes, isInitialism: shape.isKind(.initialism), into: &folded)
    } else {
      folded = [shape.mark]
    }
    return PatternWord(
      folded: folded, spelling: Array(bytes), mark: shape.mark, casing: casing(of: bytes, shape, isSpelled))
  }

  /// An upper-case letter asks for an upper-case letter, a lower-case one takes both.
  private static func casing(
    of bytes: UnsafeBufferPointer<UInt8>, _ shape: TokenShape, _ isSpelled: Bool
  ) -> PatternWord.Casing {
    guard shape.isWordLike else { return .any }
    if isSpelled { return .spelled }
    if shape.contains(.allUpper) { return bytes.count > 1 ? .upper : .initial }
    let hasInnerUpper = bytes.dropFirst().contains { $0 >= 0x41 && $0 <= 0x5A }
    if hasInnerUpper || shape.contains(.mixedCase) { return .spelledOrUpper }
    return shape.contains(.initialUpper) ? .initial : .any
  }
}

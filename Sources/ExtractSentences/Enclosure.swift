import ExtractCore

/// Quotation marks and brackets that are open at a place in the text.
extension BoundaryScanner {
  /// The longest bracket that is kept in one sentence, in tokens.
  private static let longestBracket = 60
  /// How far the partner of a single quotation mark between spaces is looked for, in tokens.
  private static let nearQuote = 24
  /// The longest quotation in single marks that is kept in one sentence, in tokens.
  private static let longestSingleQuotation = 60

  mutating func noteDoubleQuote(_ index: Int) {
    let shape = view.shape(index)
    isQuoteOpen = shape.contains(.opening) || !shape.contains(.closing) && !isQuoteOpen
  }

  mutating func noteSingleQuote(_ index: Int) {
    let shape = view.shape(index)
    if index > singleQuoteEnd, isKeptWhole(fromMark: index, shape), let end = endOfSingleQuotation(index) {
      singleQuoteEnd = end
    }
    guard shape.isDisjoint(with: [.opening, .closing]) else { return }
    isSingleQuoteOpen.toggle()
  }

  /// Whether a short quotation in single marks that opens at token `index` is kept in one sentence: it goes on in small
  /// letters what stands before it, or its mark stands free, as in scanned books, and is all that holds it together.
  private func isKeptWhole(fromMark index: Int, _ shape: TokenShape) -> Bool {
    guard shape.contains(.opening) || index == start, index + 1 < view.count else { return false }
    if !view.isGlued(index + 1) { return true }
    guard index > start else { return false }
    let word = view.mark(index + 1) == Mark.ellipsis ? index + 2 : index + 1
    return word < view.count && isLowerWord(word)
  }

  /// The closing mark of the quotation in single marks that opens at token `index`; `nil` if none is near.
  ///
  /// An apostrophe after an "s" looks like a closing mark, and is taken for none.
  private func endOfSingleQuotation(_ index: Int) -> Int? {
    let limit = min(view.count, index + Self.longestSingleQuotation)
    for other in index + 1..<max(index + 1, limit) {
      let shape = view.shape(other)
      if shape.contains(.paragraphStart) { return nil }
      guard shape.mark == Mark.singleQuote else { continue }
      if shape.contains(.opening) { return nil }
      if Role.of(view.shape(other - 1), in: roles) == Role.stop || view.mark(other - 1) == Mark.comma { return other }
      let last = view.text[view.end(other - 1) - 1]
      if shape.contains(.closing), last != UInt8(ascii: "s") { return other }
    }
    return nil
  }

  /// Remembers the bracket that opens at token `index` if it closes soon in the same paragraph.
  mutating func enterBracket(at index: Int) {
    var depth = 0
    let limit = min(view.count, index + Self.longestBracket)
    for other in index..<limit {
      let shape = view.shape(other)
      if other > index, shape.contains(.paragraphStart) { return }
      switch Role.of(shape, in: roles) {
      case Role.openBracket: depth += 1
      case Role.closeBracket:
        depth -= 1
        if depth == 0 {
          bracketStart = index
          bracketEnd = other
          return
        }
      default: break
      }
    }
  }

  /// Whether the quotation mark at token `index`, which follows a stop, closes.
  func closesAfterStop(_ index: Int) -> Bool {
    let shape = view.shape(index)
    let isGlued = view.isGlued(index)
    if shape.contains(.closing) { return isGlued || shape.mark == Mark.doubleQuote }
    if shape.contains(.opening) { return false }
    if shape.mark == Mark.doubleQuote { return isQuoteOpen || isLowerWord(index + 1) }
    if isGlued { return index + 1 >= view.count || !view.isGlued(index + 1) || view.shape(index + 1).isKind(.quote) }
    return isSingleQuoteOpen || !hasNearPartner(index)
  }

  private func isLowerWord(_ index: Int) -> Bool {
    guard index < view.count else { return false }
    let shape = view.shape(index)
    return shape.isWordLike && shape.contains(.hasLower) && shape.isDisjoint(with: [.initialUpper, .mixedCase])
  }

  private func hasNearPartner(_ index: Int) -> Bool {
    let limit = min(view.count, index + Self.nearQuote)
    for other in index + 1..<max(index + 1, limit) {
      let shape = view.shape(other)
      if shape.contains(.lineStart) { return false }
      if shape.mark == Mark.singleQuote, shape.isKind(.quote) { return true }
    }
    return false
  }
}

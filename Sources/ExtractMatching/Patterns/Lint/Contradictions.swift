extension PatternProgram {
  /// The elements that no token can fit, whatever the text, as they are written, each once.
  ///
  /// What is found are tests joined by `&` that exclude each other; an element that is merely unlikely is not.
  public var impossibleElements: [String] {
    var elements: [String] = []
    for instruction in instructions where instruction.operation == .test {
      guard tests[Int(instruction.argument)].isImpossible, instruction.element >= 0 else { continue }
      let text = text(ofElement: instruction.element)
      if !elements.contains(text) { elements.append(text) }
    }
    return elements
  }
}

extension TokenTest {
  /// Whether no token fits.
  fileprivate var isImpossible: Bool {
    switch self {
    case .either(let left, let right): left.isImpossible && right.isImpossible
    case .both:
      parts.contains(where: \.isImpossible)
        || parts.indices.contains { index in
          parts[..<index].contains { TokenTest.exclude($0, parts[index]) }
        }
    default: false
    }
  }

  /// The tests that all must hold.
  private var parts: [TokenTest] {
    if case .both(let left, let right) = self { left.parts + right.parts } else { [self] }
  }

  /// Whether no token fits both.
  private static func exclude(_ left: TokenTest, _ right: TokenTest) -> Bool {
    switch (left, right) {
    case (.not(let inner), let other), (let other, .not(let inner)): inner == other
    case (.shape(let left), .shape(let right)): TokenForm.exclude(left, right)
    case (.word(let word), .shape(let form)), (.shape(let form), .word(let word)): word.excludes(form)
    case (.words(let words), .shape(let form)), (.shape(let form), .words(let words)):
      words.allSatisfy { $0.excludes(form) }
    case (.word(let left), .word(let right)): left.folded != right.folded
    case (.word(let word), .words(let words)), (.words(let words), .word(let word)):
      words.allSatisfy { $0.folded != word.folded }
    case (.words(let left), .words(let right)):
      Set(left.map(\.folded)).isDisjoint(with: right.map(\.folded))
    default: false
    }
  }
}

extension PatternWord {
  /// Whether no token that is this word has a form.
  fileprivate func excludes(_ form: TokenForm) -> Bool {
    let hasUpper = spelling.contains { $0 >= 0x41 && $0 <= 0x5A }
    switch form {
    case .punctuation: return mark == 0
    case .word, .capitalized, .upper, .mixed:
      if mark != 0 { return true }
      return form == .upper && spelling.count < 2 || casing == .spelled && !hasUpper && form != .word
    case .lower: return mark != 0 || casing != .any && hasUpper
    case .number: return !folded.contains { $0 >= 0x30 && $0 <= 0x39 }
    default: return false
    }
  }
}

extension TokenForm {
  /// What a token is of one of, at most.
  private static let kinds: [[TokenForm]] = [
    [.word, .capitalized, .upper, .lower, .mixed, .initialism, .initial], [.number], [.clitic], [.url], [.email],
    [.tag], [.punctuation, .openQuote, .closeQuote], [.symbol], [.emoji],
  ]
  private static let withUpper: [TokenForm] = [.capitalized, .upper, .mixed, .initialism, .initial]

  fileprivate static func exclude(_ left: TokenForm, _ right: TokenForm) -> Bool {
    if left == .lower && withUpper.contains(right) || right == .lower && withUpper.contains(left) { return true }
    guard let first = kinds.firstIndex(where: { $0.contains(left) }),
      let second = kinds.firstIndex(where: { $0.contains(right) })
    else { return false }
    return first != second
  }
}

import ExtractCore

/// Tells of most tokens, without making their symbols, that no pattern begins there.
///
/// It is made of what the first elements of patterns need: a word, a class, a form, a span. Where an element needs
/// several, the rarest kind of them counts. It never says no of a token that a pattern does begin with.
struct StartFilter: Sendable {
  /// A kind of thing that a first element needs, the rarest kind first.
  private enum Need: Int {
    case word, listed, span, form, anything
  }

  /// A bit for each of some hashes of lexicon ids.
  private var wordBits = [UInt64](repeating: 0, count: 1024)
  /// Whether a word that the lexicon does not have may begin a pattern.
  private var takesUnknownWords = false
  private var classes: [ClassFilter] = []
  private var forms: [TokenForm] = []
  private var takesSpans = false
  private var takesAnything = false

  /// A filter for the tests that can take the first token of some patterns.
  init(_ tests: [TokenTest], lexicon: Lexicon) {
    var lists: [String] = []
    for test in tests { add(test, lexicon, &lists) }
    let names = Set(lexicon.listNames)
    lists = lists.filter { names.contains($0) }
    classes = stride(from: 0, to: lists.count, by: 64).map { start in
      let part = Array(lists[start..<min(start + 64, lists.count)])
      return lexicon.classFilter(part)
    }
  }

  private static func need(_ test: TokenTest) -> Need {
    switch test {
    case .word, .words: return .word
    case .listed: return .listed
    case .part: return .span
    case .shape(.any), .expression, .not: return .anything
    case .shape: return .form
    case .both(let left, let right):
      let (left, right) = (need(left), need(right))
      return left.rawValue <= right.rawValue ? left : right
    case .either(let left, let right):
      let (left, right) = (need(left), need(right))
      return left.rawValue >= right.rawValue ? left : right
    }
  }

  private mutating func add(_ test: TokenTest, _ lexicon: Lexicon, _ lists: inout [String]) {
    switch test {
    case .word(let word): add(word, lexicon)
    case .words(let words): for word in words { add(word, lexicon) }
    case .listed(let list):
      // Names, and rows chosen by their values, are spans.
      if !list.conditions.isEmpty || lexicon.isNames(list: list.list) {
        takesSpans = true
      } else {
        lists.append(list.list)
      }
    case .part: takesSpans = true
    case .shape(.any), .expression, .not: takesAnything = true
    case .shape(let form): if !forms.contains(form) { forms.append(form) }
    case .both(let left, let right):
      add(Self.need(left).rawValue <= Self.need(right).rawValue ? left : right, lexicon, &lists)
    case .either(let left, let right):
      add(left, lexicon, &lists)
      add(right, lexicon, &lists)
    }
  }

  private mutating func add(_ word: PatternWord, _ lexicon: Lexicon) {
    guard let id = WordNumbers.id(of: word.folded, in: lexicon) else {
      takesUnknownWords = true
      return
    }
    let bit = Self.hash(id)
    wordBits[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  fileprivate static func hash(_ id: LexiconID) -> Int { Int((id &* 0x9E37_79B1) >> 16) }

  /// Gives `body` the filter for the time of the call, in the form in which every token of a text is asked.
  func withView(_ body: (StartFilterView) -> Void) {
    wordBits.withUnsafeBufferPointer { wordBits in
      classes.withUnsafeBufferPointer { classes in
        forms.withUnsafeBufferPointer { forms in
          body(
            StartFilterView(
              wordBits: wordBits, classes: classes, forms: forms, takesUnknownWords: takesUnknownWords,
              takesSpans: takesSpans, takesAnything: takesAnything))
        }
      }
    }
  }
}

/// A ``StartFilter`` whose tables are addressed where they lie; valid only inside the closure that hands it out.
struct StartFilterView {
  fileprivate let wordBits: UnsafeBufferPointer<UInt64>
  fileprivate let classes: UnsafeBufferPointer<ClassFilter>
  fileprivate let forms: UnsafeBufferPointer<TokenForm>
  fileprivate let takesUnknownWords: Bool
  fileprivate let takesSpans: Bool
  fileprivate let takesAnything: Bool

  /// Whether a pattern may begin with a token.
  ///
  /// - Parameter spans: the number of the token's set of span parts.
  @inline(__always) func mayBegin(_ index: Int, _ view: TokenView, spans: UInt32) -> Bool {
    if takesAnything { return true }
    let id = view.word(index)
    let bit = StartFilter.hash(id)
    if id != 0 ? wordBits[bit >> 6] >> UInt64(bit & 63) & 1 != 0 : takesUnknownWords { return true }
    if takesSpans, spans != 0 { return true }
    for filter in classes where filter.bits(view, index) != 0 { return true }
    guard !forms.isEmpty else { return false }
    var bits = view.shape(index).rawValue
    if view.length(index) == 1 { bits |= TokenForm.oneByte }
    for form in forms where form.holds(bits) { return true }
    return false
  }
}

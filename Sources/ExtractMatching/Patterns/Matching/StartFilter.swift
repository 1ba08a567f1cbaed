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

  /// A bit for the lower 16 bits of lexicon ids; that of 0 is for all words that the lexicon does not have. In the
  /// first half for words with a capital, in the second half for those without.
  private var wordBits = [UInt64](repeating: 0, count: 2 * Self.lowerCase)
  /// A bit for the lower five bits of the first byte of words that the lexicon does not have: their first letter,
  /// whatever its case.
  private var unknownInitials: UInt32 = 0
  private var classes: [ClassFilter] = []
  private var forms: FormSet
  /// The words that the lexicon has.
  private var words = WordBits()
  /// For the tokens that are such a word or of a kind that a form may hold for; `nil` where that does not tell enough.
  private var watch: TokenWatch?
  private var takesSpans = false
  private var takesAnything = false

  /// A filter for the tests that can take the first token of some patterns.
  init(_ tests: [TokenTest], lexicon: Lexicon) {
    var lists: [String] = []
    forms = FormSet()
    for test in tests { add(test, lexicon, &lists) }
    let names = Set(lexicon.listNames)
    lists = lists.filter { names.contains($0) }
    classes = stride(from: 0, to: lists.count, by: 64).map { start in
      let part = Array(lists[start..<min(start + 64, lists.count)])
      return lexicon.classFilter(part)
    }
    guard classes.isEmpty, !takesAnything else { return }
    watch = lexicon.watch(TokenCriterion(words: words, kinds: forms.kinds, unknownInitials: unknownInitials))
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

  private static func needsCapital(_ test: TokenTest) -> Bool {
    switch test {
    case .shape(.capitalized), .shape(.upper), .shape(.initial): true
    default: false
    }
  }

  /// Adds what a first token can be.
  ///
  /// - Parameter isCapital: whether another test asks for a capital.
  private mutating func add(
    _ test: TokenTest, _ lexicon: Lexicon, _ lists: inout [String], isCapital: Bool = false
  ) {
    switch test {
    case .word(let word): add(word, lexicon, isCapital)
    case .words(let words): for word in words { add(word, lexicon, isCapital) }
    case .listed(let list):
      // Names, and rows chosen by their values, are spans.
      if !list.conditions.isEmpty || lexicon.isNames(list: list.list) {
        takesSpans = true
      } else {
        lists.append(list.list)
      }
    case .part: takesSpans = true
    case .shape(.any), .expression, .not: takesAnything = true
    case .shape(let form): forms.insert(form)
    case .both(let left, let right):
      let isLeft = Self.need(left).rawValue <= Self.need(right).rawValue
      let (chosen, other) = isLeft ? (left, right) : (right, left)
      add(chosen, lexicon, &lists, isCapital: isCapital || Self.needsCapital(other))
    case .either(let left, let right):
      add(left, lexicon, &lists, isCapital: isCapital)
      add(right, lexicon, &lists, isCapital: isCapital)
    }
  }

  private mutating func add(_ word: PatternWord, _ lexicon: Lexicon, _ isCapital: Bool) {
    let id = WordNumbers.id(of: word.folded, in: lexicon)
    wordBits[Self.piece(id ?? 0)] |= 1 << UInt64((id ?? 0) & 63)
    words.insert(id ?? 0)
    if id == nil, let first = word.folded.first { unknownInitials |= 1 << UInt32(first & 31) }
    guard !isCapital, word.casing != .initial, word.casing != .upper else { return }
    wordBits[Self.lowerCase + Self.piece(id ?? 0)] |= 1 << UInt64((id ?? 0) & 63)
  }

  @inline(__always) fileprivate static func piece(_ id: LexiconID) -> Int { Int(id >> 6 & 1023) }

  /// Where the half for words without a capital begins.
  fileprivate static let lowerCase = 1024

  /// Gives `body` the filter for the time of the call, in the form in which every token of a text is asked.
  func withView(_ body: (StartFilterView) -> Void) {
    wordBits.withUnsafeBufferPointer { wordBits in
      classes.withUnsafeBufferPointer { classes in
        forms.withView { forms in
          body(
            StartFilterView(
              wordBits: wordBits, unknownInitials: unknownInitials, classes: classes, forms: forms, watch: watch,
              takesSpans: takesSpans, takesAnything: takesAnything))
        }
      }
    }
  }
}

/// A ``StartFilter`` whose tables are addressed where they lie; valid only inside the closure that hands it out.
struct StartFilterView {
  fileprivate let wordBits: UnsafeBufferPointer<UInt64>
  fileprivate let unknownInitials: UInt32
  fileprivate let classes: UnsafeBufferPointer<ClassFilter>
  fileprivate let forms: FormSetView
  fileprivate let watch: TokenWatch?
  fileprivate let takesSpans: Bool
  fileprivate let takesAnything: Bool

  /// The first of the tokens from `start` up to `end` with which a pattern may begin; `end` if there is none.
  ///
  /// A function of its own, so that its few values stay in registers while it passes most of a text over.
  @inline(never) func firstStart(from start: Int, to end: Int, _ view: TokenView, _ spans: borrowing SpanSets) -> Int {
    var index = start
    if takesAnything { return index }
    if takesSpans, !spans.isEmpty {
      while index < end, spans.number(of: index) == 0, !mayBegin(index, view) { index += 1 }
    } else if let watch {
      index = view.firstToken(from: index, of: watch)
      while index < end, !mayBegin(index, view) { index = view.firstToken(from: index + 1, of: watch) }
    } else {
      while index < end, !mayBegin(index, view) { index += 1 }
    }
    return index
  }

  /// Whether a pattern may begin with a token, its spans aside.
  @inline(__always) private func mayBegin(_ index: Int, _ view: TokenView) -> Bool {
    if mayBeNamed(index, view) { return true }
    if forms.contains(view.shape(index), isOneByte: view.length(index) == 1) { return true }
    for filter in classes where filter.bits(view, index) != 0 { return true }
    return false
  }

  /// Whether a token may be a word that a pattern names first.
  @inline(__always) private func mayBeNamed(_ index: Int, _ view: TokenView) -> Bool {
    let id = view.word(index)
    let half = view.shape(index).contains(.initialUpper) ? 0 : StartFilter.lowerCase
    if wordBits[half + StartFilter.piece(id)] >> UInt64(id & 63) & 1 == 0 { return false }
    return id != 0 || mayBeNamedUnknown(view.bytes(index)[0])
  }

  /// Whether a word that the lexicon does not have may be one that a pattern names, by its first byte.
  @inline(__always) private func mayBeNamedUnknown(_ first: UInt8) -> Bool {
    first >= 0x80 || unknownInitials >> UInt32(first & 31) & 1 != 0
  }
}

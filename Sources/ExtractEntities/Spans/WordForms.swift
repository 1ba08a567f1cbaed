import ExtractCore
import ExtractMatching

/// A form of a single word.
struct WordForm {
  /// The index of the form in ``FormTable``, −1 for none.
  var number: Int32 = -1
  var kind = FormKind()

  @inline(__always) func match(at index: Int) -> ListedMatch {
    ListedMatch(start: index, end: index + 1, form: number, kind)
  }
}

/// What the lists say of a single word as it is spelled.
struct WordForms {
  /// What its forms are, all together.
  var traits: FormTraits = []
  /// The form of a gazetteer that the word is meant by, if it has any.
  var name = WordForm()
  /// Where its forms are in the table, the first of them −1 if that is not known yet.
  var first: Int32 = 0
  var count: Int32 = 0

  static let unknown = WordForms(first: -1)

  var isKnown: Bool { first >= 0 }

  mutating func add(_ form: WordForm) {
    count += 1
    traits.formUnion(form.kind.traits)
    let isBetter = name.number < 0 || form.kind.traits.trust > name.kind.traits.trust
    if !form.kind.traits.isDisjoint(with: .gazetteer), isBetter { name = form }
  }
}

/// The words that a worker has met, by the numbers of their openings; see ``PhraseMemory/Opening``.
struct WordTable {
  private var words = FlatArray<WordForms>()
  private(set) var forms = FlatArray<WordForm>()

  @inline(__always) func forms(of opening: PhraseMemory.Opening) -> WordForms {
    opening.number < words.count ? words[opening.number] : .unknown
  }

  /// Notes the forms of a word, which follow one another from the index `first` on.
  mutating func set(_ opening: PhraseMemory.Opening, _ forms: WordForms) {
    while words.count <= opening.number { words.append(.unknown) }
    words[opening.number] = forms
  }

  mutating func append(_ form: WordForm) { forms.append(form) }

  mutating func removeAll() {
    words.removeAll()
    forms.removeAll()
  }

  func deallocate() {
    words.deallocate()
    forms.deallocate()
  }
}

extension NameFinder {
  /// The forms of a run of one word; `nil` if it may be a title or a head noun, or if longer forms may begin with it.
  @inline(__always) func plainForms(of index: Int) -> WordForms? {
    guard mayBeginForm(index) else { return WordForms() }
    guard let forms = onlyForms(of: index, opening(at: index)) else { return nil }
    return forms.traits.isDisjoint(with: [.title, .headNoun]) ? forms : nil
  }

  /// The forms that begin with a word; `nil` if there may be longer ones than it, or other ones elsewhere.
  @inline(__always) func onlyForms(of index: Int, _ opening: PhraseMemory.Opening) -> WordForms? {
    guard opening.isSettled, !scratch.phrases.mayGoOn(from: opening, at: index, in: view) else { return nil }
    let forms = scratch.words.forms(of: opening)
    return forms.isKnown ? forms : learn(index, opening)
  }

  /// Whether a form of the lists may begin with a word.
  @inline(__always) func mayBeginForm(_ index: Int) -> Bool {
    let shape = view.shape(index)
    let begins = (shape.contains(.startsPhrase) ? 1 : 0) | (classes(index).isDisjoint(with: WordClass.matched) ? 0 : 1)
    return begins & (shape.isWordLike ? 1 : 0) != 0
  }

  @inline(__always) func opening(at index: Int) -> PhraseMemory.Opening {
    scratch.phrases.knownOpening(at: index, in: view) ?? newOpening(at: index)
  }

  @inline(never) private func newOpening(at index: Int) -> PhraseMemory.Opening {
    scratch.phrases.opening(at: index, in: view) { number(of: $0, inList: $1) }
  }

  /// Fills ``NameScratch/found`` with the forms that begin at a token.
  @inline(__always) func findForms(at index: Int, from opening: PhraseMemory.Opening) {
    scratch.found.removeAll()
    scratch.phrases.find(from: opening, at: index, in: view, into: &scratch.found) { number(of: $0, inList: $1) }
  }

  /// Calls `body` with each form of a place that some tokens are, by its index in ``FormTable``.
  func forEachPlace(_ start: Int, _ end: Int, _ body: (Int32) -> Void) {
    findForms(at: start, from: opening(at: start))
    for place in scratch.found.indices where scratch.found[place].end == end {
      let number = scratch.found[place].number
      if scratch.forms.kind(number).traits.contains(.place) { body(number) }
    }
  }

  private func number(of entry: LexiconEntry, inList list: Int) -> Int32? {
    names.traits(ofList: list).isEmpty ? nil : scratch.forms.index(of: entry, inList: list, names)
  }

  /// What the lists say of a word with which, where it stands, no longer form begins.
  @inline(never) private func learn(_ index: Int, _ opening: PhraseMemory.Opening) -> WordForms {
    findForms(at: index, from: opening)
    var forms = WordForms(first: Int32(truncatingIfNeeded: scratch.words.forms.count))
    for place in scratch.found.indices {
      let number = scratch.found[place].number
      let form = WordForm(number: number, kind: scratch.forms.kind(number))
      scratch.words.append(form)
      forms.add(form)
    }
    scratch.words.set(opening, forms)
    return forms
  }
}

import ExtractCore
import ExtractMatching

/// What the lists say of a single word as it is spelled.
struct WordForms {
  /// What its forms are, all together.
  var traits: FormTraits = []
  /// Of the gazetteers' forms of the word the one that is meant, if it has any.
  private var form: Int32 = -1
  private var kind = FormKind()

  /// The word's form of a gazetteer where it stands.
  @inline(__always) func name(_ index: Int) -> ListedMatch? {
    form < 0 ? nil : ListedMatch(start: index, end: index + 1, form: form, kind)
  }

  mutating func add(_ form: Int32, _ kind: FormKind) {
    traits.formUnion(kind.traits)
    guard !kind.traits.isDisjoint(with: .gazetteer), self.form < 0 || kind.traits.trust > self.kind.traits.trust else {
      return
    }
    (self.form, self.kind) = (form, kind)
  }
}

/// The words that a worker has met, by the numbers of their openings; see ``PhraseMemory/Opening``.
struct WordTable {
  private var words = FlatArray<WordForms?>()

  subscript(_ opening: PhraseMemory.Opening) -> WordForms? {
    @inline(__always) get { opening.number < words.count ? words[opening.number] : nil }
  }

  mutating func set(_ opening: PhraseMemory.Opening, _ forms: WordForms) {
    while words.count <= opening.number { words.append(nil) }
    words[opening.number] = forms
  }

  mutating func removeAll() { words.removeAll() }

  func deallocate() { words.deallocate() }
}

extension NameFinder {
  /// The forms of a word alone; `nil` if it may be a title or a head noun, or if longer forms may begin with it.
  @inline(__always) func onlyForms(of index: Int) -> WordForms? {
    guard mayBeginForm(index) else { return WordForms() }
    let opening = opening(at: index)
    guard opening.isSettled, !scratch.phrases.mayGoOn(from: opening, at: index, in: view) else { return nil }
    let forms = scratch.words[opening] ?? learn(index, opening)
    return forms.traits.isDisjoint(with: [.title, .headNoun]) ? forms : nil
  }

  /// Whether a form of the lists may begin with a word.
  @inline(__always) func mayBeginForm(_ index: Int) -> Bool {
    let shape = view.shape(index)
    return shape.isWordLike && (shape.contains(.startsPhrase) || !classes(index).isDisjoint(with: WordClass.matched))
  }

  @inline(__always) func opening(at index: Int) -> PhraseMemory.Opening {
    scratch.phrases.opening(at: index, in: view) { number(of: $0, inList: $1) }
  }

  /// Fills ``NameScratch/found`` with the forms that begin at a token.
  @inline(__always) func findForms(at index: Int, from opening: PhraseMemory.Opening) {
    scratch.found.removeAll()
    scratch.phrases.find(from: opening, at: index, in: view, into: &scratch.found) { number(of: $0, inList: $1) }
  }

  private func number(of entry: LexiconEntry, inList list: Int) -> Int32? {
    names.traits(ofList: list).isEmpty ? nil : scratch.forms.index(of: entry, inList: list, names)
  }

  /// What the lists say of a word with which, where it stands, no longer form begins.
  @inline(never) private func learn(_ index: Int, _ opening: PhraseMemory.Opening) -> WordForms {
    findForms(at: index, from: opening)
    var forms = WordForms()
    for place in scratch.found.indices {
      let number = scratch.found[place].number
      forms.add(number, scratch.forms.kind(number))
    }
    scratch.words.set(opening, forms)
    return forms
  }
}

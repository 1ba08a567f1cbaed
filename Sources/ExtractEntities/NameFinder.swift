import ExtractCore
import ExtractMatching

/// Memory that a worker keeps from document to document; whoever makes one frees it.
struct NameScratch: ScratchMemory {
  var forms = FormTable()
  /// The words that forms consist of, as texts have had them.
  var phrases = PhraseMemory()
  /// The given names that texts have had, numbered by what the list says of them.
  var givenNames = PhraseMemory()
  /// What the lists say of single words.
  var words = WordTable()
  /// What the lists have at one token.
  var found = FlatArray<PhraseMemory.Found>()
  /// The words that may be part of a name by their form, a bit for each token.
  var nameWords = FlatArray<UInt64>()
  /// What the place of each token says about its capital letter.
  var positions = FlatArray<TokenPosition>()
  /// Forms of lists in the run at hand.
  var matches = FlatArray<ListedMatch>()
  /// Of each token of the run at hand, the index of its first match.
  var matchStarts = FlatArray<Int32>()
  /// The first token of that run.
  var runStart = 0
  /// The furthest end of the forms in it, at least its own.
  var matchesEnd = 0
  /// What the forms in it are, all together.
  var runTraits: FormTraits = []
  /// What the tokens in it look like, all together; if nobody has looked at one of them, all there is.
  var runShape: TokenShape = []
  var candidates = FlatArray<Candidate>()
  /// The candidates just after an opening bracket.
  var bracketed = FlatArray<Int32>()
  /// The candidates just after a comma.
  var afterComma = FlatArray<Int32>()
  /// The acronyms that the document defines.
  var definedAcronyms = FlatArray<Int32>()
  /// The candidates that are another name of the person whose candidate owns them.
  var aliases = FlatArray<Int32>()
  /// The candidates that are the noun of a body whose candidate owns them.
  var shortBodies = FlatArray<Int32>()
  /// The tokens that are acronyms of common nouns where these stand: "displaced persons (DPs)".
  var abbreviations = FlatArray<Int32>()
  /// The keys of names that are those of something traded: "Brent" in "Brent crude".
  var grades = FlatArray<UInt64>()
  /// The candidates that are titles.
  var titles = FlatArray<Int32>()
  /// The candidates before which another one stands so near that a comma or "and" may join them.
  var neighbours = FlatArray<Int32>()
  var evidence = DocumentEvidence()
  var entities = EntityScratch()

  func deallocate() {
    forms.deallocate()
    phrases.deallocate()
    givenNames.deallocate()
    words.deallocate()
    found.deallocate()
    nameWords.deallocate()
    positions.deallocate()
    matches.deallocate()
    matchStarts.deallocate()
    candidates.deallocate()
    bracketed.deallocate()
    afterComma.deallocate()
    definedAcronyms.deallocate()
    aliases.deallocate()
    shortBodies.deallocate()
    abbreviations.deallocate()
    grades.deallocate()
    titles.deallocate()
    neighbours.deallocate()
    evidence.deallocate()
    entities.deallocate()
  }
}

typealias NameMemory = WorkerMemory<NameLexicon, NameScratch>

/// One pass over a document: from tokens to candidates with labels.
struct NameFinder {
  let view: TokenView
  private let memory: NameMemory

  init(view: TokenView, memory: NameMemory) {
    self.view = view
    self.memory = memory
  }

  var names: NameLexicon {
    @inline(__always) unsafeAddress { memory.lists }
  }

  var scratch: NameScratch {
    @inline(__always) unsafeAddress { UnsafePointer(memory.scratch) }
    @inline(__always) nonmutating unsafeMutableAddress { memory.scratch }
  }

  func find(sentences: [Sentence]) {
    scratch.candidates.removeAll()
    scratch.bracketed.removeAll()
    scratch.afterComma.removeAll()
    scratch.definedAcronyms.removeAll()
    scratch.aliases.removeAll()
    scratch.shortBodies.removeAll()
    scratch.abbreviations.removeAll()
    scratch.grades.removeAll()
    scratch.titles.removeAll()
    if scratch.phrases.begin(names.lexicon, lists: names.matchedLists) { scratch.words.removeAll() }
    scratch.givenNames.begin(names.lexicon, lists: ListSet(list: names.givenNameList))
    markCapitals()
    markPositions(sentences)
    dropFunctionWords()
    var next = 0
    while let word = firstNameWord(from: next) {
      let run = run(over: word, from: next)
      next = max(parse(run), run.start + 1)
    }
    applyDefinitions()
    defineAcronyms()
    linkAliases()
    weighEvidence()
    replaceNamesakes()
  }

  /// Drops all candidates but those that a gazetteer names.
  func dropUnlisted() {
    for index in scratch.candidates.indices where !scratch.candidates[index].rule.isListed {
      scratch.candidates[index].isDropped = true
    }
  }

  /// The indices of the last candidates so far, at most so many.
  func latest(_ most: Int) -> Range<Int> { max(0, scratch.candidates.count - most)..<scratch.candidates.count }

  @inline(__always) func classes(_ index: Int) -> WordClass { WordClass(rawValue: names.filter.bits(view, index)) }

  @inline(__always) func part(_ index: Int) -> NamePart {
    classes(index).contains(.namePart) ? names.notes[view.word(index)].part : []
  }
}

import ExtractCore
import ExtractMatching

/// Memory that a worker keeps from document to document; whoever makes one frees it.
struct NameScratch {
  var forms = FormTable()
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
  /// What the forms in it are, all together.
  var runTraits: FormTraits = []
  var candidates = FlatArray<Candidate>()
  var evidence = DocumentEvidence()
  var entities = EntityScratch()

  func deallocate() {
    forms.deallocate()
    nameWords.deallocate()
    positions.deallocate()
    matches.deallocate()
    matchStarts.deallocate()
    candidates.deallocate()
    evidence.deallocate()
    entities.deallocate()
  }
}

/// The lists and the scratch memory of a worker, at places of their own: what works on them is small and copies nothing.
struct NameMemory {
  private let lexicon: UnsafeMutablePointer<NameLexicon>
  private let memory: UnsafeMutablePointer<NameScratch>

  init(names: NameLexicon) {
    lexicon = .allocate(capacity: 1)
    lexicon.initialize(to: names)
    memory = .allocate(capacity: 1)
    memory.initialize(to: NameScratch())
  }

  func deallocate() {
    scratch.deallocate()
    memory.deinitialize(count: 1)
    memory.deallocate()
    lexicon.deallocate()
  }

  var names: NameLexicon {
    @inline(__always) _read { yield lexicon.pointee }
  }

  var scratch: NameScratch {
    @inline(__always) _read { yield memory.pointee }
    @inline(__always) nonmutating _modify { yield &memory.pointee }
  }
}

/// One pass over a document: from tokens to candidates with labels.
struct NameFinder {
  let view: TokenView
  private let memory: NameMemory

  init(view: TokenView, memory: NameMemory) {
    self.view = view
    self.memory = memory
  }

  var names: NameLexicon {
    @inline(__always) _read { yield memory.names }
  }

  var scratch: NameScratch {
    @inline(__always) _read { yield memory.scratch }
    @inline(__always) nonmutating _modify { yield &memory.scratch }
  }

  func find(sentences: [Sentence]) {
    scratch.candidates.removeAll()
    markCapitals()
    markPositions(sentences)
    dropFunctionWords()
    var next = 0
    while let word = firstNameWord(from: next) {
      let run = word >= next + 2 ? particleRun(endingIn: word) ?? run(from: word) : run(from: word)
      next = max(parse(run), run.start + 1)
    }
    defineAcronyms()
    weighEvidence()
  }

  @inline(__always) func classes(_ index: Int) -> WordClass { WordClass(rawValue: names.filter.bits(view, index)) }

  @inline(__always) func part(_ index: Int) -> NamePart {
    classes(index).contains(.namePart) ? names.notes[view.word(index)].part : []
  }
}

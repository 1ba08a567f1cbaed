import ExtractCore
import ExtractMatching

/// Memory that a worker keeps from document to document.
struct NameScratch {
  var forms = FormTable()
  /// What the place of each token says about its capital letter.
  var positions: [TokenPosition] = []
  /// Forms of lists in the run at hand.
  var matches: [ListedMatch] = []
  /// Of each token of the run at hand, the index of its first match.
  var matchStarts: [Int] = []
  var candidates: [Candidate] = []
  var evidence = DocumentEvidence()
  /// What the builder of entities finds entities by.
  var keys = KeyTable()
}

/// What the place of a token says about its capital letter.
struct TokenPosition: OptionSet {
  let rawValue: UInt8

  static let sentenceStart = TokenPosition(rawValue: 1)
  /// The first word of a sentence, a quotation, a list item or a bracket: its capital letter proves nothing.
  static let initial = TokenPosition(rawValue: 2)
  /// In a headline whose words are all capitalised.
  static let titleCase = TokenPosition(rawValue: 4)
  /// In a line of capital letters.
  static let allCapitals = TokenPosition(rawValue: 8)

  static let headline: TokenPosition = [.titleCase, .allCapitals]
}

/// One pass over a document: from tokens to candidates with labels.
struct NameFinder {
  let view: TokenView
  let names: NameLexicon
  var scratch: NameScratch
  /// The first token of the run whose forms `scratch.matches` holds.
  var runStart = 0

  init(view: TokenView, names: NameLexicon, scratch: NameScratch) {
    self.view = view
    self.names = names
    self.scratch = scratch
  }

  mutating func find(sentences: [Sentence]) {
    scratch.candidates.removeAll(keepingCapacity: true)
    markPositions(sentences)
    var index = 0
    while index < view.count {
      guard view.shape(index).isWordLike, let run = run(from: index) else {
        index += 1
        continue
      }
      index = max(parse(run), index + 1)
    }
    defineAcronyms()
    weighEvidence()
  }

  @inline(__always) func classes(_ index: Int) -> WordClass { WordClass(rawValue: names.filter.bits(view, index)) }

  @inline(__always) func classes(at index: Int) -> WordClass {
    index >= 0 && index < view.count ? classes(index) : []
  }

  func part(_ index: Int) -> NamePart {
    classes(index).contains(.namePart) ? names.part(view.word(index)) : []
  }

  func form(_ match: ListedMatch) -> ListedForm { scratch.forms[match.form] }
}

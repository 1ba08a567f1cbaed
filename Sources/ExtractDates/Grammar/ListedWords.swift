import ExtractCore
import ExtractMatching

/// What the words and phrases of lists mean for the grammar, by their rows, and what part words have in expressions.
struct ListedWords {
  /// A word's symbol and meaning.
  struct Sense: BitwiseCopyable {
    var symbol: Symbol
    /// The number of its meaning in ``ListedWords/meanings``.
    var meaning: Int
  }

  /// The senses of a row of a list: those from `first` on.
  struct Row: BitwiseCopyable {
    var first: Int32 = 0
    var count: Int32 = 0
    var isAbbreviation = false
    var isAmbiguous = false
    /// The form is of several words and can be the core of an expression.
    var isPhraseCore = false
  }

  /// What part a word or a mark can have in expressions.
  struct WordPart: OptionSet, BitwiseCopyable {
    let rawValue: UInt8

    /// An expression can be made of it and the words around it.
    static let core = WordPart(rawValue: 1)
    /// It can stand in an expression that has a core.
    static let part = WordPart(rawValue: 2)
    /// It begins forms of several words of which an expression can be made, but is nothing by itself.
    static let opener = WordPart(rawValue: 4)
    /// A number in words may follow it: an hour, a year.
    static let numberPreposition = WordPart(rawValue: 8)

    /// Beside plain numbers it can make a time; see ``Grammar/inertNames``.
    static let decisive = WordPart(rawValue: 16)

    /// A window can open at the word.
    var canOpen: Bool { !isDisjoint(with: [.core, .opener, .numberPreposition]) }
  }

  private(set) var senses: [Sense] = []
  /// The meanings of the rows; the first is no meaning.
  private(set) var meanings: [Meaning] = [.nothing]
  /// Of words, and of marks.
  let parts: WordArray<WordPart>
  /// The words at which a window can open, and tokens with a digit.
  let openers: TokenWatch
  /// The first words of forms of several words that can be cores.
  let openings: PhraseOpenings
  /// The rows of the lists, from the first to the last of those with senses; lists of other things lie between them.
  private let rows: SparseTable<Row>
  private let firstRow: Int

  private static let numberLists = ["number_words", "numeral_particles"]

  init(lexicon: Lexicon, symbols: SymbolTable, senses sensesOfLists: [ListSenses]) {
    let lists = sensesOfLists.map(\.list)
    let numbers = lists.map { lexicon.rows(of: $0) }
    let firstRow = Int(numbers.map(\.lowerBound).min() ?? 0)
    var rows = SparseTable(Int(numbers.map(\.upperBound).max() ?? 0) - firstRow, of: Row())
    let inert = symbols.set(of: Grammar.inertNames)
    var parts: [LexiconID: WordPart] = [:]
    var openings = PhraseOpenings()
    var senses: [Sense] = []
    var meanings: [Meaning] = [.nothing]
    parts.reserveCapacity(1024)
    lexicon.forEachForm(of: lists + Self.numberLists) { number, entry, form in
      let found = number < lists.count ? sensesOfLists[number].senses(entry) : []
      guard number >= lists.count || !found.isEmpty else { return }
      var last: LexiconID = 0
      for word in form where word > UInt8.max {
        last = word
        parts[last, default: []].insert(.part)
      }
      guard number < lists.count else {
        if lists.count == number || entry["role"] == "ordinal" { parts[last, default: []].insert(.decisive) }
        return
      }
      let list = sensesOfLists[number]
      var row = Row(first: Int32(senses.count), isAmbiguous: entry.flags.contains(.ambiguous))
      row.isAbbreviation = list.isAbbreviated(entry)
      for (name, meaning) in found {
        guard let symbol = symbols.symbol(name) else { continue }
        senses.append(Sense(symbol: symbol, meaning: Self.number(of: meaning, in: &meanings)))
        // No form is found without its last word.
        if !inert.contains(symbol) { parts[last, default: []].insert(.decisive) }
      }
      row.count = Int32(senses.count) - row.first
      if list.precedesNumber(entry), let id = lexicon.id(of: entry[0].bytes) {
        parts[id, default: []].formUnion(.numberPreposition)
      }
      if list.isCore(entry) {
        Self.noteCore(entry[0].bytes, lexicon, &row, &parts)
        if row.isPhraseCore { openings.insert(form) }
      }
      rows[Int(entry.row) - firstRow] = row
    }
    for (name, mark) in Grammar.markNames {
      guard let symbol = symbols.symbol(name) else { continue }
      parts[LexiconID(mark)] = inert.contains(symbol) ? .part : [.part, .decisive]
    }
    self.firstRow = firstRow
    self.rows = rows
    self.senses = senses
    self.meanings = meanings
    self.parts = WordArray(parts, none: [])
    self.openings = openings
    var words = WordBits()
    for (word, part) in parts where part.canOpen { words.insert(word) }
    openers = lexicon.watch(words, orWith: .hasDigit)
  }

  /// The senses of an entry; none for one of another list.
  @inline(__always) func row(of entry: LexiconEntry) -> Row { rows[Int(entry.row) - firstRow] }

  private static func number(of meaning: Meaning, in meanings: inout [Meaning]) -> Int {
    if case .nothing = meaning { return 0 }
    meanings.append(meaning)
    return meanings.count - 1
  }

  /// A form of one word is a core; the first word of a longer one opens it, with and without its period and clitic.
  private static func noteCore(
    _ form: UnsafeBufferPointer<UInt8>, _ lexicon: Lexicon, _ row: inout Row, _ parts: inout [LexiconID: WordPart]
  ) {
    let first = piece(of: form) { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
    let bare = first.last == Mark.period ? UnsafeBufferPointer(rebasing: first.dropLast()) : first
    let stem = piece(of: bare) { $0 == UInt8(ascii: "'") }
    let isWhole = first.count == form.count
    row.isPhraseCore = !isWhole || stem.count != bare.count
    func note(_ spelling: UnsafeBufferPointer<UInt8>, _ part: WordPart) {
      guard let id = lexicon.id(of: spelling) else { return }
      parts[id, default: []].formUnion(spelling.count == stem.count ? part.union(.opener) : part)
    }
    let part: WordPart = isWhole ? [.core, .part] : [.opener, .part]
    note(first, part)
    if bare.count < first.count { note(bare, part) }
    if stem.count < bare.count { note(stem, .part) }
  }

  /// The first piece of a text between separators.
  private static func piece(
    of text: UnsafeBufferPointer<UInt8>, _ isSeparator: (UInt8) -> Bool
  ) -> UnsafeBufferPointer<UInt8> {
    guard let start = text.firstIndex(where: { !isSeparator($0) }) else {
      return UnsafeBufferPointer(rebasing: text[..<0])
    }
    let end = text[start...].firstIndex(where: isSeparator) ?? text.count
    return UnsafeBufferPointer(rebasing: text[start..<end])
  }
}

public import ExtractCore

/// Words, word classes and names of compiled lists, used where they lie in memory: opening one costs nothing.
///
/// Lists of a user lie over the built-in ones in a second layer; see ``adding(_:words:)``. Words, rows, lists and class
/// sets of the second layer are numbered after those of the first. A lexicon is a pointer to tables that live as long
/// as the process, so it is copied freely.
///
/// - SeeAlso: ``LexiconCompiler`` makes the compiled form from lists.
public struct Lexicon: @unchecked Sendable {
  typealias Format = LexiconFormat

  let tables: UnsafePointer<LexiconTables>

  init(_ tables: consuming LexiconTables) {
    let memory = UnsafeMutablePointer<LexiconTables>.allocate(capacity: 1)
    memory.initialize(to: tables)
    self.tables = UnsafePointer(memory)
    for mark in 0..<256 {
      var word = withUnsafePointer(to: UInt8(mark)) { find(UnsafeBufferPointer(start: $0, count: 1)) }
      memory.pointee.wordOfMark[mark] = word.id
      word.id = LexiconID(mark)
      memory.pointee.marks[mark] = word
    }
  }

  /// The lexicon in memory that is 8-byte aligned, immutable and never freed.
  ///
  /// - Throws: ``LexiconError`` if the memory does not hold a lexicon of this version.
  public init(compiled memory: UnsafeRawBufferPointer) throws(LexiconError) {
    self.init(LexiconTables(base: try LexiconLayer(compiled: memory)))
  }

  /// A hash of the compiled lists, the same on every machine.
  public var contentHash: UInt64 {
    guard let overlay = tables.pointee.overlay else { return base.contentHash }
    return base.contentHash &* 0x100_0000_01B3 ^ overlay.contentHash
  }

  var base: LexiconLayer { tables.pointee.base }
  /// What a lookup yields for each mark of punctuation.
  var marks: UnsafeMutablePointer<Found> { tables.pointee.marks }
  /// What stages wait for.
  var watches: TokenWatches { tables.pointee.watches }
}

/// The layers of a lexicon, and what joins them.
struct LexiconTables {
  let base: LexiconLayer
  var overlay: LexiconLayer?
  /// The lists and words that the overlay was made of, for another one that has more of them.
  var additions: [LexiconAddition] = []
  /// The first identifier of a word that only the overlay has.
  let firstOverlayWord: LexiconID
  /// By the index of a word of the base: the word's index in the overlay plus 1; empty without an overlay.
  var overlayWords: UnsafeMutablePointer<UInt32>?
  let marks: UnsafeMutablePointer<Lexicon.Found>
  /// The word of the lists that is the mark alone, 0 for none.
  let wordOfMark: UnsafeMutablePointer<LexiconID>
  let watches = TokenWatches()

  init(base: LexiconLayer) {
    self.base = base
    firstOverlayWord = LexiconFormat.firstWordID + LexiconID(base.words.count)
    marks = .allocate(capacity: 256)
    marks.initialize(repeating: .none, count: 256)
    wordOfMark = .allocate(capacity: 256)
    wordOfMark.initialize(repeating: 0, count: 256)
  }
}

extension Lexicon {
  /// What a lookup yields for a token.
  struct Found {
    var id: LexiconID
    var classSet: UInt16
    var flags: LexiconFormat.WordFlags

    static let none = Found(id: 0, classSet: 0, flags: [])

    /// The flags that a token has for its word: nothing begins in lower case with a word of names alone.
    @inline(__always) func shapeFlags(_ shape: TokenShape) -> TokenShape {
      if flags.contains(.startsPhraseInLowerCase) { return .startsPhrase }
      guard flags.contains(.startsPhrase) else { return [] }
      let isLowerCase = shape.contains(.hasLower) && shape.isDisjoint(with: [.initialUpper, .nonASCII])
      return isLowerCase ? [] : .startsPhrase
    }

    /// A token of the word that begins with a byte, at the offset 0.
    @inline(__always) func token(
      _ shape: TokenShape, length: Int, first: UInt8, _ watches: TokenCriteria
    ) -> PackedToken {
      let flags = shapeFlags(shape).union(watches.marks(shape, id, first))
      return PackedToken(length: length, shape: shape.union(flags), word: id, classSet: classSet)
    }
  }

  /// The word of a token.
  func lookup(_ token: UnsafeBufferPointer<UInt8>, _ shape: TokenShape, _ scratch: FoldScratch) -> Found {
    guard token.count <= WordFolding.longestWord else { return .none }
    scratch.bytes.removeAll(keepingCapacity: true)
    WordFolding.fold(token, isInitialism: shape.isKind(.initialism), into: &scratch.bytes)
    return scratch.bytes.withUnsafeBufferPointer { find($0) }
  }

  func find(_ folded: UnsafeBufferPointer<UInt8>) -> Found {
    let key = FoldedKey(folded)
    return find { $0.index(of: folded, key) }
  }

  /// The word of a spelling that may have capitals.
  func find(spelling: UnsafeBufferPointer<UInt8>, isInitialism: Bool) -> Found {
    if !isInitialism, spelling.count <= 16 {
      let halves = FoldedKey.Halves(spelling)
      if halves.isASCII { return find(asciiSpelling: halves, count: spelling.count) }
    }
    var folded: [UInt8] = []
    WordFolding.fold(spelling, isInitialism: isInitialism, into: &folded)
    return folded.withUnsafeBufferPointer { find($0) }
  }

  /// The word of at most 16 bytes of ASCII that is spelled so, whatever its case.
  func find(asciiSpelling spelling: FoldedKey.Halves, count: Int) -> Found {
    let key = FoldedKey(short: spelling.lowercased, count: count)
    return find { $0.index(ofShort: key, count: count) }
  }

  /// The word that `index` finds in the layers, the upper one first, which has all that the lower one knows of a word.
  @inline(__always) private func find(_ index: (borrowing LexiconLayer) -> Int?) -> Found {
    if tables.pointee.overlayWords != nil, let overlay = tables.pointee.overlay, let index = index(overlay) {
      return found(overlay.words[index], overlayID(index))
    }
    guard let index = index(tables.pointee.base) else { return .none }
    return found(tables.pointee.base.words[index], Format.firstWordID + LexiconID(index))
  }

  private func found(_ word: Format.Word, _ id: LexiconID) -> Found {
    Found(id: id, classSet: word.classSet, flags: word.flags)
  }

  private func overlayID(_ index: Int) -> LexiconID {
    guard let overlay = tables.pointee.overlay else { return 0 }
    let own = overlay.words.count - overlay.borrowedWords.count
    return index < own ? tables.pointee.firstOverlayWord + LexiconID(index) : overlay.borrowedWords[index - own]
  }

  /// What begins with a word or mark in each layer.
  @inline(__always) func links(of word: LexiconID) -> (base: Format.Link, overlay: Format.Link) {
    let word = word < Format.firstWordID ? tables.pointee.wordOfMark[Int(word)] : word
    guard word != 0 else { return (.none, .none) }
    let own = word < tables.pointee.firstOverlayWord
    let baseIndex = Int(word &- Format.firstWordID)
    let link = own ? tables.pointee.base.words[baseIndex].link : .none
    guard let overlayWords = tables.pointee.overlayWords, let overlay = tables.pointee.overlay else {
      return (link, .none)
    }
    let index = own ? Int(overlayWords[baseIndex]) - 1 : Int(word - tables.pointee.firstOverlayWord)
    return (link, index < 0 ? .none : overlay.words[index].link)
  }

  /// The identifier of a word by its spelling, folded here; `nil` if no list has it.
  public func id(of word: String) -> LexiconID? {
    var word = word
    return word.withUTF8 { id(of: $0) }
  }

  /// The identifier of a word by the bytes of its spelling; `nil` if no list has it.
  public func id(of word: UnsafeBufferPointer<UInt8>) -> LexiconID? {
    let found = find(spelling: word, isInitialism: false)
    return found.id == 0 ? nil : found.id
  }

  /// The identifier of a word that a rule names.
  ///
  /// - Precondition: a list of the lexicon has it: a rule that waited for another word would never fire.
  public func requiredID(of word: String, in list: String) -> LexiconID {
    guard let id = id(of: word) else {
      preconditionFailure("rules name the word '\(word)', which no list has: add it to the list '\(list)'")
    }
    return id
  }

  /// Calls `body` with each row of some lists, the number of its list among them, and the words and marks of its form
  /// as the tokenizer cuts it; marks have numbers below 256, and a word that the lexicon does not have is 0.
  public func forEachForm(of lists: [String], _ body: (Int, LexiconEntry, [LexiconID]) -> Void) {
    var tokenizer = Tokenizer(lexicon: self, remembersWords: false)
    var table = TokenTable()
    var words: [LexiconID] = []
    for (number, list) in lists.enumerated() {
      for entry in entries(of: list) {
        words.removeAll(keepingCapacity: true)
        let word = entry.word
        if word != 0 {
          words.append(word)
        } else {
          tokenizer.tokenize(entry[0].bytes, into: &table)
          for index in 0..<table.count { words.append(table.word(index)) }
        }
        body(number, entry, words)
      }
    }
  }
}

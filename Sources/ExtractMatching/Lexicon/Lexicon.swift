public import ExtractCore

/// Words, word classes and names of compiled lists, used where they lie in memory: opening one costs nothing.
///
/// A lexicon is a pointer to tables that live as long as the process, so it is copied freely.
///
/// - SeeAlso: ``LexiconCompiler`` makes the compiled form from lists.
public struct Lexicon: @unchecked Sendable {
  typealias Format = LexiconFormat

  private let tables: UnsafePointer<LexiconTables>

  /// The lexicon in memory that is 8-byte aligned, immutable and never freed.
  ///
  /// - Throws: ``LexiconError`` if the memory does not hold a lexicon of this version.
  public init(compiled memory: UnsafeRawBufferPointer) throws(LexiconError) {
    let tables = UnsafeMutablePointer<LexiconTables>.allocate(capacity: 1)
    tables.initialize(to: try LexiconTables(compiled: memory))
    self.tables = UnsafePointer(tables)
    for mark in 0..<256 {
      let word = withUnsafePointer(to: UInt8(mark)) { find(UnsafeBufferPointer(start: $0, count: 1)) }
      tables.pointee.marks[mark] = Found(
        id: LexiconID(mark), classSet: word.classSet, flags: word.flags, node: word.node)
    }
  }

  /// A hash of the compiled lists, the same on every machine.
  public var contentHash: UInt64 { tables.pointee.contentHash }

  var words: UnsafeBufferPointer<Format.Word> { tables.pointee.words }
  var slots: UnsafeBufferPointer<UInt32> { tables.pointee.slots }
  var slotMask: UInt32 { tables.pointee.slotMask }
  var classSetBits: UnsafeBufferPointer<UInt64> { tables.pointee.classSetBits }
  var lists: UnsafeBufferPointer<Format.List> { tables.pointee.lists }
  var columns: UnsafeBufferPointer<Format.TextReference> { tables.pointee.columns }
  var rows: UnsafeBufferPointer<Format.Row> { tables.pointee.rows }
  var cells: UnsafeBufferPointer<Format.TextReference> { tables.pointee.cells }
  var nodes: UnsafeBufferPointer<Format.Node> { tables.pointee.nodes }
  var payloads: UnsafeBufferPointer<Format.Payload> { tables.pointee.payloads }
  var edges: UnsafeBufferPointer<Format.Edge> { tables.pointee.edges }
  var edgeMask: UInt32 { tables.pointee.edgeMask }
  /// What a lookup yields for each mark of punctuation.
  var marks: UnsafeMutablePointer<Found> { tables.pointee.marks }
  /// The words of a class set, in 64-bit pieces.
  var wordsPerSet: Int { (lists.count + 63) / 64 }

  func text(_ reference: Format.TextReference) -> UnsafeBufferPointer<UInt8> {
    let bytes = tables.pointee.bytes
    let start = Int(reference.offset)
    let length = Int(bytes[start]) | Int(bytes[start + 1]) << 8
    return UnsafeBufferPointer(rebasing: bytes[start + 2..<start + 2 + length])
  }

  func string(_ reference: Format.TextReference) -> String { String(decoding: text(reference), as: UTF8.self) }
}

/// Where the sections of a compiled lexicon lie in memory.
struct LexiconTables {
  typealias Format = LexiconFormat

  let contentHash: UInt64
  let bytes: UnsafeBufferPointer<UInt8>
  let words: UnsafeBufferPointer<Format.Word>
  let slots: UnsafeBufferPointer<UInt32>
  let slotMask: UInt32
  let classSetBits: UnsafeBufferPointer<UInt64>
  let lists: UnsafeBufferPointer<Format.List>
  let columns: UnsafeBufferPointer<Format.TextReference>
  let rows: UnsafeBufferPointer<Format.Row>
  let cells: UnsafeBufferPointer<Format.TextReference>
  let nodes: UnsafeBufferPointer<Format.Node>
  let payloads: UnsafeBufferPointer<Format.Payload>
  let edges: UnsafeBufferPointer<Format.Edge>
  let edgeMask: UInt32
  let marks: UnsafeMutablePointer<Lexicon.Found>

  init(compiled memory: UnsafeRawBufferPointer) throws(LexiconError) {
    let headerSize = MemoryLayout<Format.Header>.size
    let sectionCount = Format.Section.allCases.count
    guard memory.count >= headerSize + sectionCount * MemoryLayout<Format.SectionRange>.size else { throw .truncated }
    let header = memory.load(as: Format.Header.self)
    guard header.magic == Format.magic else { throw .notALexicon }
    guard header.version == Format.version, header.tokenizerVersion == Tokenizer.version,
      header.sectionCount == UInt32(sectionCount)
    else {
      throw .otherVersion(format: header.version, tokenizer: header.tokenizerVersion)
    }
    func section<Element>(_ section: Format.Section, of type: Element.Type) throws(LexiconError)
      -> UnsafeBufferPointer<Element>
    {
      let range = memory.load(
        fromByteOffset: headerSize + section.rawValue * MemoryLayout<Format.SectionRange>.size,
        as: Format.SectionRange.self)
      let count = Int(range.count)
      guard Int(range.offset) + count * MemoryLayout<Element>.stride <= memory.count else { throw .truncated }
      guard count > 0, let base = memory.baseAddress else { return UnsafeBufferPointer(start: nil, count: 0) }
      return UnsafeBufferPointer(
        start: (base + Int(range.offset)).assumingMemoryBound(to: Element.self), count: count)
    }
    contentHash = header.contentHash
    bytes = try section(.bytes, of: UInt8.self)
    words = try section(.words, of: Format.Word.self)
    slots = try section(.slots, of: UInt32.self)
    classSetBits = try section(.classSets, of: UInt64.self)
    lists = try section(.lists, of: Format.List.self)
    columns = try section(.columns, of: Format.TextReference.self)
    rows = try section(.rows, of: Format.Row.self)
    cells = try section(.cells, of: Format.TextReference.self)
    nodes = try section(.nodes, of: Format.Node.self)
    payloads = try section(.payloads, of: Format.Payload.self)
    edges = try section(.edges, of: Format.Edge.self)
    slotMask = UInt32(slots.count - 1)
    edgeMask = UInt32(edges.count - 1)
    marks = .allocate(capacity: 256)
    marks.initialize(repeating: .none, count: 256)
  }
}

/// What is wrong with a compiled lexicon.
public enum LexiconError: Error, Equatable, Sendable {
  case notALexicon
  case truncated
  /// It was compiled for another version of the format or of the tokenizer: compile the lists again.
  case otherVersion(format: UInt32, tokenizer: UInt32)
}

extension Lexicon {
  /// What a lookup yields for a token.
  struct Found {
    var id: LexiconID
    var classSet: UInt16
    var flags: TokenShape
    /// The trie node of the forms that begin with the word, 0 for none.
    var node: UInt32

    static let none = Found(id: 0, classSet: 0, flags: [], node: 0)
  }

  /// The word of a token of `text`.
  @inline(__always) func lookup(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ shape: TokenShape, _ scratch: FoldScratch,
    _ cache: UnsafeMutablePointer<WordCache.Entry>
  ) -> Found {
    let count = end - start
    if count <= 16, start + 16 <= text.count, shape.isDisjoint(with: .nonASCII), !shape.isKind(.initialism) {
      let key = FoldedKey(shortASCII: text.baseAddress.unsafelyUnwrapped + start, count: count)
      let cached = cache + Int(key.hash & WordCache.mask)
      if cached.pointee.low != key.low || cached.pointee.high != key.high {
        let found = findShort(key, count)
        cached.pointee = WordCache.Entry(
          low: key.low, high: key.high, id: found.id, classSet: found.classSet,
          startsPhrase: found.flags.isEmpty ? 0 : 1)
        return found
      }
      return Found(
        id: cached.pointee.id, classSet: cached.pointee.classSet,
        flags: cached.pointee.startsPhrase == 0 ? [] : .startsPhrase, node: 0)
    }
    return lookupSlowly(UnsafeBufferPointer(rebasing: text[start..<end]), shape, scratch)
  }

  @inline(never) private func lookupSlowly(
    _ token: UnsafeBufferPointer<UInt8>, _ shape: TokenShape, _ scratch: FoldScratch
  ) -> Found {
    guard token.count <= WordFolding.longestWord else { return .none }
    scratch.bytes.removeAll(keepingCapacity: true)
    WordFolding.fold(token, isInitialism: shape.isKind(.initialism), into: &scratch.bytes)
    return scratch.bytes.withUnsafeBufferPointer { find($0) }
  }

  private func findShort(_ key: FoldedKey, _ count: Int) -> Found {
    var slot = key.hash & slotMask
    while true {
      let index = slots[Int(slot)]
      if index == 0 { return .none }
      let word = words[Int(index - 1)]
      if word.low == key.low, word.high == key.high, Int(word.length) == count { return found(index, word) }
      slot = (slot &+ 1) & slotMask
    }
  }

  private func find(_ folded: UnsafeBufferPointer<UInt8>) -> Found {
    let key = FoldedKey(folded)
    if folded.count <= 16 { return findShort(key, folded.count) }
    var slot = key.hash & slotMask
    while true {
      let index = slots[Int(slot)]
      if index == 0 { return .none }
      let word = words[Int(index - 1)]
      if word.low == key.low, word.high == key.high, Int(word.length) == folded.count,
        text(word.text).elementsEqual(folded)
      {
        return found(index, word)
      }
      slot = (slot &+ 1) & slotMask
    }
  }

  @inline(__always) private func found(_ index: UInt32, _ word: Format.Word) -> Found {
    Found(
      id: index - 1 + Format.firstWordID, classSet: word.classSet, flags: word.startsPhrase != 0 ? .startsPhrase : [],
      node: word.node)
  }

  /// The identifier of a word by its spelling, folded here; `nil` if no list has it.
  public func id(of word: String) -> LexiconID? {
    var bytes: [UInt8] = []
    var word = word
    word.withUTF8 { WordFolding.fold($0, isInitialism: false, into: &bytes) }
    let found = bytes.withUnsafeBufferPointer { find($0) }
    return found.id == 0 ? nil : found.id
  }

  /// The words of some forms by their identifiers, as the tokenizer cuts them; words that no list has are left out.
  public func words(ofForms forms: some Sequence<String>) -> Set<LexiconID> {
    var tokenizer = Tokenizer(lexicon: self)
    var table = TokenTable()
    var words: Set<LexiconID> = []
    for var form in forms {
      form.withUTF8 { tokenizer.tokenize($0, into: &table) }
      for index in 0..<table.count where table.word(index) >= LexiconFormat.firstWordID {
        words.insert(table.word(index))
      }
    }
    return words
  }
}

import ExtractCore
import ExtractMatching
import Testing

@Suite struct LexiconTests {
  private static let words = """
    # list: verbs
    # kind: words
    # columns: form, lemma, flags
    said\tsay\t
    according to\taccord\t
    o'clock\tclock\t
    café\tcafe\t
    ...\tellipsis\t
    MAY\tmay\texact
    internationalisation\tinternationalise\t
    internationalisations\tinternationalise\t

    """
  private static let names = """
    # list: places
    # kind: names
    # columns: name, label, key, links, flags, aliases
    Port Nerith\tGPE\tlist:p1\t\t\tPort-Nerith City|P.N.
    Nerith\tGPE\tlist:p2\t\tambiguous\t
    Black Sea\tLOC\tlist:b\t\t\t
    Isle of Owls\tLOC\tlist:i\t\t\t
    jazz\tNORP\tlist:j\t\tlower\t
    UPA\tORG\tlist:u\t\texact\tUnited Port Authority

    """

  private let lexicon: Lexicon

  init() throws { lexicon = try Lexicon.compiled(Self.words, Self.names) }

  /// The matches in a text as `words=first cell`.
  private func matches(_ text: String) -> [String] {
    let tokens = TokenizedText(text, lexicon: lexicon)
    var found: [String] = []
    tokens.document.withTokens { view in
      for index in tokens.indices where view.shape(index).contains(.startsPhrase) {
        lexicon.forEachPhrase(at: index, in: view) { match in
          found.append("\(tokens.document.string(view.range(index, match.end)))=\(match.entry[0].string)")
        }
      }
    }
    return found
  }

  private func isIn(_ list: String, _ word: String) -> Bool {
    let tokens = TokenizedText(word, lexicon: lexicon)
    return tokens.document.withTokens { lexicon.classFilter([list]).bits($0, 0) == 1 }
  }

  @Test func caseDiacriticsAndCompositionAreFolded() {
    for word in ["café", "cafe\u{301}", "CAFÉ", "Cafe", "CAFE\u{301}"] {
      #expect(isIn("verbs", word), "\(word)")
      #expect(lexicon.id(of: word) == lexicon.id(of: "cafe"))
    }
    #expect(!isIn("verbs", "cafés"))
    #expect(isIn("verbs", "o’clock") && isIn("verbs", "O'CLOCK"))
  }

  @Test func shortAndLongWordsAreFoundAtTheEndOfATextToo() {
    for text in ["said", "He said", "said by her at last", "SAID"] {
      let tokens = TokenizedText(text, lexicon: lexicon)
      let index = tokens.words.firstIndex { $0.lowercased() == "said" } ?? 0
      tokens.document.withTokens { #expect($0.word(index) == lexicon.id(of: "said")) }
    }
    #expect(isIn("verbs", "internationalisation"))
    #expect(isIn("verbs", "Internationalisations"))
    #expect(!isIn("verbs", "internationalisationx"))
    #expect(!isIn("verbs", "sai") && !isIn("verbs", "saids"))
  }

  @Test func wordsThatNoListHasHaveNoIdentifier() {
    #expect(lexicon.id(of: "owlet") == nil)
    let tokens = TokenizedText("owlet, \(String(repeating: "x", count: 5_000))", lexicon: lexicon)
    tokens.document.withTokens { view in
      #expect(view.word(0) == 0 && view.word(2) == 0)
      #expect(view.word(1) == LexiconID(Mark.comma))
    }
  }

  @Test(arguments: [
    ("in Port Nerith today", ["Port Nerith=Port Nerith", "Nerith=Nerith"]),
    ("in Port-Nerith", ["Port-Nerith=Port Nerith", "Nerith=Nerith"]),
    ("in PORT NERITH", ["PORT NERITH=Port Nerith", "NERITH=Nerith"]),
    ("in Port\nNerith", ["Port\nNerith=Port Nerith", "Nerith=Nerith"]),
    ("in Port\n\nNerith", ["Nerith=Nerith"]),
    ("in Port - Nerith", ["Nerith=Nerith"]),
    ("in Port, Nerith", ["Nerith=Nerith"]),
    ("in port nerith", []),
    ("the black sea", []),
    ("the Black sea", []),
    ("the Black Sea", ["Black Sea=Black Sea"]),
    ("the Isle of Owls", ["Isle of Owls=Isle of Owls"]),
    ("the isle of Owls", []),
    ("jazz and Jazz", ["jazz=jazz", "Jazz=jazz"]),
    ("UPA, Upa and upa", ["UPA=UPA"]),
    ("the P.N. and PN", ["P.N.=Port Nerith", "PN=Port Nerith"]),
    ("Port Nerith City", ["Port Nerith=Port Nerith", "Port Nerith City=Port Nerith", "Nerith=Nerith"]),
    ("according to", ["according to=according to"]),
    ("According-to", ["According-to=according to"]),
    ("Port", []),
    ("Port-", []),
  ])
  func phrasesAreFound(_ text: String, _ expected: [String]) {
    #expect(matches(text) == expected)
  }

  @Test func aliasesSpellExactlyWhereTheEntryIsExact() {
    #expect(matches("the United Port Authority") == ["United Port Authority=UPA"])
    #expect(matches("the united port authority").isEmpty)
    #expect(matches("the UNITED PORT AUTHORITY").isEmpty)
    #expect(matches("the United-Port Authority").isEmpty)
  }

  @Test func flagsAndColumnsStandOnTheEntry() throws {
    let entries = lexicon.entries(of: "places")
    #expect(entries.map { $0["name"].string }.first == "Port Nerith")
    #expect(entries[1].flags == .ambiguous)
    #expect(entries[4].flags == .lower)
    #expect(entries[5].flags == .exact)
    #expect(entries[5]["key"].string == "list:u")
    #expect(entries[0].line == 4 && entries[0].list == "places")
    #expect(lexicon.listNames == ["verbs", "places"])
  }

  @Test func valuesAreThoseOfSingleWords() throws {
    let values = lexicon.values(of: "verbs") { $0["lemma"].string }
    #expect(values[try #require(lexicon.id(of: "said"))] == "say")
    #expect(values[try #require(lexicon.id(of: "internationalisations"))] == "internationalise")
    #expect(values.values.contains("accord") == false)
  }

  @Test func theLongestPhraseOfAListWins() {
    let tokens = TokenizedText("Port Nerith City", lexicon: lexicon)
    tokens.document.withTokens { view in
      #expect(lexicon.longestPhrase(at: 0, in: view, list: lexicon.listNumber("places"))?.end == 3)
      #expect(lexicon.longestPhrase(at: 0, in: view, list: lexicon.listNumber("verbs")) == nil)
      #expect(lexicon.longestPhrase(at: 2, in: view, list: lexicon.listNumber("places")) == nil)
    }
  }

  @Test func theSameListsGiveTheSameBytes() throws {
    let files = try [Self.words, Self.names].map { (file: try ListFile(parsing: $0, path: "x"), path: "x") }
    #expect(try LexiconCompiler.compile(files) == LexiconCompiler.compile(files))
  }

  @Test func otherBytesAreNoLexicon() throws {
    let files = [(file: try ListFile(parsing: Self.names, path: "x"), path: "x")]
    let bytes = try LexiconCompiler.compile(files)
    func open(_ bytes: [UInt8]) throws {
      let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
      defer { memory.deallocate() }
      memory.copyBytes(from: bytes)
      _ = try Lexicon(compiled: UnsafeRawBufferPointer(memory))
    }
    #expect(throws: LexiconError.truncated) { try open([]) }
    #expect(throws: LexiconError.truncated) { try open(Array(bytes.dropLast())) }
    #expect(throws: LexiconError.notALexicon) { try open([1] + bytes.dropFirst()) }
    #expect(throws: LexiconError.otherVersion(format: 255, tokenizer: Tokenizer.version)) {
      try open(bytes[..<4] + [255, 0, 0, 0] + bytes[8...])
    }
  }

  @Test(arguments: [
    ("# kind: words\n# columns: form\nx", "a.tsv:1: the header lacks '# list"),
    ("# list: a\n# columns: form\nx", "a.tsv:1: the header lacks '# kind"),
    ("# list: a\n# kind: words\nx", "a.tsv:3: the header lacks '# columns"),
    ("# list: a\n# kind: names\n# columns: form\nx", "a.tsv:1: a list of kind 'names' has the columns"),
    ("# list: a\n# kind: words\n# columns: form\nx\ty", "a.tsv:4: 2 cells where the header names 1"),
    ("# list: a\n# kind: words\n# columns: form, b\n\ty", "a.tsv:4: "),
  ])
  func aWrongListIsRefusedWithLineAndRemedy(_ text: String, _ message: String) throws {
    let error = #expect(throws: ListError.self) { try ListFile(parsing: text, path: "a.tsv") }
    #expect(try #require(error).description.hasPrefix(message), "\(String(describing: error))")
  }

  @Test func aFormWithoutTokensIsRefused() throws {
    let file = try ListFile(parsing: "# list: a\n# kind: words\n# columns: form\n \u{A0}", path: "a.tsv")
    let error = #expect(throws: ListError.self) { try LexiconCompiler.compile([(file, "a.tsv")]) }
    #expect(try #require(error).reason == .noTokens)
  }
}

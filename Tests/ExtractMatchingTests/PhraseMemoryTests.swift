import ExtractCore
import ExtractMatching
import Testing

/// A memory of forms finds what the lexicon itself finds, whether it has met the words before or not.
@Suite struct PhraseMemoryTests {
  private static let base = """
    # list: verbs
    # kind: words
    # columns: form, lemma
    said\tsay
    carried out\tcarry out

    """
  private static let towns = """
    # list: towns
    # kind: names
    # columns: name, label, key, links, flags, aliases
    Port Nerith\tGPE\tlist:p\t\t\tNerith
    Port Nerith East\tGPE\tlist:e\t\t\t
    Said\tGPE\tlist:s\t\texact\t
    Ozán\tGPE\tlist:o\t\tdiacritics\t

    """
  private static let text = """
    Said she in Port Nerith: Port-Nerith East, port nerith, PORT NERITH. Port

    Nerith said SAID it was Ozan, or Ozán, and carried out carried
    """

  private struct Hit: Hashable {
    var start: Int
    var end: Int
    var row: Int32
  }

  /// What the lexicon finds, and what a memory does that has read the text a number of times.
  private func hits(_ lexicon: Lexicon, lists: ListSet, rereadings: Int) -> (lexicon: [Hit], memory: [Hit]) {
    let tokens = TokenizedText(Self.text, lexicon: lexicon)
    var memory = PhraseMemory()
    var found = FlatArray<PhraseMemory.Found>()
    defer {
      memory.deallocate()
      found.deallocate()
    }
    return tokens.document.withTokens { view in
      var expected: [Hit] = []
      var remembered: [Hit] = []
      for _ in 0...rereadings {
        memory.begin(lexicon, lists: lists)
        expected.removeAll()
        remembered.removeAll()
        for index in 0..<view.count {
          lexicon.forEachPhrase(at: index, in: view, lists: lists) {
            expected.append(Hit(start: index, end: $0.end, row: Int32($0.entry.row)))
          }
          found.removeAll()
          memory.find(at: index, in: view, into: &found) { entry, _ in Int32(entry.row) }
          for place in found.indices {
            remembered.append(Hit(start: index, end: found[place].end, row: found[place].number))
          }
        }
      }
      return (expected, remembered)
    }
  }

  @Test(arguments: [0, 1]) func findsWhatTheLexiconFinds(rereadings: Int) throws {
    let base = try Lexicon.compiled(Self.base, Self.towns)
    let both = try Lexicon.compiled(Self.base).adding([(try ListFile(parsing: Self.towns, path: "t.tsv"), "t.tsv")])
    for (lexicon, lists) in [(base, ListSet.all), (both, .all), (both, both.listSet(["towns"]))] {
      let hits = hits(lexicon, lists: lists, rereadings: rereadings)
      #expect(!hits.lexicon.isEmpty)
      #expect(hits.memory == hits.lexicon)
    }
  }

  @Test func rowsWithoutANumberAreLeftOut() throws {
    let lexicon = try Lexicon.compiled(Self.base)
    let tokens = TokenizedText("They said so.", lexicon: lexicon)
    var memory = PhraseMemory()
    var found = FlatArray<PhraseMemory.Found>()
    defer {
      memory.deallocate()
      found.deallocate()
    }
    memory.begin(lexicon, lists: .all)
    tokens.document.withTokens { view in
      for index in 0..<view.count { memory.find(at: index, in: view, into: &found) { _, _ in nil } }
    }
    #expect(found.isEmpty)
  }

  /// The first word tells, as it is spelled, whether a look at the words after it is worth while.
  @Test func openingsAreOfSpelledWords() throws {
    let lexicon = try Lexicon.compiled(Self.base, Self.towns)
    let tokens = TokenizedText(Self.text, lexicon: lexicon)
    var memory = PhraseMemory()
    defer { memory.deallocate() }
    memory.begin(lexicon, lists: .all)
    var numbers: [String: Int] = [:]
    tokens.document.withTokens { view in
      for index in 0..<view.count {
        let opening = memory.opening(at: index, in: view) { entry, _ in Int32(entry.row) }
        let word = tokens.word(index)
        #expect(opening.isSettled == (word != "Ozán" && view.shape(index).isWordLike), "\(word)")
        if let known = numbers.updateValue(opening.number, forKey: word) { #expect(known == opening.number, "\(word)") }
        var longest = index
        lexicon.forEachPhrase(at: index, in: view) { longest = max(longest, $0.end - 1) }
        if longest > index { #expect(memory.mayGoOn(from: opening, at: index, in: view), "\(word)") }
      }
    }
    #expect(numbers["they"] == nil && numbers["she"] == 0)
    #expect(numbers["Said"] != numbers["said"])
  }
}

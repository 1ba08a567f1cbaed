import ExtractCore
import ExtractMatching
import Testing

/// A user's lists over compiled ones.
@Suite struct OverlayTests {
  private static let base = """
    # list: verbs
    # kind: words
    # columns: form, lemma
    said\tsay
    port\tport

    """
  private static let towns = """
    # list: towns
    # kind: names
    # columns: name, label, key, links, flags, aliases
    Port Nerith\tGPE\tlist:p\t\t\tNerith
    Said\tGPE\tlist:s\t\t\t

    """

  private let base: Lexicon
  private let lexicon: Lexicon

  init() throws {
    base = try Lexicon.compiled(Self.base)
    lexicon = try base.adding([(try ListFile(parsing: Self.towns, path: "t.tsv"), "t.tsv")], words: ["owl light"])
  }

  private func phrases(_ text: String, _ lexicon: Lexicon) -> [String] {
    let tokens = TokenizedText(text, lexicon: lexicon)
    return tokens.document.withTokens { view in
      var found: [String] = []
      for index in 0..<view.count {
        lexicon.forEachPhrase(at: index, in: view) { match in
          found.append(
            "\(tokens.document.string(view.range(index, match.end)))=\(match.entry.list):\(match.entry[0].string)")
        }
      }
      return found
    }
  }

  @Test func wordsOfTheBaseKeepTheirIdentifiers() throws {
    #expect(lexicon.id(of: "said") == base.id(of: "said") && lexicon.id(of: "port") == base.id(of: "port"))
    #expect(base.id(of: "nerith") == nil)
    let ids = try ["nerith", "owl", "light"].map { try #require(lexicon.id(of: $0)) }
    #expect(Set(ids).count == 3)
    #expect(try ids.min() ?? 0 > #require(base.id(of: "port")))
  }

  @Test func bothLayersAreMatched() {
    #expect(
      phrases("Said she in Port Nerith", lexicon) == [
        "Said=verbs:said", "Said=towns:Said", "Port=verbs:port", "Port Nerith=towns:Port Nerith",
        "Nerith=towns:Port Nerith",
      ])
    #expect(phrases("Said she in Port Nerith", base) == ["Said=verbs:said", "Port=verbs:port"])
  }

  @Test func classesOfBothLayersAreKnown() {
    func bits(_ word: String) -> UInt64 {
      TokenizedText(word, lexicon: lexicon).document.withTokens {
        lexicon.classFilter(["verbs", "towns"]).bits($0, 0)
      }
    }
    #expect(bits("said") == 3 && bits("port") == 1 && bits("nerith") == 2 && bits("owl") == 0)
  }

  @Test func entriesAndListsAreNumberedOn() {
    #expect(lexicon.listNames == ["verbs", "towns"])
    #expect(lexicon.entries(of: "towns").map { $0["key"].string } == ["list:p", "list:s"])
    #expect(lexicon.entries(of: "towns")[1].line == 5)
    #expect(lexicon.values(of: "towns") { $0[2].string }[lexicon.id(of: "said") ?? 0] == "list:s")
  }

  @Test func anOverlayTakesMore() throws {
    let more = try lexicon.adding([], words: ["heron"])
    #expect(try #require(more.id(of: "heron")) > #require(lexicon.id(of: "light")))
    #expect(more.id(of: "owl") == lexicon.id(of: "owl") && more.listNames == lexicon.listNames)
    #expect(phrases("in Port Nerith", more) == phrases("in Port Nerith", lexicon))
  }

  @Test func twoListsOfOneNameAreRefused() throws {
    let list = try ListFile(parsing: Self.towns, path: "t.tsv")
    let error = #expect(throws: ListError.self) { try lexicon.adding([(list, "t.tsv")]) }
    #expect(try #require(error).description.contains("there is a list 'towns' already"))
  }
}

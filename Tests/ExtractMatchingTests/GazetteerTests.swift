import ExtractCore
import ExtractMatching
import Testing

/// Names of several lists over a text: which are found, and which stay where they overlap.
@Suite struct GazetteerTests {
  private static func list(_ name: String, _ names: [String], header: String = "", flags: String = "") -> String {
    let rows = names.map { "\($0)\tORG\tlist:\(name)\t\t\(flags)\t" }
    return
      (["# list: \(name)", "# kind: names", "# columns: name, label, key, links, flags, aliases"]
      + (header.isEmpty ? [] : [header]) + rows).joined(separator: "\n")
  }

  private func gazetteer(_ lists: String...) throws -> Gazetteer {
    let files = try lists.map { (file: try ListFile(parsing: $0, path: "x.tsv"), path: "x.tsv") }
    return Gazetteer(lexicon: try Lexicon.empty.adding(files), lists: files.map(\.file.name))
  }

  private func longest(_ gazetteer: Gazetteer, _ text: String) -> [String] {
    let tokens = TokenizedText(text, lexicon: gazetteer.lexicon)
    return tokens.document.withTokens { view in
      gazetteer.longestMatches(in: view).map { tokens.document.string(view.range($0.tokens)) + "/" + $0.entry.list }
    }
  }

  @Test func theLongestStays() throws {
    let names = try gazetteer(Self.list("a", ["Bank of Nerith", "Nerith Times Group", "Bank", "Nerith"]))
    #expect(longest(names, "the Bank of Nerith Times Group") == ["Bank of Nerith/a"])
    #expect(longest(names, "Nerith and the Bank") == ["Nerith/a", "Bank/a"])
    let longer = try gazetteer(Self.list("a", ["Bank of Nerith", "Nerith Times Group Hall", "Bank"]))
    #expect(longest(longer, "the Bank of Nerith Times Group Hall") == ["Bank/a", "Nerith Times Group Hall/a"])
  }

  @Test func priorityThenOrderDecideBetweenEquals() throws {
    let low = Self.list("low", ["Port Nerith", "Old Port"])
    let high = Self.list("high", ["Port Nerith"], header: "# priority: 3")
    #expect(longest(try gazetteer(low, high), "in Port Nerith") == ["Port Nerith/high"])
    #expect(longest(try gazetteer(low, high), "in Old Port Nerith") == ["Port Nerith/high"])
    #expect(longest(try gazetteer(low, Self.list("late", ["Port Nerith"])), "Port Nerith") == ["Port Nerith/low"])
  }

  @Test func allMatchesComeInTheOrderOfTheText() throws {
    let names = try gazetteer(Self.list("a", ["Port", "Port Nerith", "Nerith"]))
    let tokens = TokenizedText("Port Nerith", lexicon: names.lexicon)
    var found: [TokenRange] = []
    tokens.document.withTokens { view in names.forEachMatch(in: view) { found.append($0.tokens) } }
    #expect(found == [TokenRange(0, 1), TokenRange(0, 2), TokenRange(1, 2)])
  }

  @Test(arguments: [
    ("# case: exact", "Port Nerith", true), ("# case: exact", "PORT NERITH", false),
    ("# case: folded", "port nerith", true), ("# case: capitalised", "port nerith", false),
    ("# case: capitalised", "PORT NERITH", true),
    ("# plural: yes", "Port Neriths", true), ("# plural: no", "Port Neriths", false),
    ("# diacritics: exact", "Port Nérith", false), ("# diacritics: folded", "Port Nérith", true),
  ])
  func theHeaderSaysWhatCounts(_ header: String, _ text: String, _ isFound: Bool) throws {
    let names = try gazetteer(Self.list("a", ["Port Nerith"], header: header))
    #expect(longest(names, "in \(text) today").isEmpty == !isFound)
  }

  @Test func diacriticsCountInAnyCase() throws {
    let names = try gazetteer(Self.list("a", ["Peña Ōno"], header: "# diacritics: exact"))
    #expect(longest(names, "Peña Ōno and PEÑA ŌNO and Pena Ōno").count == 2)
  }

  @Test func possessivesAreTolerated() throws {
    let names = try gazetteer(Self.list("a", ["Awa's Kitchen"], header: "# possessive: yes"))
    for text in ["Awa's Kitchen", "Awa’s Kitchen", "Awas Kitchen", "Awa Kitchen"] {
      #expect(longest(names, "at \(text).") == ["\(text)/a"])
    }
  }

  @Test func apostrophesPeriodsAndHyphensVary() throws {
    let names = try gazetteer(Self.list("a", ["O'Dell Port", "U.N. Port", "J. Pell"]))
    for text in ["O’Dell Port", "O'Dell-Port", "UN Port", "U.N. Port", "J Pell", "J. Pell"] {
      #expect(longest(names, "at \(text).") == ["\(text)/a"], "\(text)")
    }
  }

  @Test func aHyphenBesideASpaceMayBeADashOrNotBeThere() throws {
    let names = try gazetteer(Self.list("a", ["Tessim - Orvane", "Nord- og Sorvane"]))
    for text in ["Tessim - Orvane", "Tessim – Orvane", "Tessim-Orvane", "Tessim Orvane", "Nord- og Sorvane"] {
      #expect(longest(names, "at \(text).") == ["\(text)/a"], "\(text)")
    }
    #expect(longest(names, "at Tessim, Orvane").isEmpty)
  }

  @Test func spellingVariantsComeFromTheirList() throws {
    let variants = "# list: spelling_variants\n# kind: words\n# columns: abbreviation,word\nSt.\tsaint"
    let lexicon = try Lexicon.compiled(variants, Self.list("a", ["Saint Awa", "Port St. Pell"]))
    let names = Gazetteer(lexicon: lexicon, lists: ["a"])
    for text in ["Saint Awa", "St. Awa", "St Awa", "Port Saint Pell", "Port St Pell", "Port St. Pell"] {
      #expect(longest(names, "at \(text).") == ["\(text)/a"], "\(text)")
    }
  }

  @Test(arguments: ["# case: loud", "# plural: perhaps", "# priority: high"])
  func unknownPoliciesAreRefused(_ header: String) throws {
    let error = #expect(throws: ListError.self) {
      try ListFile(parsing: Self.list("a", ["Port"], header: header), path: "a.tsv")
    }
    #expect(try #require(error).description.contains("is not known: write"))
  }

  @Test func manyOverlappingNamesCostInProportion() throws {
    let names = try gazetteer(
      Self.list("a", (1...60).map { Array(repeating: "Aa", count: $0).joined(separator: " ") }))
    func steps(_ words: Int) -> Int {
      let tokens = TokenizedText(
        Array(repeating: "Aa", count: words).joined(separator: " "), lexicon: names.lexicon)
      var count = 0
      tokens.document.withTokens { view in names.forEachMatch(in: view) { _ in count += 1 } }
      return count
    }
    #expect(steps(4_000) < steps(500) * 9)
    #expect(longest(names, Array(repeating: "Aa", count: 600).joined(separator: " ")).count == 10)
  }
}

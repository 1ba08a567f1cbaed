import ExtractData
import ExtractMatching
import ExtractPacks
import ExtractReview
import ExtractRules
import Testing

/// What lint finds in rules and lists, and what it leaves alone.
@Suite struct LintTests {
  /// The codes and lines of the findings in a pack, as `E311:4`.
  private func findings(
    _ yaml: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String] {
    let (pack, errors) = PackReader().read(yaml, path: "p.yaml")
    #expect(errors.isEmpty, "\(RuleErrors(errors))", sourceLocation: sourceLocation)
    let rules = try RuleSet([try #require(pack)], lexicon: .builtin)
    return try RuleLint(rules).findings { _ in true }.map { "\($0.code.rawValue):\($0.origin.line)" }
  }

  /// A rule whose pattern stands on line 4.
  private func rule(_ pattern: String, id: String = "a/b", fields: String = "") -> String {
    """
    - id: \(id)
      label: FINDING
      match: |
        \(pattern)
      examples: |
        [x]
      counterexamples: |
        y
    \(fields)
    """
  }

  private static let impossible = [
    // A token is never two words, or a sign and a number.
    #"/new york/"#, #"/\$\d+/"#, #"/[a-z]+ish,/"#, #"/(Mr|Mrs)\. \w+/"#,
    // The clitic of "don't" is cut after the n.
    #""do" "n't""#,
    // Digits are a token of their own.
    #"/\d+(st|nd|rd|th)/"#,
    // What the case or the list rules out.
    #""Storm"&lower"#, #"'iPhone'&UPPER"#, #""storm"&{months}"#, #""storm"&number"#, #"{months}&number"#, #""a"&"b""#,
    #"Cap&!Cap"#,
    // Cleaned text has no soft hyphens, and no other white space than spaces.
    "'co\u{AD}op'", "'zero\u{200B}width'",
    // No word is compared beyond its 96th byte.
    "\"\(String(repeating: "long", count: 30))\"",
  ]

  @Test func literalsThatCannotMatch() throws {
    let missed = try tried(Self.impossible).filter { !$0.isImpossible }
    #expect(missed.isEmpty, "\(missed)")
  }

  private static let possible = [
    #""storm""#, #"'iPhone' Cap"#, #""U.N.""#, #""U" "." "N""#, #""don't""#, #""don" "'t""#, #""'s""#, #"Cap "'s""#,
    #""twenty-five""#, #""AT&T""#, #""C++""#, #""$" number"#, #"/[A-Z]\w*gate/"#, #"/[.,;]/"#,
    #"{months}&Cap"#, #""march"&{months}"#, #"("St" | "Saint") "."? Cap"#, #"Name "Ltd" "."?"#, #""…""#, #""—""#,
    #"/www\.\w+\.(org|com)/"#, #"/.+@.+\.org/"#, #""Peña""#, #"{countries} "and" {cities}"#, #""a" .. "b""#,
    #"!"storm"&lower"#, #"/1,\d+/"#, #""¿""#, #""("number")""#, #"<in PERSON>&Cap"#,
  ]

  @Test func literalsThatCanMatch() throws {
    let wrong = try tried(Self.possible).filter(\.isImpossible)
    #expect(wrong.isEmpty, "\(wrong)")
  }

  /// Whether lint finds patterns impossible, all of them rules of one pack.
  private func tried(_ patterns: [String]) throws -> [(pattern: String, isImpossible: Bool)] {
    let rules = patterns.enumerated().map { rule($1, id: "a/r\($0)") }
    let found = try findings(rules.joined(separator: "\n"))
    let length = rules[0].split(separator: "\n", omittingEmptySubsequences: false).count
    return patterns.enumerated().map { ($1, found.contains("E311:\($0 * length + 4)")) }
  }

  @Test(arguments: [
    (#""storm" Cap"#, #""storm"   Cap"#, "E312:13"),
    (#""storm" Cap"#, #"("storm" | "gale") Cap"#, "E313:1"),
    (#"("gale" | "storm") Cap"#, #"("storm" | "gale") (Cap | lower)"#, "E313:1"),
    (#""Storm" UPPER"#, #""storm" word"#, "E313:1"),
    (#""storm" Cap{2}"#, #""storm" Cap+"#, "E313:1"),
    (#"^ "storm" Cap"#, #""storm" Cap"#, "E313:1"),
  ])
  func rulesThatAnotherOneAlwaysBeats(_ narrow: String, _ wide: String, _ finding: String) throws {
    let found = try findings(rule(narrow) + "\n" + rule(wide, id: "a/c", fields: "  priority: 1\n"))
    #expect(found.contains(finding), "\(found)")
  }

  @Test(arguments: [
    (#""storm" Cap+"#, #""storm" Cap"#), (#""storm" Cap"#, #""storm" lower"#), (#""storm" word"#, #"'storm' Cap"#),
    (#""storm" Cap"#, #"^ "storm" Cap"#), (#"["storm"] Cap"#, #""storm" [Cap]"#), (#""storm" .. Cap"#, #""storm" Cap"#),
  ])
  func rulesThatFindSomethingOfTheirOwn(_ one: String, _ other: String) throws {
    let packs = rule(one) + "\n" + rule(other, id: "a/c", fields: "  priority: 1\n")
    let found = try findings(packs)
    #expect(!found.contains { $0.hasPrefix("E312") || $0.hasPrefix("E313") }, "\(found)")
  }

  @Test func aPatternWithinAnotherOfItsRule() throws {
    let found = try findings(rule("\"storm\" Cap\n    (\"storm\" | \"gale\") Cap"))
    #expect(found.contains("E312:4"), "\(found)")
  }

  @Test func rulesWithoutExamples() throws {
    #expect(try findings("- id: a/b\n  label: FINDING\n  match: |\n    \"x\"\n") == ["E314:1", "E315:1"])
  }

  /// The codes and lines of the findings in a list of names.
  private func listed(_ rows: [String], header: String = "") throws -> [String] {
    let text = "# list: ships\n# kind: names\n# columns: name, label, key, links, flags, aliases\n\(header)"
    let file = try ListFile(parsing: text + rows.joined(separator: "\n"), path: "l.tsv")
    let offset = text.split(separator: "\n").count
    return ListLint(lexicon: .builtin).findings(in: file, path: "l.tsv").map {
      "\($0.code.rawValue):\($0.origin.line - offset)"
    }
  }

  @Test func entriesThatStandTwice() throws {
    #expect(try listed(["Auroril\tSHIP", "Auroril\tSHIP"]) == ["E316:2"])
    #expect(try listed(["Auroril\tSHIP", "AURORIL\tSHIP"]) == ["E316:2"])
    #expect(try listed(["Auroril\tSHIP\t\t\t\tMS Auroril|MS Auroril"]) == ["E316:1"])
    #expect(try listed(["Auroril\tSHIP\t\t\texact", "AURORIL\tSHIP\t\t\texact"]) == [])
  }

  @Test func entriesThatContradictEachOther() throws {
    #expect(try listed(["Borean\tSHIP", "Borean\tORG"]) == ["E317:2"])
    #expect(try listed(["Borean\tSHIP\tx:1", "MS Vell\tSHIP\tx:2\t\t\tBorean"]) == ["E317:2"])
    #expect(try listed(["Borean\tSHIP\tx:1\t\tambiguous", "Borean\tSHIP\tx:2\t\tambiguous"]) == [])
  }

  @Test func namesThatAreCommonWords() throws {
    #expect(try listed(["Hope\tSHIP"]) == ["E318:1"])
    #expect(try listed(["Auroril\tSHIP\t\t\t\tTable"]) == ["E318:1"])
    #expect(try listed(["Hope\tSHIP\t\t\tambiguous", "Table\tSHIP\t\t\texact"]) == [])
    #expect(try listed(["Hope\tSHIP"], header: "# case: exact\n") == [])
  }

  @Test func entriesThatNoTextHas() throws {
    #expect(try listed([String(repeating: "Auroril", count: 20) + "\tSHIP"]) == ["E311:1"])
    #expect(try listed(["Auro\u{AD}ril\tSHIP\t\t\texact", "MS  Vell\tSHIP\t\t\texact"]) == ["E311:1", "E311:2"])
    #expect(try listed(["Yahoo!\tSHIP", "U.S. Navy\tSHIP", "O’Hara\tSHIP", "Smith & Sons, Inc.\tSHIP"]) == [])
  }

  /// A lexicon with a list of names, one of which is a common word, and reviews of two names.
  @Test func reviewedNamesAreNotReportedAndReviewsOfNothingAre() throws {
    let names = "# list: ships\n# kind: names\n# columns: name,label,key,links,flags,aliases\nHope\tSHIP\nTable\tSHIP"
    let words = "# list: common_words\n# kind: words\n# columns: form\nhope\ntable"
    let reviews = """
      # list: reviewed_entries
      # kind: words
      # columns: form,list,code,reason
      Hope\tships\tE318\tthe ship is spoken of oftener
      Auroril\tships\tE318\tno word
      """
    let lists = try [names, words, reviews].map { (try ListFile(parsing: $0, path: "l.tsv"), "l.tsv") }
    let found = ListLint(lexicon: try Lexicon.empty.adding(lists)).findingsInBuiltinLists()
    #expect(found.map { "\($0.code.rawValue):\($0.origin.line)" } == ["E318:5", "E319:5"])
  }

  @Test func builtinListsAndPacksAreSound() throws {
    #expect(ListLint(lexicon: .builtin).findingsInBuiltinLists() == [])
  }
}

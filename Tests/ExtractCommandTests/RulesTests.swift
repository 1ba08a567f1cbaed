import Foundation
import RecordSchema
import TestSupport
import Testing

/// `extract rules`, `extract why` and `--explain`.
@Suite struct RulesTests {
  private let folder = TemporaryFolder()

  private func write(_ name: String, _ text: String) throws { try folder.write(name, Array(text.utf8)) }

  private func run(_ arguments: [String]) throws -> (status: Int32, output: String, errors: String) {
    let result = try ExtractProcess.run(arguments, in: folder)
    return (result.status, String(decoding: result.output, as: UTF8.self), result.errors)
  }

  @Test func listNamesRulesWithTheirOrigin() throws {
    try write("ships.yaml", TestCommandTests.pack)
    let result = try run(["rules", "list", "--rules", "ships.yaml"])
    #expect(result.status == 0)
    #expect(result.output.contains("ships/vessel\tships.yaml:1 SHIP\n"))
    #expect(result.output.contains("\tcode of stage dates\n"))
    #expect(result.output.contains("list months\tSources/ExtractData/Lists/months.tsv "))
  }

  @Test func showPrintsARuleOrAList() throws {
    try write("ships.yaml", TestCommandTests.pack)
    let rule = try run(["rules", "show", "ships/vessel", "--rules", "ships.yaml"])
    #expect(rule.status == 0)
    #expect(rule.output.contains("\"the\" \"ship\" [Cap]    # line 4"))
    let list = try run(["rules", "show", "months"])
    #expect(list.status == 0)
    #expect(list.output.contains("columns: "))
    let wrong = try run(["rules", "show", "ships/none"])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("there is no rule or list 'ships/none'"))
  }

  @Test func lintOfASoundPackIsStatus0() throws {
    try write("ships.yaml", TestCommandTests.pack)
    let result = try run(["rules", "lint", "ships.yaml"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.isEmpty)
  }

  @Test func lintOfBuiltinPacksIsStatus0() throws {
    let result = try run(["rules", "lint"])
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func lintFindsMistakesInRules() throws {
    try write(
      "bad.yaml",
      """
      - id: bad/impossible
        label: SHIP
        match: |
          "ship" [lower & UPPER]
        examples: |
          a ship [x]
        counterexamples: |
          nothing
      - id: bad/first
        label: SHIP
        match: |
          "vessel" [Cap]
        examples: |
          the vessel [Aurora]
        counterexamples: |
          nothing
      - id: bad/second
        label: SHIP
        match: |
          "vessel" [Cap]
        examples: |
          the vessel [Aurora]
      - id: bad/third
        label: SHIP
        match: |
          "boat" [Cap]

      """)
    let result = try run(["rules", "lint", "bad.yaml"])
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    for expected in [
      "bad.yaml:4: E311 ", "bad.yaml:20: E312 ", "bad.yaml:17: E313 ", "bad.yaml:17: E315 ", "bad.yaml:23: E314 ",
    ] {
      #expect(result.errors.contains(expected), "\(expected) in \(result.errors)")
    }
  }

  @Test func lintFindsMistakesInLists() throws {
    try write(
      "names.tsv",
      """
      # list: ships
      # kind: names
      # columns: name,label,key,links,flags,aliases
      Aurora	SHIP
      Aurora	SHIP
      Borea	SHIP
      Borea	ORG
      Hope	SHIP
      Table	SHIP			ambiguous

      """)
    let result = try run(["rules", "lint", "names.tsv"])
    #expect(result.status == 1)
    #expect(result.errors.contains("names.tsv:5: E316 "))
    #expect(result.errors.contains("names.tsv:7: E317 "))
    #expect(result.errors.contains("names.tsv:8: E318 "))
    #expect(!result.errors.contains("names.tsv:9:"))
    #expect(try run(["rules", "lint", "none.tsv"]).status == 2)
  }

  @Test func whyShowsWhatFiredAndWhatNearlyDid() throws {
    try write("ships.yaml", TestCommandTests.pack)
    try write("note.txt", "They saw the ship Aurora. Later the ship left for Oslo, and Oslo it was.")
    let fired = try run(["why", "note.txt", "--at", "Aurora", "--rules", "ships.yaml"])
    #expect(fired.status == 0)
    #expect(fired.output.contains("ships/vessel (ships.yaml:1): fired"))
    #expect(fired.output.contains("finds \"Aurora\" by line 4: \"the\" \"ship\" [Cap]"))
    let missed = try run(["why", "note.txt", "--at", "ship left", "--rules", "ships.yaml"])
    #expect(missed.output.contains("ships/vessel (ships.yaml:1): fits \"the ship\", then fails at \"left\""))
    let second = try run(["why", "note.txt", "--at", "\"Oslo\"#2"])
    #expect(second.status == 0)
    #expect(second.output.contains("and ⟦Oslo⟧ it was"))
    #expect(second.output.contains("cities.tsv:") || second.output.contains("Lists/"))
  }

  @Test func whyShowsWhatCodeHadBeforeIt() throws {
    try write("note.txt", "\"We waited for hours,\" said Ines Falk in Oslo.")
    try write("piers.txt", "Oslo\n")
    let quote = try run(["why", "note.txt", "--at", "hours"])
    #expect(quote.status == 0)
    #expect(quote.output.contains("rule quotes/said-subject (code of stage quotes)"))
    #expect(quote.output.contains("      cue \"said\", bytes 23 to 27\n        \"said\" is 'said' (say, "))
    #expect(quote.output.contains("      speaker \"Ines Falk"))
    let listed = try run(["why", "note.txt", "--at", "Oslo", "--gazetteer", "piers.txt"])
    #expect(listed.output.contains("mentions PIERS \"Oslo\"  rule lists/piers (code of stage entities)"))
    #expect(listed.output.contains("\"Oslo\" is 'Oslo' (PIERS) of piers.txt:1"))
  }

  @Test func whyShowsWhichNamesWereLeftOut() throws {
    try write("note.txt", "Quarvel came late. The committee praised the Orvane Tellick of the harbour.")
    let first = try run(["why", "note.txt", "--at", "Quarvel"])
    #expect(first.output.contains("\"Quarvel\" may be a name: its capital proves nothing there"), "\(first.output)")
    let second = try run(["why", "note.txt", "--at", "Orvane"])
    #expect(second.output.contains("\"Orvane Tellick\" may be a name: no list, title"), "\(second.output)")
  }

  @Test func theSourceOfABuiltinPackTakesItsPlace() throws {
    let path = "Sources/ExtractData/Packs/laws.yaml"
    try write(
      path,
      """
      - id: laws/order
        label: LAW
        match: |
          "ordinance" number
        examples: |
          By [Ordinance 12] it was closed.
        counterexamples: |
          An ordinance closed it.

      """)
    #expect(try run(["test", path]).output == "2 passed\n")
    #expect(try run(["rules", "lint", path]).status == 0)
  }

  @Test func lintReadsListsOfAnyFormat() throws {
    try write("names.txt", "Auroril\nAuroril\n")
    try write("more.jsonl", #"{"label":"SHIP","pattern":"Borean"}"# + "\n")
    let result = try run(["rules", "lint", "names.txt", "--gazetteer", "more.jsonl"])
    #expect(result.status == 1)
    #expect(result.errors == "names.txt:2: E316 'Auroril' stands on line 1 already: remove one of the two\n")
  }

  @Test func whyOfWordsThatAreNotThereIsStatus2() throws {
    try write("note.txt", "They saw it.")
    for arguments in [["note.txt", "--at", "Oslo"], ["note.txt", "--at", "saw#2"], ["nowhere", "--at", "x"]] {
      let result = try run(["why"] + arguments)
      #expect(result.status == 2)
      #expect(result.output.isEmpty)
      #expect(!result.errors.isEmpty)
    }
  }

  @Test func explainAddsWhyAndKeepsTheSchema() throws {
    try write("ships.yaml", TestCommandTests.pack)
    try write("note.txt", "On 4 March 2021 they saw the ship Aurora in Oslo, with 120 people.")
    let schema = try JSONSchema(ExtractProcess.run(["schema", "--strict"]).output)
    let result = try ExtractProcess.run(["--explain", "--rules", "ships.yaml", "note.txt"], in: folder)
    #expect(result.status == 0)
    let record = try #require(try result.records.first)
    #expect(schema.validate(record).isEmpty)
    let text = String(decoding: result.output, as: UTF8.self)
    #expect(text.contains("\"why\":{\"origin\":\"ships.yaml:1\",\"pattern\":\"\\\"the\\\" \\\"ship\\\" [Cap]\""))
    #expect(text.contains("\"why\":{\"stage\":\"dates\""))
    #expect(text.contains("\"list\":\"months\""))
  }

  @Test func explainShowsWhatCleaningLeftOut() throws {
    try write("page.html", "<p>They saw the ship <b>Aurora</b> in Oslo, and it was late.</p><nav>Menu</nav>")
    let schema = try JSONSchema(ExtractProcess.run(["schema", "--strict"]).output)
    let explained = try ExtractProcess.run(["--only", "clean", "--explain", "page.html"], in: folder)
    #expect(schema.validate(try #require(try explained.records.first)).isEmpty)
    let dropped = "\"dropped\":[{\"src_start\":69,\"src_end\":73,\"rule\":\"clean/removed-element\"}]"
    #expect(String(decoding: explained.output, as: UTF8.self).contains(dropped))
    let plain = try ExtractProcess.run(["--only", "clean", "page.html"], in: folder)
    #expect(!String(decoding: plain.output, as: UTF8.self).contains("dropped"))
  }
}

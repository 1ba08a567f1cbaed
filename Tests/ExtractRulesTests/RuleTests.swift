import ExtractCore
import ExtractData
import ExtractKit
import ExtractMatching
import ExtractPacks
import ExtractRules
import Foundation
import Testing

@Suite struct RuleTests {
  /// What the rules of a pack find: `LABEL text`, with roles.
  private func facts(_ yaml: String, in text: String) throws -> [String] {
    let rules = try RuleSet([try pack(yaml)], lexicon: .builtin)
    let document = try document(text)
    var found: [String] = []
    for phase in RuleSet.Phase.allCases {
      var matcher = RuleMatcher(rules, phase: phase)
      for fact in matcher.facts(in: document) {
        let roles = fact.roles.map { " \($0.name)=\(document.string(document.tokens.textRange(of: $0.tokens)))" }
        found.append("\(fact.label) \(document.string(document.tokens.textRange(of: fact.tokens)))\(roles.joined())")
      }
    }
    return found
  }

  private func rule(_ id: String, _ label: String, _ match: String, _ more: String = "") -> String {
    "- id: \(id)\n  label: \(label)\n  match: |\n    \(match)\n\(more)"
  }

  @Test func theLongestComesFirst() throws {
    let yaml = rule("a/one", "ORG", #""red" "green""#) + rule("a/two", "PERSON", #""green" "blue" "grey""#)
    #expect(try facts(yaml, in: "red green blue grey") == ["PERSON green blue grey"])
  }

  @Test func thenPriorityThenOrder() throws {
    let yaml = rule("a/one", "ORG", #""red""#) + rule("a/two", "PERSON", #""red""#)
    #expect(try facts(yaml, in: "red") == ["ORG red"])
    let second = rule("a/one", "ORG", #""red""#) + rule("a/two", "PERSON", #""red""#, "  priority: 1\n")
    #expect(try facts(second, in: "red") == ["PERSON red"])
  }

  @Test func otherLabelsDoNotCompete() throws {
    let yaml = rule("a/one", "ORG", #""red""#) + rule("a/two", "COLOUR", #""red" "green""#)
    #expect(try facts(yaml, in: "red green") == ["ORG red", "COLOUR red green"])
  }

  @Test func overlapsAreKeptWhereARuleAsks() throws {
    let yaml = rule("a/one", "ORG", "Cap+", "  overlap: keep\n") + rule("a/two", "ORG", #"Cap+ "and" Cap+"#)
    #expect(
      try facts(yaml, in: "Amber Birch and Cedar") == ["ORG Amber Birch and Cedar", "ORG Amber Birch", "ORG Cedar"])
  }

  @Test func anExceptionDropsAMatch() throws {
    let yaml = rule("a/one", "ORG", #"["Department" "of" Cap+]"#, "  except: |\n    \"Department\" \"of\" {months}\n")
    #expect(try facts(yaml, in: "The Department of March and the Department of Water.") == ["ORG Department of Water"])
  }

  @Test func severalFactsFromOneMatch() throws {
    let labelled = rule("a/meeting", "MEETING", #"who:(PERSON:(Cap Cap)) "met" ORG:(Cap+)"#)
    #expect(
      try facts(labelled, in: "Amber Birch met Cedar Works.")
        == ["PERSON Amber Birch", "ORG Cedar Works", "MEETING Amber Birch met Cedar Works who=Amber Birch"])
  }

  @Test func aFactInTheRecordRefersToMentions() throws {
    let rules = try RuleSet(
      [try pack(rule("a/visit", "VISIT", #"guest:<PERSON> "visited" place:<GPE>"#))], lexicon: .builtin)
    var options = StandardOptions()
    options.cleans = false
    options.rules = rules
    var worker = try Pipeline(Pipeline.standardStages(options)).makeWorker()
    let text = "President Amara Diallo visited Kenya."
    var document = Document(
      id: "test", source: Document.Source(path: "test.txt", media: .plainText), raw: Array(text.utf8))
    try worker.process(&document)
    let item = try #require(document.customLayers["rules"]?.first)
    #expect(document.string(item.range) == "Amara Diallo visited Kenya")
    #expect(item.rule.name == "a/visit")
    #expect(item.fields.map(\.name) == ["label", "guest", "guest_ref", "place", "place_ref"])
  }

  @Test func entitiesOfRulesJoinTheMentions() throws {
    let rules = try RuleSet(
      [try pack(rule("a/rifle", "PRODUCT", #"["XK" "-" number]"#, "  key: arms:xk\n"))], lexicon: .builtin)
    var options = StandardOptions()
    options.cleans = false
    options.rules = rules
    var worker = try Pipeline(Pipeline.standardStages(options)).makeWorker()
    var document = Document(
      id: "test", source: Document.Source(path: "test.txt", media: .plainText),
      raw: Array("An XK-47 and another XK-47 were found in Kenya.".utf8))
    try worker.process(&document)
    let mentions = (document.mentions ?? []).map { "\($0.label.name) \(document.string($0.range)) \($0.rule.name)" }
    #expect(
      mentions == ["PRODUCT XK-47 a/rifle", "PRODUCT XK-47 a/rifle", "GPE Kenya entities/gazetteer"])
    #expect(Set((document.mentions ?? []).prefix(2).map(\.entity)).count == 1)
    let entity = try #require(document.mentions?.first?.entity)
    #expect(document.entities?[entity].key?.string == "arms:xk")
  }

  @Test func whyARuleFiredAndWhyAnotherDidNot() throws {
    let yaml =
      rule("a/one", "ORG", #"["Bank" "of" Cap+]"#, "  except: |\n    \"Bank\" \"of\" {months}\n")
      + rule("a/two", "DATED", #"{months} number"#) + rule("a/three", "RIVER", #""Bank" "of" "the" "river""#)
      + rule("a/four", "ORG", #"Cap"#)
    let rules = try RuleSet([try pack(yaml)], lexicon: .builtin)
    let document = tokens("The Bank of Halden grew on March 3. The Bank of May did not.")
    let first = RuleExplainer(rules).explain(document, at: TextRange(4, 18))
    let fired = first.derivations.map { "\($0.rule.id) \(document.string($0.span)) \($0.line)" }
    #expect(fired.first == "a/one Bank of Halden 4")
    guard case .fired = try #require(first.derivations.first).outcome else {
      Issue.record("not fired")
      return
    }
    guard case .lost(let winner, _) = try #require(first.derivations.dropFirst().first).outcome else {
      Issue.record("not lost")
      return
    }
    #expect(winner.id == "a/one")
    let miss = try #require(first.nearMisses.first)
    #expect(miss.rule.id == "a/three" && miss.element == #""the""#)
    #expect(document.string(miss.matched) == "Bank of")
    #expect(miss.failedAt.map { document.string($0) } == "Halden")

    let dated = RuleExplainer(rules).explain(document, at: TextRange(27, 34)).derivations.filter {
      $0.rule.id == "a/two"
    }
    #expect(dated.first?.entries.map { "\($0.list) \($0.entry)" } == ["months March"])

    let last = RuleExplainer(rules).explain(document, at: TextRange(40, 51)).derivations
    guard case .excepted(let line, let pattern, _) = try #require(last.first { $0.rule.id == "a/one" }).outcome else {
      Issue.record("not excepted")
      return
    }
    #expect(line == 6 && pattern == #""Bank" "of" {months}"#)
  }

  @Test func aCompiledPackIsThePack() throws {
    let source = try pack(
      """
      labels:
        ATTACK: fact
      classes:
        force: |
          militia
          armed group
      rules:
        - id: a/one
          label: ATTACK
          summary: who attacked what
          match: |
            who:{force} /attack(ed|s)?/i ..4 [<GPE> | !<in PERSON>&{months}]
          examples: |
            the armed group attacked [Kenya]
          counterexamples: |
            nothing
          priority: -3
          overlap: keep
      """)
    let bytes = CompiledPack.encode(source)
    let decoded = try bytes.withUnsafeBufferPointer { try CompiledPack.decode($0) }
    #expect(CompiledPack.encode(decoded) == bytes)
    #expect(decoded.rules[0].priority == -3 && decoded.rules[0].keepsOverlaps)
    for length in bytes.indices {
      let cut = Array(bytes[..<length])
      #expect(throws: CompiledPack.Failure.self) { try cut.withUnsafeBufferPointer { try CompiledPack.decode($0) } }
    }
  }

  /// A pack that is written but not embedded would be missed by nobody.
  @Test func allPacksAreBuiltIn() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/ExtractData/Packs").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yaml") }.sorted()
    #expect(BuiltinPacks.all.map { "\($0.name).yaml" } == files)
  }

  @Test func examplesOfTheBuiltinRules() throws {
    var options = StandardOptions()
    options.cleans = false
    var runner = try ExampleRunner(lexicon: .builtin, pipeline: Pipeline(Pipeline.standardStages(options)))
    for pack in BuiltinPacks.all {
      for rule in pack.rules {
        #expect(!rule.examples.isEmpty && !rule.counterexamples.isEmpty, "\(rule.origin): \(rule.id) has no examples")
        for outcome in try runner.run(rule, of: pack) where outcome.kind != .todo {
          #expect(
            outcome.passes,
            "\(rule.origin.path):\(outcome.example.line): missing \(outcome.missing), unexpected \(outcome.unexpected)")
        }
      }
    }
  }
}

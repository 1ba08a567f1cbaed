import ExtractCore
import ExtractFixtures
import Testing

@Suite struct DocumentConsistencyTests {
  private static let text = "Awa Sorell said: “Gö on”."

  /// What is inconsistent in a document that a stage has left so.
  private func problems(_ provides: [Layer], _ script: @escaping @Sendable (inout Document) -> Void) throws -> [String]
  {
    let runner = FixtureRunner(stages: { _ in [ScriptedStage(provides: provides, script: script)] }, kinds: [])
    return try runner.run(onlyCase("=== A\n:text\n\(Self.text)")).failures.map { failure in
      if case .inconsistent(let message) = failure { message } else { "\(failure)" }
    }
  }

  private static func mention(_ range: TextRange, _ tokens: TokenRange, entity: Int? = nil) -> Mention {
    Mention(range: range, tokens: tokens, label: .person, kind: .name, entity: entity, rule: ScriptedStage.rule)
  }

  @Test func aSoundDocumentHasNoProblems() throws {
    let problems = try problems([.sentences, .entities, .quotes]) { document in
      let all = TextRange(0, document.text.count)
      document.sentences = [Sentence(range: all, tokens: document.tokens.indices(in: all), rule: ScriptedStage.rule)]
      document.mentions = [Self.mention(document.place("Awa Sorell"), document.tokens("Awa Sorell"), entity: 0)]
      document.entities = [Entity(label: .person, name: .text(document.place("Awa Sorell")))]
      document.quotes = [
        Quote(
          kind: .direct, range: document.place("“Gö on”"), parts: [document.place("“Gö"), document.place("on”")],
          speaker: Speaker(range: document.place("Awa Sorell"), mention: 0, entity: 0, head: document.place("Sorell")),
          cue: Cue(range: document.place("said")), rule: ScriptedStage.rule)
      ]
    }
    #expect(problems.isEmpty)
  }

  @Test func itemsStandInDocumentOrder() throws {
    let problems = try problems([.entities]) { document in
      document.mentions = [
        Self.mention(document.place("Sorell"), document.tokens("Sorell")),
        Self.mention(document.place("Awa"), document.tokens("Awa")),
      ]
      document.entities = []
    }
    #expect(problems == ["mention \"Awa\" stands after \"Sorell\", which begins later in the text"])
  }

  @Test func sentencesDoNotOverlap() throws {
    let problems = try problems([.sentences]) { document in
      document.sentences = ["Awa Sorell", "Sorell said"].map {
        Sentence(range: document.place($0), tokens: document.tokens($0), rule: ScriptedStage.rule)
      }
    }
    #expect(problems == ["sentence \"Sorell said\" overlaps \"Awa Sorell\""])
  }

  @Test func rangesArePiecesOfTheText() throws {
    let problems = try problems([.entities]) { document in
      let inside = document.place("ö").lowerBound + 1
      document.mentions = [
        Self.mention(TextRange(-1, 2), TokenRange(0, 1)), Self.mention(TextRange(3, 3), TokenRange(0, 0)),
        Self.mention(TextRange(inside, inside + 3), TokenRange(0, 1)),
        Self.mention(TextRange(0, 1_000), TokenRange(0, 1)),
      ]
      document.entities = [Entity(label: .person, name: .text(TextRange(5, 5)), aliases: [TextRange(0, 99)])]
    }
    #expect(problems.count == 6)
    #expect(problems.filter { $0.contains("is empty or outside of the text") }.count == 5)
    #expect(problems.filter { $0.contains("cuts a character") }.count == 1)
  }

  @Test func tokenRangesFitTextRanges() throws {
    let problems = try problems([.entities]) { document in
      document.mentions = [Self.mention(document.place("Awa Sorell"), document.tokens("Awa"))]
      document.entities = []
    }
    #expect(problems == ["mention \"Awa Sorell\" has tokens 0..<1, its text has tokens 0..<2"])
  }

  @Test func indicesAreInRange() throws {
    let problems = try problems([.entities, .quotes, .times]) { document in
      document.mentions = [Self.mention(document.place("Awa"), document.tokens("Awa"), entity: 1)]
      document.entities = [Entity(label: .person, name: .text(document.place("Awa")))]
      document.quotes = [
        Quote(
          kind: .direct, range: document.place("Gö"), parts: [document.place("on")],
          speaker: Speaker(range: document.place("Awa"), mention: -1, entity: 7), rule: ScriptedStage.rule)
      ]
      document.times = [0, 4].map {
        TimeExpression(
          kind: .date, range: document.place("Gö"), tokens: document.tokens("Gö"), anchor: .time($0),
          rule: ScriptedStage.rule)
      }
    }
    #expect(problems.count == 6, "\(problems)")
    #expect(problems.contains("the entity of mention at 0..<3 is number 1 of 1"))
    #expect(problems.contains("the mention of speaker at 0..<3 is number -1 of 1"))
    #expect(problems.contains("the entity of speaker at 0..<3 is number 7 of 1"))
    #expect(problems.contains("part \"on\" lies outside of its quote"))
    #expect(problems.contains("time \"Gö\" is its own anchor"))
  }

  @Test func rulesAreThoseOfTheStage() throws {
    let problems = try problems([.quantities]) { document in
      document.quantities = [
        Quantity(
          kind: .cardinal, range: document.place("Awa"), tokens: document.tokens("Awa"), rule: RuleID("scripted/other"))
      ]
    }
    #expect(
      problems == ["quantity \"Awa\" has rule 'scripted/other', which its stage does not list among its rules"])
  }

  @Test func textAndAlignmentAreSound() throws {
    let runner = FixtureRunner(
      stages: { _ in
        [
          ScriptedStage(requires: [], provides: [.text]) { document in
            document.text = [0xC3]
            document.alignment.append(source: 0, text: 0, count: 9, sourceStep: 9, textStep: 1)
            document.alignment.append(source: 1, text: 20, count: 0, sourceStep: 1, textStep: 1)
          }
        ]
      }, kinds: [])
    let problems = try runner.run(onlyCase("=== A\n:text\nx")).failures
    #expect(problems.contains(.inconsistent("the text is not valid UTF-8")))
    #expect(problems.contains(.inconsistent("the alignment goes back at text 20, source 1")))
    #expect(problems.contains(.inconsistent("the alignment has an empty run at text 20")))
    #expect(problems.contains(.inconsistent("the alignment goes beyond the end of the document")))
  }
}

import ExtractCore
import ExtractFixtures
import Testing

@Suite struct GivenFactTests {
  private enum Speed: String, CaseIterable { case slow, fast }

  /// The document that a stage sees.
  private func document(
    _ text: String, given: String = "", options: String = "", requires: [Layer] = [.tokens, .sentences, .entities]
  ) throws -> Document {
    let runner = FixtureRunner(
      stages: { options in
        _ = try options.value("speed", of: Speed.self)
        return [ScriptedStage(requires: requires, provides: ["nothing"]) { _ in }]
      }, kinds: [])
    return try runner.run(
      onlyCase("=== A\n:text\n\(text)\n~~~ options\n\(options)\n~~~ given\n\(given)\n")
    ).document
  }

  @Test func linesAreSentences() throws {
    let document = try document("A ship left. It sank.\n\n  Nobody saw. \n...")
    let sentences = try #require(document.sentences)
    #expect(sentences.map { document.string($0.range) } == ["A ship left. It sank.", "Nobody saw.", "..."])
    #expect(sentences.map { document.tokens.textRange(of: $0.tokens) } == sentences.map(\.range))
  }

  @Test func givenSentencesReplaceLines() throws {
    let document = try document("A ship left. It sank.", given: "SENTENCE \"It sank.\"\nSENTENCE \"A ship left.\"")
    #expect(document.sentences?.map { document.string($0.range) } == ["A ship left.", "It sank."])
  }

  @Test func mentionsWithOneNameShareAnEntity() throws {
    let document = try document(
      "Captain Awa Sorell left. Sorell sank. She swam to Pell.",
      given: """
        MENTION "She" PERSON pronoun -> "Awa Sorell" gender=female
        MENTION "Awa Sorell" PERSON key=list:s1
        MENTION "Sorell"#2 PERSON -> "Awa Sorell"
        MENTION "Captain" ROLE title -> "Awa Sorell"
        MENTION "Pell" GPE
        MENTION "swam" EVENT -> nobody
        """)
    #expect(document.mentions?.map(\.entity) == [0, 0, 0, 0, nil, 1])
    #expect(document.mentions?.map(\.kind) == [.title, .name, .name, .pronoun, .name, .name])
    let entity = try #require(document.entities?.first)
    #expect(entity.name == .text(document.place("Awa Sorell")))
    #expect(entity.aliases.map(document.string) == ["Sorell"])
    #expect(entity.titles.map(document.string) == ["Captain"])
    #expect(entity.gender == .female)
    #expect(entity.key?.string == "list:s1")
    #expect(document.entities?.count == 2)
  }

  @Test func aNameThatTheTextLacksIsListed() throws {
    let document = try document("The UPA met.", given: "MENTION \"UPA\" ORG acronym -> \"United Port Authority\"")
    #expect(document.entities?.map(\.name) == [.listed("United Port Authority")])
  }

  @Test func layersWithoutGivenFactsAreEmpty() throws {
    let document = try document("x", requires: [.tokens, .entities, .quotes, .quantities, .times])
    #expect(document.mentions == [] && document.entities == [] && document.quotes == [])
    #expect(document.quantities == [] && document.times == [] && document.sentences == nil)
  }

  @Test func datesBlocksAndMetadata() throws {
    let document = try document(
      "A ship\nIt left.",
      given: """
        BLOCK "A ship" heading
        BLOCK "It left."
        DCT = 2021-03-05 from=url
        META title="A ship" authors="Awa Sorell; Jon Pell" url=ship.html
        """, options: "dct: 2021-03-04\npath: news/ship.txt\nspeed: fast")
    #expect(document.blocks?.map(\.kind) == [.heading, .paragraph])
    #expect(document.creationTimeCandidates.map(\.value) == ["2021-03-04", "2021-03-05"])
    #expect(document.creationTimeCandidates.map(\.origin) == [.flag, .url])
    #expect(document.metadata.authors == ["Awa Sorell", "Jon Pell"])
    #expect(document.metadata.title == "A ship")
    #expect(document.source.path == "news/ship.txt")
  }

  @Test(arguments: [
    ("nothing: 1", "", "folder/cases.txt:5: nothing reads option 'nothing': remove it, or use one of dct, path, speed"),
    ("speed: high", "", "folder/cases.txt:5: option 'speed' cannot be 'high': use one of slow, fast"),
    ("", "QUOTE \"x\" direct", "folder/cases.txt:7: QUOTE cannot be given"),
    ("", "MENTION \"x\"", "folder/cases.txt:7: a given MENTION needs 'label'"),
    ("", "DCT from=url", "folder/cases.txt:7: a given DCT needs 'value'"),
    ("", "MENTION \"y\" ORG", "folder/cases.txt:7: the text has no \"y\""),
  ])
  func whatCannotBeGivenIsRefused(_ options: String, _ given: String, _ message: String) throws {
    let error = #expect(throws: FixtureError.self) { try document("x", given: given, options: options) }
    #expect(try #require(error).description.hasPrefix(message), "\(String(describing: error))")
  }

  @Test func whatTheStageProvidesCannotBeGiven() throws {
    let runner = FixtureRunner(stages: { _ in [ScriptedStage.acronyms] }, kinds: [])
    let fixture = try onlyCase("=== A\n:text\nx\n~~~ given\nMENTION \"x\" ORG")
    let error = #expect(throws: FixtureError.self) { try runner.run(fixture) }
    #expect(
      try #require(error).description.hasPrefix(
        "folder/cases.txt:5: MENTION is given, and stage 'scripted' provides it"))
  }

  @Test func nothingCanBeGivenToACleaner() throws {
    let runner = FixtureRunner(stages: { _ in [ScriptedStage(requires: [], provides: [.text]) { _ in }] }, kinds: [])
    let fixture = try onlyCase("=== A\n:text\nx\n~~~ given\nMENTION \"x\" ORG")
    let error = #expect(throws: FixtureError.self) { try runner.run(fixture) }
    #expect(try #require(error).reason == .givenNotSupported(kind: "MENTION"))
  }

  @Test func bytesThatAreNotUTF8AreForCleanersOnly() throws {
    let file = try FixtureFile(parsing: Array("=== A\n:text\n".utf8) + [0xFF], path: "f.txt")
    let stage = FixtureRunner(stages: { _ in [ScriptedStage.acronyms] }, kinds: [])
    #expect(throws: FixtureError(path: "f.txt", line: 1, .invalidUTF8)) { try stage.run(file.cases[0]) }
    let cleaner = FixtureRunner(stages: { _ in [ScriptedStage(requires: [], provides: [.text]) { _ in }] }, kinds: [])
    #expect(try cleaner.run(file.cases[0]).document.raw == [0xFF])
  }

  @Test func stagesThatDoNotFitAreRefused() throws {
    let runner = FixtureRunner(stages: { _ in [ScriptedStage(requires: ["maps"]) { _ in }] }, kinds: [])
    #expect(throws: PipelineError.self) { try runner.run(onlyCase("=== A\n:text\nx")) }
  }
}

import ExtractCore
import Testing

@Suite struct PipelineTests {
  private struct TestStage: Stage {
    var name: String
    var requires: [Layer] = []
    var provides: [Layer] = []
    var startError: StageError?
    var documentError: StageError?
    var languages: [String] = []
    var log: Log?

    /// What ran, in order.
    final class Log: @unchecked Sendable {
      // One test on one thread writes here.
      var lines: [String] = []
    }

    func makeWorker() throws(StageError) -> Worker {
      if let startError { throw startError }
      return Worker(name: name, error: documentError, log: log)
    }

    struct Worker: StageWorker {
      let name: String
      let error: StageError?
      let log: Log?

      func process(_ document: inout Document) throws(StageError) {
        log?.lines.append("\(name) \(document.id)")
        if let error, document.id != "sound" { throw error }
        document.warnings.append(Problem(code: "W000", stage: name, message: "ran"))
      }
    }
  }

  private let text = TestStage(name: "clean", provides: [.text])
  private let tokens = TestStage(name: "tokens", requires: [.text], provides: [.tokens])
  private let dates = TestStage(name: "dates", requires: [.tokens], provides: [.times])
  private let map = TestStage(name: "map", requires: [.times, "places"], provides: ["map"])

  private func document() -> Document { Document(id: "a", source: Document.Source(path: "a.txt"), raw: []) }

  @Test func stagesRunInOrder() throws {
    var worker = try Pipeline([text, tokens, dates]).makeWorker()
    var document = document()
    try worker.process(&document)
    #expect(document.warnings.map(\.stage) == ["clean", "tokens", "dates"])
  }

  @Test(
    arguments: [
      ("de-AT", true), ("DE", true), ("en", false), ("en_GB", false), ("English", false), (nil, false),
    ] as [(String?, Bool)])
  func aLanguageWithoutRulesIsWarnedOf(language: String?, isWarned: Bool) throws {
    let quotes = TestStage(name: "quotes", languages: ["en"])
    let numbers = TestStage(name: "numbers", languages: ["en"])
    var worker = try Pipeline([text, quotes, numbers]).makeWorker()
    var document = document()
    document.metadata.language = language
    try worker.process(&document)
    let warning = document.warnings.first { $0.code == "W106" }
    #expect((warning != nil) == isWarned)
    if let warning { #expect(warning.message.contains("'de', for which there are no rules of: quotes, numbers; ")) }
  }

  @Test(arguments: [
    ("en", true), ("pt-BR", true), ("zh-Hant-TW", true), ("", false), ("e", false), ("English", false), ("en-", false),
    ("en GB", false),
  ])
  func languageTagsHaveAForm(text: String, isTag: Bool) { #expect(Metadata.isLanguageTag(text) == isTag) }

  @Test func aRequirementMustBeMetBefore() {
    #expect(throws: PipelineError.missingRequirement(stage: "dates", layer: .tokens, laterStage: "tokens")) {
      try Pipeline([text, dates, tokens])
    }
    #expect(throws: PipelineError.missingRequirement(stage: "dates", layer: .tokens, laterStage: nil)) {
      try Pipeline([text, dates])
    }
    #expect(throws: Never.self) { try Pipeline([dates], given: [.tokens]) }
  }

  @Test func namesAndLayersAreUnique() {
    #expect(throws: PipelineError.duplicateName("clean")) { try Pipeline([text, text]) }
    let other = TestStage(name: "as-is", provides: [.text])
    #expect(throws: PipelineError.duplicateLayer(stage: "as-is", layer: .text)) { try Pipeline([text, other]) }
    #expect(throws: PipelineError.duplicateLayer(stage: "clean", layer: .text)) { try Pipeline([text], given: [.text]) }
  }

  @Test func theShortestPartThatProvidesIsChosen() throws {
    let all: [any Stage] = [text, tokens, dates, map]
    func names(_ wanted: [Layer], given: [Layer] = []) throws -> [String] {
      try Pipeline.stages(providing: wanted, from: all, given: given).map(\.name)
    }
    #expect(try names([.times]) == ["clean", "tokens", "dates"])
    #expect(try names([.times], given: [.tokens]) == ["dates"])
    #expect(try names([.times, .text]) == ["clean", "tokens", "dates"])
    #expect(try names([]) == [])
    #expect(try names(["map"], given: ["places"]) == ["clean", "tokens", "dates", "map"])
    #expect(throws: PipelineError.unknownLayer("places")) { try names(["map"]) }
    #expect(throws: PipelineError.unknownLayer("songs")) { try names(["songs"]) }
  }

  @Test func aStageThatCannotStartIsNamed() throws {
    let broken = TestStage(name: "broken", startError: StageError(code: "E900", message: "no file"))
    let pipeline = try Pipeline([broken])
    let expected = PipelineError.stageFailed(stage: "broken", error: StageError(code: "E900", message: "no file"))
    #expect(throws: expected) { _ = try pipeline.makeWorker() }
  }

  @Test func aDocumentThatFailsStopsThereAndTheWorkerGoesOn() throws {
    let failing = TestStage(
      name: "failing", provides: ["x"],
      documentError: StageError(code: "E901", message: "bad", position: SourcePosition(7)))
    var worker = try Pipeline([text, failing, tokens]).makeWorker()
    for _ in 0..<2 {
      var document = document()
      let problem = #expect(throws: Problem.self) { try worker.process(&document) }
      #expect(problem == Problem(code: "E901", stage: "failing", message: "bad", position: SourcePosition(7)))
      #expect(document.warnings.map(\.stage) == ["clean"])
    }
  }

  @Test func aGroupGoesFromStageToStageAndAFailureTakesOneDocumentOut() throws {
    let log = TestStage.Log()
    let stages = [
      TestStage(name: "first", log: log),
      TestStage(name: "second", documentError: StageError(code: "E901", message: "bad"), log: log),
      TestStage(name: "third", log: log),
    ]
    let unread = Problem(code: "E001", stage: "read", message: "no such file")
    var problems: [Problem?] = [nil, unread, nil]
    var documents = ["sound", "unread", "broken", "of an earlier group"].map {
      Document(id: $0, source: Document.Source(path: $0), raw: [])
    }
    var worker = try Pipeline(stages).makeWorker()
    worker.process(&documents, problems: &problems)
    #expect(problems == [nil, unread, Problem(code: "E901", stage: "second", message: "bad")])
    #expect(log.lines == ["first sound", "first broken", "second sound", "second broken", "third sound"])
    #expect(documents.map(\.warnings.count) == [3, 0, 1, 0])
  }

  @Test func errorsSayWhatToDo() {
    #expect(
      PipelineError.missingRequirement(stage: "a", layer: "x", laterStage: "b").description
        == "stage 'a' requires 'x': move stage 'b', which provides it, before 'a'")
    #expect(
      PipelineError.missingRequirement(stage: "a", layer: "x", laterStage: nil).description
        == "stage 'a' requires 'x': add a stage that provides it before 'a'")
    #expect(PipelineError.duplicateName("a").description.contains("give one of them another name"))
    #expect(PipelineError.duplicateLayer(stage: "a", layer: "x").description.contains("remove one of the two"))
    #expect(PipelineError.unknownLayer("x").description == "no stage provides 'x'")
    let error = StageError(code: "E900", message: "no file")
    #expect(PipelineError.stageFailed(stage: "a", error: error).description == "stage 'a' cannot start: no file")
  }
}

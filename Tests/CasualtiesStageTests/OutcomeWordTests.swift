import ExtractKit
import Testing

@testable import CasualtiesStage

/// Each word of the tables has an example: the stage must find one item in it, and by that word.
@Suite struct OutcomeWordTests {
  @Test(arguments: OutcomeWord.all.map { ($0.form, $0.outcome.rawValue, $0.example) })
  func exampleHolds(form: String, outcome: String, example: String) throws {
    #expect(example.contains(form))
    try expect(outcome, in: example)
  }

  @Test(arguments: OutcomeFrame.all.map { ($0.outcome.rawValue, $0.example) })
  func exampleOfFrameHolds(outcome: String, example: String) throws { try expect(outcome, in: example) }

  private func expect(_ outcome: String, in example: String) throws {
    var document = Document(id: "example", source: Document.Source(path: "example"), raw: Array(example.utf8))
    var worker = try Pipeline(Pipeline.standardStages() + [Casualties()]).makeWorker()
    try worker.process(&document)
    let items = document.customLayers["casualties"] ?? []
    #expect(items.map { $0.fields.first?.value } == [.string(outcome)], "in: \(example)")
  }
}

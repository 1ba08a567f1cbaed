import ExtractKit
import Testing

@testable import CasualtiesStage

/// Each word of the table has an example: the stage must find one item in it, and by that word.
@Suite struct OutcomeWordTests {
  @Test(arguments: OutcomeWord.all.map { ($0.form, $0.outcome.rawValue, $0.example) })
  func exampleHolds(form: String, outcome: String, example: String) throws {
    #expect(example.contains(form))
    var document = Document(id: "example", source: Document.Source(path: "example"), raw: Array(example.utf8))
    var worker = try Pipeline(Pipeline.standardStages() + [Casualties()]).makeWorker()
    try worker.process(&document)
    let items = document.customLayers["casualties"] ?? []
    #expect(items.map { $0.fields.first?.value } == [.string(outcome)], "in: \(example)")
  }
}

import CasualtiesStage
import ExtractData
import ExtractFixtures
import ExtractKit
import Foundation
import RecordSchema

/// A document of the project: a seed, or the text of a fixture.
struct SampleDocument: Sendable, CustomStringConvertible {
  let name: String
  let media: Document.Source.Media?
  let raw: [UInt8]

  var description: String { name }

  /// The seeds, by name.
  static let seeds: [SampleDocument] = {
    guard let root = FixtureSuite.folder()?.deletingLastPathComponent() else { return [] }
    let folder = root.appending(path: "seeds")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().compactMap { name in
      guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
      return SampleDocument(name: "seeds/\(name)", media: nil, raw: Array(data))
    }
  }()

  /// The texts of all fixtures of stages.
  static let fixtures: [SampleDocument] = {
    guard let folder = FixtureSuite.folder() else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0 != "OutsideStage" && $0 != "records" }.sorted().flatMap { stage in
      ((try? FixtureSuite.cases(in: folder.appending(path: stage))) ?? []).map { fixture in
        SampleDocument(name: "\(stage)/\(fixture.description)", media: fixture.media, raw: fixture.raw)
      }
    }
  }()

  static let all = seeds + fixtures

  private static let stages: [any Stage] = Pipeline.standardStages() + [Casualties()]

  /// The record that the whole pipeline with the shipped custom stage makes of the document.
  func record(_ change: (inout RecordOptions) -> Void = { _ in }) throws -> Data {
    try Self.records(of: [self], change)[0]
  }

  /// The records that one worker makes of documents, one after the other.
  static func records(
    of documents: [SampleDocument], _ change: (inout RecordOptions) -> Void = { _ in }
  ) throws -> [Data] {
    var options = RecordOptions(engine: EngineIdentity.name(options: StandardOptions(), stages: stages))
    change(&options)
    var worker = try Pipeline(stages).makeWorker()
    var writer = RecordWriter(options: options)
    return try documents.map { sample in
      let source = Document.Source(path: sample.name, media: sample.media)
      var document = Document(id: sample.name, source: source, raw: sample.raw)
      try worker.process(&document)
      var output = OutputBuffer()
      writer.write(document, to: &output)
      return Data(output.bytes)
    }
  }
}

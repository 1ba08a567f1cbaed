import ExtractData
import ExtractKit
import Foundation
import RecordSchema
import Testing

/// Every record that the project's documents yield holds to the closed schema, and refers only to what it has.
@Suite struct RecordSchemaTests {
  private static let strict = Result { try JSONSchema(Data(RecordSchemaText.strict.utf8)) }

  private func violations(_ record: Data) throws -> [Violation] { try Self.strict.get().validate(record) }

  @Test func thereAreSamples() {
    #expect(SampleDocument.seeds.count == 5)
    #expect(SampleDocument.fixtures.count > 5)
  }

  @Test(arguments: SampleDocument.all)
  func recordIsValid(_ sample: SampleDocument) throws {
    let record = try sample.record()
    #expect(record.last == UInt8(ascii: "\n"))
    #expect(!record.dropLast().contains(UInt8(ascii: "\n")))
    #expect(try violations(record).isEmpty)
    #expect(RecordReferences(try JSONValue(parsing: record)).dangling.isEmpty)
  }

  @Test(arguments: SampleDocument.seeds, [Layer.sentences, .entities, .quotes, .quantities, .times, "casualties"])
  func aLayerAloneRefersToNoOther(_ sample: SampleDocument, _ layer: Layer) throws {
    let record = try sample.record {
      $0.layers = [layer]
      $0.showsText = false
    }
    #expect(try violations(record).isEmpty)
    #expect(RecordReferences(try JSONValue(parsing: record)).dangling.isEmpty)
  }

  @Test(arguments: SampleDocument.seeds)
  func theSameBytesGiveTheSameRecord(_ sample: SampleDocument) throws {
    #expect(try sample.record() == sample.record())
  }

  @Test(
    arguments: [
      [], [0x0A], [0x00], [0xFF, 0xFE], [0xFE, 0xFF, 0xD8], Array("<".utf8), Array("<html>".utf8), [0xC3],
      Array("\u{FEFF}".utf8), Array("\"".utf8), Array("A\u{0}B. \u{1F}C\u{7F}.".utf8), Array("12".utf8),
      Array(repeating: UInt8(ascii: "\""), count: 1000), Array(repeating: 0x80, count: 1000),
    ] as [[UInt8]])
  func oddBytesGiveAValidRecord(raw: [UInt8]) throws {
    let record = try SampleDocument(name: "odd", media: nil, raw: raw).record()
    #expect(try violations(record).isEmpty)
  }
}

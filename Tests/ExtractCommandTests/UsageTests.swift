import Foundation
import RecordSchema
import TestSupport
import Testing

/// Help, version and wrong usage.
@Suite struct UsageTests {
  @Test(arguments: [["--help"], ["-h"], ["help"]])
  func helpGoesToStandardOutput(arguments: [String]) throws {
    let result = try ExtractProcess.run(arguments)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    let help = String(decoding: result.output, as: UTF8.self)
    for word in ["USAGE: extract", "run", "schema", "Exit status"] { #expect(help.contains(word)) }
  }

  @Test func helpOfRunNamesEveryOption() throws {
    let help = String(decoding: try ExtractProcess.run(["help", "run"]).output, as: UTF8.self)
    let options = [
      "--files-from", "--input-format", "--text-field", "--html-field", "--id-field", "--max-bytes", "--no-clean",
      "--content", "--only", "--skip", "--dct", "--dct-field", "--prefer", "--gazetteer", "--rules", "--no-builtin",
      "--sentences-in-quotes", "--language", "--output", "--no-text", "--offsets", "--jobs", "--on-error",
      "--max-errors",
      "--progress", "--explain",
    ]
    for option in options { #expect(help.contains(option), "\(option)") }
  }

  @Test func versionIsTheProgramAndItsNumber() throws {
    let result = try ExtractProcess.run(["--version"])
    #expect(result.status == 0)
    #expect(String(decoding: result.output, as: UTF8.self).wholeMatch(of: /extract \d+\.\d+\.\d+\n/) != nil)
  }

  @Test(arguments: [
    ["--no-such-option"], ["--content", "some", "x"], ["--jobs", "0", "x"], ["--jobs", "many", "x"],
    ["--only", "nouns", "x"],
    ["--only", "quotes", "--skip", "quotes", "x"], ["--only", "", "x"], ["--dct", "yesterday", "x"],
    ["--dct", "2024-13-01", "x"], ["--prefer", "sometime", "x"], ["--language", "German", "x"],
    ["--gazetteer", "no-such-list", "x"], ["--offsets", "lines", "x"],
    ["--input-format", "pdf", "x"], ["--on-error", "cry", "x"], ["--max-errors", "-1", "x"], ["--max-bytes", "0", "x"],
    ["--files-from", "no-such-list"], ["-o", "no/such/folder/out.jsonl", "x"], ["-o", ".", "x"], [""],
    ["schema", "extra"], ["diff", "x"], ["diff", "-", "-"], ["diff", "x", "x", "--format", "xml"],
    ["test", "--coverage=all"], ["test", "--format", "html"], ["why", "x"], ["rules", "show"],
    ["--no-such-option"] + Array(repeating: "x", count: 1_000), ["schema"] + Array(repeating: "x", count: 1_000),
  ])
  func wrongUsageIsStatus2AndWritesNothing(arguments: [String]) throws {
    let folder = TemporaryFolder()
    try folder.write("x", [0x61])
    let result = try ExtractProcess.run(arguments, in: folder)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("Error: "))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["x"])
  }

  @Test func wrongLayerNamesThoseThatAreThere() throws {
    let result = try ExtractProcess.run(["--only", "nouns", "-"])
    #expect(result.errors.contains("clean, sentences, entities, quotes, numbers, dates, casualties"))
  }

  @Test func schemaIsPrinted() throws {
    for arguments in [["schema"], ["schema", "--strict"]] {
      let result = try ExtractProcess.run(arguments)
      #expect(result.status == 0)
      #expect(throws: Never.self) { try JSONSchema(result.output) }
    }
  }

  @Test func aFileNamedLikeACommandIsReadByItsPath() throws {
    let folder = TemporaryFolder()
    try folder.write("schema", Array("Rain fell.".utf8))
    let result = try ExtractProcess.run(["./schema"], in: folder)
    #expect(result.status == 0)
    #expect(try result.records.map { $0["id"]?.string } == ["./schema"])
  }
}

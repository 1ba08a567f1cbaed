import Foundation
import RecordSchema
import TestSupport
import Testing

/// JSON Lines in, records out.
@Suite struct JSONLinesTests {
  private let folder = TemporaryFolder()

  @Test func aBrokenLineIsOneErrorRecordAndTheRestIsIntact() throws {
    let lines = [
      "{\"id\":\"a\",\"text\":\"One.\"}", "", "{\"id\":\"b\",\"text\":\"Two", "{\"id\":\"c\",\"body\":\"Three.\"}",
      "{\"id\":\"d\",\"text\":\"Four.\"}",
    ]
    try folder.write("in.jsonl", Array(lines.joined(separator: "\n").utf8))
    let result = try ExtractProcess.run(["in.jsonl"], in: folder)
    #expect(result.status == 1)
    let records = try result.records
    try #require(records.map { $0["id"]?.string } == ["a", "in.jsonl#2", "c", "d"])
    #expect(records.map { $0["error"]?["code"]?.string } == [nil, "E203", "E204", nil])
    #expect(records.map { $0["source"]?["member"]?.string } == ["1", "3", "4", "5"])
    #expect(records[3]["text"]?.string == "Four.")
    #expect(result.errors.contains("in.jsonl:3"))
  }

  @Test func fieldsHaveTheNamesOfTheOptions() throws {
    let input = """
      {"key":7,"body":"Rain fell.","made":"2024-04-09","other":[1.0,"é"],"text":"x"}
      {"key":"p","page":"<p>Snow fell.</p>"}

      """
    let result = try ExtractProcess.run(
      [
        "--input-format", "jsonl", "--text-field", "body", "--html-field", "page", "--id-field", "key", "--dct-field",
        "made", "-",
      ], input: input.utf8)
    #expect(result.status == 0)
    let records = try result.records
    try #require(records.map { $0["id"]?.string } == ["7", "p"])
    #expect(records[0]["dct"]?["value"]?.string == "2024-04-09")
    #expect(records[0]["dct"]?["from"]?.string == "field")
    #expect(
      records[0]["meta"]?["input"] == (try JSONValue(parsing: Data("{\"other\":[1.0,\"é\"],\"text\":\"x\"}".utf8))))
    #expect(records[1]["text"]?.string?.contains("Snow fell.") == true)
    #expect(records[1]["source"]?["media"]?.string == "text/html")
    #expect(records[1]["meta"]?["input"] == nil)
  }

  @Test func loneSurrogatesAreAWarning() throws {
    let result = try ExtractProcess.run(["--input-format", "jsonl"], input: #"{"text":"A \ud800 b."}"#.utf8)
    #expect(result.status == 0)
    #expect(try result.records.first?["text"]?.string == "A \u{FFFD} b.")
    #expect(try result.records.first?["warnings"]?[0]?["code"]?.string == "W201")
  }

  /// A line goes in and its record comes out, while standard input stays open.
  @Test(.timeLimit(.minutes(1)), arguments: ["1", "4"])
  func recordsComeBeforeTheInputEnds(jobs: String) throws {
    let process = Process()
    let input = Pipe()
    let output = Pipe()
    process.executableURL = URL(filePath: ExtractProcess.executable)
    process.arguments = ["run", "--input-format", "jsonl", "-j", jobs, "-"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var received = Data()
    for number in 1...3 {
      try input.fileHandleForWriting.write(contentsOf: Data("{\"text\":\"Document \(number).\"}\n".utf8))
      while received.count(where: { $0 == UInt8(ascii: "\n") }) < number {
        let data = output.fileHandleForReading.availableData
        guard !data.isEmpty else { break }
        received += data
      }
      #expect(received.count(where: { $0 == UInt8(ascii: "\n") }) == number)
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}

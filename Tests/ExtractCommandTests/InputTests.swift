import Foundation
import RecordSchema
import TestSupport
import Testing

/// What can be given to read.
@Suite struct InputTests {
  private let folder = TemporaryFolder()

  private func ids(_ arguments: [String]) throws -> [String] {
    try ExtractProcess.run(arguments, in: folder).records.compactMap { $0["id"]?.string }
  }

  @Test func standardInputIsOneDocument() throws {
    let result = try ExtractProcess.run([], input: "Rain fell.\n\nSnow fell.".utf8)
    #expect(result.status == 0)
    #expect(try result.records.map { $0["id"]?.string } == ["stdin"])
    #expect(try result.records.first?["source"]?["bytes"]?.integer == 22)
  }

  @Test func anEmptyFileIsADocument() throws {
    try folder.write("empty.txt", [])
    let result = try ExtractProcess.run(["empty.txt"], in: folder)
    #expect(result.status == 0)
    let record = try #require(try result.records.first)
    #expect(record["text"]?.string == "")
    #expect(record["sentences"]?.array?.isEmpty == true)
    #expect(record["error"] == nil)
  }

  @Test func aMissingFileIsAnErrorRecordAndTheOthersComeOut() throws {
    try folder.write("a.txt", Array("Rain fell.".utf8))
    let result = try ExtractProcess.run(["none.txt", "a.txt"], in: folder)
    #expect(result.status == 1)
    let records = try result.records
    try #require(records.map { $0["id"]?.string } == ["none.txt", "a.txt"])
    #expect(records[0]["error"]?["code"]?.string == "E201")
    #expect(records[0]["text"] == nil)
    #expect(records[1]["text"]?.string == "Rain fell.")
    #expect(result.errors.contains("none.txt"))
  }

  @Test func whatCannotBeReadIsAnErrorRecord() throws {
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/gone.txt", withDestinationPath: "nowhere")
    try folder.write("locked.txt", [0x61])
    chmod(folder.path + "/locked.txt", 0)
    let isReadable = FileManager.default.isReadableFile(atPath: folder.path + "/locked.txt")
    let result = try ExtractProcess.run(["."], in: folder)
    #expect(result.status == 1)
    let failed = try result.records.filter { $0["error"]?["code"]?.string == "E201" }.compactMap { $0["id"]?.string }
    // The one who may read everything cannot be locked out.
    #expect(failed == (isReadable ? ["./gone.txt"] : ["./gone.txt", "./locked.txt"]))
  }

  @Test(arguments: [[], ["--no-clean"], ["--input-format", "html"]] as [[String]])
  func bytesThatAreNoUTF8GiveARecord(options: [String]) throws {
    try folder.write("bad.txt", Array("Rain ".utf8) + [0xFF, 0xC3, 0x28, 0xE2, 0x82, 0xF8] + Array(" fell.".utf8))
    let result = try ExtractProcess.run(options + ["bad.txt"], in: folder)
    #expect(result.status == 0)
    #expect(String(validating: result.output, as: UTF8.self) != nil)
    #expect(try result.records.first?["text"]?.string?.contains("Rain") == true)
  }

  @Test func aFolderIsWalkedInByteOrder() throws {
    for name in ["d/b.txt", "d/a/x.txt", "d/B.txt", "d/a.txt", "d/.hid.txt", "d/x.bin"] {
      try folder.write(name, [0x61])
    }
    #expect(try ids(["d"]) == ["d/B.txt", "d/a.txt", "d/a/x.txt", "d/b.txt"])
    #expect(try ids(["d/", "d/b.txt"]) == ["d/B.txt", "d/a.txt", "d/a/x.txt", "d/b.txt", "d/b.txt"])
  }

  @Test(.timeLimit(.minutes(1))) func pathsAreReadInTheirOrderHoweverMany() throws {
    let result = try ExtractProcess.shell(
      "$extract $(seq 1 40000) --jobs 1 -- $(seq -1000 -1) | sed 's/.*\"id\":\"\\([^\"]*\\).*/\\1/'", in: folder)
    let paths = Array(1...40_000) + Array(-1_000 ... -1)
    let ids = String(decoding: result.output, as: UTF8.self).split(separator: "\n")
    #expect(ids.elementsEqual(paths.map { "\($0)" }, by: ==))
  }

  @Test func aListOfFilesIsReadByLinesOrByNUL() throws {
    for name in ["a.txt", "b c.txt", "l\nn.txt"] { try folder.write(name, [0x61]) }
    try folder.write("lines", Array("a.txt\r\n\nb c.txt".utf8))
    try folder.write("nul", Array("l\nn.txt\0a.txt\0".utf8))
    try folder.write("none", [])
    #expect(try ids(["--files-from", "lines"]) == ["a.txt", "b c.txt"])
    #expect(try ids(["b c.txt", "--files-from", "nul"]) == ["b c.txt", "l\nn.txt", "a.txt"])
    let piped = try ExtractProcess.run(["--files-from", "-"], input: "a.txt\n".utf8, in: folder)
    #expect(try piped.records.map { $0["id"]?.string } == ["a.txt"])
    let empty = try ExtractProcess.run(["--files-from", "none"], in: folder)
    #expect(empty.status == 0)
    #expect(empty.output.isEmpty)
  }

  @Test func gzipIsReadAsWhatItHolds() throws {
    try folder.write("a.txt", Array("Rain fell.".utf8))
    try folder.write("l.jsonl", Array("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n".utf8))
    let packed = try ExtractProcess.shell("gzip -k a.txt l.jsonl", in: folder)
    #expect(packed.status == 0)
    let records = try ExtractProcess.run(["a.txt.gz", "l.jsonl.gz"], in: folder).records
    try #require(records.map { $0["text"]?.string } == ["Rain fell.", "One.", "Two."])
    #expect(records.map { $0["id"]?.string } == ["a.txt.gz", "l.jsonl.gz#1", "l.jsonl.gz#2"])
    #expect(records[0]["source"]?["bytes"]?.integer == 10)
  }

  @Test func damagedGzipIsAnErrorRecord() throws {
    try folder.write("a.txt", Array(repeating: UInt8(ascii: "a"), count: 10_000))
    let packed = try ExtractProcess.shell("gzip a.txt && head -c 20 a.txt.gz > b.txt.gz", in: folder)
    #expect(packed.status == 0)
    let result = try ExtractProcess.run(["b.txt.gz", "a.txt.gz"], in: folder)
    #expect(result.status == 1)
    #expect(try result.records.map { $0["error"]?["code"]?.string } == ["E205", nil])
  }

  @Test func aDocumentBeyondTheLimitIsAnErrorNeverCut() throws {
    try folder.write("a.txt", Array("0123456789".utf8))
    try folder.write("l.jsonl", Array("{\"id\":\"x\",\"text\":\"0123456789!\"}\n{\"text\":\"\\u0041\"}\n".utf8))
    let result = try ExtractProcess.run(["--max-bytes", "10", "a.txt", "l.jsonl"], in: folder)
    #expect(result.status == 1)
    #expect(try result.records.map { $0["error"]?["code"]?.string } == [nil, "E202", nil])
    #expect(try result.records.map { $0["id"]?.string } == ["a.txt", "x", "l.jsonl#2"])
    let all = try ExtractProcess.run(["--max-bytes", "9", "a.txt"], in: folder)
    #expect(try all.records.map { $0["error"]?["code"]?.string } == ["E202"])
  }

  /// One long text through a pipe, taken as it is, since cleaning drops what is repeated. A debug build is some fifty
  /// times slower, so it gets less; `Scripts/check-large-input` gives an optimised one all. The limit tells linear from
  /// quadratic.
  @Test(.timeLimit(.minutes(3))) func aHundredMegabytesOnStandardInput() throws {
    #if DEBUG
      let size = 2_000_000
    #else
      let size = 100_000_000
    #endif
    let line = "Rain fell on the roofs of the old town, and nobody went out before noon."
    let result = try ExtractProcess.shell(
      "yes '\(line)' | head -c \(size) | \"$extract\" --no-clean --no-text --only entities -j 1", in: folder)
    #expect(result.status == 0)
    #expect(try result.records.map { $0["source"]?["bytes"]?.integer } == [size])
  }
}

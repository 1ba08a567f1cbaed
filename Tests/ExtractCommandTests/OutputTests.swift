import Foundation
import RecordSchema
import TestSupport
import Testing

/// Where records go, in which order, and what becomes of failures.
@Suite struct OutputTests {
  private let folder = TemporaryFolder()

  /// Documents of several batches, some of which cannot be read.
  private func writeDocuments(count: Int, failing: Set<Int> = []) throws -> [String] {
    let places = ["Bralo", "Meru", "Tosco", "Calvenza"]
    return try (0..<count).map { number in
      let name = String(format: "%04d.txt", number)
      guard !failing.contains(number) else { return name }
      let day = "April \(number % 28 + 1), 2024"
      let sentence = "On \(day), \(number) people left \(places[number % 4]), Ana Farrow said.\n"
      try folder.write(name, Array(String(repeating: sentence, count: number % 60 + 1).utf8))
      return name
    }
  }

  @Test func anyNumberOfThreadsGivesTheSameBytes() throws {
    let names = try writeDocuments(count: 400, failing: [7, 222])
    try folder.write("list", Array(names.joined(separator: "\n").utf8))
    let one = try ExtractProcess.run(["--files-from", "list", "-j", "1"], in: folder)
    let four = try ExtractProcess.run(["--files-from", "list", "-j", "4"], in: folder)
    #expect(one.status == 1 && four.status == 1)
    #expect(try one.records.map { $0["id"]?.string } == names)
    #expect(one.output == four.output)
    #expect(one.errors == four.errors)
  }

  @Test func aFileGetsItsNameWhenItIsComplete() throws {
    try folder.write("a.txt", Array("Rain fell.".utf8))
    try folder.write("out.jsonl", Array("old\n".utf8))
    let result = try ExtractProcess.run(["-o", "out.jsonl", "a.txt"], in: folder)
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["a.txt", "out.jsonl"])
    let direct = try ExtractProcess.run(["a.txt"], in: folder)
    #expect(try Data(contentsOf: URL(filePath: folder.path + "/out.jsonl")) == direct.output)
  }

  @Test func aHyphenIsStandardOutput() throws {
    try folder.write("a.txt", Array("Rain fell.".utf8))
    let result = try ExtractProcess.run(["-o", "-", "a.txt"], in: folder)
    #expect(result.status == 0)
    #expect(try result.records.count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.txt"])
  }

  @Test func aFileThatCannotBeMadeIsSaidInWords() throws {
    let result = try ExtractProcess.run(["-o", "missing/out.jsonl", "-"], in: folder)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("cannot write 'missing/out.jsonl': missing/out.jsonl.partial: No such file"))
  }

  @Test func aDeviceIsWrittenToAndNotReplaced() throws {
    let result = try ExtractProcess.shell("echo Rain. | \"$extract\" -o /dev/stdout - | cat", in: folder)
    #expect(try result.records.count == 1)
    #expect(try ExtractProcess.shell("echo Rain. | \"$extract\" -o /dev/null - && test -c /dev/null").status == 0)
  }

  @Test func aClosedPipeIsAQuietEnd() throws {
    let names = try writeDocuments(count: 300)
    try folder.write("list", Array(names.joined(separator: "\n").utf8))
    let result = try ExtractProcess.shell(
      "{ \"$extract\" --files-from list; echo \"status $?\" >&2; } | head -c 10 > /dev/null", in: folder)
    #expect(result.errors == "status 0\n")
  }

  @Test func aFullDiskIsSaid() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let result = try ExtractProcess.shell("echo Rain. | \"$extract\" > /dev/full", in: folder)
    #expect(result.status == 1)
    #expect(result.errors.contains("cannot write"))
  }

  @Test func failuresAreRecordsUnlessSkipped() throws {
    let names = try writeDocuments(count: 4, failing: [1, 2])
    let record = try ExtractProcess.run(["--on-error", "record"] + names, in: folder)
    #expect(record.status == 1)
    #expect(try record.records.map { $0["error"] != nil } == [false, true, true, false])
    let skip = try ExtractProcess.run(["--on-error", "skip"] + names, in: folder)
    #expect(skip.status == 1)
    #expect(try skip.records.map { $0["id"]?.string } == [names[0], names[3]])
    #expect(skip.errors == record.errors)
  }

  @Test(arguments: ["1", "4"])
  func stopEndsTheRunAtTheFirstFailure(jobs: String) throws {
    let names = try writeDocuments(count: 300, failing: [150, 151])
    try folder.write("list", Array(names.joined(separator: "\n").utf8))
    let arguments = ["--on-error", "stop", "--max-errors", "9", "-j", jobs, "--files-from", "list"]
    let result = try ExtractProcess.run(arguments, in: folder)
    #expect(result.status == 1)
    #expect(try result.records.map { $0["id"]?.string } == Array(names[...150]))
    #expect(try result.records.last?["error"] != nil)
    let file = try ExtractProcess.run(arguments + ["-o", "out.jsonl"], in: folder)
    #expect(file.status == 1)
    #expect(file.errors.contains("out.jsonl.partial"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out.jsonl"))
  }

  @Test func failuresUpToTheLimitAreForgiven() throws {
    let names = try writeDocuments(count: 4, failing: [1, 2])
    #expect(try ExtractProcess.run(["--max-errors", "2"] + names, in: folder).status == 0)
    #expect(try ExtractProcess.run(["--max-errors", "1"] + names, in: folder).status == 1)
  }

  @Test func manyFailuresAreCountedNotListed() throws {
    let names = try writeDocuments(count: 30, failing: Set(0..<30))
    let errors = try ExtractProcess.run(names, in: folder).errors.split(separator: "\n")
    #expect(errors.count == 11)
    #expect(errors.last == "extract: 20 more documents failed")
  }

  @Test func progressGoesToStandardErrorOnly() throws {
    try folder.write("a.txt", Array("Rain fell.".utf8))
    let silent = try ExtractProcess.run(["a.txt"], in: folder)
    let loud = try ExtractProcess.run(["--progress", "always", "a.txt"], in: folder)
    #expect(silent.errors.isEmpty)
    #expect(loud.errors.contains("1 documents"))
    #expect(loud.output == silent.output)
  }
}

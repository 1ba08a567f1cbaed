import Foundation
import RecordSchema
import TestSupport
import Testing

/// `extract diff`: what is different between two files of records.
@Suite struct DiffTests {
  private let folder = TemporaryFolder()

  private func write(_ name: String, _ lines: [String]) throws {
    try folder.write(name, Array(lines.map { $0 + "\n" }.joined().utf8))
  }

  private func record(_ id: String, text: String = "Oslo fell silent.", _ mentions: [String]) -> String {
    """
    {"schema":"extract/1","id":"\(id)","units":{"span":"codepoint","src":"byte"},"text":"\(text)",\
    "mentions":[\(mentions.joined(separator: ","))]}
    """
  }

  private func mention(
    _ start: Int, _ end: Int, _ text: String, _ label: String = "GPE", rule: String = "entities/place"
  ) -> String {
    """
    {"id":"m1","start":\(start),"end":\(end),"text":"\(text)","label":"\(label)","kind":"name","rule":"\(rule)"}
    """
  }

  private func diff(_ arguments: String...) throws -> (status: Int32, output: String, errors: String) {
    let result = try ExtractProcess.run(["diff"] + arguments, in: folder)
    return (result.status, String(decoding: result.output, as: UTF8.self), result.errors)
  }

  @Test func packedFilesAreReadAsWhatTheyHold() throws {
    try write("a", [record("1", [mention(0, 4, "Oslo")]), record("2", [])])
    try write("b", [record("2", []), record("1", [])])
    let packed = try ExtractProcess.shell("gzip -k a && gzip -k b && $extract diff a.gz b.gz", in: folder)
    #expect(packed.status == 1)
    #expect(String(decoding: packed.output, as: UTF8.self) == (try diff("a", "b").output))
    let cut = try ExtractProcess.shell("head -c 60 a.gz > c.gz; $extract diff a c.gz", in: folder)
    #expect(cut.status == 2)
    #expect(cut.errors.hasPrefix("c.gz: E301 "))
    let piped = try ExtractProcess.shell("cat a.gz | $extract diff - b", in: folder)
    #expect(piped.status == 2)
    #expect(piped.errors.contains("standard input is packed"))
  }

  @Test func equalFilesAreStatus0() throws {
    try write("a", [record("1", [mention(0, 4, "Oslo")]), record("2", [])])
    let result = try diff("a", "a")
    #expect(result.status == 0)
    #expect(result.output == "2 documents, no differences\n")
  }

  @Test func factsAreAddedRemovedAndChanged() throws {
    try write("a", [record("1", [mention(0, 4, "Oslo")]), record("2", [mention(0, 4, "Oslo")]), record("3", [])])
    try write(
      "b", [record("1", [mention(0, 4, "Oslo", "ORG")]), record("2", []), record("3", [mention(0, 4, "Oslo")])])
    let result = try diff("a", "b")
    #expect(result.status == 1)
    #expect(result.output.contains("~ mentions ORG \"Oslo\"  entities/place\n      label: GPE → ORG"))
    #expect(result.output.contains("- mentions GPE \"Oslo\""))
    #expect(result.output.contains("+ mentions GPE \"Oslo\""))
    #expect(result.output.contains("⟦Oslo⟧ fell silent."))
    #expect(result.output.contains("mentions GPE  +1 -1 ~0"))
    #expect(result.output.contains("entities/place  +1 -1 ~1"))
    #expect(result.output.hasSuffix("3 documents, 3 different: 1 facts added, 1 removed, 1 changed\n"))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test func aSpanThatMovedIsOneChange() throws {
    try write("a", [record("1", [mention(0, 4, "Oslo")])])
    try write("b", [record("1", [mention(0, 9, "Oslo fell")])])
    let result = try diff("a", "b")
    #expect(result.output.contains("span: Oslo → Oslo fell"))
    #expect(result.output.contains("0 facts added, 0 removed, 1 changed"))
  }

  @Test func aChangedRuleIsAChange() throws {
    try write("a", [record("1", [mention(0, 4, "Oslo")])])
    try write("b", [record("1", [mention(0, 4, "Oslo", rule: "entities/city")])])
    #expect(try diff("a", "b").output.contains("rule: entities/place → entities/city"))
  }

  @Test func documentsAreMatchedByIdInAnyOrder() throws {
    let records = (0..<20).map { record("d\($0)", [mention(0, 4, "Oslo")]) }
    try write("a", records)
    try write("b", records.reversed())
    #expect(try diff("a", "b").status == 0)
    try write("c", Array(records.reversed().dropFirst(3)) + [record("new", [])])
    let result = try diff("a", "c")
    #expect(result.status == 1)
    for id in ["d17", "d18", "d19"] {
      #expect(result.output.contains("\(id)\n  ! the document is only in the old file"))
    }
    #expect(result.output.contains("new\n  ! the document is only in the new file"))
  }

  @Test func aChangedTextComparesWords() throws {
    try write("a", [record("1", [mention(0, 4, "Oslo")])])
    try write("b", [record("1", text: "So Oslo fell silent.", [mention(3, 7, "Oslo")])])
    let result = try diff("a", "b")
    #expect(result.status == 1)
    #expect(result.output.contains("the text itself changed"))
    #expect(result.output.contains("0 facts added, 0 removed, 0 changed"))
  }

  @Test func aBadLineIsReportedAndLosesNothing() throws {
    try write("a", [record("1", []), record("2", [])])
    try write("b", [record("1", []), "{\"id\":", record("2", [mention(0, 4, "Oslo")])])
    let result = try diff("a", "b")
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("b:2: E302 "))
    #expect(result.output.contains("+ mentions GPE \"Oslo\""))
  }

  @Test func aMissingFileIsStatus2() throws {
    try write("a", [])
    let result = try diff("a", "nowhere")
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("nowhere: E301 "))
  }

  @Test func jsonIsALineForEachDifference() throws {
    try write("a", [record("1", [])])
    try write("b", [record("1", [mention(0, 4, "Oslo")])])
    let result = try ExtractProcess.run(["diff", "a", "b", "--format", "json"], in: folder)
    let lines = try result.records
    #expect(lines.count == 2)
    #expect(lines[0]["change"]?.string == "added")
    #expect(lines[0]["rule"]?.string == "entities/place")
    #expect(lines[0]["after"]?.string == " fell silent.")
    #expect(lines[1]["summary"] != nil)
  }

  @Test func githubMarksDifferences() throws {
    try write("a", [record("1", [])])
    try write("b", [record("1", [mention(0, 4, "Oslo")])])
    let output = try diff("a", "b", "--format", "github").output
    #expect(output.contains("::notice title=added%3A mentions GPE by entities/place::1: \"Oslo\"%0A"))
  }

  @Test func recordsOfTheProgramItselfAreCompared() throws {
    try folder.write("note.txt", Array("The committee met in Oslo on 9 April 2024 with 120 people.".utf8))
    let result = try ExtractProcess.shell(
      "$extract note.txt > a; $extract --dct 2024-04-10 note.txt > b; $extract diff a a && $extract diff a b",
      in: folder)
    #expect(result.status == 1)
    #expect(String(decoding: result.output, as: UTF8.self).contains("dct"))
  }
}

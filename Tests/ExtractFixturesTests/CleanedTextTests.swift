import ExtractCore
import ExtractFixtures
import Testing

@Suite struct CleanedTextTests {
  /// A stage that leaves out what stands in square brackets.
  private let runner = FixtureRunner(
    stages: { _ in
      [
        ScriptedStage(requires: [], provides: [.text]) { document in
          var depth = 0
          for (index, byte) in document.raw.enumerated() {
            if byte == UInt8(ascii: "[") { depth += 1 }
            if depth == 0 {
              document.alignment.append(source: index, text: document.text.count, count: 1, sourceStep: 1, textStep: 1)
              document.text.append(byte)
            }
            if byte == UInt8(ascii: "]") { depth -= 1 }
          }
          document.blocks = [
            Block(kind: .paragraph, range: TextRange(0, document.text.count), rule: ScriptedStage.rule)
          ]
          let dropped = SourceRange(7, 14)
          document.dropped = [DroppedPiece(range: dropped, rule: ScriptedStage.rule)]
          document.metadata.authors = ["Awa Sorell", "Jon Pell"]
          document.creationTimeCandidates.append(CreationTime(value: "2021-03-04", origin: .metadata))
        }
      ]
    }, kinds: [.block, .metadata, .creationTime])

  private func outcome(_ expectation: String, options: String = "") throws -> FixtureOutcome {
    try runner.run(
      onlyCase("=== A\n:html\nA ship [share] left.\n~~~ options\n\(options)\n~~~ expect\n\(expectation)\n"))
  }

  private let sound = """
    BLOCK "A ship  left." para
    META authors="Awa Sorell; Jon Pell" title=none
    DCT = 2021-03-04 from=meta

    """

  @Test func textBlocksAndMetadata() throws {
    let outcome = try outcome(sound + "TEXT \"A ship  left.\"\nDROPPED \"share\"\nno DROPPED \"ship\"\nno TEXT \"A\"")
    #expect(outcome.failures.isEmpty, "\(outcome)")
  }

  @Test func whatIsWronglyKeptOrDroppedIsShown() throws {
    let report = try outcome(sound + "DROPPED \"ship\"\nno DROPPED \"share\"\nTEXT \"A ship\"").description
    #expect(report.contains("line 10: wrong: DROPPED \"ship\"\n    found: kept as \"ship\""), "\(report)")
    #expect(report.contains("line 11: wrong: no DROPPED \"share\"\n    found: not in the text"), "\(report)")
    #expect(report.contains("line 12: wrong text: TEXT \"A ship\"\n    found: TEXT \"A ship  left.\""), "\(report)")
  }

  @Test func theRuleThatDroppedAPieceCanBeStated() throws {
    #expect(try outcome(sound + "DROPPED \"[share]\" rule=scripted/rule").failures.isEmpty)
    let report = try outcome(sound + "DROPPED \"share\" rule=scripted/other").description
    #expect(report.contains("    found: not in the text, rule=scripted/rule"), "\(report)")
  }

  @Test func anAnchorThatWasCleanedAwayIsAFailure() throws {
    let report = try outcome(sound + "BLOCK \"share\" para").description
    #expect(report.contains("line 10: missing: BLOCK \"share\" para\n    the text has no \"share\""), "\(report)")
    #expect(try outcome(sound + "no BLOCK \"share\"").failures.isEmpty)
  }

  @Test func knownGapsInCleaning() throws {
    let outcome = try outcome(
      sound + "todo DROPPED \"ship\"\ntodo DROPPED \"share\"\ntodo TEXT \"A\"\ntodo BLOCK \"share\"")
    #expect(outcome.failures.isEmpty, "\(outcome)")
    #expect(outcome.done.map(\.line) == [11])
  }

  @Test func theDateOfTheCallerNeedsNoStating() throws {
    #expect(try outcome(sound, options: "dct: 2021-03-05").failures.isEmpty)
    #expect(try outcome(sound + "DCT = 2021-03-05 from=flag", options: "dct: 2021-03-05").failures.isEmpty)
  }
}

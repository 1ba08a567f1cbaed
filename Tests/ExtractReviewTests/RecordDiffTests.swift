import ExtractReview
import Testing

/// What counts as a difference between two records.
@Suite struct RecordDiffTests {
  private func changes(_ old: Record, _ new: Record) -> [String] {
    RecordDiff(from: old, to: new).changes.map { change in
      let differences = change.differences.map { "\($0.name):\($0.old ?? "-")>\($0.new ?? "-")" }
      return ([change.kind.rawValue, change.fact?.text ?? ""] + differences).joined(separator: " ")
    }
  }

  @Test func equalRecordsHaveNone() throws {
    let one = try record("Oslo fell.", mentions: [mention(0, 4, "Oslo")])
    #expect(changes(one, one).isEmpty)
  }

  @Test func anotherLabelAtTheSamePlaceIsAChange() throws {
    let old = try record("Oslo fell.", mentions: [mention(0, 4, "Oslo")])
    let new = try record("Oslo fell.", mentions: [mention(0, 4, "Oslo", "ORG", rule: "a/c")])
    #expect(changes(old, new) == ["changed Oslo label:GPE>ORG rule:a/b>a/c"])
  }

  @Test func anotherSpanIsAChange() throws {
    let old = try record("New Oslo fell.", mentions: [mention(4, 8, "Oslo")])
    let new = try record("New Oslo fell.", mentions: [mention(0, 8, "New Oslo")])
    #expect(changes(old, new) == ["changed New Oslo span:Oslo>New Oslo"])
  }

  @Test func whatStandsElsewhereIsAddedAndRemoved() throws {
    let old = try record("Oslo, Lund.", mentions: [mention(0, 4, "Oslo")])
    let new = try record("Oslo, Lund.", mentions: [mention(6, 10, "Lund")])
    #expect(changes(old, new) == ["removed Oslo", "added Lund"])
  }

  @Test func inAnotherTextFactsAreComparedByTheirWords() throws {
    let old = try record("Oslo, Lund.", mentions: [mention(0, 4, "Oslo"), mention(6, 10, "Lund")])
    let new = try record("So Oslo.", mentions: [mention(3, 7, "Oslo")])
    let diff = RecordDiff(from: old, to: new)
    #expect(diff.isTextChanged)
    #expect(changes(old, new) == ["removed Lund"])
  }

  @Test func aLayerOfOneSideAloneSaysNothing() throws {
    let old = try record(#"{"id":"d","text":"Oslo.","quotes":[]}"#)
    let new = try record("Oslo.", mentions: [mention(0, 4, "Oslo")])
    #expect(changes(old, new).isEmpty)
  }

  @Test func aFailureIsAChange() throws {
    let new = try record(#"{"id":"d","error":{"code":"E101","message":"cannot be read"}}"#)
    #expect(
      changes(try record("Oslo.", mentions: []), new) == ["changed E101 cannot be read error:->E101 cannot be read"])
  }
}

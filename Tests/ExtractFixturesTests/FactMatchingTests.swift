import ExtractCore
import ExtractFixtures
import Testing

@Suite struct FactMatchingTests {
  private let runner = FixtureRunner(stages: { _ in [ScriptedStage.acronyms] }, kinds: [.mention])

  private func outcome(_ expectation: String, text: String = "The ABC met the XYZ.") throws -> FixtureOutcome {
    try runner.run(onlyCase("=== A title\n:text\n\(text)\n~~~ expect\n\(expectation)\n"))
  }

  private func report(_ expectation: String, text: String = "The ABC met the XYZ.") throws -> String {
    try outcome(expectation, text: text).description
  }

  @Test func statedFactsHold() throws {
    let outcome = try outcome("MENTION \"ABC\" ORG acronym -> \"ABC\" rule=scripted/rule\nMENTION \"XYZ\"")
    #expect(outcome.failures.isEmpty, "\(outcome)")
  }

  @Test func anUnstatedFactFails() throws {
    #expect(
      try report("MENTION \"ABC\"") == """
        folder/cases.txt:1: A title
          unexpected: MENTION "XYZ" ORG acronym -> "XYZ" rule=scripted/rule (at line 1, column 17)
        """)
  }

  @Test func aMissingFactFailsAndShowsTheNearest() throws {
    #expect(
      try report("MENTION \"The ABC\"\nMENTION \"ABC\"\nMENTION \"met\"\nMENTION \"XYZ\"") == """
        folder/cases.txt:1: A title
          line 5: missing: MENTION "The ABC"
            nearest: MENTION "ABC" ORG acronym -> "ABC" rule=scripted/rule (at line 1, column 5)
          line 7: missing: MENTION "met"
            nothing like it at line 1, column 9
        """)
  }

  @Test func aWrongAttributeFailsOnce() throws {
    #expect(
      try report("MENTION \"ABC\" PERSON key=list:a\nMENTION \"XYZ\" ORG") == """
        folder/cases.txt:1: A title
          line 5: wrong label, key: MENTION "ABC" PERSON key=list:a
            found: MENTION "ABC" ORG acronym -> "ABC" key=none rule=scripted/rule (at line 1, column 5)
        """)
  }

  @Test func everyOccurrenceIsAFactEach() throws {
    #expect(try outcome("MENTION \"ABC\"*", text: "ABC, ABC and ABC").failures.isEmpty)
    #expect(try outcome("MENTION \"A\"*", text: "A BAC").failures.count == 2)
  }

  @Test func twoLinesNeedTwoFacts() throws {
    #expect(try outcome("MENTION \"ABC\"\nMENTION \"ABC\"\nMENTION \"XYZ\"").failures.count == 1)
  }

  @Test func deniedFactsFailOnAnyOverlap() throws {
    let report = try report("kinds:\nno MENTION \"The ABC\"")
    #expect(report.contains("line 6: not wanted: no MENTION \"The ABC\""))
    #expect(report.contains("found: MENTION \"ABC\""))
    #expect(try outcome("kinds:\nno MENTION \"met\"").failures.isEmpty)
    #expect(try outcome("kinds:\nno MENTION \"ABC\" PERSON").failures.isEmpty)
    #expect(try outcome("MENTION \"ABC\"\nMENTION \"XYZ\"\nno MENTION \"The ABC\"").failures.isEmpty)
  }

  @Test func deniedAndUnstatedIsReportedOnce() throws {
    #expect(try outcome("no MENTION \"ABC\"\nMENTION \"XYZ\"").failures.count == 1)
  }

  @Test func kindsNarrowWhatMustBeStated() throws {
    #expect(try outcome("kinds: DATE").failures.isEmpty)
    #expect(try outcome("kinds: DATE\nMENTION \"ABC\" ORG").failures.isEmpty)
    #expect(try outcome("kinds: DATE, MENTION").failures.count == 2)
  }

  @Test func knownGapsNeverFailAndAreReportedWhenClosed() throws {
    let open = try outcome("todo MENTION \"The ABC\" PERSON\nMENTION \"XYZ\"\ntodo no MENTION \"XYZ\"")
    #expect(open.failures.isEmpty, "\(open)")
    #expect(open.done.map(\.line) == [7])
    let closed = try outcome("todo MENTION \"ABC\" ORG\nMENTION \"XYZ\"")
    #expect(closed.failures.isEmpty)
    #expect(closed.notes == ["  line 5: holds now, remove 'todo': todo MENTION \"ABC\" ORG"])
    let falsePositive = try outcome("todo no MENTION \"ABC\"\nMENTION \"XYZ\"")
    #expect(falsePositive.failures.isEmpty && falsePositive.done.isEmpty)
  }

  @Test(arguments: [
    ("MENTION \"DEF\"", "folder/cases.txt:5: the text has no \"DEF\""),
    ("no MENTION \"DEF\"", "folder/cases.txt:5: the text has no \"DEF\""),
    ("MENTION \"e\"", "folder/cases.txt:5: the text has \"e\" 3 times: add '#1' to '#3'"),
    ("MENTION \"e\"#4", "folder/cases.txt:5: the text has \"e\"#4 3 times, not 4"),
    ("DROPPED \"DEF\"", "folder/cases.txt:5: the text has no \"DEF\""),
  ])
  func anAnchorWithoutAPlaceIsAnError(_ line: String, _ message: String) throws {
    let error = #expect(throws: FixtureError.self) { try outcome(line) }
    #expect(try #require(error).description.hasPrefix(message), "\(String(describing: error))")
  }

  @Test func timesOfAnotherKindAreToldAsWrong() throws {
    let runner = FixtureRunner(
      stages: { _ in
        [
          ScriptedStage(provides: [.times]) { document in
            document.times = [
              TimeExpression(
                kind: .time, range: document.place("noon"), tokens: document.tokens("noon"),
                value: "2021-03-04T12:00", from: CalendarTime(2021, 3, 4, CalendarTime.Clock(hour: 12, minute: 0)),
                to: CalendarTime(2021, 3, 4, CalendarTime.Clock(hour: 12, minute: 59)), rule: ScriptedStage.rule)
            ]
          }
        ]
      }, kinds: FactKind.times)
    let outcome = try runner.run(onlyCase("=== A\n:text\nAt noon.\n~~~ expect\nDATE \"noon\" = 2021-03-04"))
    #expect(
      outcome.description == """
        folder/cases.txt:1: A
          line 5: wrong kind, value: DATE "noon" = 2021-03-04
            found: TIME "noon" = 2021-03-04T12:00 to=2021-03-04T12:59 rule=scripted/rule (at line 1, column 4)
        """)
  }
}

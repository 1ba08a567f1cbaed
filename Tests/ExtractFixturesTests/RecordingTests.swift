import ExtractCore
import ExtractFixtures
import Foundation
import Testing

@Suite struct RecordingTests {
  private let recorder = FixtureRunner(stages: { _ in [ScriptedStage.acronyms] }, kinds: [.mention], recording: true)

  /// What a file says after its cases were run with recording, and their outcomes.
  private func record(_ text: String) async throws -> (text: String, outcomes: [FixtureOutcome]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fixtures-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "cases.txt")
    try Data(text.utf8).write(to: file)
    let cases = try FixtureSuite.cases(in: folder)
    let outcomes = try await withThrowingTaskGroup(of: (Int, FixtureOutcome).self) { group in
      for (index, fixture) in cases.enumerated() {
        group.addTask { (index, try recorder.run(fixture)) }
      }
      return try await group.reduce(into: [Int: FixtureOutcome]()) { $0[$1.0] = $1.1 }
    }
    return (try String(contentsOf: file, encoding: .utf8), cases.indices.compactMap { outcomes[$0] })
  }

  @Test func whatHoldsStaysAndDoesNotFail() async throws {
    let text = """
      # A comment.
      === A
      :text
      The ABC met the XYZ.
      ~~~ expect
      # The second comes first here.
        MENTION "XYZ"   ORG

      no MENTION "met"
      todo MENTION "The ABC" PERSON

      """
    let (recorded, outcomes) = try await record(text)
    #expect(recorded == text)
    #expect(outcomes[0].failures.isEmpty, "\(outcomes[0])")
  }

  @Test func wrongLinesAreCorrectedInPlace() async throws {
    let (recorded, outcomes) = try await record(
      """
      === A
      :text
      The ABC met the XYZ and DEF.
      ~~~ options
      ~~~ expect
      # About ABC.
      MENTION "ABC" PERSON key=list:a
      MENTION "The ABC" ORG
      todo MENTION "DEF" ORG
      no MENTION "XYZ"

      === B
      :text
      Nothing.

      """)
    #expect(
      recorded == """
        === A
        :text
        The ABC met the XYZ and DEF.
        ~~~ options
        ~~~ expect
        # About ABC.
        MENTION "ABC" ORG key=none
        MENTION "XYZ" ORG acronym -> "XYZ"
        MENTION "DEF" ORG

        === B
        :text
        Nothing.

        """)
    #expect(outcomes[0].failures.contains(.recorded))
    #expect(outcomes[1].failures.isEmpty)
  }

  @Test func aCaseMayBeginWithItsDocumentOnly() async throws {
    let (recorded, outcomes) = try await record("=== A\n:text\nXYZ and the ABC.\n")
    #expect(
      recorded == """
        === A
        :text
        XYZ and the ABC.
        ~~~ expect
        MENTION "XYZ" ORG acronym -> "XYZ"
        MENTION "ABC" ORG acronym -> "ABC"

        """)
    #expect(outcomes[0].failures.last == .recorded)
    #expect(try await record(recorded).text == recorded)
  }

  @Test func casesOfOneFileRunAtOnce() async throws {
    let cases = (0..<40).map { "=== Case \($0)\n:text\nThe ABC\($0) met.\n~~~ expect\n# \($0)\n\n" }
    let (recorded, _) = try await record(cases.joined())
    let expected = (0..<40).map {
      "=== Case \($0)\n:text\nThe ABC\($0) met.\n~~~ expect\n# \($0)\nMENTION \"ABC\($0)\" ORG acronym -> \"ABC\($0)\"\n\n"
    }
    #expect(recorded == expected.joined())
  }

  @Test func aCaseThatIsGoneIsAnError() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fixtures-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "cases.txt")
    try Data("=== A\n:text\nABC\n".utf8).write(to: file)
    let fixture = try FixtureSuite.cases(in: folder)[0]
    try Data("=== B\n:text\nABC\n".utf8).write(to: file)
    let gone = #expect(throws: FixtureError.self) { try recorder.run(fixture) }
    #expect(try #require(gone).reason == .caseNotInFile("A"))
    try FileManager.default.removeItem(at: file)
    let unreadable = #expect(throws: FixtureError.self) { try recorder.run(fixture) }
    guard case .unreadable = try #require(unreadable).reason else {
      Issue.record("\(String(describing: unreadable))")
      return
    }
  }
}

import ExtractFixtures
import Foundation
import Testing

@Suite struct FixtureSuiteTests {
  @Test func casesComeByPathThenByLine() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fixtures-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, text) in [
      ("b.txt", "=== B1\n:text\nx\n=== B2\n:text\ny\n"), ("a/z.txt", "=== Z\n:text\n"), ("README.md", "no case"),
    ] {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    #expect(try FixtureSuite.cases(in: folder).map(\.title) == ["Z", "B1", "B2"])
    try Data("=== ".utf8).write(to: folder.appending(path: "a/a.txt"))
    let error = #expect(throws: FixtureError.self) { try FixtureSuite.cases(in: folder) }
    #expect(
      try #require(error).description.hasSuffix(
        "a/a.txt:1: the case has no title: write the behaviour it shows after '=== '"))
  }

  @Test func aFolderThatIsNotThereHasNoCases() throws {
    #expect(try FixtureSuite.cases(of: "no-such-stage").isEmpty)
  }

  @Test func theFolderOfTheProjectIsFoundFromASourceFile() throws {
    let folder = try #require(FixtureSuite.folder())
    #expect(FileManager.default.fileExists(atPath: folder.appending(path: "README.md").path))
    #expect(FixtureSuite.folder(from: "/no/such/file.swift") == nil)
  }
}

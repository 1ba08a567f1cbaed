import ExtractCore
import Foundation
import Synchronization

/// Writes what was found into the files of cases, in place of what was expected.
enum FixtureRecorder {
  /// Whether the environment asks for it: `EXTRACT_RECORD=1`.
  static let isRequested = ProcessInfo.processInfo.environment["EXTRACT_RECORD"] == "1"

  /// Cases of one file run at the same time; they are written one after the other.
  private static let lock = Mutex(())

  /// Writes the expectations of a case anew.
  ///
  /// - Returns: whether the file was changed.
  /// - Throws: ``FixtureError`` if the file cannot be read or written.
  static func record(
    _ fixture: FixtureCase, _ matching: FactMatching, in document: Document, closed: Set<FactKind>
  ) throws(FixtureError) -> Bool {
    let result = lock.withLock { _ -> Result<Bool, FixtureError> in
      Result { () throws(FixtureError) in
        let file = try FixtureFile(readingFrom: fixture.path)
        guard let number = file.cases.firstIndex(where: { $0.title == fixture.title }) else {
          throw FixtureError(path: fixture.path, line: fixture.line, .caseNotInFile(fixture.title))
        }
        let recording = FixtureRecording(matching: matching, document: document, closed: closed)
        let lines = recording.lines(of: file, case: number)
        guard lines != file.expectation(ofCase: number) else { return false }
        do {
          let bytes = file.replacingExpectation(ofCase: number, by: lines)
          try Data(bytes).write(to: URL(filePath: fixture.path), options: .atomic)
        } catch {
          throw FixtureError(path: fixture.path, line: 0, .unwritable(error.localizedDescription))
        }
        return true
      }
    }
    return try result.get()
  }
}

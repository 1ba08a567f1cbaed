public import Foundation

/// The cases of a folder.
public enum FixtureSuite {
  /// The cases of all `.txt` files in a folder and the folders in it, by path, then in the order of the file.
  ///
  /// - Returns: no cases for a folder that does not exist.
  /// - Throws: ``FixtureError`` for the first file that cannot be read or is not a file of cases.
  public static func cases(in folder: URL) throws(FixtureError) -> [FixtureCase] {
    guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return [] }
    var paths: [String] = []
    for case let file as URL in files where file.pathExtension == "txt" { paths.append(file.path) }
    var cases: [FixtureCase] = []
    for path in paths.sorted() { cases += try FixtureFile(readingFrom: path).cases }
    return cases
  }

  /// The cases of a folder in the project's `Fixtures`.
  ///
  /// - Parameter source: a source file of the project.
  public static func cases(of name: String, from source: String = #filePath) throws(FixtureError) -> [FixtureCase] {
    guard let fixtures = folder(from: source) else { return [] }
    return try cases(in: fixtures.appending(path: name, directoryHint: .isDirectory))
  }

  /// The folder `Fixtures` beside the `Package.swift` that is nearest above a source file.
  public static func folder(from source: String = #filePath) -> URL? {
    var folder = URL(filePath: source).deletingLastPathComponent()
    while folder.pathComponents.count > 1 {
      if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
        return folder.appending(path: "Fixtures", directoryHint: .isDirectory)
      }
      folder.deleteLastPathComponent()
    }
    return nil
  }
}

extension FixtureFile {
  /// Reads a file of cases from disk.
  ///
  /// - Throws: ``FixtureError`` if it cannot be read or is not a file of cases.
  public init(readingFrom path: String) throws(FixtureError) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw FixtureError(path: path, line: 0, .unreadable(error.localizedDescription))
    }
    try self.init(parsing: Array(data), path: path)
  }
}

internal import ExtractData
public import ExtractFixtures
public import ExtractKit
internal import ExtractMatching
internal import Foundation

/// Runs the cases of fixture files through the stage that their folder is named after.
///
/// A folder `dates` tests the stage `dates` alone, with what its cases give; a file in no such folder tests the whole
/// pipeline, closed over the kinds that a case names or states.
public struct FixtureTests: Sendable {
  private let customStages: [any Stage]
  private let options: StandardOptions
  private let isUpdating: Bool

  /// - Parameters:
  ///   - customStages: the stages after the standard ones.
  ///   - options: the rules and lists in force.
  ///   - isUpdating: whether expectations that do not hold are written anew.
  public init(customStages: [any Stage], options: StandardOptions, isUpdating: Bool) {
    self.customStages = customStages
    self.options = options
    self.isUpdating = isUpdating
  }

  /// The fixture files of paths, in byte order; files are taken as they are named, folders give their `.txt` files.
  /// Hidden files and folders in a folder, such as those of a build, are passed over.
  ///
  /// - Throws: ``FixtureError`` if a path does not exist.
  public static func files(of paths: [String]) throws(FixtureError) -> [String] {
    var files: [String] = []
    for path in paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw FixtureError(path: path, line: 0, .unreadable("there is no such file or folder"))
      }
      if !isFolder.boolValue {
        files.append(path)
      } else if let found = FileManager.default.enumerator(atPath: path) {
        let base = path.hasSuffix("/") ? path : path + "/"
        files += found.compactMap { $0 as? String }.filter(Self.isFixture).sorted().map { base + $0 }
      }
    }
    return files
  }

  /// Whether a path within a folder is that of a fixture file.
  private static func isFixture(_ path: String) -> Bool {
    path.hasSuffix(".txt") && !path.split(separator: "/").contains { $0.hasPrefix(".") }
  }

  /// Runs a case.
  ///
  /// - Parameter use: called with the document as the stages left it.
  public func run(_ fixture: FixtureCase, use: (borrowing Document) -> Void = { _ in }) -> TestResult {
    var result = TestResult(path: fixture.path, line: fixture.line, name: fixture.title, status: .passed)
    result.todoCount = fixture.expected.count(where: \.isTodo)
    do {
      let outcome = try runner(for: fixture).run(fixture)
      let isUpdated = outcome.failures.contains(.recorded)
      result.failures = outcome.failures.map { failure in
        TestResult.Failure(line: failure.line ?? fixture.line, text: outcome.describe(failure))
      }
      result.status = outcome.failures.isEmpty ? .passed : isUpdated ? .updated : .failed
      result.done = outcome.done.map { fact in
        TestResult.Failure(line: fact.line, text: ["  line \(fact.line): holds now, remove 'todo': \(fact.source)"])
      }
      result.rules = outcome.rules
      use(outcome.document)
    } catch {
      result.status = .trouble
      let line = (error as? FixtureError)?.line ?? fixture.line
      result.failures = [TestResult.Failure(line: line, text: ["  \(error)"])]
    }
    return result
  }

  private func runner(for fixture: FixtureCase) -> FixtureRunner {
    let folders = Set(fixture.path.split(separator: "/").dropLast().suffix(1).map(String.init))
    let standard = standardStages(preference: .past)
    if let stage = (standard + customStages).first(where: { folders.contains($0.name) }) {
      let makeStages: @Sendable (FixtureOptions) throws -> [any Stage] = { options in
        [try self.stage(named: stage.name, options) ?? stage]
      }
      return FixtureRunner(stages: makeStages, kinds: Self.kinds(of: stage), recording: isUpdating)
    }
    let kinds = fixture.expected.filter { !$0.isNegative }.map(\.kind)
    let stages: @Sendable (FixtureOptions) throws -> [any Stage] = { options in
      self.standardStages(preference: try Self.preference(options)) + self.customStages
    }
    return FixtureRunner(stages: stages, kinds: kinds, recording: isUpdating)
  }

  private func stage(named name: String, _ options: FixtureOptions) throws -> (any Stage)? {
    // Only stages that resolve times have a preference: an option that nothing reads is an error.
    let preference = name == "dates" ? try Self.preference(options) : .past
    return (standardStages(preference: preference) + customStages).first { $0.name == name }
  }

  private static func preference(_ options: FixtureOptions) throws(FixtureError) -> TimePreference {
    try options.value("prefer", of: TimePreference.self) ?? .past
  }

  private func standardStages(preference: TimePreference) -> [any Stage] {
    var options = options
    options.preference = preference
    return Pipeline.standardStages(options)
  }

  /// The kinds of facts that the cases of a stage list completely.
  private static func kinds(of stage: any Stage) -> [FactKind] {
    let standard = FactKind.allCases.filter { $0 != .item && stage.provides.contains($0.layer) }
    if standard.isEmpty { return [.item] }
    return stage.provides.contains(.text) ? standard + [.creationTime] : standard
  }
}

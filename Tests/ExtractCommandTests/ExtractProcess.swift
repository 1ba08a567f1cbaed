import Foundation
import RecordSchema
import TestSupport

/// A run of the real executable.
struct ExtractProcess {
  let status: Int32
  let output: Data
  let errors: String

  /// The records on standard output.
  var records: [JSONValue] {
    get throws { try output.split(separator: UInt8(ascii: "\n")).map { try JSONValue(parsing: Data($0)) } }
  }

  /// The executable that was built together with the tests.
  static let executable: String = {
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    let beside = (bundles + [URL(filePath: CommandLine.arguments[0])]).map { $0.deletingLastPathComponent() }
    let candidates = beside.map { $0.appending(path: "extract").path }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "extract"
  }()

  /// Runs `extract` and waits for its end.
  static func run(
    _ arguments: [String], input: some Collection<UInt8> = [], in folder: TemporaryFolder = TemporaryFolder()
  ) throws -> ExtractProcess {
    try launch(executable, arguments, input: Array(input), in: folder)
  }

  /// Runs a line of shell, in which `$extract` is the executable.
  static func shell(_ line: String, in folder: TemporaryFolder = TemporaryFolder()) throws -> ExtractProcess {
    try launch("/bin/sh", ["-c", "extract=\(quoted(executable)); \(line)"], input: [], in: folder)
  }

  private static func quoted(_ path: String) -> String { "'" + path.replacing("'", with: "'\\''") + "'" }

  /// Standard input, output and error are files, so that no pipe can fill up while nobody reads.
  private static func launch(
    _ program: String, _ arguments: [String], input: [UInt8], in folder: TemporaryFolder
  ) throws -> ExtractProcess {
    let streams = TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: streams.write("input", input)))
    let output = URL(filePath: try streams.write("output", []))
    let errors = URL(filePath: try streams.write("errors", []))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return ExtractProcess(
      status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
      output: try Data(contentsOf: output), errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}

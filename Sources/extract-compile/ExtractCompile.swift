import ArgumentParser
import ExtractMatching
import Foundation

/// Compiles the lists of a folder to the form that is embedded in the library.
@main struct ExtractCompile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract-compile", abstract: "Compile lists (TSV) to the embedded form.")

  @Argument(help: "The folder of the lists; every .tsv file in it is compiled, in the order of their names.")
  var lists: String

  @Option(name: .shortAndLong, help: "The file to write.")
  var output: String

  @Flag(help: "Write nothing; fail if the file is not what would be written.")
  var check = false

  func run() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: lists).filter { $0.hasSuffix(".tsv") }.sorted()
    var files: [(file: ListFile, path: String)] = []
    for name in names {
      let path = "\(lists)/\(name)"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      files.append((try ListFile(parsing: text, path: path), path))
    }
    let compiled = Data(try LexiconCompiler.compile(files))
    let target = URL(fileURLWithPath: output)
    if check {
      guard (try? Data(contentsOf: target)) == compiled else {
        throw ValidationError("\(output) is not up to date: run Scripts/compile-data")
      }
    } else {
      try compiled.write(to: target)
      print("\(output): \(files.count) lists, \(compiled.count) bytes")
    }
  }
}

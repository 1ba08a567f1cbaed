import ArgumentParser
import ExtractMatching
import ExtractPacks
import ExtractRules
import Foundation

/// Compiles the lists of a folder, and the rule packs of another, to the forms that are embedded in the library.
@main struct ExtractCompile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract-compile", abstract: "Compile lists (TSV) and rule packs (YAML) to the embedded forms.")

  @Argument(help: "The folder of the lists; every .tsv file in it is compiled, in the order of their names.")
  var lists: String

  @Option(name: .shortAndLong, help: "The file to write the lists to.")
  var output: String

  @Option(help: "The folder of the rule packs; every .yaml file in it is compiled to a file of its own.")
  var packs: String

  @Option(help: "The folder to write the packs to.")
  var packOutput: String

  @Flag(help: "Write nothing; fail if a file is not what would be written.")
  var check = false

  func run() throws {
    let lexicon = try compileLists()
    try compilePacks(lexicon)
  }

  private func compileLists() throws -> Lexicon {
    var files: [(file: ListFile, path: String)] = []
    for path in try paths(in: lists, ending: ".tsv") {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      files.append((try ListFile(parsing: text, path: path), path))
    }
    let compiled = try LexiconCompiler.compile(files)
    try write(compiled, to: output, "\(files.count) lists")
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: compiled.count, alignment: 16)
    memory.copyBytes(from: compiled)
    return try Lexicon(compiled: UnsafeRawBufferPointer(memory))
  }

  /// Each pack is compiled alone; that they fit together, and to the lists, is checked for all.
  private func compilePacks(_ lexicon: Lexicon) throws {
    var packs: [RulePack] = []
    var errors: [RuleError] = []
    for path in try paths(in: self.packs, ending: ".yaml") {
      let (pack, problems) = PackReader().read(path: path)
      if let pack { packs.append(pack) }
      errors += problems
    }
    guard errors.isEmpty else { throw RuleErrors(errors) }
    _ = try RuleSet(packs, lexicon: lexicon)
    for pack in packs {
      try write(CompiledPack.encode(pack), to: "\(packOutput)/\(pack.name).pack", "\(pack.rules.count) rules")
    }
  }

  private func paths(in folder: String, ending suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(suffix) }.sorted().map {
      "\(folder)/\($0)"
    }
  }

  private func write(_ content: [UInt8], to path: String, _ what: String) throws {
    let target = URL(fileURLWithPath: path)
    if check {
      guard (try? Data(contentsOf: target)) == Data(content) else {
        throw ValidationError("\(path) is not up to date: run Scripts/compile-data")
      }
    } else {
      try Data(content).write(to: target)
      print("\(path): \(what), \(content.count) bytes")
    }
  }
}

internal import ArgumentParser
public import ExtractKit

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The command line of `extract` as a library, so that an executable with stages of its own is a few lines:
///
/// ```swift
/// import ExtractCommand
/// import MyStage
///
/// @main struct Main {
///   static func main() { ExtractCommand.main(stages: [MyStage()]) }
/// }
/// ```
public enum ExtractCommand {
  /// Runs the command line of the process, and ends the process with its exit status.
  ///
  /// - Parameter stages: custom stages, which run after the standard ones in this order.
  public static func main(stages: [any Stage] = []) -> Never {
    exit(run(Array(CommandLine.arguments.dropFirst()), stages: stages))
  }

  /// Runs a command line.
  ///
  /// - Parameter arguments: the arguments without the program's name.
  /// - Returns: the exit status: 0 done, 1 a document failed, 2 wrong usage.
  static func run(_ arguments: [String], stages: [any Stage]) -> Int32 {
    do {
      let command = try parse(arguments)
      if let command = command as? any CommandWithStages { return try command.run(stages: stages) }
      var other = command
      try other.run()
      return 0
    } catch {
      return report(error)
    }
  }

  /// The command of a command line, with all its paths.
  private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    let shelf = PathShelf(arguments)
    let command = try parseShort(shelf.arguments)
    // Looking for a conformance takes longer than to read a short document.
    guard !shelf.isEmpty, var taking = command as? any CommandWithPaths else { return command }
    taking.paths = shelf.paths(taking.paths)
    return taking
  }

  /// The command of a command line of few values.
  ///
  /// Where none can be meant but the default one, that reads its arguments alone: the choice among the commands would
  /// describe all options several times over, a good part of the time until the first record. What it does not
  /// understand is left to the choice, which knows the help and what to say of errors.
  private static func parseShort(_ arguments: [String]) throws -> any ParsableCommand {
    let names = RootCommand.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    let rest = arguments.first == RunCommand.configuration.commandName ? arguments.dropFirst() : arguments[...]
    if !rest.isEmpty, !rest.contains(where: names.contains) {
      // Stages take as long again.
      if ExtractionArguments.mayUseDefaultStages(rest) { Pipeline.prepareStandardStages() }
      if let command = try? RunCommand.parse(Array(rest)) { return command }
    }
    return try RootCommand.parseAsRoot(arguments)
  }

  /// Prints help to standard output and errors to standard error, as they deserve.
  private static func report(_ error: any Error) -> Int32 {
    let code = RootCommand.exitCode(for: error)
    let message = RootCommand.fullMessage(for: error)
    if code.isSuccess {
      print(message)
      return 0
    }
    Console.printError(message)
    // 64 is what ArgumentParser says of wrong usage.
    return code.rawValue == 64 ? 2 : code.rawValue
  }
}

/// A command that works with the stages that the executable brings.
protocol CommandWithStages: ParsableCommand {
  func run(stages: [any Stage]) throws -> Int32
}

/// A command that takes any number of paths.
protocol CommandWithPaths: ParsableCommand {
  var paths: [String] { get set }
}

struct RootCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Structured facts from documents: who said what, about whom, where, when, how many.",
    discussion: """
      Reads plain text, HTML and JSON Lines, and writes one JSON record a document to standard output. Every fact \
      carries the place in the text and in the source that it came from, and the rule that found it.

        extract seeds/*.txt > out.jsonl

      'run' is the default command: 'extract FILE' is 'extract run FILE'. A file named like a command is './schema'.
      Exit status: 0 all documents processed, 1 a document failed, 2 wrong usage.
      """,
    version: "extract \(EngineIdentity.version)",
    subcommands: [
      RunCommand.self, TestCommand.self, DiffCommand.self, RulesCommand.self, WhyCommand.self, SchemaCommand.self,
    ],
    defaultSubcommand: RunCommand.self)
}

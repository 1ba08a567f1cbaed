internal import ArgumentParser
internal import ExtractData

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of a record.")

  @Flag(help: "The closed form, which knows no further keys: for tests of programs that write records.")
  var strict = false

  func run() { print(strict ? RecordSchemaText.strict : RecordSchemaText.open, terminator: "") }
}

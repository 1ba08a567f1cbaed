import ExtractFixtures
import Foundation
import RecordSchema
import Testing

/// The records of the seeds, as they were reviewed. `EXTRACT_RECORD=1` writes them anew and fails the run.
@Suite struct GoldenRecordTests {
  @Test(arguments: SampleDocument.seeds)
  func recordIsAsReviewed(_ seed: SampleDocument) throws {
    let folder = try #require(FixtureSuite.folder()).appending(path: "records")
    let name = seed.name.replacing("seeds/", with: "").replacing(".txt", with: ".json")
    let file = folder.appending(path: name)
    let actual = ReviewableRecord.text(try JSONValue(parsing: seed.record()))
    let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    if ProcessInfo.processInfo.environment["EXTRACT_RECORD"] == "1", golden != actual {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(actual.utf8).write(to: file)
      Issue.record("\(name) was written anew: read the change and run again")
      return
    }
    for difference in Self.differences(golden, actual).prefix(20) { Issue.record("\(name): \(difference)") }
  }

  /// The lines that only one of two texts has.
  private static func differences(_ golden: String, _ actual: String) -> [String] {
    let golden = golden.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let actual = actual.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return actual.difference(from: golden).map { change in
      switch change {
      case .remove(let offset, let line, _): "line \(offset + 1): no longer: \(line)"
      case .insert(_, let line, _): "new: \(line)"
      }
    }
  }
}

/// A record in a form that people can review as a difference: one fact a line, the text as its lines, and no engine,
/// whose hash changes with every list.
enum ReviewableRecord {
  static func text(_ record: JSONValue) -> String {
    let members = (record.object?.members ?? []).filter { $0.name != "engine" }
    return "{\n" + members.map { "  \(quoted($0.name)): \(value($0.value, of: $0.name))" }.joined(separator: ",\n")
      + "\n}\n"
  }

  private static func value(_ value: JSONValue, of name: String) -> String {
    if name == "text", let text = value.string {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return list(lines.map { quoted(String($0)) }, "[", "]", indent: "    ")
    }
    if name == "layers", let layers = value.object {
      let items = layers.members.map { layer in
        quoted(layer.name) + ": " + list((layer.value.array ?? []).map(compact), "[", "]", indent: "      ")
      }
      return list(items, "{", "}", indent: "    ")
    }
    if let items = value.array { return list(items.map(compact), "[", "]", indent: "    ") }
    return compact(value)
  }

  private static func list(_ items: [String], _ open: String, _ close: String, indent: String) -> String {
    guard !items.isEmpty else { return open + close }
    return open + "\n" + items.map { indent + $0 }.joined(separator: ",\n") + "\n" + indent.dropLast(2) + close
  }

  private static func compact(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let flag): String(flag)
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .string(let string): quoted(string)
    case .array(let elements): "[" + elements.map(compact).joined(separator: ", ") + "]"
    case .object(let object):
      "{" + object.members.map { "\(quoted($0.name)): \(compact($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case ..<" ": result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

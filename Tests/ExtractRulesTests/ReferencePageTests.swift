import ExtractData
import ExtractKit
import ExtractPacks
import ExtractRules
import Foundation
import Testing

/// The examples of the reference page do what it says.
@Suite struct ReferencePageTests {
  private static let page = lines(of: "Sources/ExtractMatching/ExtractMatching.docc/Rules.md")

  private static func lines(of path: String) -> [String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    let text = (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var line: Int
    var pattern: String
    var examples: [String]

    var testDescription: String { pattern }
  }

  /// The rows of the tables of elements: the pattern in the first column, examples in the last.
  private static var rows: [Row] {
    var rows: [Row] = []
    var isElements = false
    for (index, line) in page.enumerated() {
      if line.hasPrefix("| write |") { isElements = true }
      if !line.hasPrefix("|") { isElements = false }
      guard isElements, line.hasPrefix("| `") else { continue }
      let cells = cells(of: line)
      let pattern = code(in: cells.first ?? "").first ?? ""
      rows.append(Row(line: index + 1, pattern: pattern, examples: code(in: cells.last ?? "")))
    }
    return rows
  }

  private static func cells(of line: String) -> [String] {
    line.replacingOccurrences(of: "\\|", with: "\u{1}").split(separator: "|")
      .map { $0.replacingOccurrences(of: "\u{1}", with: "|") }.filter { !$0.allSatisfy(\.isWhitespace) }
  }

  private static func code(in cell: String) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
      .map { String($0.element) }
  }

  /// The YAML of the page with its line.
  private static var packs: [(line: Int, yaml: String)] {
    var packs: [(line: Int, yaml: String)] = []
    var start: Int?
    for (index, line) in page.enumerated() {
      if line == "```yaml" { start = index + 1 }
      if line == "```", let first = start {
        packs.append((first + 1, page[first..<index].joined(separator: "\n")))
        start = nil
      }
    }
    return packs
  }

  private func failures(_ pack: RulePack) throws -> [String] {
    var options = StandardOptions()
    options.cleans = false
    options.rules = try RuleSet([], lexicon: .builtin)
    var runner = try ExampleRunner(lexicon: .builtin, pipeline: Pipeline(Pipeline.standardStages(options)))
    var failures: [String] = []
    for rule in pack.rules {
      for outcome in try runner.run(rule, of: pack) where !outcome.passes {
        failures.append("\(outcome.example.source): missing \(outcome.missing), unexpected \(outcome.unexpected)")
      }
    }
    return failures
  }

  @Test func thePageHasExamples() {
    #expect(Self.rows.count > 50)
    #expect(Self.packs.count >= 2)
  }

  @Test func elements() throws {
    for row in Self.rows {
      let marked = row.examples.filter { $0.contains("[") }
      let bare = row.examples.filter { !$0.contains("[") }
      #expect(!marked.isEmpty, "Rules.md:\(row.line) has no example")
      let yaml = """
        - id: page/row
          label: FINDING
          match: |
            \(row.pattern)
          examples: |
            \(marked.joined(separator: "\n    "))
          counterexamples: |
            \(bare.joined(separator: "\n    "))
        """
      let (pack, errors) = PackReader().read(yaml, path: "Rules.md:\(row.line)")
      #expect(errors.isEmpty, "\(RuleErrors(errors))")
      let found = try failures(try #require(pack))
      #expect(found.isEmpty, "Rules.md:\(row.line): \(row.pattern): \(found)")
    }
  }

  @Test func packs() throws {
    for (line, yaml) in Self.packs {
      let (pack, errors) = PackReader().read(yaml, path: "Rules.md")
      #expect(errors.isEmpty, "Rules.md:\(line): \(RuleErrors(errors))")
      let found = try failures(try #require(pack))
      #expect(found.isEmpty, "Rules.md:\(line): \(found)")
    }
  }

  /// The rule of the README fails first, and passes with the pattern that it gives.
  @Test func theWayOfANewcomer() throws {
    let readme = Self.lines(of: "README.md")
    let start = try #require(readme.firstIndex { $0.contains("- id: weather/storm") })
    let end = try #require(readme[start...].firstIndex { $0.contains("```") })
    let yaml = readme[start..<end].map { String($0.dropFirst(3)) }
    let first = try failures(try pack(yaml.joined(separator: "\n")))
    #expect(first.count == 1 && first[0].contains("Tropical Storm"), "\(first)")

    let line = try #require(yaml.firstIndex { $0.contains("Cyclone\") Cap") })
    let better = try #require(readme[end...].first { $0.contains("Cyclone\") Cap") })
    var repaired = yaml
    repaired[line] = "    " + better.drop { $0 == " " }
    #expect(try failures(try pack(repaired.joined(separator: "\n"))).isEmpty)
  }
}

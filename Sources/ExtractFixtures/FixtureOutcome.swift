public import ExtractCore

/// A way in which a document is not as a case states.
public enum FixtureFailure: Hashable, Sendable {
  /// A stated fact was not found; `nearest` is what was found there instead.
  case missing(ExpectedFact, at: TextRange, nearest: ObservedFact?)
  /// A stated fact was found with other attributes.
  case wrong(ExpectedFact, ObservedFact, differences: [String])
  /// A fact of a kind that the case is closed over was found and is not stated.
  case unexpected(ObservedFact)
  /// A fact was found that is stated not to be there.
  case forbidden(ExpectedFact, ObservedFact)
  /// The anchor of a stated fact names no place in the cleaned text.
  case unplaced(ExpectedFact, String)
  case wrongText(ExpectedFact)
  /// A piece of the input is in the text that should not be, or the other way round, or `rules` dropped it that the
  /// case does not name.
  case wronglyDropped(ExpectedFact, kept: TextRange?, rules: [String])
  /// The document contradicts itself: a layer is out of order, an index out of range.
  case inconsistent(String)
  /// The expectations were recorded anew; they are to be read before they count.
  case recorded

  /// The line of the stated fact; `nil` for what the case does not state.
  public var line: Int? {
    switch self {
    case .missing(let fact, _, _), .wrong(let fact, _, _), .forbidden(let fact, _), .unplaced(let fact, _),
      .wrongText(let fact), .wronglyDropped(let fact, _, _):
      fact.line
    case .unexpected, .inconsistent, .recorded: nil
    }
  }
}

/// The result of running a case.
public struct FixtureOutcome: Sendable {
  /// The case that was run.
  public let fixture: FixtureCase
  /// The document as the stages left it.
  public let document: Document
  /// In the order of the fixture's lines, then of the text; empty if the case holds.
  public internal(set) var failures: [FixtureFailure]
  /// Facts marked `todo` that hold now; the mark can go.
  public let done: [ExpectedFact]

  /// The names of the rules that found something, stated or not, or left something out of the text.
  public var rules: Set<String> {
    let facts = DocumentFacts.facts(of: document, kinds: Set(FactKind.allCases))
    let speakers = (document.quotes ?? []).compactMap { $0.speaker?.rule?.name }
    return Set(facts.compactMap(\.rule) + speakers + document.dropped.map(\.rule.name))
  }
}

extension FixtureOutcome: CustomStringConvertible {
  /// What is not as stated, with the expected and the nearest actual line, the rule and the place.
  public var description: String {
    var lines = ["\(fixture.path):\(fixture.line): \(fixture.title)"]
    for failure in failures { lines += describe(failure) }
    lines += notes
    return lines.joined(separator: "\n")
  }

  /// A line for each fact marked `todo` that holds now.
  public var notes: [String] {
    done.map { "  line \($0.line): holds now, remove 'todo': \($0.source)" }
  }

  /// A failure in lines for people: what is stated and what was found instead, with the rule and the place.
  public func describe(_ failure: FixtureFailure) -> [String] {
    switch failure {
    case .missing(let fact, let place, let nearest):
      stated("missing", fact) + (nearest.map { [found("  nearest", $0)] } ?? ["    nothing like it \(at(place))"])
    case .wrong(let fact, let actual, let differences):
      stated("wrong \(differences.joined(separator: ", "))", fact) + [found("  found", actual, names: differences)]
    case .unexpected(let actual): [found("unexpected", actual)]
    case .forbidden(let fact, let actual): stated("not wanted", fact) + [found("  found", actual)]
    case .unplaced(let fact, let message): stated("missing", fact) + ["    \(message)"]
    case .wrongText(let fact):
      stated("wrong text", fact)
        + ["    found: TEXT \(FactSyntax.quoted(String(decoding: document.text, as: UTF8.self)))"]
    case .wronglyDropped(let fact, let kept?, _):
      stated("wrong", fact) + ["    found: kept as \(FactSyntax.quoted(document.string(kept)))"]
    case .wronglyDropped(let fact, nil, let rules):
      stated("wrong", fact) + ["    found: not in the text" + rules.map { ", rule=\($0)" }.joined()]
    case .inconsistent(let message): ["  inconsistent: \(message)"]
    case .recorded: ["  recorded: the expectations were written anew; read the change and run again"]
    }
  }

  private func stated(_ what: String, _ fact: ExpectedFact) -> [String] {
    ["  line \(fact.line): \(what): \(fact.source)"]
  }

  private func found(_ what: String, _ fact: ObservedFact, names: [String] = []) -> String {
    let recorded = fact.attributes.filter(\.isRecorded).map(\.name)
    var line = "  \(what): \(fact.line(in: document.text, attributes: recorded + names))"
    if let rule = fact.rule, !names.contains(FactAttribute.rule) { line += " rule=\(rule)" }
    if let range = fact.range { line += " (\(at(range)))" }
    return line
  }

  /// A place for people: line and column of the text, from 1, in characters.
  private func at(_ range: TextRange) -> String {
    guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= document.text.count else {
      return "in the document"
    }
    let before = document.text[..<range.lowerBound]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let number = before.count { $0 == 0x0A } + 1
    let column = document.string(TextRange(lineStart, range.lowerBound)).unicodeScalars.count + 1
    return "at line \(number), column \(column)"
  }
}

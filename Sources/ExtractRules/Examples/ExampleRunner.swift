public import ExtractCore
public import ExtractMatching

/// What a rule did on one of its examples.
public struct ExampleOutcome: Sendable {
  /// The section of the rule that the text stands in.
  public enum Kind: Sendable { case example, counterexample, todo }

  /// The section of the rule that the text stands in.
  public var kind: Kind
  /// The text, with its marks.
  public var example: RuleExample
  /// What is marked and was not found.
  public var missing: [RuleExample.Span]
  /// What was found and is not marked.
  public var unexpected: [RuleExample.Span]

  /// Whether the rule finds what is marked and nothing else. A known gap need not pass.
  public var passes: Bool { missing.isEmpty && unexpected.isEmpty }
}

/// Runs rules on their examples: each rule alone, so that no other decides what its examples show.
public struct ExampleRunner {
  private let lexicon: Lexicon
  private var pipeline: PipelineWorker

  /// A runner for texts that go through a pipeline first.
  ///
  /// - Parameter pipeline: what makes tokens, sentences and the layers that the rules look at, from plain text.
  /// - Throws: ``PipelineError`` if a stage cannot start.
  public init(lexicon: Lexicon, pipeline: Pipeline) throws(PipelineError) {
    self.lexicon = lexicon
    self.pipeline = try pipeline.makeWorker()
  }

  /// What a rule does on its examples, counterexamples and known gaps, in the order of their lines.
  ///
  /// - Parameter pack: the pack of the rule, for its labels.
  public mutating func run(_ rule: Rule, of pack: RulePack) throws -> [ExampleOutcome] {
    var alone = pack
    alone.rules = [rule]
    let rules = try RuleSet([alone], lexicon: lexicon, layers: rule.customLayers)
    var matchers = RuleSet.Phase.allCases.map { RuleMatcher(rules, phase: $0) }
    var outcomes: [ExampleOutcome] = []
    for example in rule.examples { outcomes.append(try run(.example, example, rule, &matchers)) }
    for example in rule.counterexamples { outcomes.append(try run(.counterexample, example, rule, &matchers)) }
    for example in rule.todo { outcomes.append(try run(.todo, example, rule, &matchers)) }
    return outcomes.sorted { $0.example.line < $1.example.line }
  }

  private mutating func run(
    _ kind: ExampleOutcome.Kind, _ example: RuleExample, _ rule: Rule, _ matchers: inout [RuleMatcher]
  ) throws -> ExampleOutcome {
    var document = Document(
      id: "example", source: Document.Source(path: rule.origin.path, media: .plainText), raw: Array(example.text.utf8))
    try pipeline.process(&document)
    var found: [RuleExample.Span] = []
    for index in matchers.indices {
      for match in matchers[index].matches(in: document) where match.fate == .fired {
        found += spans(of: match, rule, document)
      }
    }
    let names = Self.comparedNames(rule, example)
    var missing = kind == .counterexample ? [] : example.spans
    var unexpected: [RuleExample.Span] = []
    for span in found where names.contains(span.name) {
      if let index = missing.firstIndex(of: span) {
        missing.remove(at: index)
      } else if !example.spans.contains(span) || kind == .counterexample, !unexpected.contains(span) {
        unexpected.append(span)
      }
    }
    return ExampleOutcome(kind: kind, example: example, missing: missing, unexpected: unexpected)
  }

  private func spans(of match: RuleMatch, _ rule: Rule, _ document: borrowing Document) -> [RuleExample.Span] {
    var spans: [RuleExample.Span] = []
    func add(_ tokens: TokenRange, _ name: String?) {
      let range = document.tokens.textRange(of: tokens)
      spans.append(RuleExample.Span(start: range.lowerBound, end: range.upperBound, name: name))
    }
    if rule.label != nil { add(match.span, nil) }
    for capture in match.captures { add(capture.tokens, capture.name) }
    return spans
  }

  /// The rule's own span, labels that stand for themselves, and whatever captures the example marks.
  private static func comparedNames(_ rule: Rule, _ example: RuleExample) -> Set<String?> {
    var names = Set<String?>(example.spans.map(\.name))
    if rule.label != nil { names.insert(nil) } else { names.formUnion(rule.labels.map { $0 }) }
    return names
  }
}

extension Rule {
  /// The custom layers that its patterns look at.
  fileprivate var customLayers: [String] {
    (match + except).flatMap { $0.program.annotations }.filter { $0.knownFields == nil }.map(\.layer)
  }
}

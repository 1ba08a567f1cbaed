public import ExtractCore
internal import ExtractData
internal import ExtractMatching
public import ExtractRules

/// Tells, for each annotation of a document, how its rule came to it: what stands in records as `why`.
///
/// Of a rule of a pack it is the pattern, its line, the captures and the entries of lists that took part; of a rule
/// that is code, the stage, and the entries of lists that stand within the annotation, or in the cue of a quotation.
public struct RecordExplainer: Sendable {
  private let explainer: RuleExplainer
  private let lexicon: Lexicon
  /// The stage of each rule that is code.
  private let stages: [RuleID: String]

  /// - Parameters:
  ///   - rules: the rules in force.
  ///   - stages: the stages of the pipeline.
  public init(rules: RuleSet, stages: [any Stage]) {
    explainer = RuleExplainer(rules)
    lexicon = rules.lexicon
    let packed = Set(rules.rules.map(\.id))
    var owners: [RuleID: String] = [:]
    for stage in stages {
      for rule in stage.rules where owners[rule] == nil && !packed.contains(rule.name) { owners[rule] = stage.name }
    }
    self.stages = owners
  }

  /// The derivations of a document's annotations.
  ///
  /// - Complexity: linear in the text, and in the entries that stand in it.
  func derivations(of document: borrowing Document) -> AnnotationDerivations {
    var derivations = AnnotationDerivations(stages: stages)
    let whole = TextRange(0, document.text.count)
    for derivation in explainer.explain(document, at: whole, nearMisses: 0).derivations {
      guard case .fired = derivation.outcome else { continue }
      let json = json(of: derivation, document)
      derivations.add(json, rule: RuleID(derivation.rule.id), range: derivation.span)
      // A capture with a label is an annotation of its own.
      for capture in derivation.captures where Rule.isLabel(capture.name) {
        derivations.add(json, rule: RuleID(derivation.rule.id), range: capture.range)
      }
    }
    func add(_ rule: RuleID, _ range: TextRange) { addEntries(rule, range, in: range, document, &derivations) }
    for mention in document.mentions ?? [] { add(mention.rule, mention.range) }
    for quantity in document.quantities ?? [] { add(quantity.rule, quantity.range) }
    for time in document.times ?? [] { add(time.rule, time.range) }
    for quote in document.quotes ?? [] {
      guard let cue = quote.cue else { continue }
      addEntries(quote.rule, quote.range, in: cue.range, of: "cues", document, &derivations)
    }
    return derivations
  }

  private func json(of derivation: Derivation, _ document: borrowing Document) -> String {
    var output = "{\"origin\":\(JSONText.quoted(derivation.rule.origin.description))"
    output += ",\"pattern\":\(JSONText.quoted(derivation.pattern)),\"pattern_line\":\(derivation.line)"
    output += ",\"matched\":\(JSONText.quoted(document.string(derivation.range)))"
    if !derivation.captures.isEmpty {
      let captures = derivation.captures.map {
        "{\"name\":\(JSONText.quoted($0.name)),\"text\":\(JSONText.quoted(document.string($0.range)))}"
      }
      output += ",\"captures\":[\(captures.joined(separator: ","))]"
    }
    let entries = derivation.entries.map { Self.json($0.list, $0.line, $0.entry, document.string($0.range)) }
    if !entries.isEmpty { output += ",\"entries\":[\(entries.joined(separator: ","))]" }
    return output + "}"
  }

  private static func json(_ list: String, _ line: Int, _ entry: String, _ text: String) -> String {
    "{\"list\":\(JSONText.quoted(list)),\"line\":\(line),\"entry\":\(JSONText.quoted(entry)),"
      + "\"text\":\(JSONText.quoted(text))}"
  }

  /// Adds the entries that a rule that is code had before it: of a quotation those of its cue, of anything else those
  /// within the annotation.
  private func addEntries(
    _ rule: RuleID, _ range: TextRange, in evidence: TextRange, of list: String? = nil, _ document: borrowing Document,
    _ derivations: inout AnnotationDerivations
  ) {
    guard let stage = stages[rule] else { return }
    let tokens = document.tokens.indices(in: evidence)
    var entries: [String] = []
    document.withTokens { view in
      for index in tokens.start..<tokens.end {
        lexicon.forEachPhrase(at: index, in: view) { match in
          guard match.end <= tokens.end, list == nil || list == match.entry.list else { return }
          let text = document.string(view.range(index, match.end))
          entries.append(Self.json(match.entry.list, match.entry.line, match.entry[0].string, text))
        }
      }
    }
    let list = entries.isEmpty ? "" : ",\"entries\":[\(entries.joined(separator: ","))]"
    derivations.add("{\"stage\":\(JSONText.quoted(stage))\(list)}", rule: rule, range: range)
  }
}

/// The derivations of the annotations of one document, as JSON.
struct AnnotationDerivations {
  private struct Key: Hashable {
    var rule: RuleID
    var range: TextRange
  }

  private let stages: [RuleID: String]
  private var derivations: [Key: String] = [:]

  init(stages: [RuleID: String]) { self.stages = stages }

  mutating func add(_ json: String, rule: RuleID, range: TextRange) {
    derivations[Key(rule: rule, range: range)] = json
  }

  /// What is known of an annotation; of one that nothing was noted for, its stage.
  func json(rule: RuleID, range: TextRange) -> String? {
    derivations[Key(rule: rule, range: range)] ?? stages[rule].map { "{\"stage\":\(JSONText.quoted($0))}" }
  }
}

extension JSONText {
  /// A string as JSON.
  static func quoted(_ text: String) -> String {
    var output = OutputBuffer(capacity: text.utf8.count + 16)
    output.appendJSON(text)
    return String(decoding: output.bytes, as: UTF8.self)
  }
}

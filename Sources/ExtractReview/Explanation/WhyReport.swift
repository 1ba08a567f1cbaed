public import ExtractCore
internal import ExtractEntities
internal import ExtractMatching
public import ExtractRules

/// Tells what rules did over some words of a document, and what they nearly did.
public struct WhyReport {
  private let document: Document
  private let record: Record
  private let range: TextRange
  private let catalog: RuleCatalog
  private let rules: RuleSet
  private let style: TextStyle

  /// - Parameters:
  ///   - record: the document's record, with ranges in bytes.
  ///   - range: the words.
  public init(
    document: Document, record: Record, at range: TextRange, catalog: RuleCatalog, rules: RuleSet, style: TextStyle
  ) {
    self.document = document
    self.record = record
    self.range = range
    self.catalog = catalog
    self.rules = rules
    self.style = style
  }

  /// The report, without line ends; as long as what was found at the place.
  public var lines: [String] {
    let explanation = RuleExplainer(rules).explain(document, at: range)
    return section("annotations", annotations) + section("rules of packs", explanation.derivations.flatMap(lines))
      + section("nearly (rules of packs)", explanation.nearMisses.flatMap(lines))
      + section("nearly (names)", rejectedNames) + section("list entries", entries)
  }

  /// What looks like a name there and is none, with what was missing.
  private var rejectedNames: [String] {
    guard document.sentences != nil else { return [] }
    return EntityStage(lexicon: rules.lexicon).rejectedNames(in: document).filter { $0.range.overlaps(range) }.map {
      name in
      let missing =
        switch name.reason {
        case .capitalProvesNothing:
          "its capital proves nothing there, as at the beginning of a sentence or in a headline, and the document has "
            + "the name nowhere else with better evidence"
        case .unexplained:
          "no list, title, head noun, part of a person's name or word beside it says what it is, here or elsewhere"
        }
      let label = name.wouldBe.map { " \($0.label) by \($0.rule.name)" } ?? ""
      return "  \(quoted(name.range)) may be a name\(label): \(missing)"
    }
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    [style.bold(title)] + (lines.isEmpty ? ["  none"] : lines)
  }

  /// The facts that share a byte with the words, sentences and blocks last.
  private var annotations: [String] {
    let here = record.facts.filter { fact in
      guard let place = fact.range else { return false }
      return place.lowerBound < range.upperBound && place.upperBound > range.lowerBound
    }
    let isStructure = { (fact: RecordFact) in fact.layer == "sentences" || fact.layer == "blocks" }
    return (here.filter { !isStructure($0) } + here.filter(isStructure)).flatMap { fact -> [String] in
      let origin = fact.rule.map { rule in
        "  rule \(rule) (\(catalog.entry(rule)?.origin ?? "unknown"))"
      }
      let words =
        fact.text.isEmpty ? fact.range.map { document.string(TextRange($0.lowerBound, $0.upperBound)) } : fact.text
      let name = fact.label == fact.layer ? fact.layer : "\(fact.layer) \(fact.label)"
      let attributes = fact.attributes.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
      return ["  \(name) \(FactContext.quoted(words ?? ""))\(origin ?? "")"]
        + (attributes.isEmpty ? [] : [style.dim("      \(attributes)")]) + (isStructure(fact) ? [] : evidence(fact))
    }
  }

  /// What a rule that is code had before it: tokens and list entries, of a quotation the cue and the speaker.
  private func evidence(_ fact: RecordFact) -> [String] {
    guard let rule = fact.rule, catalog.entry(rule)?.rule == nil, let place = fact.range else { return [] }
    let range = TextRange(place.lowerBound, place.upperBound)
    guard fact.layer == "quotes" else { return [tokens(in: range)] + entries(in: range, indent: "      ") }
    guard let quote = document.quotes?.first(where: { $0.range == range }) else { return [] }
    let cue = quote.cue.map { [described("cue", $0.range)] + entries(in: $0.range, indent: "        ", of: "cues") }
    return (cue ?? ["      no cue"]) + [quote.speaker.map { described("speaker", $0.range) } ?? "      no speaker"]
  }

  private func described(_ name: String, _ range: TextRange) -> String {
    "      \(name) \(quoted(range)), bytes \(range.lowerBound) to \(range.upperBound)"
  }

  private func tokens(in range: TextRange) -> String {
    let indices = document.tokens.indices(in: range)
    let words = document.withTokens { view in
      (indices.start..<indices.end).map { quoted(view.range($0, $0 + 1)) }
    }
    return "      tokens: \(words.joined(separator: " "))"
  }

  private func lines(_ derivation: Derivation) -> [String] {
    let outcome =
      switch derivation.outcome {
      case .fired: style.green("fired")
      case .excepted(let line, let pattern, let place):
        style.yellow("excepted by line \(line), '\(pattern)', on \(quoted(place))")
      case .lost(let winner, let place):
        style.yellow("lost to \(winner.id) (\(winner.origin)), which takes \(quoted(place))")
      }
    var lines = ["  \(derivation.rule.id) (\(derivation.rule.origin)): \(outcome)"]
    lines.append("      finds \(quoted(derivation.span)) by line \(derivation.line): \(derivation.pattern)")
    if derivation.range != derivation.span { lines.append("      in \(quoted(derivation.range))") }
    lines += derivation.captures.map { "      \($0.name): \(quoted($0.range))" }
    lines += derivation.entries.map { use in
      "      \(quoted(use.range)) is '\(use.entry)' of \(catalog.path(ofList: use.list)):\(use.line)"
    }
    return lines
  }

  private func lines(_ miss: NearMiss) -> [String] {
    let place = miss.failedAt.map { "at \(quoted($0))" } ?? "at the end of the sentence"
    return [
      "  \(miss.rule.id) (\(miss.rule.origin)): fits \(quoted(miss.matched)), then fails \(place)",
      "      which is not \(miss.element), in line \(miss.line): \(miss.pattern)",
    ]
  }

  /// The entries of lists that share a byte with the words, whether a rule used them or not.
  private var entries: [String] { entries(in: range, indent: "  ") }

  private func entries(in range: TextRange, indent: String, of list: String? = nil) -> [String] {
    // A form that reaches into the words begins in their sentence.
    let sentence = (document.sentences ?? []).last { $0.range.lowerBound <= range.lowerBound }?.range
    let from = TextRange(min(sentence?.lowerBound ?? range.lowerBound, range.lowerBound), range.upperBound)
    let tokens = document.tokens.indices(in: from)
    var lines: [String] = []
    document.withTokens { view in
      for index in tokens.start..<tokens.end {
        rules.lexicon.forEachPhrase(at: index, in: view) { match in
          let place = view.range(index, match.end)
          guard place.upperBound > range.lowerBound, place.lowerBound < range.upperBound,
            list == nil || list == match.entry.list
          else { return }
          let columns = rules.lexicon.columns(of: match.entry.list) ?? []
          let cells = columns.indices.dropFirst().map { match.entry[$0].string }.filter { !$0.isEmpty }
          let values = cells.isEmpty ? "" : " (\(cells.joined(separator: ", ")))"
          lines.append(
            "\(indent)\(quoted(place)) is '\(match.entry[0].string)'\(values) of "
              + "\(catalog.path(ofList: match.entry.list)):\(match.entry.line)")
        }
      }
    }
    return lines
  }

  private func quoted(_ range: TextRange) -> String { FactContext.quoted(document.string(range)) }
}

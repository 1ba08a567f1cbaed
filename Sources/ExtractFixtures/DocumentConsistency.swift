import ExtractCore

/// Checks that the layers of a document hold together: order, ranges, indices, names of rules.
struct DocumentConsistency {
  private let document: Document
  private let rules: Set<RuleID>?
  private var problems: [String] = []

  /// What contradicts itself, each as a sentence; empty for a sound document.
  ///
  /// - Parameter rules: the rules that may stand on items of the provided layers; any if `nil`.
  static func problems(of document: Document, provided: Set<Layer>, rules: Set<RuleID>?) -> [String] {
    var check = DocumentConsistency(document: document, rules: rules)
    check.checkText()
    if provided.contains(.text) {
      check.check("block", document.blocks, \.range, { $0.rule }, mayOverlap: false)
      check.checkDropped()
    }
    if provided.contains(.sentences) {
      check.check("sentence", document.sentences, \.range, { $0.rule }, tokens: \.tokens, mayOverlap: false)
    }
    if provided.contains(.entities) { check.checkEntities() }
    if provided.contains(.quotes) { check.checkQuotes() }
    if provided.contains(.quantities) {
      check.check("quantity", document.quantities, \.range, { $0.rule }, tokens: \.tokens)
      for quantity in document.quantities ?? [] { check.check("counted phrase", quantity.counted) }
    }
    if provided.contains(.times) { check.checkTimes() }
    return check.problems
  }

  private init(document: Document, rules: Set<RuleID>?) {
    self.document = document
    self.rules = rules
  }

  private mutating func checkText() {
    if String(validating: document.text, as: UTF8.self) == nil { problems.append("the text is not valid UTF-8") }
    var source = 0
    var text = 0
    for run in document.alignment.runs {
      if Int(run.sourceStart) < source || Int(run.textStart) < text {
        problems.append("the alignment goes back at text \(run.textStart), source \(run.sourceStart)")
      }
      if run.count < 1 || run.sourceStep < 1 || run.textStep < 1 {
        problems.append("the alignment has an empty run at text \(run.textStart)")
      }
      source = run.sourceEnd
      text = run.textEnd
    }
    if source > document.raw.count || text > document.text.count {
      problems.append("the alignment goes beyond the end of the document")
    }
  }

  private mutating func checkDropped() {
    var start = 0
    for piece in document.dropped {
      let place = "the dropped piece at source \(piece.range.lowerBound)..<\(piece.range.upperBound)"
      if piece.range.isEmpty || piece.range.lowerBound < 0 || piece.range.upperBound > document.raw.count {
        problems.append("\(place) is empty or outside of the source")
      }
      if piece.range.lowerBound < start { problems.append("\(place) stands after one that begins later") }
      start = piece.range.lowerBound
      check(piece.rule, of: place)
    }
  }

  private mutating func check<Item>(
    _ name: String, _ items: [Item]?, _ range: (Item) -> TextRange, _ rule: (Item) -> RuleID?,
    tokens: ((Item) -> TokenRange)? = nil, mayOverlap: Bool = true
  ) {
    var previous: TextRange?
    for item in items ?? [] {
      let place = range(item)
      guard check(name, place) else { continue }
      if let previous {
        if place.lowerBound < previous.lowerBound {
          problems.append("\(name) \(quoted(place)) stands after \(quoted(previous)), which begins later in the text")
        } else if !mayOverlap, place.overlaps(previous) {
          problems.append("\(name) \(quoted(place)) overlaps \(quoted(previous))")
        }
      }
      previous = place
      if let tokens, tokens(item) != document.tokens.indices(in: place) {
        problems.append(
          "\(name) \(quoted(place)) has tokens \(describe(tokens(item))), "
            + "its text has tokens \(describe(document.tokens.indices(in: place)))")
      }
      check(rule(item), of: "\(name) \(quoted(place))")
    }
  }

  private mutating func check(_ rule: RuleID?, of item: String) {
    guard let rule, let rules, !rules.contains(rule) else { return }
    problems.append("\(item) has rule '\(rule.name)', which its stage does not list among its rules")
  }

  /// Whether a range is a piece of the text that cuts no character; a problem is noted if it is not.
  @discardableResult private mutating func check(_ name: String, _ range: TextRange?) -> Bool {
    guard let range else { return true }
    guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= document.text.count else {
      problems.append("\(name) at \(range.lowerBound)..<\(range.upperBound) is empty or outside of the text")
      return false
    }
    guard isBoundary(range.lowerBound), isBoundary(range.upperBound) else {
      problems.append("\(name) at \(range.lowerBound)..<\(range.upperBound) cuts a character")
      return false
    }
    return true
  }

  private func isBoundary(_ offset: Int) -> Bool {
    offset == document.text.count || document.text[offset] & 0xC0 != 0x80
  }

  private func quoted(_ range: TextRange) -> String {
    Anchor.naming(range.lowerBound..<range.upperBound, in: document.text).description
  }

  private func describe(_ tokens: TokenRange) -> String { "\(tokens.start)..<\(tokens.end)" }

  private mutating func checkEntities() {
    let entities = document.entities ?? []
    check("mention", document.mentions, \.range, { $0.rule }, tokens: \.tokens)
    for mention in document.mentions ?? [] {
      check("the entity of mention", mention.entity, below: entities.count, at: mention.range)
    }
    for entity in entities {
      if case .text(let range) = entity.name { check("the name of an entity", range) }
      for alias in entity.aliases { check("an alias", alias) }
      for title in entity.titles { check("a title", title) }
    }
  }

  private mutating func checkQuotes() {
    check("quote", document.quotes, \.range, { $0.rule })
    for quote in document.quotes ?? [] {
      for part in quote.parts where check("a part of a quote", part) && !quote.range.contains(part) {
        problems.append("part \(quoted(part)) lies outside of its quote")
      }
      for (before, after) in zip(quote.parts, quote.parts.dropFirst()) where after.lowerBound < before.upperBound {
        problems.append("the parts of the quote that begins with \(quoted(before)) are out of order")
      }
      check("the cue of a quote", quote.cue?.range)
      check(speaker: quote.speaker)
      check(speaker: quote.addressee)
    }
  }

  private mutating func check(speaker: Speaker?) {
    guard let speaker, check("the speaker of a quote", speaker.range) else { return }
    check("the head of a speaker", speaker.head)
    check("the mention of speaker", speaker.mention, below: document.mentions?.count ?? 0, at: speaker.range)
    check("the entity of speaker", speaker.entity, below: document.entities?.count ?? 0, at: speaker.range)
    check(speaker.rule, of: "speaker \(quoted(speaker.range))")
  }

  private mutating func checkTimes() {
    let times = document.times ?? []
    check("time", times, \.range, { $0.rule }, tokens: \.tokens)
    for (index, time) in times.enumerated() {
      guard case .time(let anchor) = time.anchor else { continue }
      check("the anchor of time", anchor, below: times.count, at: time.range)
      if anchor == index { problems.append("time \(quoted(time.range)) is its own anchor") }
    }
    check("the creation time", document.creationTime?.range)
    check(document.creationTime?.rule, of: "the creation time")
  }

  private mutating func check(_ name: String, _ index: Int?, below count: Int, at range: TextRange) {
    guard let index, index < 0 || index >= count else { return }
    problems.append("\(name) at \(range.lowerBound)..<\(range.upperBound) is number \(index) of \(count)")
  }
}

import ExtractCore
import ExtractMatching

/// Makes the document that stages see from a case: text, tokens, and the layers that are given.
struct CaseDocument {
  private let fixture: FixtureCase
  private let options: FixtureOptions
  private var document: Document

  private static let givenRule = RuleID("fixture/given")

  private init(_ fixture: FixtureCase, _ options: FixtureOptions) {
    self.fixture = fixture
    self.options = options
    document = Document(
      id: fixture.title,
      source: Document.Source(path: options[FixtureOptions.path] ?? fixture.path, media: fixture.media),
      raw: fixture.raw)
  }

  /// The document with nothing but its bytes, for a stage that makes the text.
  static func raw(_ fixture: FixtureCase, _ options: FixtureOptions) throws(FixtureError) -> Document {
    if let fact = fixture.given.first {
      throw FixtureError(path: fixture.path, line: fact.line, .givenNotSupported(kind: fact.kind.rawValue))
    }
    var builder = CaseDocument(fixture, options)
    builder.addCreationTimeOption()
    return builder.document
  }

  /// The document with its text as it stands, its tokens, and the given facts as layers.
  ///
  /// - Parameter layers: the layers that stages require; those without given facts are empty, and sentences are lines.
  static func withText(
    _ fixture: FixtureCase, _ options: FixtureOptions, layers: Set<Layer>, lexicon: Lexicon
  ) throws(FixtureError) -> Document {
    guard String(validating: fixture.raw, as: UTF8.self) != nil else {
      throw FixtureError(path: fixture.path, line: fixture.line, .invalidUTF8)
    }
    var builder = CaseDocument(fixture, options)
    builder.document.useRawAsText()
    builder.tokenize(lexicon)
    try builder.addGivenFacts()
    if layers.contains(.sentences), builder.document.sentences == nil { builder.addLinesAsSentences() }
    if layers.contains(.entities), builder.document.mentions == nil {
      builder.document.mentions = []
      builder.document.entities = []
    }
    if layers.contains(.quotes) { builder.document.quotes = [] }
    if layers.contains(.quantities), builder.document.quantities == nil { builder.document.quantities = [] }
    if layers.contains(.times), builder.document.times == nil { builder.document.times = [] }
    return builder.document
  }

  private mutating func tokenize(_ lexicon: Lexicon) {
    var tokenizer = Tokenizer(lexicon: lexicon)
    let text = document.text
    text.withUnsafeBufferPointer { tokenizer.tokenize($0, into: &document.tokens) }
  }

  private mutating func addLinesAsSentences() {
    var sentences: [Sentence] = []
    var start = 0
    for line in document.text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let tokens = document.tokens.indices(in: TextRange(start, start + line.count))
      if !line.isEmpty, !tokens.isEmpty {
        sentences.append(
          Sentence(range: document.tokens.textRange(of: tokens), tokens: tokens, rule: Self.givenRule))
      }
      start += line.count + 1
    }
    document.sentences = sentences
  }

  private mutating func addGivenFacts() throws(FixtureError) {
    var placed: [(fact: ExpectedFact, range: TextRange)] = []
    for fact in fixture.given {
      guard let anchor = fact.anchor else {
        placed.append((fact, TextRange(0, 0)))
        continue
      }
      do {
        placed += try anchor.places(in: document.text).map { (fact, TextRange($0.lowerBound, $0.upperBound)) }
      } catch {
        throw FixtureError(path: fixture.path, line: fact.line, FixtureError.Reason(error, anchor))
      }
    }
    placed.sort { $0.range.lowerBound < $1.range.lowerBound }
    var names = GivenEntities()
    for (fact, range) in placed {
      switch fact.kind {
      case .block:
        let kind = fact.value(of: FactAttribute.kind).flatMap(Block.Kind.init) ?? .paragraph
        document.blocks = (document.blocks ?? []) + [Block(kind: kind, range: range, rule: rule(of: fact))]
      case .sentence:
        let sentence = Sentence(range: range, tokens: document.tokens.indices(in: range), rule: rule(of: fact))
        document.sentences = (document.sentences ?? []) + [sentence]
      case .mention: try add(mention: fact, at: range, to: &names)
      case .quantity: try add(quantity: fact, at: range)
      case .date, .time, .duration, .set:
        let time = TimeExpression(
          kind: TimeExpression.Kind(rawValue: fact.kind.rawValue) ?? .date, range: range,
          tokens: document.tokens.indices(in: range), value: fact.value(of: FactAttribute.value),
          rule: rule(of: fact))
        document.times = (document.times ?? []) + [time]
      case .creationTime:
        let value = try required(FactAttribute.value, of: fact)
        let origin = fact.value(of: "from").flatMap(CreationTime.Origin.init) ?? .metadata
        document.creationTimeCandidates.append(CreationTime(value: value, origin: origin, rule: rule(of: fact)))
      case .metadata:
        document.metadata = metadata(fact)
      default:
        throw FixtureError(path: fixture.path, line: fact.line, .givenNotSupported(kind: fact.kind.rawValue))
      }
    }
    if !names.entities.isEmpty { document.entities = names.finished(in: document) }
    addCreationTimeOption()
  }

  private mutating func addCreationTimeOption() {
    guard let value = options[FixtureOptions.creationTime] else { return }
    document.creationTimeCandidates.insert(CreationTime(value: value, origin: .flag), at: 0)
  }

  private mutating func add(
    mention fact: ExpectedFact, at range: TextRange, to entities: inout GivenEntities
  ) throws(FixtureError) {
    let label = Label(try required(FactAttribute.label, of: fact))
    let kind = fact.value(of: FactAttribute.kind).flatMap(Mention.Kind.init) ?? .name
    let isNobody = fact.states(FactAttribute.entity) && fact.value(of: FactAttribute.entity) == nil
    let entity = isNobody ? nil : entities.index(of: fact, at: range, label: label, kind: kind, in: document)
    let mention = Mention(
      range: range, tokens: document.tokens.indices(in: range), label: label, kind: kind, entity: entity,
      rule: rule(of: fact))
    document.mentions = (document.mentions ?? []) + [mention]
    if document.entities == nil { document.entities = [] }
  }

  private mutating func add(quantity fact: ExpectedFact, at range: TextRange) throws(FixtureError) {
    let kind = fact.value(of: FactAttribute.kind).flatMap(Quantity.Kind.init) ?? .cardinal
    var quantity = Quantity(
      kind: kind, range: range, tokens: document.tokens.indices(in: range), rule: rule(of: fact))
    quantity.value = fact.value(of: FactAttribute.value).flatMap { Int128($0) }.map { ExactDecimal($0) }
    quantity.modifier = fact.value(of: "mod").flatMap(Quantity.Modifier.init)
    if let counted = fact.value(of: "of").map({ Array($0.utf8) }) {
      // A number may share the noun of one before it.
      let behind = Anchor.occurrences(of: counted, in: document.text, from: range.lowerBound, limit: 1)
      guard let start = behind.first ?? Anchor.occurrences(of: counted, in: document.text, from: 0, limit: 1).first
      else {
        throw FixtureError(
          path: fixture.path, line: fact.line, .anchorNotFound(String(decoding: counted, as: UTF8.self)))
      }
      quantity.counted = TextRange(start, start + counted.count)
    }
    document.quantities = (document.quantities ?? []) + [quantity]
  }

  private func metadata(_ fact: ExpectedFact) -> Metadata {
    var metadata = document.metadata
    metadata.title = fact.value(of: "title") ?? metadata.title
    metadata.published = fact.value(of: "published") ?? metadata.published
    metadata.modified = fact.value(of: "modified") ?? metadata.modified
    metadata.language = fact.value(of: "language") ?? metadata.language
    metadata.site = fact.value(of: "site") ?? metadata.site
    metadata.url = fact.value(of: "url") ?? metadata.url
    metadata.description = fact.value(of: "description") ?? metadata.description
    if let authors = fact.value(of: "authors") {
      metadata.authors = authors.split(separator: ";").map { $0.trimmed }
    }
    return metadata
  }

  private func rule(of fact: ExpectedFact) -> RuleID {
    fact.value(of: FactAttribute.rule).map { RuleID($0) } ?? Self.givenRule
  }

  private func required(_ name: String, of fact: ExpectedFact) throws(FixtureError) -> String {
    guard let value = fact.value(of: name) else {
      throw FixtureError(path: fixture.path, line: fact.line, .givenWithoutAttribute(name, kind: fact.kind.rawValue))
    }
    return value
  }
}

/// The entities of given mentions: mentions with equal canonical name share one.
private struct GivenEntities {
  private(set) var entities: [Entity] = []
  private var names: [String] = []
  private var indices: [String: Int] = [:]

  mutating func index(
    of fact: ExpectedFact, at range: TextRange, label: Label, kind: Mention.Kind, in document: Document
  ) -> Int {
    let text = document.string(range)
    let name = fact.value(of: FactAttribute.entity) ?? text
    let index: Int
    if let known = indices[name] {
      index = known
    } else {
      index = entities.count
      indices[name] = index
      names.append(name)
      entities.append(Entity(label: label, name: .listed(ImmortalText(copying: name))))
    }
    let isNew = !entities[index].aliases.contains { document.string($0) == text }
    if text == name {
      if case .listed = entities[index].name { entities[index].name = .text(range) }
    } else if kind == .title {
      entities[index].titles.append(range)
    } else if isNew, kind != .pronoun, kind != .nominal {
      entities[index].aliases.append(range)
    }
    if entities[index].key == nil { entities[index].key = fact.value(of: "key").map(ImmortalText.init(copying:)) }
    if entities[index].links == nil { entities[index].links = fact.value(of: "links").map(ImmortalText.init(copying:)) }
    if entities[index].gender == nil { entities[index].gender = fact.value(of: "gender").flatMap(Entity.Gender.init) }
    return index
  }

  /// The entities; a name that no mention spells is looked for elsewhere in the text.
  func finished(in document: Document) -> [Entity] {
    entities.indices.map { index in
      var entity = entities[index]
      if case .listed = entity.name {
        let name = Array(names[index].utf8)
        if let start = Anchor.occurrences(of: name, in: document.text, from: 0, limit: 1).first {
          entity.name = .text(TextRange(start, start + name.count))
        }
      }
      return entity
    }
  }
}

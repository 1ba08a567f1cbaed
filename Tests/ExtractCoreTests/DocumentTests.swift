import ExtractCore
import Testing

@Suite struct DocumentTests {
  /// A document with something in each of its fields.
  private func full() -> Document {
    var document = Document(id: "a", source: Document.Source(path: "a", member: "1"), raw: Array("May".utf8))
    document.useRawAsText()
    document.metadata.title = "May"
    let time = CreationTime(value: "2024", origin: .flag)
    document.creationTimeCandidates = [time]
    document.creationTime = time
    document.warnings = [Problem(code: "W1", stage: "s", message: "m")]
    let rule = RuleID("tests/rule")
    let range = TextRange(0, 3)
    let tokens = TokenRange(0, 1)
    document.dropped = [DroppedPiece(range: SourceRange(0, 3), rule: rule)]
    let token = PackedToken(length: 3, shape: TokenShape(.word), word: 0, classSet: 0)
    document.tokens.build { $0.append(token, at: 0, with: []) }
    document.blocks = [Block(kind: .paragraph, range: range)]
    document.sentences = [Sentence(range: range, tokens: tokens, rule: rule)]
    document.mentions = [Mention(range: range, tokens: tokens, label: .person, kind: .name, rule: rule)]
    document.entities = [Entity(label: .person, name: .text(range))]
    document.quotes = [Quote(kind: .scare, range: range, rule: rule)]
    document.quantities = [Quantity(kind: .cardinal, range: range, tokens: tokens, rule: rule)]
    document.times = [TimeExpression(kind: .date, range: range, tokens: tokens, rule: rule)]
    document.customLayers["l"] = [Annotation(range: range, rule: rule)]
    return document
  }

  private func fields(_ document: Document) -> [String: String] {
    var fields: [String: String] = ["tokens": "\(document.tokens.count)"]
    for child in Mirror(reflecting: document).children where child.label != "tokens" {
      fields[child.label ?? ""] = "\(child.value)"
    }
    return fields
  }

  @Test func aResetDocumentIsAsNew() {
    let source = Document.Source(path: "b")
    let new = fields(Document(id: "b", source: source, raw: [0x62]))
    var document = full()
    let before = fields(document)
    for (name, value) in new { #expect(before[name] != value, "\(name) is not filled") }
    document.reset(id: "b", source: source, raw: [0x62])
    #expect(fields(document) == new)
  }
}

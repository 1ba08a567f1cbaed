import ExtractCore
import ExtractData
import ExtractMatching
import Testing

@testable import ExtractSentences

/// Each rule of the table is shown by sentences beside it, cut where the rules cut them.
@Suite struct RuleExampleTests {
  @Test(arguments: BoundaryRule.table.indices)
  func example(_ index: Int) {
    let rule = BoundaryRule.table[index]
    let example = rule.example.description
    let expected = example.split(separator: "|").map { $0.trimmingSpaces }
    let text = expected.joined(separator: example.contains("|\n") ? "\n" : example.contains("| ") ? " " : "")
    #expect(SentenceText.split(text) == expected)
  }
}

@Suite struct SentenceCoverTests {
  @Test(arguments: ["", " \n", ".", "...", "( ( (", "\" ' \"", "• • •", "1. 2. 3.", "a.b.c.", "?\n!\n\n."])
  func everyTokenIsInOneSentence(_ text: String) {
    let document = SentenceText.document(text)
    var next = 0
    for sentence in document.sentences ?? [] {
      #expect(sentence.tokens.start == next)
      #expect(sentence.range == document.tokens.textRange(of: sentence.tokens))
      next = sentence.tokens.end
    }
    #expect(next == document.tokens.count)
  }

  @Test func wholeQuotations() {
    let text = "He said: “It rained. We stayed.” Then he left."
    #expect(
      SentenceText.split(text, quotations: .whole) == ["He said: “It rained. We stayed.”", "Then he left."])
    #expect(SentenceText.split(text).count == 3)
  }

  @Test func blocksDecideAboutLines() {
    let text = "Closed harbour\nThe harbour is shut"
    var document = SentenceText.tokenized(text)
    document.blocks = [Block(kind: .paragraph, range: TextRange(0, text.utf8.count))]
    SentenceText.run(on: &document)
    #expect(document.sentences?.count == 1)
    document.blocks = [
      Block(kind: .heading, range: TextRange(0, 14)), Block(kind: .paragraph, range: TextRange(15, text.utf8.count)),
    ]
    SentenceText.run(on: &document)
    #expect(document.sentences?.map(\.rule.name) == ["sentences/block-end", "sentences/text-end"])
  }

  /// A quotation in single marks is kept whole only where it is short, so that a stray mark costs no boundaries.
  @Test func strayMarks() {
    let sentence = "The harbour was shut at dusk. "
    let text = "He said 'no. " + String(repeating: sentence, count: 40)
    #expect(SentenceText.split(text).count == 41)
  }
}

enum SentenceText {
  static var tokenizer: Tokenizer { Tokenizer(lexicon: .builtin) }

  static func tokenized(_ text: String) -> Document {
    var tokenizer = tokenizer
    return Document(id: "test", text: Array(text.utf8), tokenizedBy: &tokenizer)
  }

  static func worker(_ quotations: QuotedSentences = .split) -> SentenceStage.Worker {
    SentenceStage(lexicon: .builtin, quotations: quotations).makeWorker()
  }

  static func run(on document: inout Document, quotations: QuotedSentences = .split) {
    var worker = worker(quotations)
    worker.process(&document)
  }

  static func document(_ text: String, quotations: QuotedSentences = .split) -> Document {
    var document = tokenized(text)
    run(on: &document, quotations: quotations)
    return document
  }

  static func split(_ text: String, quotations: QuotedSentences = .split) -> [String] {
    let document = document(text, quotations: quotations)
    return (document.sentences ?? []).map { document.string($0.range) }
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " || $0 == "\n" }.reversed().drop { $0 == " " }.reversed())
  }
}

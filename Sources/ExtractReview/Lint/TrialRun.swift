internal import ExtractKit
internal import ExtractMatching

/// Tries elements of patterns on texts, which go through cleaning and the tokenizer as any other.
struct TrialRun {
  /// What a text that an element does not fit was cut into.
  struct Cut {
    var words: String
    var tokens: String
  }

  private let lexicon: Lexicon
  private var worker: PipelineWorker

  /// - Throws: `PipelineError` if a stage cannot start.
  init(lexicon: Lexicon) throws {
    self.lexicon = lexicon
    let stages = Pipeline.standardStages().filter { ["clean", "tokens", "sentences"].contains($0.name) }
    worker = try Pipeline(stages).makeWorker()
  }

  /// How the first text of a trial is cut, if the element fits none of them.
  ///
  /// Each text is tried alone, as a word of a sentence, and right after a word, as clitics stand.
  mutating func failure(of trial: ElementTrial) throws -> Cut? {
    var matcher = PatternMatcher(PatternSet([trial.program], lexicon: lexicon))
    for text in trial.texts {
      let document = try document("\(text)\n\nIt was \(text) so.\n\nIt was so\(text) then.")
      if !matcher.matches(in: document).isEmpty { return nil }
    }
    guard let first = trial.texts.first else { return nil }
    let document = try document(first)
    return Cut(words: first, tokens: Self.tokens(of: document))
  }

  private static func tokens(of document: borrowing Document) -> String {
    let tokens = document.withTokens { view in
      (0..<view.count).map { "'\(String(decoding: view.bytes($0), as: UTF8.self))'" }
    }
    return tokens.isEmpty ? "nothing" : tokens.joined(separator: " ")
  }

  private mutating func document(_ text: String) throws -> Document {
    var document = Document(
      id: "trial", source: Document.Source(path: "trial", media: .plainText), raw: Array(text.utf8))
    try worker.process(&document)
    return document
  }
}

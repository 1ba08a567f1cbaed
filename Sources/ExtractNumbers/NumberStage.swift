public import ExtractCore
public import ExtractMatching
import ExtractNumerals

/// The stage named `numbers`: finds quantities with what they count or measure.
///
/// Numbers that belong to dates, times of day and spans of time are left to the stage that finds these; numbers that
/// are names, such as that of a resolution, are quantities of kind `identifier`. In another language than English only
/// numbers in digits are found.
public struct NumberStage: Stage {
  private let vocabulary: QuantityVocabulary

  /// The stage with the lists of a lexicon.
  ///
  /// - Precondition: the lexicon has the built-in lists.
  public init(lexicon: Lexicon) { vocabulary = QuantityVocabulary(lexicon: lexicon) }

  /// `numbers`
  public var name: String { "numbers" }
  /// The tokens, and the sentences that they stand in.
  public var requires: [Layer] { [.tokens, .sentences] }
  /// The layer ``Document/quantities``.
  public var provides: [Layer] { [.quantities] }
  /// The rules that find a quantity.
  public var rules: [RuleID] { QuantityRules.all }
  /// English: in other languages only numbers in digits are looked for.
  public var languages: [String] { Self.languages }

  fileprivate static let languages = ["en"]

  /// A worker for one thread; the vocabulary is shared.
  public func makeWorker() -> Worker { Worker(vocabulary: vocabulary) }

  /// What runs the stage on one thread; it keeps nothing between documents.
  public struct Worker: StageWorker {
    let vocabulary: QuantityVocabulary

    /// Sets ``Document/quantities``; linear in the tokens.
    public mutating func process(_ document: inout Document) {
      let sentences = document.sentences ?? []
      document.quantities = document.withTokens { view in
        var progress = QuantityProgress()
        withUnsafeMutablePointer(to: &progress) { memory in
          let scanner = QuantityScanner(view: view, vocabulary: vocabulary, sentences: sentences, memory: memory)
          scanner.scan()
          scanner.shareUnits()
        }
        return progress.quantities
      }
      if !document.metadata.mayBe(in: NumberStage.languages) { document.dropNumbersInWords() }
    }
  }
}

extension Document {
  fileprivate mutating func dropNumbersInWords() {
    guard let quantities else { return }
    self.quantities = quantities.filter { quantity in
      text[quantity.range.lowerBound..<quantity.range.upperBound].contains { (0x30...0x39).contains($0) }
    }
  }
}

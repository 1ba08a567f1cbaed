public import ExtractKit

/// The stage named `casualties`: how many people were killed, injured, displaced, abducted or are missing.
///
/// It reads the quantities of a text and keeps those that count people to whom something was done, by the words of
/// ``OutcomeWord`` around them. An item of the layer `casualties` spans the number, what it counts and the word that
/// tells the outcome, and refers to the quantity and to the nearest place and time of the sentence.
public struct Casualties: Stage {
  private let vocabulary = Vocabulary()

  /// A stage with its own vocabulary; made once, for any number of threads.
  public init() {}

  /// `casualties`, for `--only` and `--skip`.
  public var name: String { "casualties" }
  /// The counts are among the quantities, places among the mentions, times in their layer.
  public var requires: [Layer] { [.tokens, .sentences, .entities, .quantities, .times] }
  /// The layer `casualties`.
  public var provides: [Layer] { [Self.layer] }
  /// The rules that join a number to what happened to those it counts.
  public var rules: [RuleID] { CasualtyRule.all }

  /// What an item says beside its span.
  public var fields: [LayerField] {
    [
      LayerField(
        name: "outcome", kind: .string,
        summary: "what happened to them: \(Outcome.allCases.map(\.rawValue).joined(separator: ", "))"),
      LayerField(name: "quantity", kind: .reference, summary: "how many"),
      LayerField(name: "victims", kind: .string, summary: "what is counted, as the text says it; absent if unsaid"),
      LayerField(name: "place", kind: .reference, summary: "the nearest place in the sentence"),
      LayerField(name: "time", kind: .reference, summary: "the nearest date or time in the sentence"),
    ]
  }

  /// A worker that shares the vocabulary.
  public func makeWorker() -> Worker { Worker(vocabulary: vocabulary) }

  static let layer: Layer = "casualties"

  /// What runs the stage on one thread; it keeps nothing between documents.
  public struct Worker: StageWorker {
    let vocabulary: Vocabulary

    /// Sets the layer `casualties`, empty if the text counts no victims; linear in the tokens and quantities.
    public mutating func process(_ document: inout Document) {
      document.customLayers[Casualties.layer.name] = items(of: document)
    }

    private func items(of document: borrowing Document) -> [Annotation] {
      guard let quantities = document.quantities, !quantities.isEmpty else { return [] }
      return document.withTokens { view in annotations(document, quantities, view) }
    }

    /// The items of a document.
    ///
    /// - Complexity: linear in the quantities and sentences: what is looked at around a quantity is bounded.
    private func annotations(
      _ document: borrowing Document, _ quantities: [Quantity], _ view: TokenView
    ) -> [Annotation] {
      let context = SentenceContext(view: view, mentions: document.mentions ?? [], times: document.times ?? [])
      let sentences = document.sentences ?? []
      var items: [Annotation] = []
      var sentence = 0
      var counts = VictimCounts(view: view, vocabulary: vocabulary)
      for index in quantities.indices where isCount(quantities[index].kind) {
        let range = quantities[index].range
        while sentence < sentences.count, sentences[sentence].range.end <= range.start { sentence += 1 }
        guard sentence < sentences.count else { break }
        guard sentences[sentence].range.contains(range) else { continue }
        let (number, counted) = (quantities[index].tokens, quantities[index].counted)
        let countedTokens = counted.map { tokens(in: $0, behind: number, view, document.tokens) }
        counts.enter(sentences[sentence].tokens)
        let found = counts.outcome(
          ofNumber: number, counted: countedTokens,
          isPeople: counted.map { context.isPeople(endingAt: $0.upperBound) } ?? false)
        if let found {
          items.append(annotation(found, counted: counted, index, view, context, in: sentences[sentence].range))
        }
      }
      if items.count > 1 { items.sort { $0.range.start < $1.range.start } }
      return items
    }

    /// Whether a quantity is a mere number, without a unit of its own.
    private func isCount(_ kind: Quantity.Kind) -> Bool { kind == .cardinal || kind == .range }

    /// The tokens of what a number counts, which nearly always begins right behind it.
    private func tokens(in range: TextRange, behind number: TokenRange, _ view: TokenView, _ table: TokenTable)
      -> TokenRange
    {
      guard number.end < view.count, view.start(number.end) == range.lowerBound else { return table.indices(in: range) }
      var end = number.end
      while end < view.count, view.start(end) < range.upperBound { end += 1 }
      return TokenRange(number.end, end)
    }

    private func annotation(
      _ found: VictimCounts.Match, counted: TextRange?, _ index: Int, _ view: TokenView, _ context: SentenceContext,
      in sentence: TextRange
    ) -> Annotation {
      var fields = [
        Annotation.Field("outcome", .string(found.outcome.rawValue)),
        Annotation.Field("quantity", .reference(.quantity(index))),
      ]
      if let victims = counted { fields.append(Annotation.Field("victims", .text(victims))) }
      let range = view.range(found.tokens)
      let sentence = context.withoutDateline(sentence)
      if let place = context.place(nearest: range, in: sentence) {
        fields.append(Annotation.Field("place", .reference(.mention(place))))
      }
      if let time = context.time(nearest: range, in: sentence) {
        fields.append(Annotation.Field("time", .reference(.time(time))))
      }
      return Annotation(range: range, rule: found.rule, fields: fields)
    }
  }
}

/// The rules of the stage.
enum CasualtyRule {
  /// "12 dead", "40 injured civilians", "3 deaths"
  static let counted = RuleID("casualties/counted")
  /// "12 people were shot dead", "took 12 people hostage"
  static let framed = RuleID("casualties/framed")
  /// "12 people were killed", "30,000 villagers fled"
  static let suffered = RuleID("casualties/suffered")
  /// "killed 12 people", "the abduction of 3 women"
  static let inflicted = RuleID("casualties/inflicted")
  /// "the death toll rose to 12"
  static let toll = RuleID("casualties/toll")

  static let all = [counted, framed, suffered, inflicted, toll]
}

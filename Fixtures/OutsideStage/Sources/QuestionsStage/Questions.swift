import ExtractKit

/// The stage named `questions`: the sentences that end with a question mark.
public struct Questions: Stage {
  static let rule = RuleID("questions/mark")

  /// `questions`, for `--only` and `--skip`.
  public let name = "questions"
  /// Tokens, and the sentences among which the questions are.
  public let requires: [Layer] = [.tokens, .sentences]
  /// The layer `questions`.
  public let provides: [Layer] = ["questions"]
  /// One rule: a question mark ends the sentence.
  public let rules = [rule]
  /// The length of a question in tokens.
  public let fields = [LayerField(name: "tokens", kind: .integer, summary: "how many tokens the question has")]

  /// A stage without options.
  public init() {}

  /// A worker, which has no state.
  public func makeWorker() -> Worker { Worker() }

  /// What runs the stage on one thread.
  public struct Worker: StageWorker {
    /// Sets the layer `questions`; linear in the sentences.
    public func process(_ document: inout Document) {
      document.customLayers["questions"] = document.withTokens { view in
        (document.sentences ?? []).filter { sentence in
          sentence.tokens.count > 1
            && (view.mark(sentence.tokens.end - 1) == Mark.question
              || view.mark(sentence.tokens.end - 2) == Mark.question)
        }.map { sentence in
          Annotation(
            range: sentence.range, rule: Questions.rule,
            fields: [Annotation.Field("tokens", .integer(sentence.tokens.count))])
        }
      }
    }
  }
}

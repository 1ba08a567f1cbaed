import ExtractKit

/// The stage named `questions`: the sentences that end with a question mark.
public struct Questions: Stage {
  static let rule = RuleID("questions/mark")

  public let name = "questions"
  public let requires: [Layer] = [.tokens, .sentences]
  public let provides: [Layer] = ["questions"]
  public let rules = [rule]
  public let fields = [LayerField(name: "tokens", kind: .integer, summary: "how many tokens the question has")]

  public init() {}

  public func makeWorker() -> Worker { Worker() }

  public struct Worker: StageWorker {
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

import ExtractCore

/// A stage for these tests: each word in capitals is an organisation, each number a cardinal.
struct WordStage: Stage {
  static let rule = RuleID("words/capitals")

  var name: String { "words" }
  var requires: [Layer] { [.tokens, .sentences] }
  var provides: [Layer] { [.entities] }
  var rules: [RuleID] { [Self.rule] }

  func makeWorker() -> Worker { Worker() }

  struct Worker: StageWorker {
    func process(_ document: inout Document) {
      var mentions: [Mention] = []
      for index in 0..<document.tokens.count where document.tokens.shape(index).contains(.allUpper) {
        let tokens = TokenRange(index, index + 1)
        mentions.append(
          Mention(
            range: document.tokens.textRange(of: tokens), tokens: tokens, label: .organization, kind: .acronym,
            entity: mentions.count, rule: WordStage.rule))
      }
      document.entities = mentions.map { Entity(label: .organization, name: .text($0.range)) }
      document.mentions = mentions
    }
  }
}

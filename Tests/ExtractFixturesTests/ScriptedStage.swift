import ExtractCore
import ExtractFixtures

/// A stage that does what a test says.
struct ScriptedStage: Stage {
  var name = "scripted"
  var requires: [Layer] = [.tokens]
  var provides: [Layer] = [.entities]
  var rules: [RuleID] = [ScriptedStage.rule]
  let script: @Sendable (inout Document) -> Void

  static let rule = RuleID("scripted/rule")

  func makeWorker() -> Worker { Worker(script: script) }

  struct Worker: StageWorker {
    let script: @Sendable (inout Document) -> Void

    func process(_ document: inout Document) { script(&document) }
  }
}

extension ScriptedStage {
  /// A stage that takes each word in capitals for an organisation.
  static let acronyms = ScriptedStage { document in
    var mentions: [Mention] = []
    for index in 0..<document.tokens.count where document.tokens.shape(index).contains(.allUpper) {
      let tokens = TokenRange(index, index + 1)
      mentions.append(
        Mention(
          range: document.tokens.textRange(of: tokens), tokens: tokens, label: .organization, kind: .acronym,
          entity: mentions.count, rule: rule))
    }
    document.entities = mentions.map { Entity(label: .organization, name: .text($0.range)) }
    document.mentions = mentions
  }
}

extension Document {
  /// The place of some words, which must be there.
  func place(_ words: String) -> TextRange {
    let piece = Array(words.utf8)
    let start = (0...(text.count - piece.count)).first { text[$0..<$0 + piece.count].elementsEqual(piece) }
    guard let start else { preconditionFailure("the text has no '\(words)'") }
    return TextRange(start, start + piece.count)
  }

  func tokens(_ words: String) -> TokenRange { tokens.indices(in: place(words)) }
}

/// The only case of a file.
func onlyCase(_ text: String, path: String = "folder/cases.txt") throws -> FixtureCase {
  try FixtureFile(parsing: Array(text.utf8), path: path).cases[0]
}

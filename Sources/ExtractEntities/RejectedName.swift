public import ExtractCore
import ExtractMatching

/// A stretch of text that looks like a name and is none of the document's mentions.
public struct RejectedName: Sendable {
  /// What was missing.
  public enum Reason: Sendable {
    /// The capital letter proves nothing where it stands, and the document has the name nowhere else.
    case capitalProvesNothing
    /// No list, title, head noun, part of a person's name or word beside it says what it is.
    case unexplained
  }

  /// The stretch, in bytes of the text.
  public var range: TextRange
  /// Why it is no mention.
  public var reason: Reason
  /// The label that the place itself speaks for, and the rule by which it does.
  public var wouldBe: (label: String, rule: RuleID)?
}

extension EntityStage {
  /// The names that were looked at and left out, by where they begin; to explain a document that has been processed.
  public func rejectedNames(in document: borrowing Document) -> [RejectedName] {
    let memory = NameMemory(lists: names)
    defer { memory.deallocate() }
    let sentences = document.sentences ?? []
    let mentions = (document.mentions ?? []).map(\.range)
    return document.withTokens { view in
      let finder = NameFinder(view: view, memory: memory)
      finder.find(sentences: sentences)
      return finder.scratch.candidates.indices.compactMap { index -> RejectedName? in
        let candidate = finder.scratch.candidates[index]
        guard candidate.isDropped, candidate.kind != .title, candidate.isDoubted || candidate.label == nil else {
          return nil
        }
        let range = view.range(candidate.start, candidate.end)
        guard !mentions.contains(where: { $0.overlaps(range) }) else { return nil }
        return RejectedName(
          range: range, reason: candidate.isDoubted ? .capitalProvesNothing : .unexplained,
          wouldBe: candidate.label.map {
            (finder.scratch.forms.labels[$0].name, EntityRule.ids[Int(candidate.rule.rawValue)])
          })
      }
    }
  }
}

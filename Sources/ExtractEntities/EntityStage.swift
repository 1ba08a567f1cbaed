public import ExtractCore
public import ExtractMatching

/// The stage that finds names, says what they are, and gathers those that mean the same entity of the document.
///
/// There is no model: gazetteers and patterns propose candidates with evidence of some strength, all places of a name in
/// the document vote on what it is, and what remains unexplained is left out. The steps, each in a file of its own:
/// capitalised runs (``CapitalRun``), forms of lists in them, titles, head nouns, personal names, context, the
/// document's evidence, and entities.
///
/// In another language than English a capital letter may mean nothing, and only names that lists know are kept.
///
/// - Complexity: linear in the tokens.
public struct EntityStage: Stage {
  let names: NameLexicon

  public init(lexicon: Lexicon) { names = NameLexicon(lexicon: lexicon) }

  public var name: String { "entities" }
  public var requires: [Layer] { [.tokens, .sentences] }
  public var provides: [Layer] { [.entities] }
  public var rules: [RuleID] { EntityRule.ids }
  public var languages: [String] { Self.languages }

  fileprivate static let languages = ["en"]

  public func makeWorker() -> Worker { Worker(names: names) }

  public struct Worker: StageWorker {
    private let owner: MemoryOwner

    init(names: NameLexicon) { owner = MemoryOwner(names: names) }

    public func process(_ document: inout Document) {
      let memory = owner.memory
      let sentences = document.sentences ?? []
      let isKnownLanguage = document.metadata.mayBe(in: EntityStage.languages)
      (document.mentions, document.entities) = document.withTokens { view in
        let finder = NameFinder(view: view, memory: memory)
        finder.find(sentences: sentences)
        if !isKnownLanguage { finder.dropUnlisted() }
        return EntityBuilder(view: view, memory: memory).build()
      }
    }
  }

  /// Frees the memory of a worker with it.
  private final class MemoryOwner {
    let memory: NameMemory

    init(names: NameLexicon) { memory = NameMemory(lists: names) }

    deinit { memory.deallocate() }
  }
}

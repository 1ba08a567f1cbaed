public import ExtractCore
public import ExtractMatching

/// The stage that finds names, says what they are, and gathers those that mean the same entity of the document.
///
/// There is no model: gazetteers and patterns propose candidates with evidence of some strength, all places of a name
/// in the document vote on what it is, and what remains unexplained is left out. The steps, each in a file of its own:
/// capitalised runs (``CapitalRun``), forms of lists in them, titles, head nouns, personal names, context, the
/// document's evidence, and entities.
///
/// In another language than English a capital letter may mean nothing, and only names that lists know are kept.
///
/// - Complexity: linear in the tokens.
public struct EntityStage: Stage {
  let names: NameLexicon

  /// The stage with the names and words of the built-in lists, which the lexicon must have.
  public init(lexicon: Lexicon) { names = NameLexicon(lexicon: lexicon) }

  /// `entities`
  public var name: String { "entities" }
  /// The tokens, and the sentences that they stand in.
  public var requires: [Layer] { [.tokens, .sentences] }
  /// ``Document/mentions`` and ``Document/entities``.
  public var provides: [Layer] { [.entities] }
  /// The rules that find a name, or tell what it names.
  public var rules: [RuleID] { EntityRule.ids }
  /// English: in other languages only the names that lists have are kept.
  public var languages: [String] { Self.languages }

  fileprivate static let languages = ["en"]

  /// A worker for one thread; the lists are shared.
  public func makeWorker() -> Worker { Worker(names: names) }

  /// What runs the stage on one thread, with the scratch memory that it keeps between documents.
  public struct Worker: StageWorker {
    private let owner: MemoryOwner

    init(names: NameLexicon) { owner = MemoryOwner(names: names) }

    /// Sets ``Document/mentions`` and ``Document/entities``; linear in the tokens.
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

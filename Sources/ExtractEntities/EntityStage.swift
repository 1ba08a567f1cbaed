public import ExtractCore
public import ExtractMatching

/// The stage that finds names, says what they are, and gathers those that mean the same entity of the document.
///
/// There is no model: gazetteers and patterns propose candidates with evidence of some strength, all places of a name in
/// the document vote on what it is, and what remains unexplained is left out. The steps, each in a file of its own:
/// capitalised runs (``CapitalRun``), forms of lists in them, titles, head nouns, personal names, context, the
/// document's evidence, and entities.
///
/// - Complexity: linear in the tokens.
public struct EntityStage: Stage {
  private let names: NameLexicon

  public init(lexicon: Lexicon) { names = NameLexicon(lexicon: lexicon) }

  public var name: String { "entities" }
  public var requires: [Layer] { [.tokens, .sentences] }
  public var provides: [Layer] { [.entities] }
  public var rules: [RuleID] { EntityRule.all }

  public func makeWorker() -> Worker { Worker(names: names) }

  public struct Worker: StageWorker {
    let names: NameLexicon
    var scratch = NameScratch()

    init(names: NameLexicon) { self.names = names }

    public mutating func process(_ document: inout Document) {
      var taken = NameScratch()
      swap(&taken, &scratch)
      let sentences = document.sentences ?? []
      let result = document.withTokens { view in
        var finder = NameFinder(view: view, names: names, scratch: taken)
        taken = NameScratch()
        finder.find(sentences: sentences)
        var builder = EntityBuilder(view: view, names: names, forms: finder.scratch.forms)
        swap(&builder.keys, &finder.scratch.keys)
        builder.build(from: finder.scratch.candidates)
        swap(&builder.keys, &finder.scratch.keys)
        scratch = finder.scratch
        return (builder.mentions, builder.entities)
      }
      (document.mentions, document.entities) = result
    }
  }
}

public import ExtractCore
public import ExtractMatching

/// The stage named `quotes`: direct, mixed and indirect speech with speaker and cue, and words in quotation marks that
/// nobody says.
///
/// Quotation marks are paired, each quotation is joined with the reporting clause beside it, and clauses of reporting
/// verbs without marks are found sentence by sentence. Speakers are noun phrases as written, and refer to the mention
/// and the entity where there is one. The cost is linear in the number of tokens.
public struct QuoteStage: Stage {
  private let lexicon: ReportingLexicon

  /// - Parameter lexicon: one with the lists `cues`, `clause_words`, `person_nouns`, `person_titles`, `weekdays`
  ///   and `months`.
  public init(lexicon: Lexicon) { self.lexicon = ReportingLexicon(lexicon) }

  /// `quotes`
  public var name: String { "quotes" }
  /// Tokens, sentences, and entities, which speakers refer to.
  public var requires: [Layer] { [.tokens, .sentences, .entities] }
  /// The layer ``Document/quotes``.
  public var provides: [Layer] { [.quotes] }
  /// The rules that find a quotation or its speaker.
  public var rules: [RuleID] { QuoteRule.ids }
  /// English: in other languages no quotations are looked for.
  public var languages: [String] { Self.languages }

  fileprivate static let languages = ["en"]

  /// A worker for one thread; the lists are shared.
  public func makeWorker() -> Worker { Worker(lexicon: lexicon) }

  /// What runs the stage on one thread, with the scratch memory that it keeps between documents.
  public struct Worker: StageWorker {
    private let owner: MemoryOwner

    fileprivate init(lexicon: ReportingLexicon) { owner = MemoryOwner(lexicon: lexicon) }

    /// Sets ``Document/quotes``, empty for a document that is known to be in another language.
    public func process(_ document: inout Document) {
      guard document.metadata.mayBe(in: QuoteStage.languages) else {
        document.quotes = []
        return
      }
      let memory = owner.memory
      let (sentences, mentions) = (document.sentences ?? [], document.mentions ?? [])
      let entities = document.entities ?? []
      memory.scratch.pointee.begin(tokens: document.tokens.count)
      for block in document.blocks ?? [] where block.kind == .quote {
        memory.scratch.pointee.displayed.append(document.tokens.indices(in: block.range))
      }
      document.quotes = document.withTokens { view in
        sentences.withUnsafeBufferPointer { sentences in
          mentions.withUnsafeBufferPointer { mentions in
            let source = ReportingText.Source(view: view, sentences: sentences, mentions: mentions, memory: memory)
            return withUnsafePointer(to: source) { source in
              entities.withUnsafeBufferPointer { Self.quotes(ReportingText(source), entities: $0) }
            }
          }
        }
      }
    }

    private static func quotes(_ text: ReportingText, entities: UnsafeBufferPointer<Entity>) -> [Quote] {
      text.scratch.mentionIndex.build(text.mentions, tokens: text.view.count, person: text.lexicon.person)
      text.scan()
      guard !text.scratch.marks.isEmpty || !text.scratch.cues.isEmpty || !text.scratch.colons.isEmpty else { return [] }
      QuotationPairing.pair(text)
      DirectSpeech(text).find()
      DisplayedSpeech(text).find()
      Transcript(text).find()
      let direct = text.scratch.drafts.count
      var indirect = IndirectSpeech(text)
      indirect.find()
      addUnspoken(text, statements: direct..<text.scratch.drafts.count)
      Headlines(text).findStatement()
      orderDrafts(text)
      return resolved(text, SpeakerResolution(text, entities: entities))
    }

    /// Adds the quotations that no reported statement holds: titles and scare quotes.
    private static func addUnspoken(_ text: ReportingText, statements: Range<Int>) {
      var statement = statements.lowerBound
      for position in text.scratch.undecided.indices {
        let quotation = text.quotations[Int(text.scratch.undecided[position])]
        while statement < statements.upperBound, text.scratch.drafts[statement].end <= quotation.open { statement += 1 }
        if statement < statements.upperBound, text.scratch.drafts[statement].start <= quotation.open { continue }
        let isTitle = QuotationProfile(quotation, in: text).isTitleCase
        text.scratch.drafts.append(
          QuoteDraft(
            kind: isTitle ? .title : .scare, tokens: TokenRange(quotation.open, quotation.end), clause: nil,
            rule: isTitle ? .title : .scare, paragraph: quotation.paragraph, lastParagraph: quotation.paragraph))
      }
    }

    /// Fills ``QuoteScratch/order``: by the beginning, the longer one first.
    private static func orderDrafts(_ text: ReportingText) {
      let drafts = text.scratch.drafts
      for index in drafts.indices { text.scratch.order.append(Int32(truncatingIfNeeded: index)) }
      var order = UnsafeMutableBufferPointer(start: text.scratch.order.pointer, count: drafts.count)
      order.sort {
        let (left, right) = (drafts[Int($0)].tokens, drafts[Int($1)].tokens)
        return (left.start, right.end) < (right.start, left.end)
      }
    }

    private static func resolved(_ text: ReportingText, _ speakers: SpeakerResolution) -> [Quote] {
      let order = text.scratch.order
      var quotes: [Quote] = []
      quotes.reserveCapacity(order.count)
      for place in order.indices {
        let draft = text.scratch.drafts[Int(order[place])]
        guard draft.isSpoken else {
          quotes.append(quote(of: draft, text, unattributed: "words in quotation marks that no one is reported to say"))
          continue
        }
        var (rule, speaker) = (draft.rule, draft.clause?.speaker.map { speakers.speaker($0, of: draft.tokens) })
        if draft.clause == nil, !draft.hasUnreadClause, let carried = speakers.carriedSpeaker(of: draft, after: quotes)
        {
          (rule, speaker) = (carried.0, carried.1)
        }
        quotes.append(
          quote(
            of: draft, text, rule: rule, speaker: speaker,
            unattributed: speaker == nil ? reason(draft) : nil))
        text.scratch.spoken.append(Int32(truncatingIfNeeded: place))
      }
      return quotes
    }

    /// Why a statement has no speaker.
    private static func reason(_ draft: QuoteDraft) -> ImmortalText {
      draft.hasUnreadClause
        ? "the words beside it are none of the known reporting clauses"
        : "no reporting clause, and no speaker before it"
    }

    private static func quote(
      of draft: QuoteDraft, _ text: ReportingText, rule: QuoteRule? = nil, speaker: Speaker? = nil,
      unattributed: ImmortalText?
    ) -> Quote {
      let pieces = draft.pieces
      let kind: Quote.Kind =
        switch draft.kind {
        case .direct: .direct
        case .indirect: .indirect
        case .mixed: .mixed
        case .scare: .scare
        case .title: .title
        }
      return Quote(
        kind: kind, range: text.view.range(draft.tokens),
        parts: pieces.isEmpty ? [] : (pieces.start..<pieces.end).map { text.view.range(text.scratch.pieces[$0]) },
        speaker: speaker, cue: draft.clause?.cue.map { cue($0, text) },
        addressee: draft.clause?.addressee.map { Speaker(range: text.view.range($0.start, $0.end)) },
        unattributed: unattributed, rule: (rule ?? draft.rule).id)
    }

    private static func cue(_ hit: CueHit, _ text: ReportingText) -> Cue {
      let form = text.form(hit)
      var tense = form.tense
      if hit.start > 0, text.classes(hit.start - 1).contains(.modal) { tense = .future }
      return Cue(
        range: text.view.range(hit.start, hit.end), lemma: form.lemma, class: form.class, polarity: form.polarity,
        tense: tense)
    }
  }

  /// Frees the memory of a worker with it.
  private final class MemoryOwner {
    let memory: QuoteMemory

    init(lexicon: ReportingLexicon) { memory = QuoteMemory(lists: lexicon) }

    deinit { memory.deallocate() }
  }
}

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

  public var name: String { "quotes" }
  public var requires: [Layer] { [.tokens, .sentences, .entities] }
  public var provides: [Layer] { [.quotes] }
  public var rules: [RuleID] { QuoteRules.all }

  public func makeWorker() -> Worker { Worker(lexicon: lexicon) }

  public struct Worker: StageWorker {
    private let lexicon: ReportingLexicon
    private var scan = TokenScan()

    fileprivate init(lexicon: ReportingLexicon) { self.lexicon = lexicon }

    public mutating func process(_ document: inout Document) {
      let titleWords = Self.titleWords(of: document)
      document.quotes = document.withTokens { view in
        scan.scan(view, lexicon)
        guard !scan.marks.isEmpty || !scan.cues.isEmpty else { return [] }
        let text = ReportingText(
          view: view, lexicon: lexicon, sentences: document.sentences ?? [], mentions: document.mentions ?? [],
          cues: scan.cues)
        return Self.quotes(text, scan, entities: document.entities ?? [], titleWords: titleWords)
      }
    }

    /// The last word of each title of an entity, for roles such as `the minister`.
    private static func titleWords(of document: Document) -> [(LexiconID, Int)] {
      guard let entities = document.entities else { return [] }
      var words: [(LexiconID, Int)] = []
      document.withTokens { view in
        for (index, entity) in entities.enumerated() {
          for title in entity.titles {
            let tokens = document.tokens.indices(in: title)
            if !tokens.isEmpty { words.append((view.word(tokens.end - 1), index)) }
          }
        }
      }
      return words
    }

    private static func quotes(
      _ text: ReportingText, _ scan: TokenScan, entities: [Entity], titleWords: [(LexiconID, Int)]
    ) -> [Quote] {
      let quotations = QuotationPairing.pair(text.view, scan, elisions: text.lexicon.elisions)
      var direct = DirectSpeech(text, quotations)
      direct.find()
      var indirect = IndirectSpeech(text, quotations, used: direct.clauses, paragraphs: scan.paragraphs)
      indirect.find()
      var drafts = direct.drafts + indirect.drafts + unspoken(text, quotations, direct.undecided, indirect.drafts)
      drafts.sort { ($0.start, $1.end) < ($1.start, $0.end) }
      return resolved(text, quotations, drafts, entities, titleWords)
    }

    /// The quotations that no statement holds: titles and scare quotes.
    private static func unspoken(
      _ text: ReportingText, _ quotations: [Quotation], _ undecided: [Int], _ statements: [QuoteDraft]
    ) -> [QuoteDraft] {
      var drafts: [QuoteDraft] = []
      var statement = 0
      for index in undecided {
        let quotation = quotations[index]
        while statement < statements.count, statements[statement].end <= quotation.open { statement += 1 }
        if statement < statements.count, statements[statement].start <= quotation.open { continue }
        let isTitle = text.profile(quotation).isTitleCase
        drafts.append(
          QuoteDraft(
            kind: isTitle ? .title : .scare, pieces: [TokenRange(quotation.open, quotation.end)], clause: nil,
            rule: isTitle ? QuoteRules.title : QuoteRules.scare, paragraph: quotation.paragraph,
            lastParagraph: quotation.paragraph))
      }
      return drafts
    }

    private static func resolved(
      _ text: ReportingText, _ quotations: [Quotation], _ drafts: [QuoteDraft], _ entities: [Entity],
      _ titleWords: [(LexiconID, Int)]
    ) -> [Quote] {
      var resolution = SpeakerResolution(text, quotations, entities: entities, titleWords: titleWords)
      var quotes: [Quote] = []
      var spoken: [Quote] = []
      var spokenDrafts: [QuoteDraft] = []
      for draft in drafts {
        var quote = quote(of: draft, text)
        guard draft.kind != .scare, draft.kind != .title else {
          quote.unattributed = "words in quotation marks that no one is reported to say"
          quotes.append(quote)
          continue
        }
        if let clause = draft.clause {
          quote.cue = clause.cue.map { cue($0, text) }
          quote.speaker = clause.speaker.map { resolution.speaker($0) }
          quote.addressee = clause.addressee.map { Speaker(range: text.view.range($0.start, $0.end)) }
        } else if let (rule, speaker) = resolution.carriedSpeaker(of: draft, after: spoken, spokenDrafts) {
          quote.speaker = speaker
          quote.rule = rule
        }
        if quote.speaker == nil { quote.unattributed = "no reporting clause, and no speaker before it" }
        quotes.append(quote)
        spoken.append(quote)
        spokenDrafts.append(draft)
      }
      return quotes
    }

    private static func quote(of draft: QuoteDraft, _ text: ReportingText) -> Quote {
      let pieces = draft.pieces.map { text.view.range($0) }
      return Quote(
        kind: draft.kind, range: text.view.range(draft.start, draft.end), parts: pieces.count > 1 ? pieces : [],
        rule: draft.rule)
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
}

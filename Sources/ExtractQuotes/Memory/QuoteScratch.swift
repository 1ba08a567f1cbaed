internal import ExtractCore
internal import ExtractMatching

/// Memory that a worker keeps from document to document; whoever makes one frees it.
struct QuoteScratch: ScratchMemory {
  /// Tokens that are quotation marks.
  var marks = FlatArray<Int32>()
  /// Tokens that are colons.
  var colons = FlatArray<Int32>()
  var cues = FlatArray<CueHit>()
  /// A bit for each word and mark that the scan for cues looks at.
  var noticed = FlatArray<UInt64>()
  /// Each `but` behind which it is told what was not said: `but gave no details`.
  var withheld = FlatArray<Int32>()
  /// Tokens with which a cue begins.
  var cueStarts = TokenBits()
  /// Cues of several words, as texts have had them.
  var phrases = PhraseMemory()
  /// Those at the token at hand.
  var phrasesFound = FlatArray<PhraseMemory.Found>()
  /// First tokens of paragraphs, up to the first one behind the last quotation mark.
  var paragraphs = FlatArray<Int32>()
  var quotations = FlatArray<Quotation>()
  /// Statements; those of direct speech stand first.
  var drafts = FlatArray<QuoteDraft>()
  /// The tokens of blocks that are set off as quotations.
  var displayed = FlatArray<TokenRange>()
  /// The pieces of split quotations.
  var pieces = FlatArray<TokenRange>()
  /// Reporting clauses of direct speech that have a cue, in the order of their cues.
  var clauses = FlatArray<ReportingClause>()
  /// Tokens of quotations, and those with which the cues of ``clauses`` begin.
  var taken = TokenBits()
  /// Quotations that are not decided yet, by their index.
  var undecided = FlatArray<Int32>()
  /// Drafts in the order of the document.
  var order = FlatArray<Int32>()
  /// The drafts that somebody says, by their place in that order.
  var spoken = FlatArray<Int32>()
  /// The speakers met so far.
  var recent = FlatArray<RecentSpeaker>()
  /// The roles that the text gives to persons; found when the first one is asked for.
  var roles = FlatArray<Role>()
  /// The last of them with a head.
  var rolesByHead = NumberedWords()
  /// Whether the text is an interview; found when the first pronoun asks for it.
  var interview: Interview?
  var mentionIndex = MentionIndex()
  /// What was found last by ``ReportingText/sentence(of:)``, and the like: what is looked for next is near.
  var lastSentence = 0
  var lastQuotation = 0
  var lastCue = 0
  /// The subject that was looked for last; see ``ReportingText/subject(before:notBefore:)``.
  var lastSubject = FoundSubject()

  /// Begins another document, of some number of tokens.
  mutating func begin(tokens: Int) {
    cueStarts.clear(tokens: tokens)
    taken.clear(tokens: tokens)
    marks.removeAll()
    colons.removeAll()
    withheld.removeAll()
    paragraphs.removeAll()
    cues.removeAll()
    quotations.removeAll()
    drafts.removeAll()
    displayed.removeAll()
    pieces.removeAll()
    clauses.removeAll()
    undecided.removeAll()
    order.removeAll()
    spoken.removeAll()
    recent.removeAll()
    rolesByHead.clear()
    interview = nil
    lastSentence = 0
    lastQuotation = 0
    lastCue = 0
    lastSubject = FoundSubject()
  }

  func deallocate() {
    cueStarts.deallocate()
    taken.deallocate()
    noticed.deallocate()
    withheld.deallocate()
    marks.deallocate()
    colons.deallocate()
    cues.deallocate()
    phrases.deallocate()
    phrasesFound.deallocate()
    paragraphs.deallocate()
    quotations.deallocate()
    drafts.deallocate()
    displayed.deallocate()
    pieces.deallocate()
    clauses.deallocate()
    undecided.deallocate()
    order.deallocate()
    spoken.deallocate()
    recent.deallocate()
    roles.deallocate()
    rolesByHead.deallocate()
    mentionIndex.deallocate()
  }
}

typealias QuoteMemory = WorkerMemory<ReportingLexicon, QuoteScratch>

/// A speaker and where the text names it.
struct RecentSpeaker {
  var token: Int
  /// None of one without a name: `a resident`.
  var entity: Int?
  /// The gender of the pronoun that stands for the speaker; of one without a name, what the noun is.
  var classes: WordClasses
}

/// What was found for the subject of a verb.
struct FoundSubject {
  var verb = -1
  var lower = -1
  var phrase: NounPhrase?
}

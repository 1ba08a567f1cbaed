import ExtractCore

/// A rule that decides whether a stop ends a sentence.
///
/// Rules are tried in order; the first whose cues are all there, with one of `any` and none of `unless`, decides.
struct BoundaryRule {
  /// What the rule asks for, and what follows from it.
  struct Decision {
    let all: BoundaryCues
    let any: BoundaryCues
    let unless: BoundaryCues
    /// The name of the boundary; `nil` where the sentence goes on.
    let ends: RuleID?

    @inline(__always) func matches(_ cues: BoundaryCues) -> Bool {
      cues.isSuperset(of: all) && cues.isDisjoint(with: unless) && (any.isEmpty || !cues.isDisjoint(with: any))
    }

    /// Whether cues of which those that are indexed are `cues` can match.
    fileprivate func mayMatch(_ cues: BoundaryCues) -> Bool {
      let indexed = BoundaryCues.indexed
      return cues.isSuperset(of: all.intersection(indexed)) && cues.isDisjoint(with: unless)
        && (any.isEmpty || !any.isSubset(of: indexed) || !cues.isDisjoint(with: any))
    }
  }

  let decision: Decision
  /// Sentences that the rule decides on, with `|` where they are cut.
  let example: StaticString

  static func end(
    _ rule: RuleID, _ all: BoundaryCues, any: BoundaryCues = [], unless: BoundaryCues = [], _ example: StaticString
  ) -> Self { Self(decision: Decision(all: all, any: any, unless: unless, ends: rule), example: example) }

  static func join(
    _ all: BoundaryCues, any: BoundaryCues = [], unless: BoundaryCues = [], _ example: StaticString
  ) -> Self { Self(decision: Decision(all: all, any: any, unless: unless, ends: nil), example: example) }
}

extension BoundaryRule {
  /// The rules in the order in which they are tried. Where none fits, the sentence goes on.
  static let table: [BoundaryRule] =
    plain + joints + lineEnds + abbreviations + letters + strongStops + weakStarts

  /// What the rules of ``table`` that may match a stop say, in their order, for each set of ``BoundaryCues/indexed``;
  /// in memory that is never freed, for the inner loop.
  nonisolated(unsafe) static let byIndexedCues: UnsafePointer<UnsafeBufferPointer<Decision>> = {
    let decisions = table.map(\.decision)
    let sets = 1 << BoundaryCues.indexed.rawValue.nonzeroBitCount
    let lists = UnsafeMutablePointer<UnsafeBufferPointer<Decision>>.allocate(capacity: sets)
    var rules: [Decision] = []
    for set in 0..<sets {
      rules.removeAll(keepingCapacity: true)
      for decision in decisions where decision.mayMatch(BoundaryCues(index: set)) { rules.append(decision) }
      let memory = UnsafeMutableBufferPointer<Decision>.allocate(capacity: rules.count)
      _ = memory.initialize(from: rules)
      (lists + set).initialize(to: UnsafeBufferPointer(memory))
    }
    return UnsafePointer(lists)
  }()

  /// The everyday case, tried first because it is by far the most frequent.
  static let plain: [BoundaryRule] = [
    .end(
      SentenceRule.period, [.period, .upper],
      unless: BoundaryCues([.glued, .closedQuote, .bare, .first, .marker, .symbol, .openBracket, .dash, .exclaimed])
        .union(.anyMark).union(.anyAbbreviation).union(.inside),
      "The lorry stopped at dusk. | Nobody got out.")
  ]

  /// What keeps a sentence together whatever its stop.
  static let joints: [BoundaryRule] = [
    .join([.inWholeQuote], "He thought, ‘it rained. We stayed,’ and smiled."),
    .join([.bare], unless: [.closedQuote, .otherStop], "... and then it rained."),
    .join([.comma], "“Stop it!”, he cried."),
    .join([.stop], "The curve is shown in Fig. ??"),
    .join([.marker], unless: [.closedQuote], "3. The harbour was closed."),
    .join(
      [.inBracket], unless: [.question, .exclamation, .otherStop],
      "The depot (It was built in May. It burnt down.) is gone."),
    .join([.inBracket, .lower], "The depot (what a name! or so they say) is gone."),
    .join([.closedBracket], unless: [.starter], "The depot (a ruin by then.) belonged to Moss."),
    .join([.closedBracket, .lower], "The depot (what a name!) is gone."),
    .join([.exclaimed, .exclamation, .lower], unless: [.question], "She works at Yahoo! in the evening."),
    .join(
      [.exclaimed, .exclamation], unless: [.starter, .lineEnd, .question],
      "She joined Yahoo! Research in spring."),
    .join([.closedQuote, .dash, .name], "“We were late.” - Amalia Sorel"),
    .join(
      [.closedQuote, .openBracket], any: [.question, .exclamation], "“We are the best!” (Which was not true.)"),
    .join([.dash], unless: [.upper], "Stir it, and -- lo! -- it thickens."),
  ]

  /// A line that ends with a stop where lines are not wrapped.
  static let lineEnds: [BoundaryRule] = [
    .end(
      SentenceRule.lineEnd, [.lineEnd], unless: [.title, .rank, .given, .latin, .initial],
      "the shop is closed. | \ncome back on monday.")
  ]

  /// What may follow an abbreviation, by class.
  static let abbreviations: [BoundaryRule] = [
    .join([.glued, .period], unless: [.upper], "The file is named report.txt and is short."),
    .join([.glued, .initialism], "The U.N.-led talks resumed."),
    .join([.glued, .period], any: [.initial, .dotted, .lowerLetter, .digit], "She holds a Ph.D. in law."),

    .join(
      [.dash], any: [.initialism, .company, .place, .street, .region, .suffix, .acronym, .general, .dotted],
      unless: [.closedQuote, .question, .exclamation], "AUSTIN, Tex. — The river rose by 3 ft. - a record."),

    .join([.period, .latin], "Tools (e.g. Rust and Swift) vary, cf. Moss vs. Hale."),
    .end(
      SentenceRule.abbreviation, [.period, .rank, .starter, .upper], unless: [.glued],
      "He retired as a Col. | He moved north."),
    .join([.period], any: [.title, .rank, .given], "Then Dr. Sorel met Gen. Moss and Wm. Hale."),

    .join(
      [.time, .upper], any: [.date, .fronted], unless: [.starter],
      "At 5 a.m. Sorel left; the others left at 6 p.m. Tuesday."),
    .join([.time, .fronted, .courtesy], "At 5 a.m. Mr. Sorel left."),
    .join(
      [.time], any: [.lower, .digit, .openBracket, .dash], "It opens at 9 a.m. and closes at 5 p.m. (local time)."),
    .end(SentenceRule.initialism, [.time], unless: [.glued], "It opens at 9 a.m. | Visitors pay at the gate."),

    .join([.period, .numbered], any: [.digit, .roman, .openBracket], "See No. 5, Art. IX and pp. [3-5]."),
    .join([.period, .calendar], any: [.digit, .date], "It came on Fri. Jan. 5."),
    .join([.period, .symbol, .digit], "It is listed as N°. 24."),

    .join([.initialism, .first], "P.S. The key is under the mat."),
    .end(
      SentenceRule.initialism, [.initialism], any: [.starter, .openQuote], unless: [.glued, .lower, .openBracket],
      "They settled in the U.S. | The rest stayed."),
    .end(
      SentenceRule.initialism, [.initialism, .region, .subject], unless: [.glued, .lower],
      "They settled in the U.S. | Anna stayed. | Others returned to the U.K. | Prices fell."),
    .join([.initialism], "The U.S. Navy hired J.P. Hale and the U.N. agreed."),

    .end(
      SentenceRule.abbreviation, [.period], any: [.final, .unit, .calendar, .numbered],
      unless: [.lower, .digit, .glued, .openBracket, .dash],
      "They sold nuts, oil, etc. | Prices rose by 5 lb. | Rents fell in Dec. | Landlords grumbled."),
    .end(
      SentenceRule.abbreviation, [.period, .starter],
      any: [.company, .place, .street, .region, .suffix, .acronym, .general, .dotted], unless: [.lower, .glued],
      "He works for Moss Ltd. | She works for Hale Corp. | They live on Elm St. | The rent is low."),
    .end(
      SentenceRule.abbreviation, [.period, .common], any: [.company, .street, .region, .general],
      unless: [.lower, .glued, .allUpper, .openBracket, .first],
      "It was bought by Moss Inc. | Shares fell by a tenth."),
    .end(
      SentenceRule.abbreviation, [.period, .region, .subject], unless: [.lower, .glued, .openBracket],
      "They moved to Boise, Ida. | Anna stayed."),
    .end(
      SentenceRule.abbreviation, [.period, .openQuote], any: [.company, .street, .region, .suffix],
      unless: [.lower, .glued, .openBracket], "It was bought by Moss Inc. | “We are glad,” he said."),
    .join(
      [.period],
      any: [
        .company, .place, .street, .region, .numbered, .unit, .calendar, .final, .suffix, .acronym, .general, .dotted,
      ], "The Moss Co. of St. Ives has 5 lb. of nuts, etc. in stock."),
  ]

  /// Single letters before a period.
  static let letters: [BoundaryRule] = [
    .end(
      SentenceRule.letter, [.period, .initial, .starter], unless: [.glued, .lower, .first],
      "They chose plan B. | The rest is known."),
    .end(
      SentenceRule.letter, [.period, .initial, .common], unless: [.glued, .lower, .first, .afterName, .name],
      "The shirt is a size S. | Prices are low."),
    .join([.period, .initial], "Albert I. Moss met L. Hale."),
    .end(
      SentenceRule.letter, [.period, .lowerLetter, .starter, .upper], unless: [.glued], "Solve for x. | Then add y."),
    .join([.period, .lowerLetter], "It was at 5 a. m. on p. 7."),
  ]

  /// Question and exclamation marks, ellipses, and periods with a closing quotation mark.
  static let strongStops: [BoundaryRule] = [
    .end(SentenceRule.otherStop, [.otherStop], "他走了。 | Nobody came."),
    .join(
      [.glued], any: [.lower, .digit, .otherStart, .openBracket, .dash],
      "The page ?id=5 was gone...or so it seemed."),
    .join([.lower, .closedQuote], unless: [.openQuote], "“Where were you?” asked Moss."),
    .join([.closedQuote, .speechTag], any: [.question, .exclamation], unless: [.ellipsis], "“Really?” Bintou asked."),
    .end(SentenceRule.missingSpace, [.glued, .upper], any: [.question, .exclamation], "Who came?|Nobody did."),
    .join([.lower, .ellipsis], unless: [.openQuote], "Well ... they waited."),
    .join([.digit, .ellipsis], "Index ......... 19"),
    .join([.ellipsis, .pause, .pronounI], "The thing is ... I forgot."),
    .join(
      [.ellipsis, .inQuote, .upper], unless: [.closedQuote, .inWholeQuote],
      "“The harbour is closed ... The ferries are full,” she said."),
    .end(SentenceRule.ellipsis, [.ellipsis], any: [.upper, .openQuote], "They waited ... | Nobody came."),
    .join([.ellipsis], "They waited ... 5 hours."),
    .end(
      SentenceRule.closedQuotation, [.closedQuote], unless: [.glued],
      "He said, “We are late.” | Nobody answered."),
    .end(
      SentenceRule.question, [.question], any: [.upper, .digit, .openQuote, .otherStart, .openBracket, .lowerStart],
      "Who came? | Nobody did."),
    .end(
      SentenceRule.exclamation, [.exclamation],
      any: [.upper, .digit, .openQuote, .otherStart, .openBracket, .lowerStart],
      "Get out! | They ran."),
    .end(
      SentenceRule.lowerCase, [.lower, .starter], any: [.question, .exclamation], unless: [.pause, .preposition],
      "Who came?? | i saw nobody."),
    .join([], any: [.question, .exclamation], "A fine Where's Otto? sort of book."),
  ]

  /// Periods before what is no plain capitalised word.
  static let weakStarts: [BoundaryRule] = [
    .end(
      SentenceRule.missingSpace, [.period, .glued, .upper], any: [.plainWord, .starter], unless: [.allUpper],
      "The lorry stopped.|Nobody got out."),
    .join([.glued], "The file is named Report.Txt today."),
    .end(
      SentenceRule.period, [.period], any: [.upper, .digit, .openQuote, .otherStart],
      "The lorry stopped. | 24 men got out."),
    .end(
      SentenceRule.lowerCase, [.period, .lower], any: [.frequent, .number],
      "The lorry stopped. | nobody got out."),
    .end(
      SentenceRule.lowerCase, [.period, .lower, .starter], unless: [.preposition], "The lorry bled. | it was over."),
    .join([.period], "The plt. leader waved."),
  ]
}

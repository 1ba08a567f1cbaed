internal import ExtractCore
internal import ExtractMatching

/// A post, office or trade that the text gives a person: `the [mayor of Oslo], Anne Berg`.
struct Role: BitwiseCopyable {
  let phrase: NounPhrase
  let entity: Int32
  /// The role before it with the same head; −1 if there is none.
  let previous: Int32
}

/// Whom roles such as `the finance minister` stand for: the person to whom the text gives a role that has all their words;
/// of several the only one whom the sentences before name.
///
/// - `[Finance Minister] Ines Falk`
/// - `[police chief] Erik Lund`
/// - `[The mayor of Oslo], Anne Berg, …`
/// - `Ines Holt, [the director of the museum], …`
extension ReportingText {
  /// Of the roles with one head, only so many are kept.
  private static let mostRoles = 32
  /// The furthest that a word of a compound stands before its last, in tokens: `Under-Secretary-General`.
  private static let longestCompound = 8

  /// How far a role looks back for the one of several who have it, in sentences, and in mentions at most.
  private static let (sentencesBack, mentionsBack) = (3, 48)

  /// The entity of the person that a definite noun phrase stands for; `nil` where none or several could be meant.
  func holder(of phrase: NounPhrase) -> Int? {
    guard phrase.head > phrase.start, isDefiniteArticle(phrase.start), takesPrepositions(phrase.head) else {
      return nil
    }
    if !scratch.rolesByHead.isBuilt { findRoles() }
    var found: Int32?
    var next = scratch.rolesByHead[view.word(phrase.head)] ?? -1
    while next >= 0 {
      let role = scratch.roles[Int(next)]
      if role.entity != found, hasAllWords(role.phrase, of: phrase) {
        guard found == nil else { return lastNamedHolder(of: phrase) }
        found = role.entity
      }
      next = role.previous
    }
    return found.map(Int.init)
  }

  /// The one of several persons with a role whom the sentences before a phrase name; `nil` if they name several.
  private func lastNamedHolder(of phrase: NounPhrase) -> Int? {
    guard let sentence = sentence(of: phrase.start) else { return nil }
    let start = sentences[max(0, sentence - Self.sentencesBack)].tokens.start
    let last = firstMention(endingAfter: phrase.start)
    var found: Int?
    for index in max(firstMention(endingAfter: start), last - Self.mentionsBack)..<last {
      guard let entity = mentions[index].entity, entity != found, isBorne(phrase, by: entity) else { continue }
      guard found == nil else { return nil }
      found = entity
    }
    return found
  }

  private func isBorne(_ phrase: NounPhrase, by entity: Int) -> Bool {
    var next = scratch.rolesByHead[view.word(phrase.head)] ?? -1
    while next >= 0 {
      let role = scratch.roles[Int(next)]
      if Int(role.entity) == entity, hasAllWords(role.phrase, of: phrase) { return true }
      next = role.previous
    }
    return false
  }

  private func findRoles() {
    scratch.roles.removeAll()
    scratch.rolesByHead.begin()
    for index in scratch.mentionIndex.persons {
      let mention = mentions[Int(index)]
      guard mayHaveRole(mention.tokens), let entity = mention.entity else { continue }
      let name = mention.tokens
      let sentence = sentenceTokens(around: name.start)
      if let role = role(before: name, sentence) { note(role, entity) }
      if let role = role(after: name, sentence) { note(role, entity) }
    }
  }

  /// Whether a role may stand beside a name, by the tokens right before and after it: most names have none.
  private func mayHaveRole(_ name: TokenRange) -> Bool {
    mark(name.end) == Mark.comma || mark(name.start - 1) == Mark.comma
      || name.start > 0 && takesPrepositions(name.start - 1)
  }

  private func note(_ phrase: NounPhrase, _ entity: Int) {
    let word = view.word(phrase.head)
    let last = scratch.rolesByHead[word] ?? -1
    var (count, next) = (0, last)
    while next >= 0 {
      let role = scratch.roles[Int(next)]
      if role.entity == entity, hasAllWords(role.phrase, of: phrase) { return }
      (count, next) = (count + 1, role.previous)
    }
    guard count < Self.mostRoles else { return }
    scratch.rolesByHead[word] = Int32(truncatingIfNeeded: scratch.roles.count)
    scratch.roles.append(Role(phrase: phrase, entity: Int32(truncatingIfNeeded: entity), previous: last))
  }

  /// The role right before a name, or before the comma before it.
  private func role(before name: TokenRange, _ sentence: TokenRange) -> NounPhrase? {
    let last = name.start - 1
    guard last >= sentence.start else { return nil }
    if mark(last) == Mark.comma {
      guard last > sentence.start, endsApposition(name.end, sentence),
        let phrase = nounPhrase(endingAt: last, notBefore: sentence.start), takesPrepositions(phrase.head),
        isDefiniteArticle(phrase.start) || phrase.start == sentence.start
      else { return nil }
      return phrase
    }
    guard isNominal(last), takesPrepositions(last) else { return nil }
    return NounPhrase(start: nounGroupStart(last, sentence.start), end: name.start, head: last)
  }

  /// The role in an apposition after a name.
  private func role(after name: TokenRange, _ sentence: TokenRange) -> NounPhrase? {
    guard name.end + 1 < sentence.end, mark(name.end) == Mark.comma,
      let phrase = nounPhrase(startingAt: name.end + 1, before: sentence.end), takesPrepositions(phrase.head),
      endsApposition(phrase.end, sentence), mention(at: phrase.head).map({ mentions[$0].kind == .title }) ?? true
    else { return nil }
    return phrase
  }

  private func endsApposition(_ token: Int, _ sentence: TokenRange) -> Bool {
    token >= sentence.end || isCommaOrDash(token) || isTerminal(token)
  }

  /// Whether a role has all words of a phrase with the same head, and none that makes it another post: `vice`, `former`.
  private func hasAllWords(_ role: NounPhrase, of phrase: NounPhrase) -> Bool {
    guard gluedStart(role.head) - role.head == gluedStart(phrase.head) - phrase.head else { return false }
    return (phrase.start..<phrase.end).allSatisfy { isIn(role, $0) || !isContent($0) }
      && (role.start..<role.end).allSatisfy { isIn(phrase, $0) || !uses($0).contains(.rank) }
  }

  /// The first word that hyphens join to a token, as far as a compound reaches.
  private func gluedStart(_ token: Int) -> Int {
    var start = token
    while start > max(1, token - Self.longestCompound), joins(start - 1) { start -= 2 }
    return start
  }

  private func isContent(_ token: Int) -> Bool { mark(token) == 0 && classes(token).isDisjoint(with: .functional) }

  private func isIn(_ phrase: NounPhrase, _ token: Int) -> Bool {
    let word = view.word(token)
    return word != 0 && (phrase.start..<phrase.end).contains { view.word($0) == word }
  }
}

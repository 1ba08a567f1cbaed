import ExtractCore

/// One sense per document: all places of a name vote on what it is, and where a capital letter proves nothing,
/// the name must stand elsewhere with better evidence.
///
/// The idea of one sense per discourse is Gale, Church and Yarowsky's (1992).
struct DocumentEvidence {
  struct Sense {
    var label: Label
    var weight: Int32
    var form: Int?
  }

  /// What a key of the table stands for.
  private enum Salt: UInt64 {
    case sense = 1
    case personPart, organizationStart
    /// And from here on the votes for each label.
    case votes
  }

  private var table = KeyTable()
  private var senses: [Sense] = []

  /// Begins another document.
  mutating func clear() {
    table.clear()
    senses.removeAll(keepingCapacity: true)
  }

  /// What most evidence says a name is.
  func sense(_ key: UInt64) -> Sense? { table[salted(key, .sense)].map { senses[$0] } }

  mutating func vote(_ candidate: Candidate) {
    guard let label = candidate.label else { return }
    let key = NameKey.pair(candidate.key, Salt.votes.rawValue + UInt64(label.index))
    let weight = Int32(table[key] ?? 0) + candidate.evidence.weight
    table.set(key, Int(weight))
    let senseKey = salted(candidate.key, .sense)
    guard let index = table[senseKey] else {
      table.set(senseKey, senses.count)
      senses.append(Sense(label: label, weight: weight, form: candidate.form))
      return
    }
    let best = senses[index]
    if best.weight >= weight, best.label != label { return }
    senses[index] = Sense(label: label, weight: weight, form: candidate.form ?? (best.label == label ? best.form : nil))
  }

  /// Whether a word is a surname or given name of a person whom the document names in full.
  func isPersonPart(_ token: UInt64) -> Bool { table[salted(token, .personPart)] != nil }
  mutating func addPersonPart(_ token: UInt64) { table.set(salted(token, .personPart), 1) }

  /// Whether a word is the first of an organisation that the document names in full.
  func isOrganizationStart(_ token: UInt64) -> Bool { table[salted(token, .organizationStart)] != nil }
  mutating func addOrganizationStart(_ token: UInt64) { table.set(salted(token, .organizationStart), 1) }

  private func salted(_ key: UInt64, _ salt: Salt) -> UInt64 { NameKey.pair(key, salt.rawValue) }
}

extension NameFinder {
  /// Decides every candidate's label by the whole document, and drops those that stay unexplained.
  mutating func weighEvidence() {
    var evidence = DocumentEvidence()
    swap(&evidence, &scratch.evidence)
    evidence.clear()
    defer { swap(&evidence, &scratch.evidence) }
    coordinate()
    for candidate in scratch.candidates where !candidate.isDoubted && !candidate.isDropped && candidate.kind != .title {
      evidence.vote(candidate)
      addParts(of: candidate, to: &evidence)
    }
    joinHeadlineWords(evidence)
    for index in scratch.candidates.indices where scratch.candidates[index].kind != .title {
      // By way of a copy: a candidate lent from the array while `self` is read would copy the whole array.
      var candidate = scratch.candidates[index]
      decide(&candidate, by: evidence)
      scratch.candidates[index] = candidate
    }
    for index in scratch.candidates.indices where scratch.candidates[index].kind == .title {
      if let owner = scratch.candidates[index].owner, scratch.candidates[owner].isDropped {
        scratch.candidates[index].isDropped = true
      }
    }
  }

  /// Names in a row are of one kind: "Kabare, Walungu and Goma".
  private mutating func coordinate() {
    guard scratch.candidates.count > 1 else { return }
    for index in 1..<scratch.candidates.count { coordinate(index, with: index - 1) }
    for index in stride(from: scratch.candidates.count - 2, through: 0, by: -1) { coordinate(index, with: index + 1) }
  }

  private mutating func coordinate(_ index: Int, with neighbour: Int) {
    let (candidate, other) = (scratch.candidates[index], scratch.candidates[neighbour])
    guard candidate.count == 1, candidate.evidence <= .guess, candidate.kind == .name, !candidate.isDropped,
      other.label == .geopolitical || candidate.label == nil, other.evidence >= .guess, !other.isDoubted,
      candidate.label == nil || candidate.label == .person && other.evidence >= .likely, let label = other.label,
      other.kind == .name
    else { return }
    let (left, right) = candidate.start < other.start ? (candidate, other) : (other, candidate)
    guard right.start == left.end + 1, view.mark(left.end) == Mark.comma || isAnd(left.end) || equals(left.end, "or")
    else { return }
    scratch.candidates[index].label = label
    scratch.candidates[index].evidence = .guess
    scratch.candidates[index].rule = EntityRule.coordination
    scratch.candidates[index].isDoubted = false
  }

  private func addParts(of candidate: Candidate, to evidence: inout DocumentEvidence) {
    guard candidate.count > 1, candidate.evidence >= .likely else { return }
    if candidate.label == .person {
      let last = candidate.end - 1
      if !classes(last).contains(.commonWord) || classes(last).contains(.surname) {
        evidence.addPersonPart(view.tokenKey(last))
      }
      let first = view.firstWord(candidate.start, candidate.end)
      if classes(first).contains(.givenName), !classes(first).contains(.commonWord) {
        evidence.addPersonPart(view.tokenKey(first))
      }
    } else if candidate.label == .organization {
      let first = candidate.start
      if classes(first).isDisjoint(with: [.commonWord, .givenName, .namePart]), candidate.form == nil {
        evidence.addOrganizationStart(view.tokenKey(first))
      }
    }
  }

  /// Words of headlines that together are a name of the document become one candidate.
  private mutating func joinHeadlineWords(_ evidence: DocumentEvidence) {
    var index = 0
    while index < scratch.candidates.count {
      let first = scratch.candidates[index]
      guard first.isDoubted, !first.isDropped, first.count == 1 else {
        index += 1
        continue
      }
      var key = NameKey.extend(NameKey.seed, view.tokenKey(first.start))
      var last = index
      var longest: Int?
      while last + 1 < scratch.candidates.count, last - index < 6 {
        let next = scratch.candidates[last + 1]
        guard next.start == scratch.candidates[last].end, next.count == 1, !next.isDropped else { break }
        last += 1
        key = NameKey.extend(key, view.tokenKey(next.start))
        if evidence.sense(key) != nil { longest = last }
      }
      if let longest {
        scratch.candidates[index].end = scratch.candidates[longest].end
        scratch.candidates[index].key = view.nameKey(first.start, scratch.candidates[index].end)
        scratch.candidates[index].form = nil
        for inner in index + 1...longest { scratch.candidates[inner].isDropped = true }
      }
      index = (longest ?? index) + 1
    }
  }

  private func decide(_ candidate: inout Candidate, by evidence: DocumentEvidence) {
    guard !candidate.isDropped, candidate.evidence != .certain else { return }
    let isSingle = candidate.count == 1
    let token = view.tokenKey(candidate.start)
    if isSingle, evidence.isPersonPart(token), candidate.evidence <= .guess, candidate.kind != .acronym {
      let sense = evidence.sense(candidate.key)
      if sense == nil || sense?.label == .person || candidate.isDoubted || candidate.label == nil
        || (sense?.weight ?? 0) < Evidence.likely.weight
      {
        candidate.take(.person, EntityRule.namePart)
        return
      }
    }
    if let sense = evidence.sense(candidate.key), sense.weight > 0 {
      if sense.label != candidate.label || candidate.isDoubted {
        candidate.take(sense.label, EntityRule.documentEvidence)
        candidate.form = sense.form
      }
      return
    }
    if isSingle, candidate.label == nil, evidence.isOrganizationStart(token) {
      candidate.take(.organization, EntityRule.documentEvidence)
      return
    }
    if candidate.isDoubted || candidate.label == nil { candidate.isDropped = true }
  }
}

extension Candidate {
  mutating func take(_ label: Label, _ rule: RuleID) {
    if self.label != label {
      self.label = label
      form = nil
    }
    self.rule = rule
    isDoubted = false
  }
}

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

  private var votes: [UInt64: Int32] = [:]
  private(set) var senses: [UInt64: Sense] = [:]
  /// Surnames and given names of persons that the document names in full.
  private(set) var personParts: Set<UInt64> = []
  /// First words of organisations that the document names in full.
  private(set) var organizationStarts: Set<UInt64> = []

  mutating func vote(_ candidate: Candidate) {
    guard let label = candidate.label else { return }
    let key = NameKey.pair(candidate.key, UInt64(label.index))
    let weight = votes[key, default: 0] + candidate.evidence.weight
    votes[key] = weight
    if let best = senses[candidate.key], best.weight >= weight, best.label != label { return }
    let form = candidate.form ?? (senses[candidate.key].flatMap { $0.label == label ? $0.form : nil })
    senses[candidate.key] = Sense(label: label, weight: weight, form: form)
  }

  mutating func addPersonPart(_ token: UInt64) { personParts.insert(token) }
  mutating func addOrganizationStart(_ token: UInt64) { organizationStarts.insert(token) }
}

extension NameFinder {
  /// Decides every candidate's label by the whole document, and drops those that stay unexplained.
  mutating func weighEvidence() {
    var evidence = DocumentEvidence()
    for candidate in scratch.candidates where !candidate.isDoubted && !candidate.isDropped && candidate.kind != .title {
      evidence.vote(candidate)
      addParts(of: candidate, to: &evidence)
    }
    joinHeadlineWords(evidence)
    for index in scratch.candidates.indices where scratch.candidates[index].kind != .title {
      decide(&scratch.candidates[index], by: evidence)
    }
    for index in scratch.candidates.indices where scratch.candidates[index].kind == .title {
      if let owner = scratch.candidates[index].owner, scratch.candidates[owner].isDropped {
        scratch.candidates[index].isDropped = true
      }
    }
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
        if evidence.senses[key] != nil { longest = last }
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
    if isSingle, evidence.personParts.contains(token), candidate.evidence <= .guess, candidate.kind != .acronym {
      let sense = evidence.senses[candidate.key]
      if sense == nil || sense?.label == .person || candidate.isDoubted || candidate.label == nil
        || (sense?.weight ?? 0) < Evidence.likely.weight
      {
        candidate.take(.person, EntityRule.namePart)
        return
      }
    }
    if let sense = evidence.senses[candidate.key], sense.weight > 0 {
      if sense.label != candidate.label || candidate.isDoubted {
        candidate.take(sense.label, EntityRule.documentEvidence)
        candidate.form = sense.form
      }
      return
    }
    if isSingle, candidate.label == nil, evidence.organizationStarts.contains(token) {
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

import ExtractCore
import ExtractMatching

/// Persons named by a surname or given name alone, with or without the particle before it, "Gaulle", "de Gaulle", or by a double surname.
extension EntityBuilder {
  /// So many particles may stand before a surname: "van der Meer".
  private static let mostParticles = 3

  func assignShortPerson(_ index: Int) {
    let candidate = scratch.candidates[index]
    if mayEndName(candidate) {
      assignEndOfName(index)
      return
    }
    let word = view.tokenKey(view.firstWord(candidate.start, candidate.end))
    let known = persons.short(word, candidate.gender, scratch.entities.keys)
    if let known { extendOverParticles(index, known) }
    let entity = known ?? makeEntity(index)
    persons.addShort(entity, word, candidate.gender, &scratch.entities.keys)
    note(index, in: entity)
  }

  /// Notes that the person of a candidate was named in full.
  func see(_ index: Int, _ names: PersonIndex.OuterNames) {
    guard let entity = entity(of: index) else { return }
    persons.see(
      entity, names, gender: scratch.entities.drafts[entity].gender, isRelative: isRelative(scratch.candidates[index]),
      &scratch.entities.keys)
  }

  /// So many words stand between "his" and "wife".
  private static let mostAdjectives = 2

  /// Whether a person is named behind a noun for what somebody is to another: "his wife, Janet Hallworth".
  private func isRelative(_ candidate: Candidate) -> Bool {
    let noun = view.mark(candidate.start - 1) == Mark.comma ? candidate.start - 2 : candidate.start - 1
    guard noun > 0, memory.lists.pointee.notes[view.word(noun)].before == .person else { return false }
    return (max(0, noun - 1 - Self.mostAdjectives)..<noun).contains {
      view.shape($0).isKind(.clitic) || memory.lists.pointee.possessives.contains(view.word($0))
    }
  }

  /// The gender of a noun right before a person's name, or before the comma before it: "her husband Karim", "his wife, Noor,
  /// had died".
  func genderOfNoun(before candidate: Candidate) -> Candidate.Gender? {
    var noun = candidate.start - 1
    if view.mark(noun) == Mark.comma, view.mark(candidate.end) != 0 { noun -= 1 }
    guard noun > 0 else { return nil }
    return memory.lists.pointee.notes[view.word(noun)].gender
  }

  /// Whether a name of several words may be the end of a longer one: all words but the last are particles, small or not, or
  /// a hyphen joins two words, "Falk-Brandt".
  func mayEndName(_ candidate: Candidate) -> Bool {
    if candidate.count == 3, view.mark(candidate.start + 1) == Mark.hyphen, view.isGlued(candidate.start + 2) {
      return true
    }
    return candidate.count > 1
      && (candidate.start..<candidate.end - 1).allSatisfy {
        view.shape($0).mark != 0 || memory.lists.pointee.particles.contains(view.word($0))
      }
  }

  /// "De Gaulle" is the person whose full name ends so; "Al Gore" is a full name.
  private func assignEndOfName(_ index: Int) {
    let candidate = scratch.candidates[index]
    let word = view.tokenKey(candidate.end - 1)
    if let entity = persons.short(word, candidate.gender, scratch.entities.keys),
      hasName(entity, endingIn: view.range(candidate.start, candidate.end))
    {
      note(index, in: entity)
    } else {
      let names = outerNames(of: candidate)
      assignPerson(index, names)
      see(index, names)
    }
  }

  /// Takes the particles that the person's full name has before the surname into a candidate that follows them.
  private func extendOverParticles(_ index: Int, _ entity: Int) {
    let candidate = scratch.candidates[index]
    var start = candidate.start
    while start > 0, candidate.start - start < Self.mostParticles, !view.shape(start).contains(.paragraphStart),
      !view.shape(start - 1).contains(.initialUpper), memory.lists.pointee.particles.contains(view.word(start - 1))
    {
      start -= 1
    }
    guard start < candidate.start, hasName(entity, endingIn: view.range(start, candidate.end)) else { return }
    scratch.candidates[index].start = start
  }

  /// Whether the name of an entity goes on before these words, and ends with them, whatever letters are capital.
  private func hasName(_ entity: Int, endingIn words: TextRange) -> Bool {
    let name = scratch.entities.drafts[entity].name
    guard name.count > words.count else { return false }
    let start = name.upperBound - words.count
    let before = view.text[start - 1]
    guard before == UInt8(ascii: " ") || before == UInt8(ascii: "-") else { return false }
    return view.bytesKey(TextRange(start, name.upperBound), isFolded: true) == view.bytesKey(words, isFolded: true)
  }
}

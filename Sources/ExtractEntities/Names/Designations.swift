import ExtractCore

/// Types of weapons, vehicles and devices whose name follows a designation: "MQ-9 Reaper", "F-16 Fighting Falcon".
extension NameFinder {
  /// Letters of a designation.
  private static let mostLetters = 4

  /// Makes the last candidate the name of a type, with the designation before it, unless something else explains it.
  ///
  /// A person whose name is the letters of a designation is none: "two Su-34 jets".
  ///
  /// - Parameter mark: what stands behind the candidate.
  @inline(__always) func completeDesignation(_ candidate: UnsafeMutablePointer<Candidate>, before mark: UInt8) {
    let start = candidate.pointee.start
    if mark == Mark.hyphen, candidate.pointee.label == .person, candidate.pointee.count == 1, isNumbered(start) {
      candidate.pointee.isDropped = true
    }
    guard start > 2, view.shape(start - 1).isKind(.number), view.mark(start - 2) == Mark.hyphen else { return }
    complete(candidate, from: start - 3)
  }

  @inline(never) private func complete(_ candidate: UnsafeMutablePointer<Candidate>, from letters: Int) {
    let name = candidate.pointee
    guard name.kind == .name, isDesignation(letters), isNameOfType(name),
      view.shape(name.start).isDisjoint(with: .lineStart)
    else { return }
    // The letters may have been taken for an acronym.
    for index in latest(2).dropLast() where scratch.candidates[index].start == letters {
      scratch.candidates[index].isDropped = true
    }
    candidate.pointee.start = letters
    candidate.pointee.meaning = NameMeaning(form: nil, label: .product)
    candidate.pointee.gender = nil
    candidate.pointee.evidence = .likely
    candidate.pointee.rule = .designation
  }

  /// Whether a hyphen joins a number to a word.
  @inline(never) private func isNumbered(_ word: Int) -> Bool {
    word + 2 < view.count && view.isGlued(word + 1) && view.isGlued(word + 2) && view.shape(word + 2).isKind(.number)
  }

  /// "MQ-9", "MiG-29", "Su-34": capitals, or two or three letters of which the first is one.
  private func isDesignation(_ letters: Int) -> Bool {
    let (shape, length) = (view.shape(letters), view.length(letters))
    guard isNumbered(letters), shape.isKind(.word), length <= Self.mostLetters else { return false }
    return shape.contains(.allUpper) || shape.contains(.initialUpper) && length < Self.mostLetters && length > 1
  }

  /// Whether nothing but a bare capital, a person's name or a town's tells what a name is; a road goes on: "US-412 West".
  private func isNameOfType(_ name: Candidate) -> Bool {
    if part(name.start).contains(.direction) { return false }
    switch name.label {
    case nil, .person: return true
    case .geopolitical: return classes(name.start).isDisjoint(with: .country)
    default: return false
    }
  }
}

import ExtractCore

/// Goods that are traded under a name: "Brent crude … Brent rose" is no place and no person.
extension NameFinder {
  /// "Brent crude": a name that is none of a country or a sure place is that of a grade, here and elsewhere.
  @inline(never) func noteGrade(_ candidate: UnsafeMutablePointer<Candidate>) {
    let isSurePlace = candidate.pointee.form.map { !scratch.forms.kind($0).traits.contains(.ambiguous) } ?? false
    guard candidate.pointee.kind == .name, candidate.pointee.count == 1, !isSurePlace,
      candidate.pointee.evidence < .certain
    else { return }
    scratch.grades.append(candidate.pointee.key)
  }

  /// Whether a candidate is a grade of something traded by its name, and nothing makes it surely something else.
  func isGrade(_ candidate: UnsafePointer<Candidate>) -> Bool {
    candidate.pointee.evidence < .certain && scratch.evidence[candidate.pointee.name].isGrade
  }
}

import ExtractCore

/// The expectation of a case as it is after recording.
///
/// Lines that hold stay as they are, with comments, order and choice of attributes; a line that does not hold is
/// corrected or removed; new facts come after the fact that precedes them in the text.
struct FixtureRecording {
  let matching: FactMatching
  let document: Document
  let closed: Set<FactKind>

  /// The new lines of the expectation of a case.
  func lines(of file: FixtureFile, case number: Int) -> [String] {
    let fixture = file.cases[number]
    var lines: [(text: String, position: Int)] = []
    let old = file.expectation(ofCase: number)
    let first = file.firstLine(ofExpectation: number)
    var remaining = fixture.expected.enumerated().map { ($0.offset, $0.element) }[...]
    for (offset, text) in old.enumerated() {
      guard let (index, fact) = remaining.first, fact.line == first + offset else {
        lines.append((text, -1))
        continue
      }
      remaining.removeFirst()
      if matching.failed.contains(index) {
        for (found, line) in corrections(of: fact, index) {
          lines.append((line, found.map { position(of: matching.observed[$0]) } ?? -1))
        }
      } else {
        let isDone = matching.done.contains(fact)
        let position = matching.fulfilled.firstIndex(of: index).map { self.position(of: matching.observed[$0]) }
        lines.append((isDone ? Self.withoutTodo(text) : text, position ?? -1))
      }
    }
    insertNewFacts(into: &lines)
    return lines.map(\.text)
  }

  /// What stands in place of a fact that does not hold: what was found there, with the attributes that it states.
  private func corrections(of fact: ExpectedFact, _ index: Int) -> [(found: Int?, line: String)] {
    if fact.kind == .text {
      return [(nil, "TEXT " + FactSyntax.quoted(String(decoding: document.text, as: UTF8.self)))]
    }
    let wrong = matching.failures.compactMap { failure in
      if case .wrong(fact, let observed, _) = failure { observed } else { nil }
    }
    return matching.observed.indices.filter {
      matching.fulfilled[$0] == index || wrong.contains(matching.observed[$0])
    }.map { found in
      (found, matching.observed[found].line(in: document.text, attributes: fact.attributes.map(\.name)))
    }
  }

  private func position(of fact: ObservedFact) -> Int { fact.range?.lowerBound ?? 0 }

  private func insertNewFacts(into lines: inout [(text: String, position: Int)]) {
    for fact in newFacts {
      let position = position(of: fact)
      let before = lines.lastIndex { $0.position >= 0 && $0.position <= position }
      let after = lines.firstIndex { $0.position > position }
      // Blank lines at the end separate the case from the next one.
      let end = (lines.lastIndex { !$0.text.isEmpty } ?? -1) + 1
      lines.insert((fact.line(in: document.text), position), at: before.map { $0 + 1 } ?? after ?? end)
    }
  }

  /// The facts found that the case does not state, or denies, in document order.
  private var newFacts: [ObservedFact] {
    let new = matching.failures.compactMap { failure -> ObservedFact? in
      switch failure {
      case .unexpected(let fact): fact
      case .forbidden(_, let fact) where closed.contains(fact.kind): fact
      default: nil
      }
    }
    return new.enumerated().sorted {
      (position(of: $0.element), $0.offset) < (position(of: $1.element), $1.offset)
    }.map(\.element)
  }

  private static func withoutTodo(_ line: String) -> String {
    let indentation = line.prefix { $0 == " " || $0 == "\t" }
    return String(indentation) + line.dropFirst(indentation.count + "todo".count).drop { $0 == " " || $0 == "\t" }
  }
}

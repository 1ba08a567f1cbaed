import ExtractCore

/// Lines that are no part of the article: menus, calls to action, letterheads, reference numbers.
extension LineClassification {
  private func isStray(_ line: TextLine) -> Bool { line.form != .prose && line.wordCount <= 12 }

  func dropBoilerplate() {
    let first = inked.indices.first { self.line($0).form == .prose && self.line($0).role.isKept } ?? 0
    let last = inked.indices.last { self.line($0).form == .prose && self.line($0).role.isKept } ?? inked.count
    for order in inked.indices {
      let line = line(order)
      guard matches[order].either != nil, line.role.isKept, isStray(line) else { continue }
      let isOutside = isPageDump || order < first || order > last
      switch matches[order].line {
      case .navigation?: if isOutside { setRole(order, .navigation) }
      case .callToAction?: setRole(order, .callToAction)
      case .share?, .legal?, .newsletter?: setRole(order, .boilerplatePhrase)
      case .related?, .comments?: if isOutside { setRole(order, .boilerplatePhrase) }
      default: dropByStart(order, line, isOutside: isOutside, isAtEdge: order < first || order > last)
      }
    }
    dropBetweenCalls(after: last)
    dropCallSentences()
  }

  /// Drops sentences of their own that ask for a subscription: `Sign up for our newsletter and never miss a story.`
  private func dropCallSentences() {
    for order in inked.indices {
      let line = line(order)
      guard line.form == .prose, line.count <= 160, line.endsSentence, line.role == .text, isParagraph(order) else {
        continue
      }
      let match = resources.boilerplate.match(text(line))
      if match.start == .newsletter, match.startWordCount >= 3 { setRole(order, .callToAction) }
    }
  }

  /// Whether a line stands between blank lines or sentences.
  private func isParagraph(_ order: Int) -> Bool {
    let index = Int(inked[order])
    return index == 0 || lines[index - 1].form == .blank || lines[index - 1].endsSentence
  }

  private func dropByStart(_ order: Int, _ line: TextLine, isOutside: Bool, isAtEdge: Bool) {
    guard !line.endsSentence else { return }
    switch matches[order].start {
    case .callToAction?, .newsletter?: setRole(order, .callToAction)
    case .share?: if line.wordCount <= 6 { setRole(order, .boilerplatePhrase) }
    case .legal?: if isOutside { setRole(order, .boilerplatePhrase) }
    case .navigation?, .related?: if isAtEdge, line.wordCount <= 8 { setRole(order, .navigation) }
    default: break
    }
  }

  /// A word or two between two calls to action, after the last sentence, is the caption of a link.
  private func dropBetweenCalls(after last: Int) {
    guard last + 3 < inked.count else { return }
    for order in last + 2..<inked.count - 1 {
      let line = line(order)
      guard line.role.isKept, line.wordCount <= 3, !line.endsSentence, self.line(order - 1).role == .callToAction,
        self.line(order + 1).role == .callToAction
      else { continue }
      setRole(order, .navigation)
    }
  }

  /// Drops reference numbers at the top and at the bottom, a label such as `PRESS RELEASE` with the short lines of the
  /// sender's name above it, and labels below the text.
  func dropLetterhead() {
    let top = 0..<min(8, inked.count)
    for order in top where isReferenceNumber(line(order)) { setRole(order, .referenceNumber) }
    for order in max(top.upperBound, inked.count - 3)..<max(top.upperBound, inked.count)
    where isReferenceNumber(line(order)) {
      setRole(order, .referenceNumber)
    }
    let isProse: (Int) -> Bool = { line($0).form == .prose && line($0).role.isKept }
    let firstProse = inked.indices.first(where: isProse) ?? inked.count
    for order in top where order < firstProse && isLabel(order) {
      setRole(order, .letterhead)
      for above in 0..<order {
        let line = line(above)
        guard line.role.isKept, line.form != .prose, line.wordCount <= 8, !line.endsSentence, !isDateLine(above, line)
        else { continue }
        setRole(above, .letterhead)
      }
    }
    // `ENDS`, `Media contact`
    guard let last = inked.indices.last(where: isProse) else { return }
    for order in last + 1..<max(last + 1, inked.count) where isLabel(order) { setRole(order, .boilerplatePhrase) }
  }

  private func isLabel(_ order: Int) -> Bool { matches[order].line == .label && line(order).wordCount <= 4 }

  /// One word with a slash, capitals and digits: `AB/12/2024`.
  private func isReferenceNumber(_ line: TextLine) -> Bool {
    guard line.count <= 30, line.wordCount == 1, line.role.isKept else { return false }
    let text = bytes[line.range]
    return text.contains(UInt8(ascii: "/")) && text.contains { $0 >= 0x41 && $0 <= 0x5A }
      && text.contains { $0 &- 0x30 < 10 } && !text.contains(UInt8(ascii: ":"))
  }
}

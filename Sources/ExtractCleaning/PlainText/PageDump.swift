import ExtractCore

/// A web page that was saved as text, with its menus and lists of links as short lines.
struct PageDump {
  private let classification: LineClassification

  /// - Returns: `nil` if the text does not look like such a page: it must have prose, and either lines that only pages
  ///   have, or so many short lines that they are most likely menus.
  init?(_ classification: LineClassification) {
    var stray = 0
    var prose = 0
    for order in classification.inked.indices {
      let line = classification.line(order)
      if line.form == .prose { prose += 1 } else if Self.isStray(line) { stray += 1 }
    }
    guard prose > 0, stray >= 10 else { return nil }
    let hasMenus = stray >= 15 && stray * 100 >= classification.inked.count * 40
    guard hasMenus || Self.hasPhrases(classification) else { return nil }
    self.classification = classification
  }

  private static func isStray(_ line: TextLine) -> Bool {
    line.form != .ruleLine && line.wordCount <= 6 && !line.endsSentence
  }

  /// Whether four lines are such as only pages have.
  private static func hasPhrases(_ classification: LineClassification) -> Bool {
    var phrases = 0
    for order in classification.inked.indices {
      let line = classification.line(order)
      guard isStray(line) else { continue }
      let phrase =
        classification.matches[order].line ?? classification.resources.pageLines.match(classification.text(line)).line
      if isOfPages(phrase) { phrases += 1 }
      if phrases == 4 { return true }
    }
    return false
  }

  private static func isOfPages(_ phrase: BoilerplateClass?) -> Bool {
    switch phrase {
    case .navigation?, .callToAction?, .share?, .legal?, .newsletter?, .related?, .comments?: true
    default: false
    }
  }

  /// Sets the roles of all lines, and returns the line of the title.
  func assign() -> Int? {
    let reading = PageLineReading(classification)
    for order in classification.inked.indices { classification.matches[order] = reading.match(order) }
    var lines = classification.inked.indices.map { reading.read($0) }
    markRepeated(&lines)
    var segmentation = PageSegmentation(lines, weights: classification.resources.pageWeights) { order in
      classification.inked[order] > classification.inked[order - 1] + 1
    }
    let (states, repeatedTitle) = segmentation.states(
      counts: classification.inked.indices.map { classification.line($0).count })
    guard let first = states.firstIndex(of: .content) else { return nil }
    for order in states.indices where states[order] != .content {
      classification.setRole(order, Self.role(states[order], classification.matches[order].line))
    }
    return markHeader(before: first, repeatedTitle: repeatedTitle)
  }

  private func markRepeated(_ lines: inout [PageLine]) {
    var repeats = RepeatedLines()
    repeats.begin(lines.count)
    for order in lines.indices {
      let line = classification.line(order)
      let before = repeats.note(order, classification.text(line)) { classification.isEqual($0, order) }
      guard let before else { continue }
      lines[before].isRepeated = true
      lines[order].isRepeated = true
    }
  }

  private static func role(_ state: PageSegmentation.State, _ phrase: BoilerplateClass?) -> LineRole {
    switch phrase {
    case .navigation?, .section?: .navigation
    case .callToAction?: .callToAction
    case .share?, .legal?, .newsletter?, .related?, .comments?: .boilerplatePhrase
    default: state == .after ? .afterContent : .outsideContent
    }
  }

  /// The lines of a headline, of authors and of dates above the content are kept.
  private func markHeader(before first: Int, repeatedTitle: Int?) -> Int? {
    var title = 0
    if let repeatedTitle, repeatedTitle < first + 3 { title = repeatedTitle }
    for order in title + 1..<max(title + 1, first) {
      if let role = classification.roleInHeader(order) { classification.setRole(order, role) }
    }
    let line = classification.line(title)
    guard line.wordCount >= 2 || line.count >= 12, line.wordCount <= 40 else { return nil }
    classification.setRole(title, .title)
    return Int(classification.inked[title])
  }
}

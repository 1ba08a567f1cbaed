import ExtractCore

/// Gives each line of a plain text its role.
///
/// Each rule is a function over the lines and says what it looks at; a line that no rule takes is text, a heading, or a
/// list item by its form.
struct LineClassification {
  let lines: [TextLine]
  let bytes: UnsafeBufferPointer<UInt8>
  private let resources: CleaningResources
  private(set) var roles: [LineRole] = []
  private(set) var titleLine: Int?
  /// The lines that are not blank.
  private var inked: [Int] = []
  private var matches: [BoilerplateTable.Match] = []

  init(_ lines: [TextLine], _ bytes: UnsafeBufferPointer<UInt8>, _ resources: CleaningResources) {
    self.lines = lines
    self.bytes = bytes
    self.resources = resources
    classify()
  }

  private mutating func classify() {
    roles = lines.map { Self.role(of: $0.form) }
    inked = lines.indices.filter { lines[$0].form != .blank && lines[$0].form != .pageBreak }
    guard resources.options.content == .main else { return }
    matches = lines.map { line in
      line.form == .blank || line.count > 160 && line.form == .prose
        ? BoilerplateTable.Match() : resources.boilerplate.match(UnsafeBufferPointer(rebasing: bytes[line.range]))
    }
    markCode()
    markCaptions()
    dropRepeated()
    let dump = PageDump(lines, matches: matches)
    if let dump {
      for index in inked where !dump.isContent[index] { roles[index] = .dropped(dump.rule[index]) }
    }
    dropBoilerplate(isPageDump: dump != nil)
    dropPageNumbers()
    dropLetterhead()
    markHeader()
    markHeadlineAtEnd()
    markHeadings()
  }

  private static func role(of form: TextLine.Form) -> LineRole {
    switch form {
    case .blank: .blank
    case .pageBreak, .ruleLine: .dropped(CleaningRule.ruleLine)
    case .fence: .dropped(CleaningRule.ruleLine)
    case .prose: .text
    case .short: .text
    case .bullet: .listItem
    case .heading: .heading
    case .quotation: .quotation
    }
  }

  private mutating func markCode() {
    guard inked.contains(where: { lines[$0].form == .fence }) else { return }
    var isOpen = false
    for index in lines.indices {
      if lines[index].form == .fence { isOpen.toggle() } else if isOpen, lines[index].count > 0 { roles[index] = .code }
    }
  }

  // MARK: Captions

  private mutating func markCaptions() {
    for index in inked where lines[index].count <= 600 && roles[index].isKept && hasCredit(lines[index]) {
      roles[index] = .caption
    }
  }

  /// Whether a photo credit begins the line or ends it: `Photo: Name`, `(Photo by Name)`.
  private func hasCredit(_ line: TextLine) -> Bool {
    if resources.boilerplate.canBeginCredit(bytes[line.start]), isCredit(at: line.start, line.end) { return true }
    var index = max(line.start + 1, line.end - 80)
    while index < line.end - 6 {
      let before = bytes[index - 1]
      let byte = bytes[index]
      if byte >= 0x41, byte <= 0x5A, before == 0x20 || before == UInt8(ascii: "(") || before == UInt8(ascii: "["),
        resources.boilerplate.canBeginCredit(byte), isCredit(at: index, line.end)
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// A credit is one of the list's phrases before a colon or a slash, or one of several words.
  private func isCredit(at start: Int, _ end: Int) -> Bool {
    let slice = bytes[start..<min(end, start + 48)]
    let match = resources.boilerplate.match(UnsafeBufferPointer(rebasing: slice))
    guard match.start == .credit else { return false }
    if match.startWordCount > 1 { return end - start <= 200 }
    guard let mark = slice.firstIndex(where: { !WordSequenceHash.isWordByte($0) }) else { return false }
    return bytes[mark] == UInt8(ascii: ":") || bytes[mark] == UInt8(ascii: "/")
  }

  // MARK: Repetition

  /// Drops a line that stood just before, and a short one that stood anywhere before.
  private mutating func dropRepeated() {
    var last: [UInt64: Int] = [:]
    for (order, index) in inked.enumerated() where lines[index].count >= 20 && roles[index].isKept {
      if let before = last[lines[index].hash] {
        let isNear = order - before <= 6
        if isNear || lines[index].form != .prose && roles[index] != .code {
          roles[index] = .dropped(CleaningRule.repeated)
        }
      }
      last[lines[index].hash] = order
    }
  }

  // MARK: Boilerplate

  private func isStray(_ index: Int) -> Bool { lines[index].form != .prose && lines[index].wordCount <= 12 }

  private mutating func dropBoilerplate(isPageDump: Bool) {
    let prose = inked.filter { lines[$0].form == .prose && roles[$0].isKept }
    let first = prose.first ?? 0
    let last = prose.last ?? lines.count
    for index in inked where roles[index].isKept && isStray(index) {
      let isOutside = index < first || index > last
      switch matches[index].line {
      case .navigation?: if isOutside || isPageDump { roles[index] = .dropped(CleaningRule.navigation) }
      case .callToAction?: roles[index] = .dropped(CleaningRule.callToAction)
      case .share?, .legal?, .newsletter?: roles[index] = .dropped(CleaningRule.boilerplatePhrase)
      case .related?, .comments?:
        if isOutside || isPageDump { roles[index] = .dropped(CleaningRule.boilerplatePhrase) }
      default: dropByStart(index, isOutside: isOutside, isPageDump: isPageDump)
      }
    }
    dropBetweenCalls(after: last)
  }

  private mutating func dropByStart(_ index: Int, isOutside: Bool, isPageDump: Bool) {
    guard !lines[index].endsSentence else { return }
    switch matches[index].start {
    case .callToAction?, .newsletter?: roles[index] = .dropped(CleaningRule.callToAction)
    case .share?: if lines[index].wordCount <= 6 { roles[index] = .dropped(CleaningRule.boilerplatePhrase) }
    case .legal?: if isOutside || isPageDump { roles[index] = .dropped(CleaningRule.boilerplatePhrase) }
    case .navigation?, .related?:
      if isOutside, lines[index].wordCount <= 8 { roles[index] = .dropped(CleaningRule.navigation) }
    default: break
    }
  }

  /// A word or two between two calls to action, after the last sentence, is the caption of a link.
  private mutating func dropBetweenCalls(after last: Int) {
    let tail = inked.filter { $0 > last }
    for order in tail.indices.dropFirst().dropLast() {
      let index = tail[order]
      guard roles[index].isKept, lines[index].wordCount <= 3, !lines[index].endsSentence,
        roles[tail[order - 1]] == .dropped(CleaningRule.callToAction),
        roles[tail[order + 1]] == .dropped(CleaningRule.callToAction)
      else { continue }
      roles[index] = .dropped(CleaningRule.navigation)
    }
  }

  // MARK: Pages

  /// Drops `Page 3 of 10` anywhere, and a number alone beside a page break.
  private mutating func dropPageNumbers() {
    for index in inked where lines[index].count <= 24 && lines[index].hasDigit && roles[index].isKept {
      let text = bytes[lines[index].range].filter { $0 > 0x20 && $0 != UInt8(ascii: "-") }
      let digits = text.filter { $0 &- 0x30 < 10 }.count
      let isCounted = text.count > 4 && text.prefix(4).elementsEqual("Page".utf8) && text[4] &- 0x30 < 10
      let isAlone = digits == text.count && digits <= 4 && isBesidePageBreak(index)
      if isCounted && digits + 6 >= text.count || isAlone { roles[index] = .dropped(CleaningRule.pageNumber) }
    }
  }

  private func isBesidePageBreak(_ index: Int) -> Bool {
    for other in max(0, index - 2)...min(lines.count - 1, index + 2) where other != index {
      if lines[other].form == .pageBreak || lines[other].form == .ruleLine { return true }
    }
    return index + 1 < lines.count && bytes[lines[index + 1].lineStart] == 0x0C || bytes[lines[index].lineStart] == 0x0C
  }

  // MARK: Letterhead

  /// Drops reference numbers at the top and at the bottom, and a label such as `PRESS RELEASE` with the short lines
  /// of the sender's name above it.
  private mutating func dropLetterhead() {
    let top = inked.prefix(8)
    for index in Array(top) + inked.suffix(3) where roles[index].isKept && isReferenceNumber(lines[index]) {
      roles[index] = .dropped(CleaningRule.referenceNumber)
    }
    for (order, index) in top.enumerated() where matches[index].line == .label && lines[index].wordCount <= 4 {
      roles[index] = .dropped(CleaningRule.letterhead)
      for above in top.prefix(order) where roles[above].isKept {
        guard lines[above].form != .prose, lines[above].wordCount <= 8, !lines[above].endsSentence else { continue }
        roles[above] = .dropped(CleaningRule.letterhead)
      }
    }
  }

  /// One word with a slash, capitals and digits: `AB/12/2024`.
  private func isReferenceNumber(_ line: TextLine) -> Bool {
    guard line.count <= 30, line.hasDigit, line.wordCount == 1 else { return false }
    let text = bytes[line.range]
    return text.contains(UInt8(ascii: "/")) && text.contains { $0 >= 0x41 && $0 <= 0x5A }
      && !text.contains(UInt8(ascii: ":"))
  }

  // MARK: Header

  /// Finds the headline above the first sentence, and byline and date line around it.
  private mutating func markHeader() {
    guard let firstProse = inked.first(where: { lines[$0].form == .prose && roles[$0] == .text }) else { return }
    let head = inked.filter { $0 < firstProse && roles[$0].isKept }
    for index in head.suffix(12) {
      switch roles[index] {
      case .text, .other: break
      default: continue
      }
      if lines[index].wordCount <= 8, matches[index].start == .byline, !lines[index].endsSentence {
        roles[index] = .byline
      } else if isDateLine(index) {
        roles[index] = .dateline
      }
    }
    let isWrapped = ParagraphJoining.width(lines, roles) != nil
    let candidates = head.filter {
      (roles[$0] == .text || roles[$0] == .heading) && lines[$0].wordCount <= 30
        && !goesOn($0, isWrapped: isWrapped)
    }
    if let title = candidates.first(where: { lines[$0].wordCount >= 4 }) ?? candidates.first {
      roles[title] = .title
      titleLine = title
    }
  }

  /// Whether a line is the beginning of a sentence that the next line ends.
  private func goesOn(_ index: Int, isWrapped: Bool) -> Bool {
    guard roles[index] == .text, !lines[index].endsSentence else { return false }
    if isWrapped, index + 1 < lines.count, lines[index + 1].form != .blank { return true }
    guard let next = inked.first(where: { $0 > index && roles[$0].isKept }) else { return false }
    return lines[next].startsLower
  }

  private func isDateLine(_ index: Int) -> Bool {
    let line = lines[index]
    guard line.wordCount <= 12, line.hasDigit, !line.endsSentence, line.count <= 80 else { return false }
    return matches[index].start == .dateline
      || resources.dates.iso(String(decoding: bytes[line.range], as: UTF8.self)) != nil
  }

  /// A short line of its own that begins like a sentence and does not end like one is a heading, if something follows.
  private mutating func markHeadings() {
    let isWrapped = ParagraphJoining.width(lines, roles) != nil
    let kept = inked.filter { roles[$0].isKept }
    for (order, index) in kept.enumerated() where roles[index] == .text && lines[index].form == .short {
      let line = lines[index]
      guard !line.endsSentence, line.wordCount <= 14, line.count <= 120, !line.startsLower,
        index == 0 || lines[index - 1].form == .blank || !isWrapped && !roles[index - 1].isKept
          || !isWrapped && lines[index - 1].endsSentence,
        !isWrapped || index + 1 == lines.count || lines[index + 1].form == .blank
      else { continue }
      guard order + 1 < kept.count else {
        roles[index] = .other
        continue
      }
      if !lines[kept[order + 1]].startsLower { roles[index] = .heading }
    }
  }

  /// A headline can stand below the article: a short line of its own after several sentences, where none stands above.
  private mutating func markHeadlineAtEnd() {
    guard titleLine == nil, let last = inked.last(where: { roles[$0].isKept }), roles[last] == .text,
      lines[last].form == .short, (4...20).contains(lines[last].wordCount), !lines[last].endsSentence,
      lines[last].startsUpper, last > 0, lines[last - 1].form == .blank,
      let first = inked.first(where: { roles[$0].isKept }), lines[first].form == .prose
    else { return }
    let prose = inked.filter { roles[$0] == .text && lines[$0].form == .prose }
    guard prose.count >= 3 else { return }
    roles[last] = .title
    titleLine = last
  }
}

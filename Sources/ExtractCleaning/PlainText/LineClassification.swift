import ExtractCore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Gives each line of a plain text its role.
///
/// Each rule is a function over the lines and says what it looks at; a line that no rule takes is text, a heading, or a
/// list item by its form.
struct LineClassification {
  let bytes: UnsafeBufferPointer<UInt8>
  let lines: UnsafeMutableBufferPointer<TextLine>
  /// The indices of the lines that are not blank.
  let inked: UnsafeBufferPointer<Int32>
  /// What the list of boilerplate says of the lines in `inked`, in their order.
  let matches: UnsafeMutableBufferPointer<BoilerplateTable.Match>
  let resources: CleaningResources
  var titleLine: Int?
  /// Whether the text is a page that was saved with its menus.
  private var isPageDump = false
  /// The width at which the text is wrapped.
  private var width: Int?

  init(
    _ lines: UnsafeMutableBufferPointer<TextLine>, inked: UnsafeBufferPointer<Int32>,
    matches: UnsafeMutableBufferPointer<BoilerplateTable.Match>, _ bytes: UnsafeBufferPointer<UInt8>,
    _ resources: CleaningResources
  ) {
    self.bytes = bytes
    self.lines = lines
    self.inked = inked
    self.matches = matches
    self.resources = resources
  }

  /// Sets the role of each line.
  ///
  /// - Parameter repeats: scratch memory.
  mutating func classify(repeats: inout RepeatedLines) {
    guard resources.options.content == .main, !inked.isEmpty else { return }
    lookUp()
    markCode()
    markCaptions()
    let dump = PageDump(self)
    isPageDump = dump != nil
    if dump == nil {
      dropContentsLines()
      markMail()
      dropPageFurniture()
    }
    dropRepeated(&repeats)
    if let dump { titleLine = dump.assign() }
    dropBoilerplate()
    dropPageNumbers()
    dropLetterhead()
    width = ParagraphJoining.width(UnsafeBufferPointer(lines))
    if titleLine == nil { markHeader() }
    if titleLine == nil { markHeadlineAtEnd() }
    markHeadings()
  }

  @inline(__always) func line(_ order: Int) -> TextLine { lines[Int(inked[order])] }

  @inline(__always) func setRole(_ order: Int, _ role: LineRole) { lines[Int(inked[order])].role = role }

  func text(_ line: TextLine) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[line.range]) }

  private func lookUp() {
    for order in inked.indices where line(order).form != .prose {
      matches[order] = resources.boilerplate.match(text(line(order)))
    }
  }

  private func markCode() {
    guard inked.contains(where: { lines[Int($0)].form == .fence }) else { return }
    var isOpen = false
    for order in inked.indices {
      if line(order).form == .fence { isOpen.toggle() } else if isOpen { setRole(order, .code) }
    }
  }

  // MARK: Captions

  private func markCaptions() {
    for order in inked.indices {
      let line = line(order)
      guard line.count <= 600, line.role.isKept, line.role != .code else { continue }
      if hasCredit(line.start, line.end) { setRole(order, .caption) }
    }
  }

  /// Whether a photo credit begins the line or ends it: `Photo: Name`, `(Photo by Name)`. What ends like a sentence
  /// ends with no credit; one at the end stands behind a sentence, a bar or an opening bracket.
  @inline(__always) private func hasCredit(_ start: Int, _ end: Int) -> Bool {
    if isCredit(at: start, end) { return true }
    return end - start >= 12 && bytes[end - 1] != UInt8(ascii: ".") && endsInCredit(start, end)
  }

  private func endsInCredit(_ lineStart: Int, _ end: Int) -> Bool {
    var index = end - 6
    let limit = max(lineStart + 1, end - 80)
    while let mark = lastMark(from: limit, to: index) {
      var start = mark + 1
      while start < end, bytes[start] == 0x20 { start += 1 }
      if start < end, bytes[start] &- 0x41 < 26, isCredit(at: start, end) { return true }
      index = mark
    }
    return false
  }

  /// The last place in a range of a mark behind which a credit can begin.
  private func lastMark(from start: Int, to end: Int) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = end
    while index - 16 >= start {
      let block = raw.block(at: index - 16)
      let marks =
        (block .== ByteBlock(repeating: UInt8(ascii: "."))) .| (block .== ByteBlock(repeating: UInt8(ascii: "(")))
        .| (block .== ByteBlock(repeating: UInt8(ascii: "["))) .| (block .== ByteBlock(repeating: UInt8(ascii: "|")))
      if marks.hasAny { break }
      index -= 16
    }
    while index > start {
      index -= 1
      switch bytes[index] {
      case UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "|"): return index
      default: break
      }
    }
    return nil
  }

  /// A credit is one of the list's phrases before a colon or a slash, or one of several words.
  @inline(__always) private func isCredit(at start: Int, _ end: Int) -> Bool {
    let slice = bytes[start..<min(end, start + 48)]
    let text = UnsafeBufferPointer(rebasing: slice)
    return resources.credits.mayBegin(text) && resources.credits.canBegin(text) && isCredit(slice, end - start)
  }

  private func isCredit(_ slice: Slice<UnsafeBufferPointer<UInt8>>, _ length: Int) -> Bool {
    let match = resources.credits.match(UnsafeBufferPointer(rebasing: slice))
    guard match.start == .credit else { return false }
    if match.startWordCount > 1 { return length <= 200 }
    guard let mark = slice.firstIndex(where: { !WordSequenceHash.isWordByte($0) }) else { return false }
    return bytes[mark] == UInt8(ascii: ":") || bytes[mark] == UInt8(ascii: "/")
  }

  // MARK: Repetition

  /// Drops a line that stood just before, and a short one that stood anywhere before, if the text is no page with its
  /// menus.
  private func dropRepeated(_ repeats: inout RepeatedLines) {
    repeats.begin(inked.count)
    for order in inked.indices {
      let line = line(order)
      guard line.count >= 20, line.role.isKept else { continue }
      let before = repeats.note(order, text(line)) { other in
        isEqual(other, order)
      }
      guard let before else { continue }
      let isShort = line.form != .prose && line.role != .code && !isPageDump
      if order - before <= 6 || isShort { setRole(order, .repeated) }
    }
  }

  /// Whether two lines have the same ink.
  func isEqual(_ first: Int, _ second: Int) -> Bool {
    let one = line(first)
    let other = line(second)
    guard one.count == other.count, let base = bytes.baseAddress else { return false }
    return memcmp(base + one.start, base + other.start, one.count) == 0
  }

  // MARK: Boilerplate

  private func isStray(_ line: TextLine) -> Bool { line.form != .prose && line.wordCount <= 12 }

  private func dropBoilerplate() {
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

  // MARK: Letterhead

  /// Drops reference numbers at the top and at the bottom, a label such as `PRESS RELEASE` with the short lines of the
  /// sender's name above it, and labels below the text.
  private func dropLetterhead() {
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

  // MARK: Header

  /// Finds the headline above the first sentence, and byline and date line around it.
  private mutating func markHeader() {
    guard let firstProse = inked.indices.first(where: { self.line($0).form == .prose && self.line($0).role == .text })
    else {
      return
    }
    markBylines(in: max(0, firstProse - 12)..<firstProse)
    var title: Int?
    for order in 0..<firstProse {
      let line = line(order)
      guard line.role == .text || line.role == .heading, line.wordCount <= 30, !goesOn(order), !isRest(order),
        !isRemark(line)
      else { continue }
      if line.wordCount >= 4 {
        title = order
        break
      }
      if title == nil { title = order }
    }
    if let title {
      for part in title...endOfHeadline(title) { setRole(part, .title) }
      titleLine = Int(inked[title])
    }
  }

  /// The words of a headline that is wrapped, at most.
  private static let longestHeadline = 20

  /// The last line of a headline that is wrapped: short lines that end no sentence, with nothing of the text below them.
  private func endOfHeadline(_ first: Int) -> Int {
    guard !line(first).endsSentence else { return first }
    var end = first
    var words = line(first).wordCount
    while end + 1 < inked.count, end - first < 3, isBelow(end + 1, end) {
      let line = line(end + 1)
      words += line.wordCount
      guard line.role == .text, !line.endsSentence, words <= Self.longestHeadline else { break }
      end += 1
    }
    guard end > first, line(first + 1).startsLower else { return first }
    let isWhole = end + 1 == inked.count || !isBelow(end + 1, end) || line(end + 1).role != .text
    return isWhole ? end : first
  }

  /// Whether a line stands right below another, with no blank line between.
  private func isBelow(_ order: Int, _ above: Int) -> Bool { inked[order] == inked[above] + 1 }

  /// Whether a line is the rest of a sentence that the line above it begins.
  private func isRest(_ order: Int) -> Bool {
    guard order > 0, isBelow(order, order - 1) else { return false }
    let above = line(order - 1)
    guard above.role == .text, !above.endsSentence else { return false }
    return line(order).startsLower || width.map { above.count * 10 >= $0 * 7 } ?? false
  }

  private func markBylines(in orders: Range<Int>) {
    for order in orders where line(order).role == .text || line(order).role == .other {
      if let role = roleInHeader(order) { setRole(order, role) }
    }
  }

  /// Whether a line at the headline is a byline or a date line.
  func roleInHeader(_ order: Int) -> LineRole? {
    let line = line(order)
    if line.wordCount <= 8, matches[order].start == .byline, !line.endsSentence { return .byline }
    return isDateLine(order, line) ? .dateline : nil
  }

  /// Whether a line is the beginning of a sentence that the next line ends.
  private func goesOn(_ order: Int) -> Bool {
    let line = line(order)
    guard line.role == .text, !line.endsSentence else { return false }
    if endOfHeadline(order) > order { return false }
    let isFollowed = order + 1 < inked.count && isBelow(order + 1, order) && self.line(order + 1).role == .text
    if width != nil, isFollowed { return true }
    for next in order + 1..<inked.count where self.line(next).role.isKept { return self.line(next).startsLower }
    return false
  }

  private func isDateLine(_ order: Int, _ line: TextLine) -> Bool {
    guard line.wordCount <= 12, !line.endsSentence, line.count <= 80,
      bytes[line.range].contains(where: { $0 &- 0x30 < 10 })
    else { return false }
    return matches[order].start == .dateline
      || resources.dates.iso(String(decoding: bytes[line.range], as: UTF8.self)) != nil
  }

  /// A short line of its own that begins like a sentence and does not end like one is a heading, if something follows.
  private func markHeadings() {
    let isWrapped = width != nil
    for order in inked.indices {
      let line = line(order)
      guard line.form == .short, line.role == .text, !line.endsSentence, line.wordCount <= 14, line.count <= 120,
        !line.startsLower, !isRemark(line)
      else { continue }
      let index = Int(inked[order])
      guard
        index == 0 || lines[index - 1].form == .blank || !isWrapped && !lines[index - 1].role.isKept
          || !isWrapped && lines[index - 1].endsSentence,
        !isWrapped || index + 1 == lines.count || lines[index + 1].form == .blank
      else { continue }
      let next = (order + 1..<inked.count).first { self.line($0).role.isKept }
      if let next {
        if !self.line(next).startsLower { setRole(order, .heading) }
      } else {
        setRole(order, .other)
      }
    }
  }

  /// A line in brackets: "(Reporting by Ines Falk)"
  private func isRemark(_ line: TextLine) -> Bool {
    bytes[line.range].first == UInt8(ascii: "(") && bytes[line.range].last == UInt8(ascii: ")")
  }

  /// A headline can stand below the article: a short line of its own after several sentences, where none stands above.
  private mutating func markHeadlineAtEnd() {
    guard let order = inked.indices.last(where: { self.line($0).role.isKept }) else { return }
    let line = line(order)
    let index = Int(inked[order])
    guard line.role == .text, line.form == .short, (4...20).contains(line.wordCount), !line.endsSentence,
      line.startsUpper, !isRemark(line), index > 0, lines[index - 1].form == .blank,
      let first = inked.indices.first(where: { self.line($0).role.isKept }), self.line(first).form == .prose
    else { return }
    var prose = 0
    for other in 0..<order where self.line(other).role == .text && self.line(other).form == .prose {
      prose += 1
      if prose == 3 { break }
    }
    guard prose == 3 else { return }
    setRole(order, .title)
    titleLine = index
  }
}

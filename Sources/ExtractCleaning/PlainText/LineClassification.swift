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
  private(set) var isPageDump = false
  /// The width at which the text is wrapped.
  private(set) var width: Int?

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
}

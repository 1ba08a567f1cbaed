import ExtractCore

/// A file of cases, with its lines as they are written.
public struct FixtureFile: Sendable {
  /// Where the lines of a case stand, as indices of lines.
  struct Layout: Sendable {
    /// The lines of `~~~ expect` without its heading; `nil` if the case has no such section.
    var expectation: Range<Int>?
    /// The index just after the last line of the case.
    var end: Int
  }

  /// What messages call the file.
  public let path: String
  /// The cases in the order of the file.
  public private(set) var cases: [FixtureCase] = []
  private(set) var layouts: [Layout] = []
  let lines: [ArraySlice<UInt8>]

  /// Reads a file of cases.
  ///
  /// - Parameter path: what messages call the file.
  /// - Throws: ``FixtureError`` with the line and what to do.
  public init(parsing bytes: [UInt8], path: String) throws(FixtureError) {
    self.path = path
    lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    var index = 0
    while index < lines.count, !isTitle(index) {
      let line = text(index)
      guard line.isEmpty || line.hasPrefix("#") else { throw error(index, .textOutsideOfCase) }
      index += 1
    }
    var titles: [String: Int] = [:]
    while index < lines.count {
      let title = text(index).dropFirst(Self.titleMark.count).trimmed
      guard !title.isEmpty else { throw error(index, .emptyTitle) }
      if let first = titles.updateValue(index + 1, forKey: title) {
        throw error(index, .duplicateTitle(title, firstLine: first))
      }
      index = try parseCase(title: title, at: index)
    }
  }

  private static let titleMark = "==="
  private static let sectionMark = "~~~"
  private static let sections = ["options", "given", "expect"]

  private mutating func parseCase(title: String, at start: Int) throws(FixtureError) -> Int {
    guard start + 1 < lines.count, lines[start + 1].first == UInt8(ascii: ":") else {
      throw error(start + 1, .missingMedia)
    }
    let media: Document.Source.Media
    switch text(start + 1).dropFirst() {
    case "text": media = .plainText
    case "html": media = .html
    case "markdown": media = .markdown
    case let other: throw error(start + 1, .unknownMedia(String(other)))
    }
    var index = start + 2
    while index < lines.count, !isTitle(index), !isSection(index) { index += 1 }
    // At the end of the file an empty last line is only the file's line end.
    let end = index == lines.count && lines[index - 1].isEmpty ? max(start + 2, index - 1) : index
    let raw = Array(lines[start + 2..<end].joined(separator: [0x0A]))

    var bodies: [String: Range<Int>] = [:]
    while index < lines.count, isSection(index) {
      let name = text(index).dropFirst(Self.sectionMark.count).trimmed
      guard Self.sections.contains(name) else { throw error(index, .unknownSection(name)) }
      guard bodies[name] == nil else { throw error(index, .duplicateSection(name)) }
      let body = index + 1
      index = body
      while index < lines.count, !isTitle(index), !isSection(index) { index += 1 }
      bodies[name] = body..<index
    }
    let given = try facts(in: bodies["given"] ?? 0..<0)
    for fact in given.facts where fact.isNegative || fact.isTodo { throw error(fact.line - 1, .negativeGiven) }
    if given.kinds != nil { throw error(bodies["given"]?.lowerBound ?? index, .misplacedKinds) }
    let expected = try facts(in: bodies["expect"] ?? 0..<0)
    cases.append(
      FixtureCase(
        path: path, line: start + 1, title: title, media: media, raw: raw,
        options: try options(in: bodies["options"] ?? 0..<0), given: given.facts, expected: expected.facts,
        kinds: expected.kinds))
    layouts.append(Layout(expectation: bodies["expect"], end: index))
    return index
  }

  private func options(in body: Range<Int>) throws(FixtureError) -> [FixtureCase.Option] {
    var options: [FixtureCase.Option] = []
    for index in body where !isBlankOrComment(index) {
      let line = text(index)
      guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else {
        throw error(index, .malformedOption(line))
      }
      let name = line[..<colon].trimmed
      guard !options.contains(where: { $0.name == name }) else { throw error(index, .duplicateOption(name)) }
      options.append(
        FixtureCase.Option(name: name, value: line[line.index(after: colon)...].trimmed, line: index + 1))
    }
    return options
  }

  private func facts(in body: Range<Int>) throws(FixtureError) -> (facts: [ExpectedFact], kinds: [FactKind]?) {
    var facts: [ExpectedFact] = []
    var kinds: [FactKind]?
    for index in body where !isBlankOrComment(index) {
      let line = text(index)
      if let names = Self.kindNames(line) {
        guard facts.isEmpty, kinds == nil else { throw error(index, .misplacedKinds) }
        kinds = []
        for name in names {
          guard let kind = FactKind(rawValue: name) else { throw error(index, .unknownKind(name)) }
          kinds?.append(kind)
        }
        continue
      }
      do {
        facts.append(try FactSyntax.parse(line, number: index + 1))
      } catch let reason {
        throw error(index, reason)
      }
    }
    return (facts, kinds)
  }

  /// The names in a line `kinds: DATE, TIME`; `nil` for another line.
  static func kindNames(_ line: String) -> [String]? {
    let prefix = "kinds:"
    guard line.hasPrefix(prefix) else { return nil }
    return line.dropFirst(prefix.count).split { $0 == "," || $0 == " " || $0 == "\t" }.map(String.init)
  }

  private func error(_ index: Int, _ reason: FixtureError.Reason) -> FixtureError {
    FixtureError(path: path, line: min(index, lines.count - 1) + 1, reason)
  }
}

extension FixtureFile {
  /// A line without white space around it.
  func text(_ index: Int) -> String { String(decoding: lines[index], as: UTF8.self)[...].trimmed }

  func isBlankOrComment(_ index: Int) -> Bool {
    let line = text(index)
    return line.isEmpty || line.hasPrefix("#")
  }

  private func begins(_ index: Int, with mark: String) -> Bool {
    let line = lines[index]
    guard line.starts(with: mark.utf8) else { return false }
    let after = line.dropFirst(mark.utf8.count).first
    return after == nil || after == 0x20 || after == 0x0D
  }

  private func isTitle(_ index: Int) -> Bool { begins(index, with: Self.titleMark) }
  private func isSection(_ index: Int) -> Bool { begins(index, with: Self.sectionMark) }

  /// The lines of the expectation of a case as they are written.
  func expectation(ofCase number: Int) -> [String] {
    (layouts[number].expectation ?? 0..<0).map { String(decoding: lines[$0], as: UTF8.self) }
  }

  /// The number of the first line of the expectation of a case, from 1.
  func firstLine(ofExpectation number: Int) -> Int { (layouts[number].expectation?.lowerBound ?? 0) + 1 }

  /// The file with other lines in the expectation of one case; all other bytes stay.
  func replacingExpectation(ofCase number: Int, by expectation: [String]) -> [UInt8] {
    let layout = layouts[number]
    var result = lines.map { Array($0) }
    let new = expectation.map { Array($0.utf8) }
    if let body = layout.expectation {
      result.replaceSubrange(body, with: new)
    } else {
      // Without a section the document ends at the case's end; a blank last line there is the file's line end.
      let isLast = layout.end == lines.count && lines.last?.isEmpty == true
      let at = isLast ? layout.end - 1 : layout.end
      result.insert(contentsOf: [Array("\(Self.sectionMark) expect".utf8)] + new, at: at)
    }
    return Array(result.joined(separator: [0x0A]))
  }
}

extension Substring {
  /// The text without white space around it.
  var trimmed: String {
    var text = self
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

internal import ExtractCore
internal import ExtractMatching

/// Pairs quotation marks.
///
/// Double marks are paired paragraph by paragraph with one mark open at a time; the form of a mark or the white space
/// around it says whether it opens, and where neither does, the state decides. A quotation may run over paragraphs,
/// with or without a repeated opening mark. Single marks count outside of double ones, where a closing mark is found
/// that is not better read as an apostrophe.
struct QuotationPairing {
  private enum Role { case opening, closing }

  /// The longest quotation without a closing mark in its own paragraph, in tokens.
  private static let longestAcrossParagraphs = 600
  private static let longestSingleQuoted = 200
  /// The number of marks that are tried for the end of a quotation in single marks.
  private static let singleMarksTried = 16

  private let text: ReportingText
  private var paragraph = -1
  private var openMark: Int?
  private var openParagraph = 0
  private var isContinuation = false

  private init(_ text: ReportingText) { self.text = text }

  private var view: TokenView { text.view }
  private var marks: FlatArray<Int32> { text.scratch.marks }
  private var paragraphs: FlatArray<Int32> { text.scratch.paragraphs }

  /// Fills ``QuoteScratch/quotations`` with the quotations of a document in order; they do not overlap.
  ///
  /// - Complexity: O(*marks*).
  static func pair(_ text: ReportingText) {
    guard !text.scratch.marks.isEmpty else { return }
    var pairing = Self(text)
    pairing.run()
  }

  private mutating func run() {
    var index = 0
    while index < marks.count {
      let mark = token(ofMark: index)
      while paragraph + 1 < paragraphs.count, start(ofParagraph: paragraph + 1) <= mark { paragraph += 1 }
      if view.mark(mark) == Mark.doubleQuote {
        pairDouble(mark)
      } else if openMark == nil || paragraph > openParagraph, let closing = closingSingleMark(of: index) {
        leaveOpen()
        append(mark, token(ofMark: closing) + 1, isClosed: true, paragraph)
        index = closing
      } else if openMark == nil, let next = continuation(of: index) {
        append(mark, paragraphEnd(paragraph), isClosed: false, paragraph)
        text.quotations[text.quotations.count - 1].continues = true
        isContinuation = true
        index = next - 1
      } else if isContinuation, mark == start(ofParagraph: paragraph) {
        append(mark, paragraphEnd(paragraph), isClosed: false, paragraph)
      }
      index += 1
    }
    leaveOpen()
  }

  private func token(ofMark index: Int) -> Int { Int(marks[index]) }

  private func start(ofParagraph paragraph: Int) -> Int { Int(paragraphs[paragraph]) }

  /// The index just after the last token of a paragraph.
  private func paragraphEnd(_ paragraph: Int) -> Int {
    paragraph + 1 < paragraphs.count ? start(ofParagraph: paragraph + 1) : view.count
  }

  private func role(of mark: Int) -> Role {
    let shape = view.shape(mark)
    if shape.contains(.opening) { return .opening }
    if shape.contains(.closing) { return .closing }
    if mark == start(ofParagraph: paragraph) { return .opening }
    if mark + 1 == paragraphEnd(paragraph) { return .closing }
    return openMark == nil ? .opening : .closing
  }

  private mutating func pairDouble(_ mark: Int) {
    let role = role(of: mark)
    guard let open = openMark else {
      if role == .opening { begin(mark) }
      return
    }
    switch role {
    case .closing:
      if paragraph > openParagraph, mark - open > Self.longestAcrossParagraphs || paragraph > openParagraph + 6 {
        leaveOpen()
        return
      }
      if mark > open + 1 { append(open, mark + 1, isClosed: true, openParagraph) }
      openMark = nil
    case .opening:
      if paragraph == openParagraph + 1, mark == start(ofParagraph: paragraph) {
        append(open, paragraphEnd(openParagraph), isClosed: false, openParagraph)
        text.quotations[text.quotations.count - 1].continues = true
        begin(mark)
        isContinuation = true
      } else {
        leaveOpen()
        begin(mark)
      }
    }
  }

  private mutating func begin(_ mark: Int) {
    openMark = mark
    openParagraph = paragraph
    isContinuation = false
  }

  private mutating func append(_ open: Int, _ end: Int, isClosed: Bool, _ paragraph: Int) {
    text.scratch.quotations.append(
      Quotation(open: open, end: end, isClosed: isClosed, isContinuation: isContinuation, paragraph: paragraph))
    isContinuation = false
  }

  /// Gives an open mark up: what follows it to the end of its paragraph is a quotation if it begins like one and no
  /// other mark stands there.
  private mutating func leaveOpen() {
    guard let open = openMark else { return }
    openMark = nil
    let end = paragraphEnd(openParagraph)
    let isAlone = paragraph > openParagraph || token(ofMark: marks.count - 1) == open
    let before = open > 0 ? view.mark(open - 1) : 0
    let beginsLikeOne =
      open == start(ofParagraph: openParagraph) || before == Mark.comma || before == Mark.colon
    if isAlone, beginsLikeOne, end > open + 4 { append(open, end, isClosed: false, openParagraph) }
    isContinuation = false
  }

  /// Whether a single mark can open a quotation.
  private func maySingleOpen(_ mark: Int) -> Bool {
    guard view.shape(mark).contains(.opening), mark + 1 < view.count else { return false }
    return !view.shape(mark + 1).contains(.hasDigit) && !text.uses(mark + 1).contains(.elision)
  }

  /// The position among the marks of the single mark with which the next paragraph goes on with the quotation that the one
  /// at `index` opens: it stands at the beginning of a sentence, and nothing closes it in its own paragraph.
  private func continuation(of index: Int) -> Int? {
    let open = token(ofMark: index)
    guard maySingleOpen(open), paragraph + 1 < paragraphs.count, text.isCapitalized(open + 1),
      open == 0 || open == start(ofParagraph: paragraph) || !view.shape(open - 1).isWordLike
    else { return nil }
    let next = start(ofParagraph: paragraph + 1)
    guard view.mark(next) == Mark.singleQuote, maySingleOpen(next) else { return nil }
    return (index + 1..<min(marks.count, index + Self.singleMarksTried)).first { token(ofMark: $0) == next }
  }

  /// The position among the marks of the single mark that closes the one at `index`, if that opens a quotation.
  private func closingSingleMark(of index: Int) -> Int? {
    let open = token(ofMark: index)
    guard maySingleOpen(open) else { return nil }
    let limit = min(paragraphEnd(paragraph), open + Self.longestSingleQuoted)
    var doubtful: Int?
    var position = index + 1
    while position < min(marks.count, index + Self.singleMarksTried), token(ofMark: position) < limit {
      let mark = token(ofMark: position)
      position += 1
      guard view.mark(mark) == Mark.singleQuote else { continue }
      if view.shape(mark).contains(.opening), !view.shape(mark).contains(.nonASCII) || doubtful != nil { break }
      guard view.shape(mark).contains(.closing), !isApostrophe(mark) else { continue }
      if text.isPluralGenitive(mark) {
        if doubtful == nil { doubtful = position - 1 }
      } else {
        return position - 1
      }
    }
    return doubtful
  }

  /// Whether a mark begins a shortened word.
  private func isApostrophe(_ mark: Int) -> Bool {
    mark + 1 < view.count && view.shape(mark + 1).isWordLike && view.isGlued(mark + 1)
  }
}

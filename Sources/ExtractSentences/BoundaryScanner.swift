import ExtractCore
import ExtractMatching

/// One pass over the tokens of a text that finds the ends of sentences.
///
/// It is never copied, so that what only looks at its state is handed that state where it lies.
struct BoundaryScanner: ~Copyable {
  let view: TokenView
  private let memory: SentenceMemory
  /// How lines are wrapped; `nil` where blocks tell which lines belong together.
  let layout: LineLayout?
  let keepsQuotations: Bool
  let roles: UnsafePointer<UInt8>
  let boundaries: SentenceRule.Boundaries
  private var nextBlock = 0

  /// The first token of the sentence.
  var start = 0
  private var lineStart = 0
  var isQuoteOpen = false
  var isSingleQuoteOpen = false
  /// The brackets that hold the current token: where the outermost opened, and where it closes.
  var bracketStart = -1
  var bracketEnd = -1
  /// The closing mark of the quotation in single marks that holds the current token.
  var singleQuoteEnd = -1
  /// The mark that counts the items of the list that the sentence belongs to.
  var marker: ListMarker?
  /// By how much that mark differs from the one before it; 0 where it is the first.
  var listStep = 0

  init(view: TokenView, memory: SentenceMemory, layout: LineLayout?, quotations: QuotedSentences) {
    self.view = view
    self.memory = memory
    self.layout = layout
    roles = memory.lists.pointee.roles
    boundaries = memory.lists.pointee.boundaries
    keepsQuotations = quotations == .whole
  }

  var vocabulary: SentenceVocabulary {
    @inline(__always) unsafeAddress { memory.lists }
  }

  /// What a token may mean for boundaries, by its mark and kind.
  enum Role {
    static let none: UInt8 = 0
    static let stop: UInt8 = 1
    static let doubleQuote: UInt8 = 2
    static let singleQuote: UInt8 = 3
    static let openBracket: UInt8 = 4
    static let closeBracket: UInt8 = 5
    static let bullet: UInt8 = 6
    static let initialism: UInt8 = 7

    private static let byMark: [(role: UInt8, marks: [UInt8])] = [
      (stop, [Mark.period, Mark.question, Mark.exclamation, Mark.ellipsis, Mark.otherStop]),
      (doubleQuote, [Mark.doubleQuote]),
      (singleQuote, [Mark.singleQuote]),
      (openBracket, [Mark.openParenthesis, Mark.openBracket]),
      (closeBracket, [Mark.closeParenthesis, Mark.closeBracket]),
      (bullet, [Mark.bullet]),
    ]
    private static let indexMask: UInt32 = 0xFFF

    /// The role of each combination of mark and kind, the lower 12 bits of a shape; never freed.
    nonisolated(unsafe) static let table: UnsafePointer<UInt8> = {
      let table = UnsafeMutablePointer<UInt8>.allocate(capacity: Int(indexMask) + 1)
      table.initialize(repeating: none, count: Int(indexMask) + 1)
      for kind in 0..<16 {
        for (role, marks) in byMark {
          for mark in marks { table[kind << 8 | Int(mark)] = role }
        }
      }
      table[Int(TokenShape(.initialism).rawValue)] = initialism
      return UnsafePointer(table)
    }()

    @inline(__always) static func of(_ shape: TokenShape, in table: UnsafePointer<UInt8>) -> UInt8 {
      table[Int(shape.rawValue & indexMask)]
    }
  }

  /// Adds the sentences to the scratch memory.
  mutating func scan() {
    let count = view.count
    guard count > 0 else { return }
    _ = entersBlock(at: 0)
    enterParagraph(at: 0)
    // Most tokens are words within a line, which play no role.
    var next = 0
    for landmark in view.landmarks {
      let (index, shape) = (landmark.index, landmark.shape)
      let role = Role.of(shape, in: roles)
      guard UInt32(role) | shape.intersection(.lineStart).rawValue != 0, index >= next else { continue }
      if shape.contains(.lineStart), index > 0 { enterLine(at: index, shape) }
      // Most that have a role are stops.
      next = role == Role.stop ? decide(stopAt: index) : role == Role.none ? index + 1 : process(index, role)
    }
    end(at: count, boundaries.textEnd)
  }

  /// Handles a token that has a role and is no stop, and yields the index of the token to go on with.
  private mutating func process(_ index: Int, _ role: UInt8) -> Int {
    switch role {
    case Role.doubleQuote:
      noteDoubleQuote(index)
    case Role.singleQuote:
      noteSingleQuote(index)
    case Role.openBracket:
      if index >= bracketEnd { enterBracket(at: index) }
    case Role.closeBracket:
      if continuesList(closingAt: index) { return index + 1 }
    case Role.bullet:
      if index > start, view.shape(start).mark == Mark.bullet, !view.isGlued(index) {
        end(at: index, boundaries.listItem)
      }
    case Role.initialism:
      if view.text[view.end(index) - 1] == UInt8(ascii: ".") { return decide(stopAt: index) }
    default: break
    }
    return index + 1
  }

  /// Ends the sentence before token `next`.
  mutating func end(at next: Int, _ rule: RuleID) {
    guard next > start else { return }
    close(before: next, rule)
    if next < view.count { noteMarker(at: next) }
  }

  /// Ends the sentence before token `next` where whatever begins there is yet to be noted.
  private mutating func close(before next: Int, _ rule: RuleID) {
    guard next > start else { return }
    memory.scratch.pointee.sentences.append(
      Sentence(range: view.range(start, next), tokens: TokenRange(start, next), rule: rule))
    start = next
  }

  private mutating func enterParagraph(at index: Int) {
    isQuoteOpen = false
    isSingleQuoteOpen = false
    bracketEnd = -1
    singleQuoteEnd = -1
    marker = nil
    listStep = 0
    noteMarker(at: index)
  }

  private mutating func enterLine(at index: Int, _ shape: TokenShape) {
    if entersBlock(at: index) {
      close(before: index, boundaries.blockEnd)
      enterParagraph(at: index)
    } else if shape.contains(.paragraphStart) {
      close(before: index, boundaries.blankLine)
      enterParagraph(at: index)
    } else if layout != nil, index > start {
      if ListMarker.begins(at: index, in: view) {
        end(at: index, boundaries.listItem)
      } else if isParagraphEnd(before: index) {
        end(at: index, boundaries.lineEnd)
      }
    }
    lineStart = index
  }

  /// Whether a block of the cleaned document starts at token `index` or between the line before it and the token.
  private mutating func entersBlock(at index: Int) -> Bool {
    let starts = memory.scratch.pointee.blockStarts
    let first = nextBlock
    while nextBlock < starts.count, Int(starts[nextBlock]) <= view.start(index) { nextBlock += 1 }
    return nextBlock > first
  }

  /// Whether the line end before token `index`, which begins a line, may be one of a paragraph by the lengths of lines.
  func isLineEnd(before index: Int) -> Bool {
    guard let layout else { return false }
    return layout.width == 0
      || layout.hasRoom(length: view.end(index - 1) - view.start(lineStart), nextWord: view.length(index))
  }

  /// Whether the line before token `index` is a heading or a paragraph that has no stop at its end.
  private func isParagraphEnd(before index: Int) -> Bool {
    guard isLineEnd(before: index) else { return false }
    var head = index
    while head < view.count, head < index + 3, view.shape(head).isKind(.quote) { head += 1 }
    guard head < view.count else { return true }
    let shape = view.shape(head)
    if shape.isKind(.bracket) { return false }
    let isLower = shape.isWordLike && shape.contains(.hasLower) && !shape.contains(.initialUpper)
    if isLower, !shape.contains(.mixedCase) { return false }
    // A line does not end a sentence after "the" or "of", or after a comma before a capital within a sentence.
    let last = view.shape(index - 1)
    let isFunctionWord =
      last.contains(.hasLower) && !last.contains(.initialUpper)
      && vocabulary.filter.bits(view, index - 1) & SentenceVocabulary.Bit.starter != 0
    return !isFunctionWord && last.mark != Mark.hyphen
  }
}

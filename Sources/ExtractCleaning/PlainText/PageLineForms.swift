import ExtractCore
import ExtractMatching

/// What a word means in the short lines of pages.
enum PageWord: UInt8, Sendable {
  case month
  /// `minutes`, `days`.
  case unit
  /// `ago`, `read`.
  case age
  /// A number that is written as a word: `a`, `two`.
  case number
  /// `comments`, `replies`.
  case comment
  /// `says`, `wrote`.
  case saying
  /// `st`, `th`: what stands behind the number of a day.
  case ordinal

  private static let names: [(StaticString, PageWord)] = [
    ("unit", .unit), ("age", .age), ("number", .number), ("comment", .comment), ("saying", .saying),
    ("ordinal", .ordinal),
  ]

  init?(_ name: ImmortalText) {
    guard let known = Self.names.first(where: { name == ImmortalText(stringLiteral: $0.0) }) else { return nil }
    self = known.1
  }
}

/// Tells the forms of short lines: dates, ages, heads of comments.
struct PageLineForms: Sendable {
  private let words: PhraseTable<PageWord>

  init(lexicon: Lexicon) {
    let months = lexicon.entries(of: "months").map { ($0[0], PageWord.month) }
    words = PhraseTable(
      months
        + lexicon.entries(of: "page_lines").compactMap { entry in PageWord(entry[1]).map { (entry[0], $0) } })
  }

  /// A number in digits, or a word.
  private struct Piece {
    var start = 0
    var end = 0
    var isNumber = false
    var word: PageWord?

    var isDay: Bool { isNumber && end - start <= 2 }
  }

  private static let pieceLimit = 24

  /// The form of a line, but for credits; `match` is what the lists say of the line.
  func form(_ text: UnsafeBufferPointer<UInt8>, wordCount: Int, _ match: BoilerplateTable.Match) -> PageLine.Form? {
    withUnsafeTemporaryAllocation(of: Piece.self, capacity: Self.pieceLimit) { memory in
      form(text, pieces(of: text, in: memory), wordCount: wordCount, match)
    }
  }

  private typealias Pieces = Slice<UnsafeMutableBufferPointer<Piece>>

  private func form(
    _ text: UnsafeBufferPointer<UInt8>, _ pieces: Pieces, wordCount: Int, _ match: BoilerplateTable.Match
  ) -> PageLine.Form? {
    guard let last = pieces.last else { return nil }
    if isCommentCount(pieces) { return .commentCount }
    if wordCount <= 6, text[text.count - 1] == UInt8(ascii: ":"), last.word == .saying { return .saying }
    if wordCount <= 8, match.start == .byline { return .byline }
    if wordCount <= 10, isAge(pieces) { return .age }
    return isDate(pieces, text) ? .date : nil
  }

  private func pieces(
    of text: UnsafeBufferPointer<UInt8>, in memory: UnsafeMutableBufferPointer<Piece>
  ) -> Pieces {
    var count = 0
    func append(_ piece: Piece) {
      memory.initializeElement(at: count, to: piece)
      count += 1
    }
    var index = 0
    while index < text.count, count < memory.count {
      let start = index
      if text[index] &- 0x30 < 10 {
        while index < text.count, text[index] &- 0x30 < 10 { index += 1 }
        append(Piece(start: start, end: index, isNumber: true))
        continue
      }
      var hash = WordSequenceHash()
      while index < text.count, WordSequenceHash.isWordByte(text[index]), text[index] &- 0x30 >= 10,
        !Self.isPunctuation(text, index)
      {
        hash.add(text[index])
        index += 1
      }
      if index > start {
        hash.endWord()
        append(Piece(start: start, end: index, word: words.value(of: hash)))
      } else {
        index += Self.isPunctuation(text, index) ? (text[index] == 0xC2 ? 2 : 3) : 1
      }
    }
    return memory[..<count]
  }

  /// General punctuation, and the no-break space.
  private static func isPunctuation(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 1 < text.count else { return false }
    return text[index] == 0xE2 && text[index + 1] == 0x80 && index + 2 < text.count
      || text[index] == 0xC2 && text[index + 1] == 0xA0
  }

  private func isCommentCount(_ pieces: Pieces) -> Bool {
    let digits = pieces.prefix(4).prefix { $0.isNumber }.count
    if digits > 0 { return digits < pieces.count && pieces[digits].word == .comment }
    return pieces.count > 1 && pieces[0].word == .comment && pieces[1].isNumber
  }

  private func isAge(_ pieces: Pieces) -> Bool {
    guard pieces.count >= 3 else { return false }
    return (0..<pieces.count - 2).contains { index in
      (pieces[index].isNumber || pieces[index].word == .number) && pieces[index + 1].word == .unit
        && pieces[index + 2].word == .age
    }
  }

  private func isDate(_ pieces: Pieces, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard pieces.count >= 2 else { return false }
    return (0..<pieces.count - 1).contains { index in
      let first = pieces[index]
      let second = pieces[index + 1]
      if first.word == .month, second.isNumber { return true }
      if first.isNumber, second.word == .month || isYearSign(text, first, second) { return true }
      guard index + 2 < pieces.count, first.isNumber else { return false }
      let third = pieces[index + 2]
      if second.word == .ordinal, third.word == .month { return true }
      guard second.isDay, third.isNumber, isJoined(text, first, second), isJoined(text, second, third) else {
        return false
      }
      return first.end - first.start == 4 && third.isDay || first.isDay && third.end - third.start == 4
    }
  }

  private func isJoined(_ text: UnsafeBufferPointer<UInt8>, _ first: Piece, _ second: Piece) -> Bool {
    guard first.end + 1 == second.start else { return false }
    let mark = text[first.end]
    return mark == UInt8(ascii: "-") || mark == UInt8(ascii: ".") || mark == UInt8(ascii: "/")
  }

  /// The sign for year of Chinese and Japanese, right behind a number.
  private func isYearSign(_ text: UnsafeBufferPointer<UInt8>, _ first: Piece, _ second: Piece) -> Bool {
    first.end == second.start && second.end - second.start >= 3 && text[second.start] == 0xE5
      && text[second.start + 1] == 0xB9 && text[second.start + 2] == 0xB4
  }
}

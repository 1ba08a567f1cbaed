import ExtractCore
import ExtractMatching
import ExtractNumerals

/// What single words, numbers and phrases of lists mean for the grammar, and which of them can be times at all.
///
/// Nothing changes after the initializer; a class, since each window of a text asks it.
final class DateVocabulary: @unchecked Sendable {
  /// What a word means: a number among ``ListedWords/meanings``, or what its spelling makes it mean.
  enum WordMeaning {
    case listed(Int)
    case spelled(Meaning)
  }

  let lexicon: Lexicon
  let context: ContextWords
  let tenses: TenseWords
  let feasts: FeastDates
  let numerals: NumeralGrammar
  let calendar: CalendarDateGrammar
  /// The lists that expressions are made of.
  private let lists: ListSet
  let listed: ListedWords
  let datelineWords: WordBits
  let numberClasses: NumberClasses
  /// The symbol of each mark; ``SymbolTable/unused`` for a mark that no pattern names.
  let marks: UnsafePointer<Symbol>
  let symbols: Symbols

  /// The symbols of words that are told by their spelling.
  struct Symbols {
    let int, word, num, ordinal, four, three, twodigits, dotted, q, h, half, w, fy, genitive, numericdate, isotime,
      hminutes, timegroup: Symbol

    init(_ table: SymbolTable) {
      func symbol(_ name: String) -> Symbol { table.symbol(name) ?? SymbolTable.unused }
      int = symbol("int")
      word = symbol("word")
      num = symbol("num")
      ordinal = symbol("ordinal")
      four = symbol("four")
      three = symbol("three")
      twodigits = symbol("twodigits")
      dotted = symbol("dotted")
      q = symbol("q")
      h = symbol("quarter")
      half = symbol("halfyear")
      fy = symbol("fy")
      genitive = symbol("genitive")
      w = symbol("w")
      numericdate = symbol("numericdate")
      isotime = symbol("isotime")
      hminutes = symbol("hminutes")
      timegroup = symbol("timegroup")
    }
  }

  init(lexicon: Lexicon, grammar: Grammar) {
    let table = grammar.symbols
    self.lexicon = lexicon
    numberClasses = NumberClasses(grammar)
    context = ContextWords(lexicon: lexicon)
    tenses = TenseWords(lexicon: lexicon)
    numerals = NumeralGrammar(lexicon: lexicon)
    calendar = CalendarDateGrammar(lexicon: lexicon)
    feasts = FeastDates(lexicon: lexicon)
    let senses = ListSenses.ofLists(feasts)
    lists = lexicon.listSet(senses.map(\.list))
    listed = ListedWords(lexicon: lexicon, symbols: table, senses: senses)
    datelineWords = WordBits(lexicon.entries(of: "dateline_words").map(\.word))
    symbols = Symbols(table)
    // Made once for all threads, and never freed.
    let marks = UnsafeMutablePointer<Symbol>.allocate(capacity: 256)
    marks.initialize(repeating: SymbolTable.unused, count: 256)
    for (name, mark) in Grammar.markNames { marks[Int(mark)] = table.symbol(name) ?? SymbolTable.unused }
    self.marks = UnsafePointer(marks)
  }

  /// Whether a token can stand in an expression. No pattern reaches across one that cannot.
  @inline(__always) func isPart(_ token: Int, _ view: TokenView) -> Bool {
    let shape = view.shape(token)
    // One test of both: which of the two a part of an expression is cannot be foretold.
    let part = UInt32(listed.parts[view.word(token)].rawValue) | shape.intersection(.hasDigit).rawValue
    return part != 0 || shape.isKind(.tag) || shape.isKind(.clitic)
  }

  /// Whether a token with a digit, or one of the words at which windows open, can be the core of an expression.
  @inline(__always) func isCore(_ token: Int, _ view: TokenView) -> Bool {
    let shape = view.shape(token)
    if shape.contains(.hasDigit) { return isNumericCore(token, shape, view) }
    let part = listed.parts[view.word(token)]
    if part.contains(.core) { return true }
    let next = token + 1
    guard next < view.count else { return false }
    // Most words at which windows open are none of these here, as the next word tells; one test for both.
    let opens: ListedWords.WordPart = listed.openings.mayBegin(at: token, in: view) ? .opener : []
    let precedes: ListedWords.WordPart = numerals.isNumberOrNumberWord(view, next) ? .numberPreposition : []
    let found = part.intersection(opens.union(precedes))
    guard !found.isEmpty else { return false }
    return found.contains(.numberPreposition) || opensPhrase(token, view)
  }

  /// Whether a token is a number word, or a number that a numeral can begin with.
  @inline(__always) func isNumberOrNumberWord(_ token: Int, _ view: TokenView) -> Bool {
    numerals.isNumberOrNumberWord(view, token)
  }

  /// Whether a token of a window is a plain number, or a word or mark that makes no time of plain numbers.
  @inline(__always) func isInert(_ token: Int, _ view: TokenView) -> Bool {
    let shape = view.shape(token)
    if shape.isKind(.number) { return isPlainCount(view.bytes(token)) }
    return shape.isDisjoint(with: .hasDigit) && !shape.isKind(.tag)
      && !listed.parts[view.word(token)].contains(.decisive)
  }

  /// Whether a number counts things: neither day, month, year nor time of day, as far as its digits tell.
  private func isPlainCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var value = 0
    var isGrouped = false
    for byte in bytes {
      if byte >= 0x30, byte <= 0x39 {
        value = (value * 10 + Int(byte - 0x30)) & 0xFFFF
      } else if byte == Mark.comma {
        isGrouped = true
      } else {
        return false
      }
    }
    return isGrouped || bytes.count != 4 || value > Grammar.greatestTime
  }

  /// Whether a form of several words begins at a token and can be the core of an expression.
  @inline(never) private func opensPhrase(_ token: Int, _ view: TokenView) -> Bool {
    guard listed.openings.mayGoOn(at: token, in: view) else { return false }
    var isFound = false
    lexicon.forEachPhrase(at: token, in: view, lists: lists) { match in
      if listed.row(of: match.entry).isPhraseCore { isFound = true }
    }
    return isFound
  }

  /// Whether a token with a digit can be the core of an expression: a number, or a letter and a number as in `Q3`.
  @inline(never) private func isNumericCore(_ token: Int, _ shape: TokenShape, _ view: TokenView) -> Bool {
    let bytes = view.bytes(token)
    guard shape.isKind(.number) else {
      switch bytes[0] | 0x20 {
      case UInt8(ascii: "q"), UInt8(ascii: "h"), UInt8(ascii: "w"): return bytes.count <= 3
      case UInt8(ascii: "f"): return fiscalYear(bytes) != nil
      default: return false
      }
    }
    guard bytes.count <= 10 else { return false }
    let periods = bytes.reduce(0) { $0 + ($1 == UInt8(ascii: ".") ? 1 : 0) }
    let isGrouped = bytes.contains(UInt8(ascii: ","))
    if !isGrouped, periods == 0, bytes.count == 4 || bytes.count >= 6 { return true }
    if periods > 1 || periods == 1 && bytes.count > 3 && bytes[bytes.count - 3] == UInt8(ascii: ".") { return true }
    // Any other number is a time only together with what stands beside it.
    if token + 1 < view.count, !view.shape(token + 1).contains(.paragraphStart), isPart(token + 1, view),
      view.mark(token + 1) != Mark.comma
    {
      return true
    }
    return !isGrouped && token > 0 && !view.shape(token).contains(.paragraphStart) && isPart(token - 1, view)
      && view.mark(token - 1) != Mark.comma
  }

  /// Calls `body` with each symbol that words beginning at a token have, the token after them, and their meaning.
  func forEachWord(at token: Int, in view: TokenView, _ body: (Symbol, Int, WordMeaning) -> Void) {
    let shape = view.shape(token)
    if shape.isKind(.number) {
      number(token, view, body)
      return
    }
    let mark = marks[Int(shape.mark)]
    if mark != SymbolTable.unused {
      body(mark, token + 1, .listed(0))
      return
    }
    if shape.isKind(.tag) || shape.isKind(.symbol), view.length(token) == 1,
      view.text[view.start(token)] == UInt8(ascii: "@"),
      marks[Int(UInt8(ascii: "@"))] != SymbolTable.unused
    {
      body(marks[Int(UInt8(ascii: "@"))], token + 1, .listed(0))
    }
    if shape.isKind(.clitic) {
      if view.bytes(token).last == UInt8(ascii: "s") { body(symbols.genitive, token + 1, .listed(0)) }
      return
    }
    guard view.word(token) != 0 || shape.contains(.hasDigit) else { return }
    if shape.contains(.hasDigit) { lettersAndDigits(token, view, body) }
    if numerals.isNumberOrNumberWord(view, token) { numberWord(token, view, body) }
    let isLower = !shape.contains(.initialUpper)
    lexicon.forEachPhrase(at: token, in: view, lists: lists) { match in
      let row = listed.row(of: match.entry)
      for number in Int(row.first)..<Int(row.first + row.count) {
        let sense = listed.senses[number]
        if row.isAmbiguous, !admits(sense, token, match.end, isLower, view) { continue }
        body(sense.symbol, match.end, .listed(sense.meaning))
        // The period of an abbreviation.
        if match.end < view.count, view.mark(match.end) == Mark.period, view.isGlued(match.end),
          row.isAbbreviation
        {
          body(sense.symbol, match.end + 1, .listed(sense.meaning))
        }
      }
    }
  }

  /// Whether a word that is also something else can be the time word here.
  private func admits(_ sense: ListedWords.Sense, _ token: Int, _ end: Int, _ isLower: Bool, _ view: TokenView) -> Bool
  {
    guard case .point(let point) = listed.meanings[sense.meaning] else { return true }
    let nextIsNumber =
      end < view.count && (view.shape(end).isKind(.number) || view.mark(end) == Mark.period && view.isGlued(end))
    if point.fields.weekday != nil {
      if isLower || view.shape(token).contains(.allUpper) { return token == 0 || precedesDay(end, view) }
      // "Sun" may be a name: what follows must be a number, a month, a mark or nothing.
      if nextIsNumber || end == view.count || view.shape(end).contains(.lineStart) { return true }
      return calendar.month(at: end, in: view) != nil
        || view.mark(end) != 0 && !view.isGlued(token)
          && !context.kinds(view, token - 1).contains(.article)
    }
    return true
  }

  /// "sat 5 May", "sun., May 6": whether the day of a date follows, or its month.
  private func precedesDay(_ end: Int, _ view: TokenView) -> Bool {
    var day = end
    if view.mark(day) == Mark.period, view.isGlued(day) { day += 1 }
    if view.mark(day) == Mark.comma { day += 1 }
    return day < view.count && (view.shape(day).isKind(.number) || calendar.month(at: day, in: view) != nil)
  }
}

import ExtractCore
import ExtractMatching
import ExtractNumerals

/// What single words, numbers and phrases of lists mean for the grammar, and which of them can be times at all.
struct DateVocabulary: Sendable {
  /// A word's symbol and meaning.
  struct Sense: Sendable {
    var symbol: Symbol
    var meaning: Meaning
  }

  /// The senses of a row of a list.
  private struct RowSenses: Sendable {
    var senses: [Sense] = []
    var isAbbreviation = false
    var isAmbiguous = false
  }

  let lexicon: Lexicon
  let context: ContextWords
  private let numerals: NumeralGrammar
  private let calendar: CalendarDateGrammar
  private let order: CalendarDate.Order
  /// The senses of the rows of lists, from the first to the last row of those.
  private var senses: [RowSenses] = []
  private var firstRow = 0
  /// By word: whether a time can stand near it.
  private(set) var isTimeWord: [Bool]
  private let marks: [UInt8: Symbol]
  private let symbols: Symbols

  /// The symbols of words that are told by their spelling.
  private struct Symbols {
    let int, word, num, ordinal, four, three, twodigits, dotted, q, h, w, numericdate, isotime, hminutes: Symbol

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
      w = symbol("w")
      numericdate = symbol("numericdate")
      isotime = symbol("isotime")
      hminutes = symbol("hminutes")
    }
  }

  init(lexicon: Lexicon, symbols table: SymbolTable, order: DateOptions.DateOrder) {
    self.lexicon = lexicon
    context = ContextWords(lexicon: lexicon)
    numerals = NumeralGrammar(lexicon: lexicon)
    calendar = CalendarDateGrammar(lexicon: lexicon)
    self.order = order == .dmy ? .dayFirst : .monthFirst
    symbols = Symbols(table)
    var marks: [UInt8: Symbol] = [:]
    for (name, mark) in [
      (",", Mark.comma), ("-", Mark.hyphen), ("-", Mark.enDash), ("-", Mark.emDash), ("/", Mark.slash),
      (":", Mark.colon), (".", Mark.period), ("(", Mark.openParenthesis), (")", Mark.closeParenthesis),
      ("@", UInt8(ascii: "@")), ("'", Mark.singleQuote), ("-", UInt8(ascii: "~")),
    ] {
      marks[mark] = table.symbol(name)
    }
    self.marks = marks
    isTimeWord = []
    var byRow: [UInt32: RowSenses] = [:]
    var timeWords: Set<LexiconID> = []
    for (list, senses) in ListSenses.byList {
      for entry in lexicon.entries(of: list) {
        let found = senses(entry)
        byRow[entry.row] = RowSenses(
          senses: found.compactMap { name, meaning in
            table.symbol(name).map { Sense(symbol: $0, meaning: meaning) }
          },
          isAbbreviation: ListSenses.isAbbreviated(list, entry), isAmbiguous: entry.flags.contains(.ambiguous))
        guard list != "time_words", list != "quantity_modifiers", list != "time_zones" else { continue }
        let first = entry[0].string.split { $0 == " " || $0 == "-" }.first.map(String.init) ?? ""
        let bare = first.hasSuffix(".") ? String(first.dropLast()) : first
        if found.contains(where: { $0.0 == "unitsymbol" }) { continue }
        for spelling in [first, bare, String(bare.split(separator: "'").first ?? "")] {
          if let id = lexicon.id(of: spelling) { timeWords.insert(id) }
        }
      }
    }
    firstRow = Int(byRow.keys.min() ?? 0)
    let lastRow = Int(byRow.keys.max() ?? 0)
    senses = [RowSenses](repeating: RowSenses(), count: lastRow - firstRow + 1)
    for (row, found) in byRow { senses[Int(row) - firstRow] = found }
    isTimeWord = [Bool](repeating: false, count: Int(timeWords.max() ?? 0) + 1)
    for id in timeWords { isTimeWord[Int(id)] = true }
  }

  /// Calls `body` with each symbol that words beginning at a token have, the token after them, and their meaning.
  func forEachWord(at token: Int, in view: TokenView, _ body: (Symbol, Int, Meaning) -> Void) {
    let shape = view.shape(token)
    if shape.isKind(.number) {
      number(token, view, body)
      return
    }
    if let mark = marks[shape.mark], shape.mark != 0 {
      body(mark, token + 1, .nothing)
      return
    }
    if shape.isKind(.tag) || shape.isKind(.symbol), view.length(token) == 1, view.text[view.start(token)] == UInt8(ascii: "@"),
      let mark = marks[UInt8(ascii: "@")]
    {
      body(mark, token + 1, .nothing)
    }
    guard view.word(token) != 0 || shape.contains(.hasDigit) else { return }
    if shape.contains(.hasDigit) { lettersAndDigits(token, view, body) }
    if numerals.isNumberOrNumberWord(view, token) { numberWord(token, view, body) }
    let isLower = !shape.contains(.initialUpper)
    lexicon.forEachPhrase(at: token, in: view) { match in
      let index = Int(match.entry.row) - firstRow
      guard index >= 0, index < senses.count, !senses[index].senses.isEmpty else { return }
      let row = senses[index]
      for sense in row.senses {
        if row.isAmbiguous, !admits(sense, token, match.end, isLower, view) { continue }
        body(sense.symbol, match.end, sense.meaning)
        // The period of an abbreviation.
        if match.end < view.count, view.mark(match.end) == Mark.period, view.isGlued(match.end),
          row.isAbbreviation
        {
          body(sense.symbol, match.end + 1, sense.meaning)
        }
      }
    }
  }

  /// Whether a word that is also something else can be the time word here.
  private func admits(_ sense: Sense, _ token: Int, _ end: Int, _ isLower: Bool, _ view: TokenView) -> Bool {
    guard case .point(let point) = sense.meaning else { return true }
    let nextIsNumber = end < view.count && (view.shape(end).isKind(.number) || view.mark(end) == Mark.period && view.isGlued(end))
    if point.fields.weekday != nil {
      if isLower { return nextIsNumber || view.mark(end) == Mark.comma || end == view.count || token == 0 }
      // "Sun" may be a name: what follows must be a number, a month, a mark or nothing.
      if nextIsNumber || end == view.count || view.shape(end).contains(.lineStart) { return true }
      return calendar.month(at: end, in: view) != nil || view.mark(end) != 0 && !view.isGlued(token)
        && !context.kinds(view, token - 1).contains(.article)
    }
    return true
  }

  // MARK: Numbers

  private func number(_ token: Int, _ view: TokenView, _ body: (Symbol, Int, Meaning) -> Void) {
    let bytes = view.bytes(token)
    var value = 0
    var isPlain = bytes.count <= 9
    var periods = 0
    for byte in bytes where isPlain {
      if byte >= 0x30, byte <= 0x39 {
        value = value * 10 + Int(byte - 0x30)
      } else {
        if byte == UInt8(ascii: ".") { periods += 1 }
        isPlain = false
      }
    }
    if isPlain {
      let meaning = Meaning.number(Double(value), digits: bytes.count)
      switch bytes.count {
      case 1, 2:
        body(symbols.int, token + 1, meaning)
        if bytes.count == 2 { body(symbols.twodigits, token + 1, meaning) }
      case 3: body(symbols.three, token + 1, meaning)
      case 4: body(symbols.four, token + 1, meaning)
      default: break
      }
    } else if periods > 0 {
      dotted(bytes, token, body)
    }
    if let numeral = numerals.parse(at: token, in: view) { emit(numeral, token, body) }
    if let date = calendar.parse(at: token, in: view, order: order),
      date.form == .yearMonthDayDigits || date.form == .shortDigits, let day = date.day, let year = date.year
    {
      var fields = CalendarFields()
      (fields.year, fields.month, fields.day) = (year, date.month, day)
      var point = TimePoint(.open, fields)
      point.swapsDayAndMonth = date.isOrderAmbiguous
      if date.form == .shortDigits, !date.isOrderAmbiguous, day != date.month {
        // Whichever number is above 12 tells the order.
        point.isDayFirst = firstNumber(bytes) == day && day > 12
        point.isMonthFirst = firstNumber(bytes) == date.month && day > 12
      }
      if isPlain || periods < 2 || bytes.count >= 6 { body(symbols.numericdate, date.tokens.end, .point(point)) }
    }
    if isPlain, bytes.count == 4, let (point, end) = ISOTime.parse(at: token, in: view) {
      body(symbols.isotime, end, .point(point))
    }
  }

  /// `8.30` as two numbers.
  private func dotted(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Int, _ body: (Symbol, Int, Meaning) -> Void) {
    guard let period = bytes.firstIndex(of: UInt8(ascii: ".")), period <= 2, bytes.count == period + 3 else { return }
    func integer(_ range: Range<Int>) -> Int? {
      var value = 0
      for index in range {
        guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
        value = value * 10 + Int(bytes[index] - 0x30)
      }
      return value
    }
    guard let first = integer(0..<period), let second = integer(period + 1..<bytes.count) else { return }
    body(symbols.dotted, token + 1, .numbers(first, second, nil))
  }

  /// The number before the first mark.
  private func firstNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var value = 0
    for byte in bytes.prefix(4) {
      guard byte >= 0x30, byte <= 0x39 else { break }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  private func numberWord(_ token: Int, _ view: TokenView, _ body: (Symbol, Int, Meaning) -> Void) {
    guard let numeral = numerals.parse(at: token, in: view) else { return }
    emit(numeral, token, body)
  }

  private func emit(_ numeral: Numeral, _ token: Int, _ body: (Symbol, Int, Meaning) -> Void) {
    guard numeral.tokens.start == token, let value = numeral.value else { return }
    let meaning = Meaning.number(value.double, digits: numeral.plainDigits)
    switch numeral.kind {
    case .ordinal: body(symbols.ordinal, numeral.tokens.end, meaning)
    case .cardinal, .fraction:
      body(symbols.num, numeral.tokens.end, meaning)
      if numeral.spelling == .words { body(symbols.word, numeral.tokens.end, meaning) }
    case .multiplier, .vague: break
    }
  }

  /// `Q3`, `H1`, `W31`.
  private func lettersAndDigits(_ token: Int, _ view: TokenView, _ body: (Symbol, Int, Meaning) -> Void) {
    let bytes = view.bytes(token)
    guard bytes.count == 2 || bytes.count == 3, bytes[1] >= 0x30, bytes[1] <= 0x39 else { return }
    var number = Int(bytes[1] - 0x30)
    if bytes.count == 3 {
      guard bytes[2] >= 0x30, bytes[2] <= 0x39 else { return }
      number = number * 10 + Int(bytes[2] - 0x30)
    }
    switch bytes[0] | 0x20 {
    case UInt8(ascii: "q") where bytes.count == 2 && (1...4).contains(number):
      body(symbols.q, token + 1, .fields { $0.quarter = number })
    case UInt8(ascii: "h") where bytes.count == 3 && number < 60 && view.isGlued(token):
      body(symbols.hminutes, token + 1, .number(Double(number), digits: 2))
    case UInt8(ascii: "h") where bytes.count == 2 && (1...2).contains(number):
      body(symbols.h, token + 1, .fields { $0.half = number })
    case UInt8(ascii: "w") where bytes[0] == UInt8(ascii: "W") && (1...53).contains(number):
      body(symbols.w, token + 1, .fields { $0.week = number })
    default: break
    }
  }
}

import ExtractCore
import ExtractMatching
import ExtractNumerals

/// The symbols of tokens with digits and of number words.
extension DateVocabulary {
  func number(_ token: Int, _ view: TokenView, _ body: (Symbol, Int, WordMeaning) -> Void) {
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
    let meaning = Meaning.number(Double(value), digits: bytes.count)
    if isPlain {
      switch bytes.count {
      case 1, 2:
        body(symbols.int, token + 1, .spelled(meaning))
        if bytes.count == 2 { body(symbols.twodigits, token + 1, .spelled(meaning)) }
      case 3: body(symbols.three, token + 1, .spelled(meaning))
      case 4: body(symbols.four, token + 1, .spelled(meaning))
      case 6: body(symbols.timegroup, token + 1, .spelled(meaning))
      default: break
      }
    } else if periods > 0 {
      dotted(bytes, token, body)
    }
    if isPlain, numerals.isBare(token, view) {
      body(symbols.num, token + 1, .spelled(meaning))
    } else if let numeral = numerals.parse(at: token, in: view) {
      emit(numeral, token, body)
    }
    if let date = calendar.dateInDigits(at: token, in: view, order: .monthFirst),
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
      if isPlain || periods < 2 || bytes.count >= 6 {
        body(symbols.numericdate, date.tokens.end, .spelled(.point(point)))
      }
    }
    if isPlain, bytes.count == 4, view.mark(token + 1) == Mark.hyphen,
      let (point, end) = ISOTime.parse(at: token, in: view)
    {
      body(symbols.isotime, end, .spelled(.point(point)))
    }
  }

  /// `8.30` as two numbers.
  private func dotted(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Int, _ body: (Symbol, Int, WordMeaning) -> Void) {
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
    body(symbols.dotted, token + 1, .spelled(.numbers(first, second, nil)))
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

  func numberWord(_ token: Int, _ view: TokenView, _ body: (Symbol, Int, WordMeaning) -> Void) {
    guard let numeral = numerals.parse(at: token, in: view) else { return }
    emit(numeral, token, body)
  }

  private func emit(_ numeral: Numeral, _ token: Int, _ body: (Symbol, Int, WordMeaning) -> Void) {
    guard numeral.tokens.start == token, let value = numeral.value else { return }
    let meaning = Meaning.number(value.double, digits: numeral.plainDigits)
    switch numeral.kind {
    case .ordinal: body(symbols.ordinal, numeral.tokens.end, .spelled(meaning))
    case .cardinal, .fraction:
      body(symbols.num, numeral.tokens.end, .spelled(meaning))
      if numeral.spelling == .words { body(symbols.word, numeral.tokens.end, .spelled(meaning)) }
    case .multiplier, .vague: break
    }
  }

  /// The year of `FY25` and `FY2025`.
  func fiscalYear(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.count == 4 || bytes.count == 6, bytes[0] == UInt8(ascii: "F"), bytes[1] == UInt8(ascii: "Y") else {
      return nil
    }
    var year = 0
    for byte in bytes.dropFirst(2) {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      year = year * 10 + Int(byte - 0x30)
    }
    if bytes.count == 4 { return 2000 + year }
    return (1900...2199).contains(year) ? year : nil
  }

  /// `Q3`, `H1`, `W31`, `FY25`.
  func lettersAndDigits(_ token: Int, _ view: TokenView, _ body: (Symbol, Int, WordMeaning) -> Void) {
    let bytes = view.bytes(token)
    if let year = fiscalYear(bytes) {
      body(symbols.fy, token + 1, .spelled(.fields { $0.year = year }))
      return
    }
    guard bytes.count == 2 || bytes.count == 3, bytes[1] >= 0x30, bytes[1] <= 0x39 else { return }
    var number = Int(bytes[1] - 0x30)
    if bytes.count == 3 {
      guard bytes[2] >= 0x30, bytes[2] <= 0x39 else { return }
      number = number * 10 + Int(bytes[2] - 0x30)
    }
    switch bytes[0] | 0x20 {
    case UInt8(ascii: "q") where bytes.count == 2 && (1...4).contains(number):
      body(symbols.q, token + 1, .spelled(.fields { $0.quarter = number }))
    case UInt8(ascii: "h") where bytes.count == 3 && number < 60 && view.isGlued(token):
      body(symbols.hminutes, token + 1, .spelled(.number(Double(number), digits: 2)))
    case UInt8(ascii: "h") where bytes.count == 2 && (1...2).contains(number):
      body(symbols.h, token + 1, .spelled(.fields { $0.half = number }))
      body(symbols.half, token + 1, .spelled(.fields { $0.half = number }))
    case UInt8(ascii: "w") where bytes[0] == UInt8(ascii: "W") && (1...53).contains(number):
      body(symbols.w, token + 1, .spelled(.fields { $0.week = number }))
    default: break
    }
  }
}

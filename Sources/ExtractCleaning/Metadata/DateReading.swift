import ExtractCore
import ExtractMatching

/// Reads the dates of metadata, addresses and file names, and writes them in ISO 8601.
struct DateReading: Sendable {
  private let months: PhraseTable<Int>

  init(lexicon: Lexicon) {
    months = PhraseTable(
      ["months", "foreign_months"].flatMap { list in
        lexicon.entries(of: list).compactMap { entry in Int(entry["number"].string).map { (entry[0], $0) } }
      })
  }

  /// A piece of a date: a number with its digits, or a word.
  private struct Piece {
    var number: Int?
    var digits = 0
    var month: Int?
    /// The byte before the piece.
    var before: UInt8 = 0x20
    var start = 0
    var end = 0
  }

  /// The date, and the time if there is one, that `text` writes in digits or with the name of a month.
  ///
  /// - Parameter isDayFirst: which of two small numbers the day is; `nil` if that is not known.
  /// - Returns: `2024-04-09`, `2024-04-09T10:30:00Z`, or `nil`.
  func iso(_ text: String, isDayFirst: Bool? = nil) -> String? {
    let bytes = Array(text.utf8.prefix(80))
    guard Self.mayHaveYear(bytes) else { return nil }
    let pieces = split(bytes)
    for index in pieces.indices {
      if let day = day(pieces, at: index, isDayFirst) { return day.text + time(bytes, pieces, from: day.next) }
    }
    return nil
  }

  /// Whether the four digits of a year stand in a text, or a period before a digit, as in `9.4.24`.
  private static func mayHaveYear(_ bytes: [UInt8]) -> Bool {
    var digits = 0
    for (index, byte) in bytes.enumerated() {
      digits = byte &- 0x30 < 10 ? digits + 1 : 0
      if digits == 4 || digits == 1 && index > 0 && bytes[index - 1] == UInt8(ascii: ".") { return true }
    }
    return false
  }

  /// Where a date begins in a line, in bytes: a number with the name of a month, numbers with marks between, a year.
  func place(in text: String) -> Int? {
    let pieces = split(Array(text.utf8.prefix(120)))
    for (index, piece) in pieces.enumerated() {
      guard let number = piece.number else { continue }
      if index > 0, pieces[index - 1].month != nil { return pieces[index - 1].start }
      let next = index + 1 < pieces.count ? pieces[index + 1] : nil
      let isFollowed = next.map { next in
        next.month != nil
          || next.number != nil && next.start == piece.end + 1
            && [UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ":")].contains(next.before)
      }
      if isFollowed == true || piece.digits == 4 && number >= 1900 && number < 2100 { return piece.start }
    }
    return nil
  }

  private func split(_ bytes: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var index = 0
    while index < bytes.count {
      let start = index
      let before = index > 0 ? bytes[index - 1] : 0x20
      if bytes[index] >= 0x30, bytes[index] <= 0x39 {
        var number = 0
        while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39, index - start < 15 {
          number = number * 10 + Int(bytes[index] - 0x30)
          index += 1
        }
        pieces.append(Piece(number: number, digits: index - start, before: before, start: start, end: index))
      } else if WordSequenceHash.isWordByte(bytes[index]) {
        var hash = WordSequenceHash()
        while index < bytes.count, WordSequenceHash.isWordByte(bytes[index]), bytes[index] > 0x39 {
          // `SorellNovember 6`: what stands in elements of their own comes without a space between.
          if index > start, bytes[index] &- 0x41 < 26, bytes[index - 1] &- 0x61 < 26 { break }
          hash.add(bytes[index])
          index += 1
        }
        hash.endWord()
        let month = months.value(of: hash)
        // `the 3rd of May`, `3 de mayo`: small words between the parts mean nothing.
        if month != nil || index - start == 1 || index - start > 3 {
          pieces.append(Piece(month: month, before: before, start: start, end: index))
        }
      } else {
        index += 1
      }
    }
    return pieces
  }

  /// A calendar day at `index`, and the index of the piece after it.
  private func day(_ pieces: [Piece], at index: Int, _ isDayFirst: Bool?) -> (text: String, next: Int)? {
    let first = pieces[index]
    let second = index + 1 < pieces.count ? pieces[index + 1] : nil
    let third = index + 2 < pieces.count ? pieces[index + 2] : nil
    if first.digits == 8, let number = first.number,
      let text = Self.date(number / 10000, number / 100 % 100, number % 100)
    {
      return (text, index + 1)
    }
    guard let second, let third else { return nil }
    if first.digits == 4, second.month != nil || Self.isJoined(first, second, third), let year = first.number,
      let day = third.number,
      let text = Self.date(year, second.number ?? second.month, day)
    {
      return (text, index + 3)
    }
    let isShortYear = third.digits == 2 && third.before == UInt8(ascii: ".") && second.before == UInt8(ascii: ".")
    guard third.digits == 4 || isShortYear, let year = third.number.map({ isShortYear ? $0 + 2000 : $0 }) else {
      return nil
    }
    if let month = first.month, let day = second.number { return Self.date(year, month, day).map { ($0, index + 3) } }
    if let month = second.month, let day = first.number { return Self.date(year, month, day).map { ($0, index + 3) } }
    // In digits, day and month are told apart only where one cannot be a month.
    guard let one = first.number, let two = second.number, first.digits <= 2, second.digits <= 2 else { return nil }
    if second.before == UInt8(ascii: ".") || one > 12 { return Self.date(year, two, one).map { ($0, index + 3) } }
    if isDayFirst == true { return Self.date(year, two, one).map { ($0, index + 3) } }
    if two > 12 || one == two || isDayFirst == false { return Self.date(year, one, two).map { ($0, index + 3) } }
    return nil
  }

  /// Whether one mark stands between each two of three numbers: `2024-04-09`, but not `2024 10:15`.
  private static func isJoined(_ first: Piece, _ second: Piece, _ third: Piece) -> Bool {
    let marks: [UInt8] = [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), 0x20]
    return second.before == third.before && marks.contains(second.before)
      || second.start > first.end + 1 && third.start > second.end + 1
  }

  /// `T10:30:00Z` if a time follows the date, else nothing.
  private func time(_ bytes: [UInt8], _ pieces: [Piece], from index: Int) -> String {
    var index = index
    if index < pieces.count, pieces[index].number == nil, pieces[index].end - pieces[index].start == 1 { index += 1 }
    guard index + 1 < pieces.count, let hour = pieces[index].number, let minute = pieces[index + 1].number, hour < 24,
      minute < 60, pieces[index + 1].before == UInt8(ascii: ":"), pieces[index].digits <= 2,
      pieces[index + 1].digits == 2
    else { return "" }
    var end = pieces[index + 1].end
    var seconds = ":00"
    if index + 2 < pieces.count, pieces[index + 2].before == UInt8(ascii: ":"), let second = pieces[index + 2].number,
      second < 61
    {
      seconds = ":\(Self.two(second))"
      end = pieces[index + 2].end
    }
    let half = Self.halfOfDay(bytes, after: end)
    guard half == nil || 1...12 ~= hour else { return "" }
    let hourOfDay = half.map { hour % 12 + ($0.isAfternoon ? 12 : 0) } ?? hour
    return "T\(Self.two(hourOfDay)):\(Self.two(minute))" + seconds + offset(bytes, after: half?.end ?? end)
  }

  /// The `PM` or `a.m.` behind a time, and where it ends.
  private static func halfOfDay(_ bytes: [UInt8], after end: Int) -> (isAfternoon: Bool, end: Int)? {
    var index = end
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard index + 1 < bytes.count else { return nil }
    let letter = bytes[index] | 0x20
    guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return nil }
    index += bytes[index + 1] == UInt8(ascii: ".") ? 2 : 1
    guard index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "m") else { return nil }
    index += 1
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") { index += 1 }
    return index < bytes.count && (bytes[index] | 0x20) &- 0x61 < 26 ? nil : (letter == UInt8(ascii: "p"), index)
  }

  /// Letters of zones that mean one offset wherever they stand.
  private static let zones: [(letters: StaticString, offset: String)] = [
    ("GMT", "Z"), ("UTC", "Z"), ("EST", "-05:00"), ("EDT", "-04:00"), ("CDT", "-05:00"), ("MDT", "-06:00"),
    ("PST", "-08:00"), ("PDT", "-07:00"), ("CET", "+01:00"), ("CEST", "+02:00"), ("EAT", "+03:00"), ("WAT", "+01:00"),
    ("SAST", "+02:00"), ("JST", "+09:00"), ("AEST", "+10:00"), ("AEDT", "+11:00"),
  ]

  /// The offset that the letters of a zone at a place mean.
  private static func zone(_ bytes: [UInt8], at index: Int) -> String? {
    zones.first { zone in
      let end = index + zone.letters.utf8CodeUnitCount
      return bytes[index...].starts(with: UnsafeBufferPointer(start: zone.letters.utf8Start, count: end - index))
        && (end == bytes.count || (bytes[end] | 0x20) &- 0x61 >= 26)
    }?.offset
  }

  private func offset(_ bytes: [UInt8], after end: Int) -> String {
    var index = end
    // Fractions of a second are left out.
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 { index += 1 }
    }
    if index + 1 < bytes.count, bytes[index] == 0x20 { index += 1 }
    guard index < bytes.count else { return "" }
    if let zone = Self.zone(bytes, at: index) { return zone }
    if bytes[index] == UInt8(ascii: "Z") { return "Z" }
    guard bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") else { return "" }
    let digits = bytes[(index + 1)...].prefix { $0 >= 0x30 && $0 <= 0x3A }.filter { $0 != 0x3A }
    guard digits.count == 4 else { return "" }
    let sign = bytes[index] == UInt8(ascii: "+") ? "+" : "-"
    return sign + String(decoding: digits[..<2], as: UTF8.self) + ":" + String(decoding: digits[2...], as: UTF8.self)
  }

  /// Whether a time in UTC can fall on another day where the page was published.
  ///
  /// Local time is at most 14 hours before UTC and 12 behind it.
  static func canBeLocalDay(_ day: String, of time: String) -> Bool {
    guard time.hasSuffix("Z") || time.hasSuffix("+00:00"), time.utf8.count >= 16, let local = dayNumber(day),
      let universal = dayNumber(String(time.prefix(10))), let hour = Int(time.dropFirst(11).prefix(2))
    else { return false }
    return local == universal + 1 && hour >= 10 || local == universal - 1 && hour < 12
  }

  /// Days since a common origin (Fliegel and Van Flandern 1968).
  private static func dayNumber(_ text: String) -> Int? {
    let parts = text.utf8.prefix(10).split(separator: UInt8(ascii: "-")).compactMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
    guard parts.count == 3 else { return nil }
    let (year, month, day) = (parts[0], parts[1], parts[2])
    let shift = (month - 14) / 12
    return 1461 * (year + 4800 + shift) / 4 + 367 * (month - 2 - 12 * shift) / 12
      - 3 * ((year + 4900 + shift) / 100) / 4 + day
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// A day of the calendar in ISO 8601; `nil` if there is no such day, or none that a page could be from.
  static func date(_ year: Int, _ month: Int?, _ day: Int) -> String? {
    guard let month, year >= 1900, year < 2100, month >= 1, month <= 12, day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let longest = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    guard day <= longest else { return nil }
    return "\(year)-\(two(month))-\(two(day))"
  }

  /// The day in the path of an address: `/2024/04/09/`, `/2024-04-09-`, `/20240409/`.
  static func inAddress(_ address: String) -> String? {
    let bytes = Array(address.utf8)
    func number(_ start: Int, _ length: Int) -> Int? {
      guard start + length <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[start..<start + length] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return start + length < bytes.count && bytes[start + length] >= 0x30 && bytes[start + length] <= 0x39
        ? nil : value
    }
    for index in bytes.indices where bytes[index] == UInt8(ascii: "/") || bytes[index] == UInt8(ascii: "-") {
      if let year = number(index + 1, 4), index + 5 < bytes.count,
        bytes[index + 5] == UInt8(ascii: "/") || bytes[index + 5] == UInt8(ascii: "-")
      {
        for monthLength in [2, 1] {
          let dayStart = index + 7 + monthLength
          guard let month = number(index + 6, monthLength), dayStart - 1 < bytes.count,
            bytes[dayStart - 1] == bytes[index + 5],
            let day = number(dayStart, 2) ?? number(dayStart, 1)
          else { continue }
          if let date = date(year, month, day) { return date }
        }
      }
      if let packed = number(index + 1, 8), let date = date(packed / 10000, packed / 100 % 100, packed % 100) {
        return date
      }
    }
    return nil
  }

  /// The day in a file's name, `2024-04-09` alone.
  static func inFileName(_ path: String) -> String? {
    var path = path
    return path.withUTF8 { path in
      guard let last = path.lastIndex(where: { $0 != UInt8(ascii: "/") }) else { return nil }
      let first = path[..<last].lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      return day(inName: UnsafeBufferPointer(rebasing: path[first...last]))
    }
  }

  private static func day(inName name: UnsafeBufferPointer<UInt8>) -> String? {
    guard name.count >= 10 else { return nil }
    func isDigit(_ index: Int) -> Bool { index >= 0 && index < name.count && name[index] &- 0x30 < 10 }
    for start in 0...(name.count - 10)
    where name[start + 4] == UInt8(ascii: "-") && name[start + 7] == UInt8(ascii: "-") {
      guard !isDigit(start - 1), !isDigit(start + 10), let year = number(name[start..<start + 4]),
        let month = number(name[(start + 5)..<(start + 7)]), let day = number(name[(start + 8)..<(start + 10)])
      else { continue }
      if let date = date(year, month, day) { return date }
    }
    return nil
  }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var number = 0
    for digit in digits {
      guard digit &- 0x30 < 10 else { return nil }
      number = number * 10 + Int(digit - 0x30)
    }
    return number
  }
}

import ExtractCore

/// Dates with times as ISO 8601 and RFC 3339 write them: `2024-04-09T10:30:00Z`.
enum ISOTime {
  /// The longest such text, with fractions of seconds.
  private static let longest = 40

  /// The point that begins at a token, and the token after it.
  static func parse(at token: Int, in view: TokenView) -> (TimePoint, Int)? {
    var position = view.start(token)
    let limit = min(view.text.count, position + longest)
    func digits(_ count: Int) -> Int? {
      guard position + count <= limit else { return nil }
      var value = 0
      for index in position..<position + count {
        let byte = view.text[index]
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      position += count
      return value
    }
    func skip(_ byte: UInt8) -> Bool {
      guard position < limit, view.text[position] == byte else { return false }
      position += 1
      return true
    }
    var fields = CalendarFields()
    guard let year = digits(4), skip(UInt8(ascii: "-")), let month = digits(2), skip(UInt8(ascii: "-")),
      let day = digits(2), skip(UInt8(ascii: "T")) || skip(UInt8(ascii: "t")), let hour = digits(2), hour <= 24,
      skip(UInt8(ascii: ":")), let minute = digits(2), minute < 60, CivilDate.exists(year, month, day)
    else { return nil }
    (fields.year, fields.month, fields.day, fields.hour, fields.minute) = (year, month, day, hour, minute)
    if skip(UInt8(ascii: ":")) {
      guard let second = digits(2) else { return nil }
      fields.second = second
      if skip(UInt8(ascii: ".")) { while digits(1) != nil {} }
    }
    if skip(UInt8(ascii: "Z")) || skip(UInt8(ascii: "z")) {
      fields.zone = Zone(minutes: 0)
    } else if position < limit, view.text[position] == UInt8(ascii: "+") || view.text[position] == UInt8(ascii: "-") {
      let isWest = view.text[position] == UInt8(ascii: "-")
      let before = position
      position += 1
      if let hours = digits(2) {
        _ = skip(UInt8(ascii: ":"))
        let minutes = hours * 60 + (digits(2) ?? 0)
        fields.zone = Zone(minutes: isWest ? -minutes : minutes)
      } else {
        position = before
      }
    }
    var end = token
    while end < view.count, view.end(end) < position { end += 1 }
    return (TimePoint(.open, fields), end + 1)
  }
}

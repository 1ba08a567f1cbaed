/// The bytes of a pattern, and the pieces that its elements are made of.
struct PatternScanner {
  private let bytes: [UInt8]
  private var position = 0
  /// Where the last element began.
  private(set) var elementStart = 0

  struct Quantifier {
    var minimum: Int
    var maximum: Int?
  }

  init(_ source: String) { bytes = Array(source.utf8) }

  /// The next byte that is not white space; `nil` at the end.
  mutating func peek() -> UInt8? {
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 || bytes[position] == 0x0A {
      position += 1
    }
    return position < bytes.count ? bytes[position] : nil
  }

  mutating func skip() { position += 1 }

  /// Passes over a character if it comes next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func beginElement() -> Int {
    _ = peek()
    elementStart = position
    return position
  }

  var element: PatternNode.Element { PatternNode.Element(start: elementStart, end: position) }

  func element(from start: Int) -> PatternNode.Element { PatternNode.Element(start: start, end: position) }

  func character(_ byte: UInt8) -> String {
    byte < 0x80
      ? String(Unicode.Scalar(byte))
      : String(decoding: bytes[position...].prefix(4), as: UTF8.self).prefix(1).description
  }

  func error(_ message: String, remedy: String) -> PatternError {
    PatternError(offset: min(elementStart == 0 ? position : elementStart, bytes.count), message, remedy: remedy)
  }

  func error(at offset: Int, _ message: String, remedy: String) -> PatternError {
    PatternError(offset: offset, message, remedy: remedy)
  }

  // MARK: Names and numbers

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Letters, digits, `_` and `-`; empty if there are none.
  mutating func takeName() -> String {
    let start = position
    while position < bytes.count, Self.isNameByte(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  mutating func takeCaptureName() -> String? {
    let start = beginElement()
    let name = takeName()
    guard !name.isEmpty, position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
      position = start
      return nil
    }
    position += 1
    return name
  }

  mutating func number() -> Int? {
    let start = position
    var value = 0
    while position < bytes.count, Self.isDigit(bytes[position]) {
      value = min(value * 10 + Int(bytes[position] - 0x30), 1_000_000)
      position += 1
    }
    return position > start ? value : nil
  }

  /// Passes over `..`.
  mutating func takeGap() -> Bool {
    _ = beginElement()
    guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "."), bytes[position + 1] == UInt8(ascii: ".")
    else {
      return false
    }
    position += 2
    return true
  }

  /// `?`, `*`, `+`, `{2}`, `{2,}`, `{2,5}`, `{,5}` after an element.
  mutating func takeQuantifier() throws(PatternError) -> Quantifier? {
    let start = position
    guard let next = peek() else { return nil }
    switch next {
    case UInt8(ascii: "?"):
      position += 1
      return Quantifier(minimum: 0, maximum: 1)
    case UInt8(ascii: "*"):
      position += 1
      return Quantifier(minimum: 0, maximum: nil)
    case UInt8(ascii: "+"):
      position += 1
      return Quantifier(minimum: 1, maximum: nil)
    case UInt8(ascii: "{")
    where position + 1 < bytes.count && (Self.isDigit(bytes[position + 1]) || bytes[position + 1] == UInt8(ascii: ",")):
      position += 1
      return try takeBounds(from: position - 1)
    default:
      position = start
      return nil
    }
  }

  private mutating func takeBounds(from start: Int) throws(PatternError) -> Quantifier {
    let minimum = number()
    var maximum = minimum
    if take(",") { maximum = number() }
    guard take("}") else {
      throw error(
        at: start, "the repeat is not written as {2}, {2,5} or {2,}", remedy: "write it so, and close it with '}'")
    }
    let largest = max(minimum ?? 0, maximum ?? 0)
    guard largest <= Pattern.largestRepeat else {
      throw error(
        at: start, "a repeat of \(largest)",
        remedy: "repeats go up to \(Pattern.largestRepeat); '*' and '+' have no bound")
    }
    if let maximum, let minimum, maximum < minimum || maximum == 0 {
      throw error(
        at: start, "a repeat from \(minimum) to \(maximum)",
        remedy: "write the smaller number first, and no 0 as the second")
    }
    return Quantifier(minimum: minimum ?? 0, maximum: maximum)
  }

  // MARK: Literals and expressions

  /// The text between quotation marks; a backslash makes the next character literal.
  mutating func takeLiteral() throws(PatternError) -> (text: String, isSpelled: Bool) {
    let start = beginElement()
    let mark = bytes[position]
    let text = try takeDelimited(mark, keepsEscapes: false)
    guard let text else {
      throw error(
        at: start, "the literal is not closed", remedy: "add the quotation mark \(character(mark)) at its end")
    }
    return (text, mark == UInt8(ascii: "'"))
  }

  mutating func takeExpression() throws(PatternError) -> (text: String, ignoresCase: Bool) {
    let start = beginElement()
    guard let text = try takeDelimited(UInt8(ascii: "/"), keepsEscapes: true) else {
      throw error(at: start, "the expression is not closed", remedy: "add '/' at its end")
    }
    var ignoresCase = false
    if position < bytes.count, bytes[position] == UInt8(ascii: "i") {
      ignoresCase = true
      position += 1
    }
    return (text, ignoresCase)
  }

  /// The text up to a mark, which is passed over; `nil` if it does not come.
  private mutating func takeDelimited(_ mark: UInt8, keepsEscapes: Bool) throws(PatternError) -> String? {
    position += 1
    var text: [UInt8] = []
    while position < bytes.count, bytes[position] != mark {
      if bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count {
        if keepsEscapes, bytes[position + 1] != mark { text.append(bytes[position]) }
        position += 1
      }
      text.append(bytes[position])
      position += 1
    }
    guard position < bytes.count else { return nil }
    position += 1
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: Lists and annotations

  /// `{list}` or `{list column=value}`.
  mutating func takeList() throws(PatternError) -> ListTest {
    let start = beginElement()
    position += 1
    _ = peek()
    let name = takeName()
    guard !name.isEmpty else {
      throw error(
        at: start, "'{' is not followed by the name of a list",
        remedy: "write {list}, or put a repeat directly after its element: Cap{1,3}")
    }
    let conditions = try takeConditions()
    guard take("}") else { throw error(at: start, "the list is not closed", remedy: "write {\(name)}") }
    return ListTest(list: name, conditions: conditions)
  }

  /// `<LABEL>`, `<in LABEL>`, `<TIME type=DATE>`, `<layer field=value>`.
  mutating func takeAnnotation() throws(PatternError) -> (test: AnnotationTest, isInside: Bool) {
    let start = beginElement()
    position += 1
    _ = peek()
    var name = takeName()
    var isInside = false
    if name == "in" {
      isInside = true
      _ = peek()
      name = takeName()
    }
    guard !name.isEmpty else {
      throw error(
        at: start, "'<' is not followed by the name of an annotation",
        remedy: "write <PERSON>, <TIME type=DATE>, or \"<\" for the sign itself")
    }
    let conditions = try takeConditions()
    guard take(">") else { throw error(at: start, "the annotation is not closed", remedy: "write <\(name)>") }
    return (AnnotationTest(name: name, conditions: conditions), isInside)
  }

  private mutating func takeConditions() throws(PatternError) -> [FieldCondition] {
    var conditions: [FieldCondition] = []
    while let next = peek(), Self.isNameByte(next) {
      let start = position
      let field = takeName()
      let isNegated = take("!")
      guard take("=") else {
        throw error(at: start, "'\(field)' has no value", remedy: "write \(field)=value or \(field)!=value")
      }
      var values = [try takeValue(of: field)]
      while take("|") { values.append(try takeValue(of: field)) }
      conditions.append(FieldCondition(field: field, values: values, isNegated: isNegated))
    }
    return conditions
  }

  private mutating func takeValue(of field: String) throws(PatternError) -> String {
    let start = position
    guard let next = peek() else { throw error(at: start, "'\(field)' has no value", remedy: "write \(field)=value") }
    if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") {
      guard let text = try takeDelimited(next, keepsEscapes: false) else {
        throw error(at: start, "the value of '\(field)' is not closed", remedy: "add the quotation mark at its end")
      }
      return text
    }
    let from = position
    while position < bytes.count, Self.isNameByte(bytes[position]) || Self.isValueByte(bytes[position]) {
      position += 1
    }
    guard position > from else { throw error(at: start, "'\(field)' has no value", remedy: "write \(field)=value") }
    return String(decoding: bytes[from..<position], as: UTF8.self)
  }

  private static func isValueByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "%")
      || byte >= 0x80
  }
}

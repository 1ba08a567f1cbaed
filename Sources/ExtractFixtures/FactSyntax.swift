/// Reads the lines of facts and quotes text for them.
struct FactSyntax {
  private let bytes: [UInt8]
  private var index = 0

  private init(_ line: String) { bytes = Array(line.utf8) }

  /// The fact that a line states.
  ///
  /// - Throws: what is wrong with the line.
  static func parse(_ line: String, number: Int) throws(FixtureError.Reason) -> ExpectedFact {
    var syntax = FactSyntax(line)
    return try syntax.fact(source: line, line: number)
  }

  /// `text` in quotation marks, with escapes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A value as it stands after a `=`: in quotes only where it must be.
  static func valueText(_ value: String) -> String {
    let mustQuote =
      value.isEmpty || value == FactAttribute.none
      || value.utf8.contains { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    return mustQuote ? quoted(value) : value
  }

  private mutating func fact(source: String, line: Int) throws(FixtureError.Reason) -> ExpectedFact {
    var isTodo = false
    var isNegative = false
    var word = nextWord()
    if word == "todo" {
      isTodo = true
      word = nextWord()
    }
    if word == "no" {
      isNegative = true
      word = nextWord()
    }
    guard let kind = FactKind(rawValue: word) else { throw .unknownKind(word) }
    var fact = ExpectedFact(
      kind: kind, anchor: nil, attributes: [], wholeText: nil, isNegative: isNegative, isTodo: isTodo, line: line,
      source: source)
    skipSpace()
    if kind == .text {
      guard peek == UInt8(ascii: "\"") else { throw .missingAnchor(kind.rawValue) }
      fact.wholeText = try string()
    } else if kind.isAnchored {
      guard peek == UInt8(ascii: "\"") else { throw .missingAnchor(kind.rawValue) }
      fact.anchor = try anchor()
    } else if peek == UInt8(ascii: "\"") {
      throw .unneededAnchor(kind.rawValue)
    }
    let known = FactAttribute.all(of: kind)
    while true {
      skipSpace()
      guard index < bytes.count else { break }
      let attribute = try attribute(of: kind, known: known)
      guard !fact.states(attribute.name) else { throw .duplicateAttribute(attribute.name) }
      fact.attributes.append(attribute)
    }
    return fact
  }

  private mutating func anchor() throws(FixtureError.Reason) -> Anchor {
    var anchor = Anchor(start: Array(try string().utf8))
    guard !anchor.start.isEmpty else { throw .emptyAnchor }
    if peek == UInt8(ascii: "#") {
      index += 1
      guard let number = Int(nextWord()), number > 0 else { throw .badOccurrence }
      anchor.occurrence = .number(number)
    } else if peek == UInt8(ascii: "*") {
      index += 1
      anchor.occurrence = .every
    }
    let afterStart = index
    if nextWord() == ".." {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw .missingRangeEnd }
      let end = Array(try string().utf8)
      guard !end.isEmpty else { throw .emptyAnchor }
      anchor.end = end
    } else {
      index = afterStart
    }
    return anchor
  }

  private mutating func attribute(
    of kind: FactKind, known: [FactAttribute]
  ) throws(FixtureError.Reason) -> ExpectedFact.Attribute {
    let word = nextWord(orUntilEquals: true)
    if word == "->", let arrow = known.first(where: { $0.form == .arrow }) {
      return ExpectedFact.Attribute(name: arrow.name, value: try quotedOrNobody(after: word))
    }
    if word == "=", let equals = known.first(where: { $0.form == .equals }) {
      skipSpace()
      return ExpectedFact.Attribute(name: equals.name, value: try value(after: word, of: equals, kind: kind))
    }
    if word.hasSuffix("="), let named = known.first(where: { $0.form == .named && $0.name == word.dropLast() }) {
      return ExpectedFact.Attribute(name: named.name, value: try value(after: word, of: named, kind: kind))
    }
    if word.hasSuffix("="), word.utf8.count > 1, kind == .item {
      let field = FactAttribute.field(String(word.dropLast()))
      return ExpectedFact.Attribute(name: field.name, value: try value(after: word, of: field, kind: kind))
    }
    if let phrase = known.first(where: { $0.form == .phrase && $0.name == word }) {
      return ExpectedFact.Attribute(name: phrase.name, value: try quotedOrNobody(after: word))
    }
    let isCapitals = !word.isEmpty && word.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A || $0 == UInt8(ascii: "_") }
    if let single = known.first(where: { $0.form == .word && ($0.values?.contains(word) ?? isCapitals) }) {
      return ExpectedFact.Attribute(name: single.name, value: word)
    }
    if peek == UInt8(ascii: "\""), word.isEmpty { throw .misplacedText(try string()) }
    throw .unknownAttribute(word, kind: kind.rawValue, known: known.map(\.example))
  }

  private mutating func quotedOrNobody(after name: String) throws(FixtureError.Reason) -> String? {
    skipSpace()
    if peek == UInt8(ascii: "\"") { return try string() }
    let word = nextWord()
    guard word == FactAttribute.nobody || word == FactAttribute.none else { throw .missingValue(name) }
    return nil
  }

  private mutating func value(
    after name: String, of attribute: FactAttribute, kind: FactKind
  ) throws(FixtureError.Reason) -> String? {
    if peek == UInt8(ascii: "\"") { return try string() }
    let word = nextWord()
    guard !word.isEmpty else { throw .missingValue(name) }
    if word == FactAttribute.none { return nil }
    if let values = attribute.values, !values.contains(word) {
      throw .unknownAttribute(name + word, kind: kind.rawValue, known: values.map { name + $0 })
    }
    return word
  }
}

extension FactSyntax {
  private var peek: UInt8 { index < bytes.count ? bytes[index] : 0 }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  private mutating func skipSpace() {
    while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
  }

  /// The bytes up to white space or a quotation mark; with `orUntilEquals`, up to and with a `=`.
  private mutating func nextWord(orUntilEquals: Bool = false) -> String {
    skipSpace()
    let start = index
    while index < bytes.count, !Self.isSpace(bytes[index]), bytes[index] != UInt8(ascii: "\"") {
      index += 1
      if orUntilEquals, bytes[index - 1] == UInt8(ascii: "=") { break }
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// The text in quotation marks that begins here.
  private mutating func string() throws(FixtureError.Reason) -> String {
    var result: [UInt8] = []
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: result, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      let escape = peek
      index += 1
      switch escape {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): result.append(escape)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "t"): result.append(0x09)
      case 0: throw .unterminatedString
      default: throw .unknownEscape("\\" + String(decoding: [escape], as: UTF8.self))
      }
    }
    throw .unterminatedString
  }
}

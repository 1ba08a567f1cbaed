/// A regular expression on the bytes of one token.
///
/// Characters, `.`, classes `[a-z]` and `[^…]`, `\d`, `\w`, groups, `|`, `?`, `*`, `+` and `{2,5}`. It is regular in
/// the strict sense, without back-references or looking around, so that it is matched in one pass over the token.
struct TokenExpression: Sendable {
  indirect enum Node: Sendable {
    case empty
    /// A byte from the first to the last.
    case bytes(UInt8, UInt8)
    case sequence([Node])
    case alternatives([Node])
    case repetition(Node, minimum: Int, maximum: Int?)
  }

  let root: Node

  /// Reads an expression.
  ///
  /// - Parameter offset: where the expression begins in the pattern, for messages.
  init(parsing source: String, at offset: Int) throws(PatternError) {
    var parser = ExpressionParser(scalars: Array(source.unicodeScalars), offset: offset)
    root = try parser.parse()
  }
}

private struct ExpressionParser {
  let scalars: [Unicode.Scalar]
  let offset: Int
  var position = 0
  var depth = 0

  init(scalars: [Unicode.Scalar], offset: Int) {
    self.scalars = scalars
    self.offset = offset
  }

  private func error(_ message: String, remedy: String) -> PatternError {
    let before = scalars[..<min(position, scalars.count)].reduce(0) { $0 + UTF8.width($1) }
    return PatternError(offset: offset + before, "in the expression, \(message)", remedy: remedy)
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  mutating func parse() throws(PatternError) -> TokenExpression.Node {
    let node = try alternatives()
    guard next == nil else { throw error("')' closes nothing", remedy: "remove it, or write \\) for the sign itself") }
    return node
  }

  private mutating func alternatives() throws(PatternError) -> TokenExpression.Node {
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence() throws(PatternError) -> TokenExpression.Node {
    var parts: [TokenExpression.Node] = []
    while let scalar = next, scalar != "|", scalar != ")" { parts.append(try repeated(try atom(scalar))) }
    return parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func repeated(_ node: TokenExpression.Node) throws(PatternError) -> TokenExpression.Node {
    var node = node
    while let scalar = next {
      switch scalar {
      case "?": node = .repetition(node, minimum: 0, maximum: 1)
      case "*": node = .repetition(node, minimum: 0, maximum: nil)
      case "+": node = .repetition(node, minimum: 1, maximum: nil)
      case "{":
        node = try bounded(node)
        continue
      default: return node
      }
      position += 1
    }
    return node
  }

  private mutating func bounded(_ node: TokenExpression.Node) throws(PatternError) -> TokenExpression.Node {
    position += 1
    let minimum = number()
    var maximum = minimum
    if take(",") { maximum = number() }
    guard take("}"), minimum != nil || maximum != nil else {
      throw error("a repeat is not written as {2}, {2,5} or {2,}", remedy: "write it so, or \\{ for the sign itself")
    }
    guard max(minimum ?? 0, maximum ?? 0) <= Pattern.largestRepeat, maximum ?? .max >= max(1, minimum ?? 0) else {
      throw error(
        "a repeat has wrong bounds", remedy: "write the smaller number first, and at most \(Pattern.largestRepeat)")
    }
    return .repetition(node, minimum: minimum ?? 0, maximum: maximum)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit = next?.value, digit >= 0x30, digit <= 0x39 {
      value = min((value ?? 0) * 10 + Int(digit - 0x30), 1_000_000)
      position += 1
    }
    return value
  }

  private mutating func atom(_ scalar: Unicode.Scalar) throws(PatternError) -> TokenExpression.Node {
    position += 1
    switch scalar {
    case "(":
      depth += 1
      defer { depth -= 1 }
      guard depth <= 50 else { throw error("groups are nested deeper than 50", remedy: "write it flatter") }
      let node = try alternatives()
      guard take(")") else { throw error("'(' is not closed", remedy: "add ')', or write \\( for the sign itself") }
      return node
    case "[": return try characterClass()
    case ".": return .alternatives([.bytes(0x00, 0x7F), Self.beyondASCII])
    case "\\": return try escaped()
    case "?", "*", "+", "{":
      throw error("'\(scalar)' repeats nothing", remedy: "put it after a character, or write \\\(scalar)")
    case "^", "$":
      throw error("'\(scalar)' is not needed", remedy: "remove it: an expression always covers the whole token")
    default: return Self.character(scalar)
    }
  }

  private mutating func escaped() throws(PatternError) -> TokenExpression.Node {
    guard let scalar = next else { throw error("'\\' stands at the end", remedy: "write \\\\ for the sign itself") }
    position += 1
    switch scalar {
    case "d": return .bytes(0x30, 0x39)
    case "w":
      return .alternatives([.bytes(0x30, 0x39), .bytes(0x41, 0x5A), .bytes(0x61, 0x7A), Self.beyondASCII])
    case let letter where letter.properties.isAlphabetic || letter.value >= 0x30 && letter.value <= 0x39:
      throw error(
        "'\\\(letter)' means nothing here", remedy: "use \\d, \\w, a class such as [a-z], or the character without '\\'"
      )
    default: return Self.character(scalar)
    }
  }

  private mutating func characterClass() throws(PatternError) -> TokenExpression.Node {
    let isNegated = take("^")
    var ranges: [(UInt8, UInt8)] = []
    var others: [TokenExpression.Node] = []
    var isFirst = true
    while let scalar = next, scalar != "]" || isFirst {
      isFirst = false
      position += 1
      var low = scalar
      if scalar == "\\", let escaped = next {
        position += 1
        if escaped == "d" {
          ranges.append((0x30, 0x39))
          continue
        }
        low = escaped
      }
      var high = low
      if next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
        high = scalars[position + 1]
        position += 2
      }
      guard low <= high else { throw error("the range \(low)-\(high) goes backwards", remedy: "write \(high)-\(low)") }
      if high.value < 0x80 {
        ranges.append((UInt8(low.value), UInt8(high.value)))
      } else if low == high, !isNegated {
        others.append(Self.character(low))
      } else {
        throw error(
          "a class has a range or a negation of characters outside ASCII",
          remedy: "write these characters one by one, or use \\w for all letters and digits")
      }
    }
    guard take("]") else { throw error("'[' is not closed", remedy: "add ']', or write \\[ for the sign itself") }
    guard isNegated else { return .alternatives(ranges.map { .bytes($0, $1) } + others) }
    return .alternatives(Self.complement(of: ranges).map { .bytes($0, $1) } + [Self.beyondASCII])
  }

  private static func complement(of ranges: [(UInt8, UInt8)]) -> [(UInt8, UInt8)] {
    var result: [(UInt8, UInt8)] = []
    var low = 0
    for byte in 0...0x80 where byte == 0x80 || ranges.contains(where: { Int($0.0) <= byte && byte <= Int($0.1) }) {
      if low < byte { result.append((UInt8(low), UInt8(byte - 1))) }
      low = byte + 1
    }
    return result
  }

  private static func character(_ scalar: Unicode.Scalar) -> TokenExpression.Node {
    .sequence(UTF8.encode(scalar).unsafelyUnwrapped.map { .bytes($0, $0) })
  }

  /// Any character outside ASCII, in UTF-8.
  private static let beyondASCII: TokenExpression.Node = {
    let tail = TokenExpression.Node.bytes(0x80, 0xBF)
    return .alternatives([
      .sequence([.bytes(0xC2, 0xDF), tail]), .sequence([.bytes(0xE0, 0xEF), tail, tail]),
      .sequence([.bytes(0xF0, 0xF4), tail, tail, tail]),
    ])
  }()
}

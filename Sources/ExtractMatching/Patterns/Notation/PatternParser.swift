/// Reads the notation of patterns by recursive descent.
struct PatternParser {
  var scanner: PatternScanner
  private(set) var captures: [String] = []
  private(set) var lists: [ListTest] = []
  private(set) var annotations: [AnnotationTest] = []
  private var hasSpan = false
  private var depth = 0

  /// How deep groups may be nested.
  private static let deepest = 50

  init(_ source: String) { scanner = PatternScanner(source) }

  /// The whole pattern.
  mutating func parse() throws(PatternError) -> PatternNode {
    let node = try alternatives()
    if let stray = scanner.peek() {
      throw scanner.error("'\(scanner.character(stray))' closes nothing", remedy: "remove it, or open it before")
    }
    if case .empty = node {
      throw scanner.error("the pattern is empty", remedy: "write at least one element, such as \"word\" or Cap")
    }
    return node
  }

  private mutating func alternatives() throws(PatternError) -> PatternNode {
    var branches = [try sequence()]
    while scanner.take("|") { branches.append(try sequence()) }
    guard branches.count > 1 else { return branches[0] }
    for branch in branches {
      if case .empty = branch {
        throw scanner.error(
          "an alternative of '|' is empty", remedy: "write what may stand there, or make the group optional: (…)?")
      }
    }
    return .alternatives(branches)
  }

  private mutating func sequence() throws(PatternError) -> PatternNode {
    var parts: [PatternNode] = []
    while let next = scanner.peek(), next != UInt8(ascii: "|"), next != UInt8(ascii: ")"), next != UInt8(ascii: "]") {
      parts.append(try element())
    }
    return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func element() throws(PatternError) -> PatternNode {
    if let name = try captureName() {
      let number = number(of: name)
      return .capture(number, try quantified(try primary()))
    }
    if scanner.takeGap() {
      let limit = scanner.number() ?? 10
      guard limit <= Pattern.largestRepeat else {
        throw scanner.error(
          "a gap of \(limit) tokens",
          remedy: "gaps go up to \(Pattern.largestRepeat) tokens: write ..\(Pattern.largestRepeat)")
      }
      let any = PatternNode.test(.shape(.any), scanner.element)
      return .repetition(any, minimum: 0, maximum: limit, isLazy: true)
    }
    return try quantified(try primary())
  }

  private mutating func number(of name: String) -> Int {
    if let known = captures.firstIndex(of: name) { return known + 1 }
    captures.append(name)
    return captures.count
  }

  /// `name:` before an element.
  private mutating func captureName() throws(PatternError) -> String? {
    guard let name = scanner.takeCaptureName() else { return nil }
    let letters = name.utf8.filter { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    let uppers = letters.filter { $0 < 0x61 }.count
    guard uppers == 0 || uppers == letters.count else {
      throw scanner.error(
        "the capture '\(name)' is neither a role nor a label",
        remedy: "write a role in lower case (\(name.lowercased()):) or a label in capitals (\(name.uppercased()):)")
    }
    guard !Self.reservedRoles.contains(name) else {
      throw scanner.error("the role '\(name)' is a field of every fact", remedy: "choose another name")
    }
    return name
  }

  /// Fields that the record writes for every fact.
  static let reservedRoles: Set<String> = [
    "id", "start", "end", "src_start", "src_end", "src_parts", "text", "rule", "why", "label",
  ]

  private mutating func quantified(_ node: PatternNode) throws(PatternError) -> PatternNode {
    var node = node
    while let quantifier = try scanner.takeQuantifier() {
      node = .repetition(node, minimum: quantifier.minimum, maximum: quantifier.maximum, isLazy: false)
    }
    return node
  }

  /// Elements joined by `&`.
  private mutating func primary() throws(PatternError) -> PatternNode {
    let start = scanner.beginElement()
    var node = try atom()
    while scanner.take("&") {
      let left = try test(of: node)
      let right = try test(of: try atom())
      node = .test(.both(left, right), scanner.element(from: start))
    }
    return node
  }

  /// What a node asks of one token.
  private func test(of node: PatternNode) throws(PatternError) -> TokenTest {
    switch node {
    case .test(let test, _): return test
    case .words(let words, _) where words.count == 1: return .word(words[0])
    case .list(let list, _): return .listed(list)
    case .alternatives(let branches):
      var result = try test(of: branches[0])
      for branch in branches.dropFirst() { result = .either(result, try test(of: branch)) }
      return result
    case .annotation:
      throw scanner.error(
        "'&' and '!' are about one token, and an annotation can have several",
        remedy: "write <in LABEL> for a token inside an annotation")
    default:
      throw scanner.error(
        "'&' and '!' are about one token, and this can be several",
        remedy: "use words, lists, shapes, /expressions/ and <in LABEL> beside them")
    }
  }

  private mutating func atom() throws(PatternError) -> PatternNode {
    let start = scanner.beginElement()
    guard let next = scanner.peek() else {
      throw scanner.error(
        "the pattern ends where an element is expected", remedy: "write one, or remove what is before")
    }
    switch next {
    case UInt8(ascii: "!"):
      scanner.skip()
      let negated = try test(of: try atom())
      // Twice not is nothing.
      if case .not(let inner) = negated { return .test(inner, scanner.element(from: start)) }
      return .test(.not(negated), scanner.element(from: start))
    case UInt8(ascii: "("): return try group("(", ")")
    case UInt8(ascii: "["):
      guard !hasSpan else {
        throw scanner.error(
          "the pattern marks two spans with [ ]",
          remedy: "mark one, and name the other parts as captures: role:(…)")
      }
      hasSpan = true
      return .capture(0, try group("[", "]"))
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try literal()
    case UInt8(ascii: "{"):
      let list = try scanner.takeList()
      lists.append(list)
      return .list(list, scanner.element(from: start))
    case UInt8(ascii: "<"): return try annotation(from: start)
    case UInt8(ascii: "/"):
      let (expression, ignoresCase) = try scanner.takeExpression()
      _ = try TokenExpression(parsing: expression, at: scanner.elementStart + 1)
      return .test(.expression(expression, ignoresCase: ignoresCase), scanner.element(from: start))
    case UInt8(ascii: "."):
      scanner.skip()
      return .test(.shape(.any), scanner.element(from: start))
    case UInt8(ascii: "^"):
      scanner.skip()
      return .sentenceStart(scanner.element(from: start))
    case UInt8(ascii: "$"):
      scanner.skip()
      return .sentenceEnd(scanner.element(from: start))
    default: return try shape(from: start)
    }
  }

  private mutating func group(_ open: Unicode.Scalar, _ close: Unicode.Scalar) throws(PatternError) -> PatternNode {
    let start = scanner.beginElement()
    scanner.skip()
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw scanner.error(
        "groups are nested deeper than \(Self.deepest)", remedy: "split the pattern into several lines")
    }
    let node = try alternatives()
    guard scanner.take(close) else {
      throw scanner.error(at: start, "'\(open)' is not closed", remedy: "add the '\(close)' that belongs to it")
    }
    if case .empty = node {
      throw scanner.error(at: start, "the group is empty", remedy: "write an element in it, or remove it")
    }
    return node
  }

  private mutating func literal() throws(PatternError) -> PatternNode {
    let start = scanner.beginElement()
    let (text, isSpelled) = try scanner.takeLiteral()
    let words = PatternLiteral.words(text, isSpelled: isSpelled)
    guard !words.isEmpty else {
      throw scanner.error(at: start, "the literal has no word in it", remedy: "write the word between the marks")
    }
    if words.count == 1 { return .test(.word(words[0]), scanner.element(from: start)) }
    return .words(words, scanner.element(from: start))
  }

  private mutating func annotation(from start: Int) throws(PatternError) -> PatternNode {
    let (test, isInside) = try scanner.takeAnnotation()
    annotations.append(test)
    let element = scanner.element(from: start)
    return isInside ? .test(.part(.annotation(test), .inside), element) : .annotation(test, element)
  }

  private mutating func shape(from start: Int) throws(PatternError) -> PatternNode {
    let name = scanner.takeName()
    guard !name.isEmpty else {
      let stray = scanner.peek().map { scanner.character($0) } ?? ""
      throw scanner.error(
        "'\(stray)' is no element", remedy: "put what is to be matched literally in quotation marks: \"\(stray)\"")
    }
    let element = scanner.element(from: start)
    if name == "Name" { return Self.hyphenatedName(element) }
    guard let form = TokenForm(rawValue: name) else {
      let names = TokenForm.allCases.map(\.rawValue) + ["Name"]
      let nearest = Spelling.nearest(to: name, among: names).map { "write \($0) if that is meant, or " } ?? "write "
      throw scanner.error(at: start, "there is no shape '\(name)'", remedy: "\(nearest)\"\(name)\" for the word itself")
    }
    return .test(.shape(form), element)
  }

  /// A capitalised word with the capitalised words that hyphens join to it: `Jean-Pierre`.
  private static func hyphenatedName(_ element: PatternNode.Element) -> PatternNode {
    let hyphen = PatternLiteral.words("-", isSpelled: false)[0]
    let glued = TokenTest.shape(.glued)
    let joined = PatternNode.sequence([
      .test(.both(.word(hyphen), glued), element), .test(.both(.shape(.capitalized), glued), element),
    ])
    return .sequence([
      .test(.shape(.capitalized), element), .repetition(joined, minimum: 0, maximum: nil, isLazy: false),
    ])
  }
}

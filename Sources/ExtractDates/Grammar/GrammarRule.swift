import ExtractCore

/// A rule of the grammar: patterns over symbols, and what text that matches one of them means.
///
/// A pattern is a list of elements with space between them. An element is a symbol or several with `|` between them:
/// a class of the list `time_words`, a mark, or in braces something whose meaning the rule takes up, with bounds for
/// a number (`{int 1..31}`). `?` after an element: it may be missing; `+` before it: no space before; `~` before it:
/// it must be there, but is not part of the expression.
struct GrammarRule {
  let id: RuleID
  /// The symbol that matching text becomes. The symbols of ``Grammar/accepted`` are expressions by themselves.
  let result: String
  let patterns: [String]
  /// Text with the expression in brackets.
  let example: String
  let meaning: @Sendable (RuleMatch) -> Meaning?

  init(
    _ id: RuleID, _ result: String, _ patterns: [String], _ example: String,
    _ meaning: @escaping @Sendable (RuleMatch) -> Meaning?
  ) {
    self.id = id
    self.result = result
    self.patterns = patterns
    self.example = example
    self.meaning = meaning
  }
}

/// What the elements in braces of a pattern mean, in their order; `nothing` for a missing one.
///
/// It looks at the parser's meanings where they lie, and is valid only while a rule computes.
struct Captures {
  let meanings: UnsafeBufferPointer<Meaning>
  /// The numbers of the meanings.
  let numbers: UnsafeBufferPointer<Int>

  var count: Int { numbers.count }
  var isEmpty: Bool { numbers.isEmpty }
  var first: Meaning? { isEmpty ? nil : self[0] }

  subscript(_ index: Int) -> Meaning { meanings[numbers[index]] }
}

/// Text that matches a pattern, before its meaning is known.
struct RuleMatch {
  let captures: Captures
  let tokens: TokenRange
  let view: TokenView
  let words: ContextWords

  subscript(_ index: Int) -> Meaning { captures[index] }

  func has(_ index: Int) -> Bool {
    if case .nothing = captures[index] { return false }
    return true
  }
  func integer(_ index: Int) -> Int? { captures[index].integer }

  func point(_ index: Int) -> TimePoint? {
    if case .point(let point) = captures[index] { return point }
    return nil
  }

  func unit(_ index: Int) -> TimeUnit? {
    if case .unit(let unit, _) = captures[index] { return unit }
    return nil
  }

  func amounts(_ index: Int) -> [TimeAmount]? {
    if case .duration(let amounts, _) = captures[index] { return amounts }
    return nil
  }

  /// The fields of a point that is nothing but its fields.
  func fields(_ index: Int) -> CalendarFields? {
    guard let point = point(index), point.base == .open, point.modifier == nil else { return nil }
    return point.fields
  }
}

/// An element of a compiled pattern.
struct PatternElement {
  var symbols = SymbolSet()
  /// Bounds of the number that the element must be.
  var bounds: ClosedRange<Int>?
  /// Where the meaning goes among the captures; -1: nowhere.
  var capture = -1
  var isOptional = false
  var isGlued = false
  var isContext = false
}

/// A pattern ready for matching: where its elements lie among those of the grammar.
struct CompiledPattern {
  let rule: Int
  let firstElement: Int
  let elementCount: Int
  let captureCount: Int
  let result: Symbol

  /// Reads a pattern and adds its elements to `all`.
  init(_ text: String, rule: Int, result: Symbol, symbols: inout SymbolTable, elements all: inout [PatternElement]) {
    var elements: [PatternElement] = []
    var captures = 0
    for var word in Self.words(of: text) {
      var element = PatternElement()
      while let first = word.first, word.count > 1, first == UInt8(ascii: "+") || first == UInt8(ascii: "~") {
        if first == UInt8(ascii: "+") { element.isGlued = true } else { element.isContext = true }
        word = word.dropFirst()
      }
      if word.count > 1, word.last == UInt8(ascii: "?") {
        element.isOptional = true
        word = word.dropLast()
      }
      if word.first == UInt8(ascii: "{") {
        element.capture = captures
        captures += 1
        word = word.dropFirst().dropLast()
        let parts = word.split(separator: UInt8(ascii: " "))
        word = parts[0]
        if parts.count > 1 {
          let ends = parts[1].split(separator: UInt8(ascii: ".")).compactMap { Int(Substring($0)) }
          precondition(ends.count == 2, "bad bounds in the pattern '\(text)'")
          element.bounds = ends[0]...ends[1]
        }
      }
      for name in word.split(separator: UInt8(ascii: "|")) {
        element.symbols.insert(symbols.intern(String(Substring(name))))
      }
      elements.append(element)
    }
    precondition(elements.contains { !$0.isOptional }, "the pattern '\(text)' can be empty")
    self.rule = rule
    firstElement = all.count
    elementCount = elements.count
    all += elements
    captureCount = captures
    self.result = result
  }

  /// Splits at spaces outside of braces.
  private static func words(of text: String) -> [Substring.UTF8View] {
    var isInBraces = false
    return text.utf8.split { byte in
      if byte == UInt8(ascii: "{") { isInBraces = true }
      if byte == UInt8(ascii: "}") { isInBraces = false }
      return byte == UInt8(ascii: " ") && !isInBraces
    }
  }
}

/// The compiled rules: which patterns can begin with a symbol, and at which of their elements.
///
/// Nothing changes after the initializer, and the tables are never freed: one grammar serves all threads.
struct Grammar: @unchecked Sendable {
  /// Symbols that are expressions by themselves, not only parts of others. `name` is one that is no time and hides
  /// what it is made of.
  static let acceptedNames = ["date", "time", "datetime", "duration", "stretch", "interval", "set", "name"]

  struct Entry {
    let pattern: Int
    let element: Int
    /// One of these must begin after the element; empty where the pattern can end there.
    let following: SymbolSet
  }

  let rules: [GrammarRule]
  let patterns: UnsafeBufferPointer<CompiledPattern>
  let elements: UnsafeBufferPointer<PatternElement>
  let entries: UnsafeBufferPointer<Entry>
  /// The entries of each symbol.
  let entryRanges: UnsafeBufferPointer<Range<Int>>
  let mostCaptures: Int
  let symbols: SymbolTable
  let accepted: SymbolSet
  let nameSymbol: Symbol

  init(_ rules: [GrammarRule]) {
    var symbols = SymbolTable()
    var accepted = SymbolSet()
    for name in Self.acceptedNames { accepted.insert(symbols.intern(name)) }
    nameSymbol = symbols.intern("name")
    var patterns: [CompiledPattern] = []
    var elements: [PatternElement] = []
    for (index, rule) in rules.enumerated() {
      let result = symbols.intern(rule.result)
      for text in rule.patterns {
        patterns.append(
          CompiledPattern(text, rule: index, result: result, symbols: &symbols, elements: &elements))
      }
    }
    var entriesOfSymbol = [[Entry]](repeating: [], count: SymbolTable.limit + 1)
    for (index, pattern) in patterns.enumerated() {
      for position in 0..<pattern.elementCount {
        let element = elements[pattern.firstElement + position]
        let entry = Entry(pattern: index, element: position, following: Self.following(pattern, position, elements))
        for symbol in element.symbols.all { entriesOfSymbol[Int(symbol.number)].append(entry) }
        if !element.isOptional { break }
      }
    }
    var entries: [Entry] = []
    var ranges: [Range<Int>] = []
    for found in entriesOfSymbol {
      ranges.append(entries.count..<entries.count + found.count)
      entries += found
    }
    self.rules = rules
    self.patterns = Self.immortal(patterns)
    self.elements = Self.immortal(elements)
    self.entries = Self.immortal(entries)
    entryRanges = Self.immortal(ranges)
    mostCaptures = patterns.map(\.captureCount).max() ?? 0
    self.symbols = symbols
    self.accepted = accepted
  }

  private static func immortal<Element>(_ elements: [Element]) -> UnsafeBufferPointer<Element> {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
    _ = memory.initialize(from: elements)
    return UnsafeBufferPointer(memory)
  }

  /// The symbols one of which must begin after an element of a pattern; none where the pattern can end there.
  private static func following(
    _ pattern: CompiledPattern, _ position: Int, _ elements: [PatternElement]
  ) -> SymbolSet {
    var symbols = SymbolSet()
    for next in position + 1..<max(position + 1, pattern.elementCount) {
      let element = elements[pattern.firstElement + next]
      symbols.formUnion(element.symbols)
      if !element.isOptional { return symbols }
    }
    return SymbolSet()
  }
}

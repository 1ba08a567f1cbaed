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
  let meanings: UnsafePointer<Meaning>
  /// The numbers of the meanings.
  let numbers: UnsafeBufferPointer<Int>

  var count: Int { numbers.count }
  var isEmpty: Bool { numbers.isEmpty }
  var first: Meaning? { isEmpty ? nil : self[0] }

  /// `nothing` behind the last one, too: one rule may have patterns of more elements and of fewer.
  subscript(_ index: Int) -> Meaning { index < numbers.count ? meanings[numbers[index]] : .nothing }
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
struct PatternElement: BitwiseCopyable {
  var symbols = SymbolSet()
  /// The symbols that can begin after the element.
  var following = SymbolSet()
  var lowest: Int32 = 0
  var highest: Int32 = 0
  /// Where the meaning goes among the captures; -1: nowhere.
  var capture: Int32 = -1
  /// Whether the element must be a number within the bounds.
  var isBounded = false
  var isOptional = false
  var isGlued = false
  var isContext = false
  /// Whether the pattern can end after the element.
  var isLast = false

  /// Whether the pattern can go on, or end, where the items that begin have some symbols.
  @inline(__always) func allows(_ symbols: SymbolSet) -> Bool { isLast || !following.isDisjoint(with: symbols) }
}

/// A pattern ready for matching: where its elements lie among those of the grammar.
struct CompiledPattern: BitwiseCopyable {
  let rule: Int32
  let firstElement: Int32
  let elementCount: Int32
  let captureCount: Int32
  let result: Symbol

  /// Reads a pattern and adds its elements to `all`.
  init(_ text: String, rule: Int, result: Symbol, symbols: inout SymbolTable, elements all: inout [PatternElement]) {
    firstElement = Int32(all.count)
    var captures: Int32 = 0
    var canBeEmpty = true
    var text = text
    text.withUTF8 { bytes in
      var reader = PatternReader(bytes)
      while let element = reader.next(&symbols, &captures) {
        if !element.isOptional { canBeEmpty = false }
        all.append(element)
      }
    }
    Self.noteFollowing(&all, from: Int(firstElement))
    precondition(!canBeEmpty, "the pattern '\(text)' can be empty")
    self.rule = Int32(rule)
    elementCount = Int32(all.count) - firstElement
    captureCount = captures
    self.result = result
  }
}

extension CompiledPattern {
  /// Sets what can follow each element of the last pattern, which begins with the element `first`.
  private static func noteFollowing(_ elements: inout [PatternElement], from first: Int) {
    var following = SymbolSet()
    var isLast = true
    for index in (first..<elements.count).reversed() {
      elements[index].following = following
      elements[index].isLast = isLast
      if !elements[index].isOptional {
        following = SymbolSet()
        isLast = false
      }
      following.formUnion(elements[index].symbols)
    }
  }
}

/// Reads the elements of a pattern from its text.
private struct PatternReader {
  private let text: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  mutating func next(_ symbols: inout SymbolTable, _ captures: inout Int32) -> PatternElement? {
    while index < text.count, text[index] == UInt8(ascii: " ") { index += 1 }
    guard index < text.count else { return nil }
    var element = PatternElement()
    // A mark alone is the symbol of its own name.
    while !isLast(index), text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "~") {
      if text[index] == UInt8(ascii: "+") { element.isGlued = true } else { element.isContext = true }
      index += 1
    }
    if text[index] == UInt8(ascii: "{") {
      index += 1
      element.capture = captures
      captures += 1
      readNames(&element, &symbols) { $0 == UInt8(ascii: "}") }
      if text[index] == UInt8(ascii: " ") { readBounds(&element) }
      index += 1
      if index < text.count, text[index] == UInt8(ascii: "?") {
        element.isOptional = true
        index += 1
      }
    } else {
      readNames(&element, &symbols) { _ in false }
    }
    return element
  }

  private func isLast(_ index: Int) -> Bool { index + 1 == text.count || text[index + 1] == UInt8(ascii: " ") }

  /// Reads names with `|` between them up to a space, the closing byte, or the mark of an optional element.
  private mutating func readNames(
    _ element: inout PatternElement, _ symbols: inout SymbolTable, until isEnd: (UInt8) -> Bool
  ) {
    var start = index
    while true {
      let byte = index < text.count ? text[index] : UInt8(ascii: " ")
      let isOptional = byte == UInt8(ascii: "?") && index > start && isLast(index)
      let ends = byte == UInt8(ascii: " ") || isOptional || isEnd(byte)
      if ends || byte == UInt8(ascii: "|") {
        element.symbols.insert(symbols.intern(UnsafeBufferPointer(rebasing: text[start..<index])))
        start = index + 1
      }
      if isOptional {
        element.isOptional = true
        index += 1
      }
      if ends { return }
      index += 1
    }
  }

  private mutating func readBounds(_ element: inout PatternElement) {
    element.isBounded = true
    element.lowest = readNumber()
    element.highest = readNumber()
  }

  /// The next number, and what is not a digit before it left out.
  private mutating func readNumber() -> Int32 {
    while text[index] < 0x30 || text[index] > 0x39 { index += 1 }
    var number: Int32 = 0
    while text[index] >= 0x30, text[index] <= 0x39 {
      number = number * 10 + Int32(text[index] - 0x30)
      index += 1
    }
    return number
  }
}

import ExtractCore

/// The compiled rules: which patterns can begin with a symbol, and at which of their elements.
///
/// Nothing changes after the initializer, and the tables are never freed: one grammar serves all threads.
final class Grammar: @unchecked Sendable {
  /// Symbols that are expressions by themselves, not only parts of others. `name` is one that is no time and hides
  /// what it is made of.
  static let acceptedNames = ["date", "time", "datetime", "duration", "stretch", "interval", "set", "name"]

  /// Symbols of words and marks that make no time of plain numbers, however many of them stand together: numbers of
  /// one to three digits, of five and more, or of four above ``greatestTime``.
  static let inertNames = [
    ",", ".", "(", ")", "the", "a", "an", "of", "and", "or", "to", "in", "on", "for", "over", "with", "within",
    "during",
    "since", "through", "throughout", "per", "modifier", "modifierafter", "more", "many", "several", "some", "few",
    "number", "couple", "other", "another", "any", "every", "same", "single", "whole", "full", "final", "half", "good",
    "very", "that", "these", "last", "next", "late", "later", "early", "earlier", "once", "twice", "times", "old",
    "long",
  ]
  /// The marks that patterns name.
  static let markNames = [
    (",", Mark.comma), ("-", Mark.hyphen), ("-", Mark.enDash), ("-", Mark.emDash), ("/", Mark.slash), (":", Mark.colon),
    (".", Mark.period), ("(", Mark.openParenthesis), (")", Mark.closeParenthesis), ("@", UInt8(ascii: "@")),
    ("'", Mark.singleQuote), ("-", UInt8(ascii: "~")),
  ]
  /// The greatest number of four digits that is a year or a time of day.
  static let greatestTime = 2359

  /// An element of a pattern at which the pattern can be entered.
  struct Entry: BitwiseCopyable {
    let pattern: Int32
    let element: Int32
  }

  /// The entries of a symbol, in groups of 64.
  struct EntryGroup: BitwiseCopyable {
    let firstEntry: Int32
    /// Where, in ``entriesByFollowing``, the entries of the group stand that a symbol lets match if it follows.
    let firstMask: Int32
  }

  /// The bit, among those of a set's signature, of the end of a pattern.
  static let endBit: UInt64 = 1 << 63

  let rules: UnsafeBufferPointer<GrammarRule>
  let patterns: UnsafeBufferPointer<CompiledPattern>
  let elements: UnsafePointer<PatternElement>
  let entries: UnsafePointer<Entry>
  /// Where the groups of entries of each symbol begin; those of the next symbol follow.
  let firstGroups: UnsafeBufferPointer<Int32>
  let groups: UnsafeBufferPointer<EntryGroup>
  /// For each group of entries and each bit of a signature, the entries whose next element can have that bit.
  let entriesByFollowing: UnsafeBufferPointer<UInt64>
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
    self.rules = Self.immortal(rules)
    self.patterns = Self.immortal(patterns)
    self.elements = Self.immortal(elements).baseAddress.unsafelyUnwrapped
    var index = EntryIndex(patterns, elements)
    index.finish()
    entries = Self.immortal(index.entries).baseAddress.unsafelyUnwrapped
    firstGroups = Self.immortal(index.firstGroups)
    groups = Self.immortal(index.groups)
    entriesByFollowing = Self.immortal(index.masks)
    mostCaptures = patterns.reduce(0) { max($0, Int($1.captureCount)) }
    self.symbols = symbols
    self.accepted = accepted
  }

  /// Calls `body` with the bounds of each element that can be a number in digits with nothing glued to it.
  func forEachBoundOfNumbers(_ body: (_ lowest: Int, _ highest: Int) -> Void) {
    let numbers = symbols.set(of: ["int", "twodigits", "three", "four", "num"])
    for pattern in patterns {
      for position in 0..<pattern.elementCount {
        let element = elements[Int(pattern.firstElement + position)]
        guard element.isBounded, !element.isGlued, !element.symbols.isDisjoint(with: numbers) else { continue }
        if position + 1 < pattern.elementCount {
          let next = elements[Int(pattern.firstElement + position + 1)]
          if next.isGlued, !next.isOptional { continue }
        }
        body(Int(element.lowest), Int(element.highest))
      }
    }
  }

  private static func immortal<Element>(_ elements: [Element]) -> UnsafeBufferPointer<Element> {
    let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
    _ = memory.initialize(from: elements)
    return UnsafeBufferPointer(memory)
  }
}

/// The entries of a grammar by symbol while they are collected.
private struct EntryIndex {
  private(set) var entries: [Grammar.Entry] = []
  private(set) var firstGroups: [Int32] = [0]
  private(set) var groups: [Grammar.EntryGroup] = []
  private(set) var masks: [UInt64] = []
  /// By symbol, in the order of the patterns.
  private var bySymbol = [[(entry: Grammar.Entry, element: PatternElement)]](
    repeating: [], count: SymbolTable.limit + 1)

  init(_ patterns: [CompiledPattern], _ elements: [PatternElement]) {
    for (index, pattern) in patterns.enumerated() {
      for position in 0..<pattern.elementCount {
        let element = elements[Int(pattern.firstElement + position)]
        let entry = Grammar.Entry(pattern: Int32(index), element: position)
        element.symbols.forEachMember { bySymbol[Int($0.number)].append((entry, element)) }
        if !element.isOptional { break }
      }
    }
  }

  mutating func finish() {
    for found in bySymbol {
      for start in stride(from: 0, to: found.count, by: 64) {
        groups.append(Grammar.EntryGroup(firstEntry: Int32(entries.count), firstMask: Int32(masks.count)))
        masks += repeatElement(0, count: 64)
        for (place, (entry, element)) in found[start..<min(start + 64, found.count)].enumerated() {
          entries.append(entry)
          var rest = element.following.signature | (element.isLast ? Grammar.endBit : 0)
          while rest != 0 {
            masks[masks.count - 64 + rest.trailingZeroBitCount] |= 1 << UInt64(place)
            rest &= rest - 1
          }
        }
      }
      firstGroups.append(Int32(groups.count))
    }
  }
}

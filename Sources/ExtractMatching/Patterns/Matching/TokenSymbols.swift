import ExtractCore

/// Reduces tokens to symbols: the sets of predicates that hold for them.
///
/// A symbol is found by a hash of what decides the predicates: the word's number, the bits of shape, the classes, the
/// expressions, the spans, and the edges of the sentence. How many symbols there are depends on the patterns and the
/// variety of the text, not on its length; when there are too many, all are forgotten between documents.
struct TokenSymbols {
  static let sentenceStart: UInt32 = 1
  static let sentenceEnd: UInt32 = 2
  private static let mostSymbols = 1 << 16

  private struct Key {
    var word: UInt64 = 0
    var classes: UInt64 = 0
    var spans: UInt64 = 0
    var symbol: UInt32 = 0
  }

  let patterns: PatternSet
  private var expressionMatcher: ExpressionMatcher
  private var expressionSets: SetNumbering<[Int32]>
  private var classSets = SetNumbering<[UInt64]>(empty: [])
  /// The number in ``classSets`` of each class set of the lexicon, -1 where it is not known.
  private var numberOfClassSet: [Int32] = []
  private var spellings = SetNumbering<[UInt8]>(empty: [])
  private var slots: [Key]
  private var scratch: [UInt8] = []
  /// `wordsPerSymbol` pieces of 64 predicates for each symbol.
  private var bits: [UInt64] = []
  private let wordsPerSymbol: Int
  /// The edges of the sentence that each symbol stands at.
  private(set) var edges: [UInt32] = []
  /// How many symbols were made so far, for measurements.
  private(set) var made = 0

  init(_ patterns: PatternSet) {
    self.patterns = patterns
    expressionMatcher = ExpressionMatcher(patterns.expressions)
    expressionSets = SetNumbering(empty: [])
    wordsPerSymbol = (patterns.predicateCount + 63) / 64
    slots = [Key](repeating: Key(), count: 1024)
  }

  /// How many symbols there are.
  var count: Int { edges.count }

  /// Whether there are so many symbols that they are better forgotten.
  var isFull: Bool { edges.count > Self.mostSymbols }

  mutating func forget() {
    slots = [Key](repeating: Key(), count: 1024)
    bits.removeAll(keepingCapacity: true)
    edges.removeAll(keepingCapacity: true)
    spellings = SetNumbering(empty: [])
  }

  @inline(__always) func holds(_ predicate: Int32, _ symbol: UInt32) -> Bool {
    bits[Int(symbol) * wordsPerSymbol + Int(predicate >> 6)] >> UInt64(predicate & 63) & 1 != 0
  }

  /// The symbol of a token.
  ///
  /// - Parameters:
  ///   - spans: the number of the token's set of span parts, 0 for none.
  ///   - edges: ``sentenceStart`` and ``sentenceEnd``.
  mutating func symbol(of index: Int, in view: TokenView, spans: UInt32, sets: SpanSets, edges: UInt32) -> UInt32 {
    let shape = view.shape(index)
    let length = view.length(index) == 1 ? TokenForm.oneByte : 0
    let shapeBits = shape.rawValue & ~TokenForm.oneByte | length
    let word = wordNumber(index, view, shape)
    var key = Key(word: UInt64(word) << 32 | UInt64(shapeBits & patterns.shapeMask))
    if !patterns.classFilters.isEmpty { key.classes = UInt64(classNumber(index, view)) }
    if !patterns.expressions.isEmpty {
      let expressions = expressionMatcher.matches(view.bytes(index))
      if !expressions.isEmpty { key.classes |= UInt64(expressionSets.number(of: expressions)) << 32 }
    }
    if patterns.membersAreSpelled[Int(word)] {
      key.spans = UInt64(spellings.number(of: Array(view.bytes(index)))) << 34
    }
    key.spans |= UInt64(spans) << 2 | UInt64(edges)
    return symbol(for: key, word: word, shapeBits, sets, spans)
  }

  private mutating func wordNumber(_ index: Int, _ view: TokenView, _ shape: TokenShape) -> Int32 {
    let id = view.word(index)
    if id != 0 { return patterns.words.number(of: id) }
    guard patterns.words.hasUnknown, view.length(index) <= WordFolding.longestWord else { return 0 }
    scratch.removeAll(keepingCapacity: true)
    WordFolding.fold(view.bytes(index), isInitialism: shape.isKind(.initialism), into: &scratch)
    return scratch.withUnsafeBufferPointer { patterns.words.number(ofUnknown: $0) }
  }

  private mutating func classNumber(_ index: Int, _ view: TokenView) -> Int32 {
    let set = view.classSet(index)
    while numberOfClassSet.count <= set { numberOfClassSet.append(-1) }
    if numberOfClassSet[set] < 0 {
      let bits = patterns.classFilters.map { $0.filter.bits(view, index) }
      numberOfClassSet[set] = bits.allSatisfy { $0 == 0 } ? 0 : classSets.number(of: bits)
    }
    return numberOfClassSet[set]
  }

  private mutating func symbol(
    for key: Key, word: Int32, _ shapeBits: UInt32, _ sets: SpanSets, _ spans: UInt32
  ) -> UInt32 {
    var slot = Self.hash(key) & (slots.count - 1)
    while slots[slot].symbol != 0 {
      let found = slots[slot]
      if found.word == key.word, found.classes == key.classes, found.spans == key.spans { return found.symbol - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    let symbol = make(key, word, shapeBits, sets, spans)
    slots[slot] = key
    slots[slot].symbol = symbol + 1
    if count * 2 > slots.count { grow() }
    return symbol
  }

  @inline(__always) private static func hash(_ key: Key) -> Int {
    var hash = key.word &* 0x9E37_79B9_7F4A_7C15
    hash ^= (key.classes &+ key.spans &* 0xBF58_476D_1CE4_E5B9) &* 0xC2B2_AE3D_27D4_EB4F
    hash ^= hash >> 32
    return Int(truncatingIfNeeded: (hash &* 0xD6E8_FEB8_6659_FD93) >> 33)
  }

  private mutating func grow() {
    let old = slots
    slots = [Key](repeating: Key(), count: old.count * 2)
    for key in old where key.symbol != 0 {
      var slot = Self.hash(key) & (slots.count - 1)
      while slots[slot].symbol != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = key
    }
  }

  private mutating func make(
    _ key: Key, _ word: Int32, _ shapeBits: UInt32, _ sets: SpanSets, _ spans: UInt32
  ) -> UInt32 {
    let symbol = UInt32(edges.count)
    let base = bits.count
    made += 1
    edges.append(UInt32(key.spans & 3))
    bits += [UInt64](repeating: 0, count: wordsPerSymbol)
    func set(_ predicate: Int32) { bits[base + Int(predicate >> 6)] |= 1 << UInt64(predicate & 63) }
    func has(_ predicate: Int32) -> Bool { bits[base + Int(predicate >> 6)] >> UInt64(predicate & 63) & 1 != 0 }
    let shape = TokenShape(rawValue: shapeBits)
    for member in patterns.members[Int(word)] {
      let holds =
        switch member.casing {
        case .any: true
        case .initial: shape.contains(.initialUpper)
        case .upper: shape.contains(.allUpper)
        case .spelled: spellings.set(Int(key.spans >> 34)) == member.spelling
        case .spelledOrUpper: shape.contains(.allUpper) || spellings.set(Int(key.spans >> 34)) == member.spelling
        }
      if holds { set(member.predicate) }
    }
    for test in patterns.forms where test.form.holds(shapeBits) { set(test.predicate) }
    let classBits = classSets.set(Int(key.classes & 0xFFFF_FFFF))
    for (piece, filter) in zip(classBits, patterns.classFilters) {
      for (bit, predicate) in filter.predicates.enumerated() where piece >> UInt64(bit) & 1 != 0 { set(predicate) }
    }
    for number in expressionSets.set(Int(key.classes >> 32)) { set(patterns.expressionPredicates[Int(number)]) }
    for part in sets.parts(of: spans) {
      for (kind, predicate) in patterns.partPredicates[part.span] where kind == part.part || kind == .inside {
        set(predicate)
      }
    }
    for composite in patterns.composites {
      let holds =
        switch composite.operation {
        case .both: has(composite.left) && has(composite.right)
        case .either: has(composite.left) || has(composite.right)
        case .not: !has(composite.left)
        }
      if holds { set(composite.predicate) }
    }
    return symbol
  }
}

/// Numbers sets in the order in which they are met; the empty one is 0.
struct SetNumbering<Element: Hashable & Sendable>: Sendable {
  private var numbers: [Element: Int32]
  private var sets: [Element]

  init(empty: Element) {
    numbers = [empty: 0]
    sets = [empty]
  }

  var count: Int { sets.count }

  mutating func number(of set: Element) -> Int32 {
    if let known = numbers[set] { return known }
    let number = Int32(sets.count)
    numbers[set] = number
    sets.append(set)
    return number
  }

  func set(_ number: Int) -> Element { sets[number] }
}

/// A category of tokens or of pieces of text that rules speak of, as a number of one byte.
struct Symbol: Hashable { let number: UInt8 }

/// A set of symbols.
struct SymbolSet: Hashable {
  private var bits = SIMD4<UInt64>()

  mutating func insert(_ symbol: Symbol) { bits[Int(symbol.number >> 6)] |= 1 << UInt64(symbol.number & 63) }

  var isEmpty: Bool { bits == SIMD4<UInt64>() }

  mutating func formUnion(_ other: SymbolSet) { bits |= other.bits }

  /// The symbols, ascending.
  var all: [Symbol] {
    var symbols: [Symbol] = []
    for piece in 0..<4 {
      var rest = bits[piece]
      while rest != 0 {
        symbols.append(Symbol(number: UInt8(piece * 64 + rest.trailingZeroBitCount)))
        rest &= rest - 1
      }
    }
    return symbols
  }

  @inline(__always) func isDisjoint(with other: SymbolSet) -> Bool { bits & other.bits == SIMD4<UInt64>() }

  @inline(__always) func contains(_ symbol: Symbol) -> Bool {
    bits[Int(symbol.number >> 6)] >> UInt64(symbol.number & 63) & 1 == 1
  }
}

/// The names of symbols. A name in a pattern that nothing produces is a mistake of the grammar and found by a test.
struct SymbolTable {
  /// One number is left for a symbol that no pattern names.
  static let limit = 255
  static let unused = Symbol(number: 255)

  private var numbers: [String: Symbol] = [:]
  private(set) var names: [String] = []

  /// The symbol of a name, new if the name is.
  mutating func intern(_ name: String) -> Symbol {
    if let known = numbers[name] { return known }
    precondition(names.count < Self.limit, "a grammar has at most 255 symbols")
    let symbol = Symbol(number: UInt8(names.count))
    numbers[name] = symbol
    names.append(name)
    return symbol
  }

  func symbol(_ name: String) -> Symbol? { numbers[name] }
}

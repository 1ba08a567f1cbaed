/// A category of tokens or of pieces of text that rules speak of, as a number below 128.
struct Symbol: Hashable { let number: UInt8 }

/// A set of symbols.
struct SymbolSet: Hashable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  mutating func insert(_ symbol: Symbol) {
    if symbol.number < 64 { low |= 1 << UInt64(symbol.number) } else { high |= 1 << UInt64(symbol.number - 64) }
  }

  @inline(__always) func contains(_ symbol: Symbol) -> Bool {
    symbol.number < 64 ? low >> UInt64(symbol.number) & 1 == 1 : high >> UInt64(symbol.number - 64) & 1 == 1
  }
}

/// The names of symbols. A name in a pattern that nothing produces is a mistake of the grammar and found by a test.
struct SymbolTable {
  private var numbers: [String: Symbol] = [:]
  private(set) var names: [String] = []

  /// The symbol of a name, new if the name is.
  mutating func intern(_ name: String) -> Symbol {
    if let known = numbers[name] { return known }
    precondition(names.count < 128, "a grammar has at most 128 symbols")
    let symbol = Symbol(number: UInt8(names.count))
    numbers[name] = symbol
    names.append(name)
    return symbol
  }

  func symbol(_ name: String) -> Symbol? { numbers[name] }
}

/// A category of tokens or of pieces of text that rules speak of, as a number of one byte.
struct Symbol: Hashable, BitwiseCopyable { let number: UInt8 }

/// A set of symbols.
struct SymbolSet: Hashable, BitwiseCopyable {
  private var bits = SIMD4<UInt64>()

  @inline(__always) mutating func insert(_ symbol: Symbol) {
    bits[Int(symbol.number >> 6)] |= 1 << UInt64(symbol.number & 63)
  }

  var isEmpty: Bool { bits == SIMD4<UInt64>() }

  mutating func formUnion(_ other: SymbolSet) { bits |= other.bits }

  /// The set in the lower 63 bits: sets that share a symbol share a bit.
  @inline(__always) var signature: UInt64 {
    let all = bits[0] | Self.rotated(bits[1], 17) | Self.rotated(bits[2], 31) | Self.rotated(bits[3], 47)
    return (all | all >> 63) & (1 << 63 - 1)
  }

  @inline(__always) private static func rotated(_ piece: UInt64, _ count: UInt64) -> UInt64 {
    piece &<< count | piece &>> (64 - count)
  }

  /// Calls `body` with the symbols, ascending.
  func forEachMember(_ body: (Symbol) -> Void) {
    for piece in 0..<4 {
      var rest = bits[piece]
      while rest != 0 {
        body(Symbol(number: UInt8(piece * 64 + rest.trailingZeroBitCount)))
        rest &= rest - 1
      }
    }
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

  /// The names one after another, and where each ends.
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  /// By the hash of a name, its number plus 1; 0 for none.
  private var slots = [UInt16](repeating: 0, count: 1024)

  private var count: Int { ends.count - 1 }

  /// The symbol of a name, new if the name is.
  mutating func intern(_ name: UnsafeBufferPointer<UInt8>) -> Symbol {
    let slot = slot(of: name)
    if slots[slot] == 0 {
      precondition(count < Self.limit, "a grammar has at most 255 symbols")
      bytes += name
      ends.append(bytes.count)
      slots[slot] = UInt16(count)
    }
    return Symbol(number: UInt8(slots[slot] - 1))
  }

  mutating func intern(_ name: String) -> Symbol {
    var name = name
    return name.withUTF8 { intern($0) }
  }

  /// The set of the symbols that some names have.
  func set(of names: [String]) -> SymbolSet {
    var symbols = SymbolSet()
    for name in names { if let symbol = symbol(name) { symbols.insert(symbol) } }
    return symbols
  }

  func symbol(_ name: String) -> Symbol? {
    var name = name
    let number = name.withUTF8 { slots[slot(of: $0)] }
    return number == 0 ? nil : Symbol(number: UInt8(number - 1))
  }

  /// The slot that has a name, or the empty one where it belongs.
  private func slot(of name: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt32 = 0
    for byte in name { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    var slot = Int(hash >> 16) & (slots.count - 1)
    while slots[slot] != 0, !hasName(Int(slots[slot]) - 1, name) { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private func hasName(_ number: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = ends[number]
    guard ends[number + 1] - start == name.count else { return false }
    for index in 0..<name.count where bytes[start + index] != name[index] { return false }
    return true
  }
}

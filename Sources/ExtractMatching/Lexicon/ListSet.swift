/// Some lists of a lexicon.
public struct ListSet: Sendable {
  /// List *n* has bit *n* mod 64, so that a lexicon of more lists may be asked for some in vain, but misses none.
  @usableFromInline let bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  /// The set of one list, by its number.
  @inlinable public init(list number: Int) { bits = 1 &<< UInt64(truncatingIfNeeded: number) }

  /// All lists.
  public static let all = ListSet(bits: .max)

  /// The lists of both sets.
  public func union(_ other: ListSet) -> ListSet { ListSet(bits: bits | other.bits) }

  @inline(__always) func mayContain(_ number: Int) -> Bool { bits >> UInt64(number % 64) & 1 != 0 }

  /// The same lists as numbered in a layer whose first list has number `first`.
  func inLayer(from first: Int) -> ListSet {
    let shift = UInt64(first % 64)
    return ListSet(bits: shift == 0 ? bits : bits >> shift | bits << (64 - shift))
  }
}

extension Lexicon {
  /// The set of some lists by their names.
  ///
  /// - Precondition: the lists exist.
  public func listSet(_ names: [String]) -> ListSet {
    names.reduce(ListSet(bits: 0)) { $0.union(ListSet(list: requiredListIndex($1))) }
  }

  /// The number of a list, for comparison with ``PhraseMatch/list``.
  ///
  /// - Precondition: the list exists.
  public func listNumber(_ name: String) -> Int { requiredListIndex(name) }
}

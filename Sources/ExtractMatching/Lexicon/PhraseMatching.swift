public import ExtractCore

/// A form of a list that stands in the text.
public struct PhraseMatch: Sendable {
  /// The row of the form.
  public let entry: LexiconEntry
  /// The number of the list, for comparison with ``Lexicon/listNumber(_:)``.
  public let list: Int
  /// The index just after the last token.
  public let end: Int
}

/// Some lists of a lexicon.
public struct ListSet: Sendable {
  /// List *n* has bit *n* mod 64, so that a lexicon of more lists may be asked for some in vain, but misses none.
  let bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  /// The set of one list, by its number.
  public init(list number: Int) { bits = 1 << UInt64(number % 64) }

  /// All lists.
  public static let all = ListSet(bits: .max)

  public func union(_ other: ListSet) -> ListSet { ListSet(bits: bits | other.bits) }
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

  /// Calls `body` with each form of some lists that begins at token `start`, the shortest first.
  ///
  /// A hyphen between two words counts as a space, and the other way round; the period after an abbreviation is not
  /// part of the match. Forms of names must be capitalised as names are, exact ones spelled exactly.
  ///
  /// - Parameter wanted: the lists whose forms are looked for.
  /// - Complexity: O(*length of the longest form*), whatever the number of forms.
  public func forEachPhrase(
    at start: Int, in view: TokenView, lists wanted: ListSet = .all, _ body: (PhraseMatch) -> Void
  ) {
    let first = view.word(start)
    guard first != 0 else { return }
    var node = first < Format.firstWordID ? marks[Int(first)].node : words[Int(first - Format.firstWordID)].node
    var end = start + 1
    while node != 0 {
      let state = nodes[Int(node)]
      guard state.lists & wanted.bits != 0 else { return }
      for payload in payloads[Int(state.firstPayload)..<Int(state.firstPayload) + Int(state.payloadCount)] {
        let row = rows[Int(payload.row)]
        guard wanted.bits >> UInt64(row.list % 64) & 1 != 0 else { continue }
        let isNames = lists[Int(row.list)].isNames != 0
        if accepts(payload, flags: EntryFlags(rawValue: row.flags), isName: isNames, start, end, view) {
          body(
            PhraseMatch(entry: LexiconEntry(lexicon: self, row: payload.row), list: Int(row.list), end: end))
        }
      }
      guard state.hasChildren != 0, end < view.count, !view.shape(end).contains(.paragraphStart) else { return }
      if view.mark(end) == Mark.hyphen, end + 1 < view.count, view.isGlued(end), view.isGlued(end + 1) { end += 1 }
      node = child(of: node, by: view.word(end))
      end += 1
    }
  }

  /// The longest form of the given list that begins at token `start`.
  public func longestPhrase(at start: Int, in view: TokenView, list: Int) -> PhraseMatch? {
    var longest: PhraseMatch?
    forEachPhrase(at: start, in: view, lists: ListSet(list: list)) { match in
      if match.list == list { longest = match }
    }
    return longest
  }

  private func child(of node: UInt32, by word: LexiconID) -> UInt32 {
    guard word != 0 else { return 0 }
    var slot = Format.edgeHash(node, word) & edgeMask
    while true {
      let edge = edges[Int(slot)]
      if edge.child == 0 { return 0 }
      if edge.node == node, edge.word == word { return edge.child }
      slot = (slot &+ 1) & edgeMask
    }
  }

  /// Whether the tokens are written as the form demands.
  private func accepts(
    _ payload: Format.Payload, flags: EntryFlags, isName: Bool, _ start: Int, _ end: Int, _ view: TokenView
  ) -> Bool {
    guard flags.contains(.exact) || isName && !flags.contains(.lower) else { return true }
    let form = text(payload.form)
    if flags.contains(.exact) { return spellsExactly(form, view.range(start, end), view) }
    // A name: the first letter is upper case if the form's is, and so is that of one word after it at least,
    // so that "Black sea" is not the Black Sea.
    guard let initial = form.first else { return false }
    let formIsUpper = initial < 0x80 ? initial >= 0x41 && initial <= 0x5A : true
    if formIsUpper, initial < 0x80 || view.shape(start).contains(.hasLower) {
      guard view.shape(start).contains(.initialUpper) || initial >= 0x80 else { return false }
    }
    if end - start > 1 {
      let formUppers = capitalisedWords(form)
      guard formUppers > 1 else { return true }
      var uppers = 0
      for index in start..<end where view.shape(index).contains(.initialUpper) { uppers += 1 }
      return uppers >= formUppers
    }
    return true
  }

  private func capitalisedWords(_ form: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var atStart = true
    for byte in form {
      let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x80
      if atStart, byte >= 0x41, byte <= 0x5A { count += 1 }
      atStart = !isLetter && byte != UInt8(ascii: "'") && byte != UInt8(ascii: ".")
    }
    return count
  }

  private func spellsExactly(_ form: UnsafeBufferPointer<UInt8>, _ range: TextRange, _ view: TokenView) -> Bool {
    var position = range.lowerBound
    for byte in form {
      if position >= range.upperBound { return byte == UInt8(ascii: ".") && position == range.upperBound }
      let other = view.text[position]
      if byte == other || byte == 0x20 && (other == 0x0A || other == 0x09) {
        position += 1
      } else {
        return false
      }
    }
    return position == range.upperBound
  }
}

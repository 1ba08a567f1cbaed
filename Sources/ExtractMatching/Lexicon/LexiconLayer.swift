import ExtractCore

/// Lists compiled together: where the sections lie in memory, and how words and forms are found in them.
///
/// Numbers of words, rows, lists and class sets are those of the layer, counted from 0.
struct LexiconLayer {
  typealias Format = LexiconFormat

  /// Never freed. A layer is a pointer to its sections, so that a lookup copies it in a register.
  private let sections: UnsafePointer<LexiconSections>

  init(compiled memory: UnsafeRawBufferPointer) throws(LexiconError) {
    let read = try LexiconSections(compiled: memory)
    let sections = UnsafeMutablePointer<LexiconSections>.allocate(capacity: 1)
    sections.initialize(to: read)
    self.sections = UnsafePointer(sections)
  }

  var contentHash: UInt64 { sections.pointee.contentHash }
  var bytes: UnsafeBufferPointer<UInt8> { sections.pointee.bytes }
  var words: UnsafeBufferPointer<Format.Word> { sections.pointee.words }
  var slots: UnsafeBufferPointer<UInt32> { sections.pointee.slots }
  var classSetBits: UnsafeBufferPointer<UInt64> { sections.pointee.classSetBits }
  var lists: UnsafeBufferPointer<Format.List> { sections.pointee.lists }
  var columns: UnsafeBufferPointer<Format.TextReference> { sections.pointee.columns }
  var rows: UnsafeBufferPointer<Format.Row> { sections.pointee.rows }
  var rowBlocks: UnsafeBufferPointer<UInt16> { sections.pointee.rowBlocks }
  var nodes: UnsafeBufferPointer<Format.Node> { sections.pointee.nodes }
  var payloads: UnsafeBufferPointer<Format.Payload> { sections.pointee.payloads }
  var listSets: UnsafeBufferPointer<UInt64> { sections.pointee.listSets }
  /// In a layer over another one, the identifiers of the words of that one, which stand after the layer's own words.
  var borrowedWords: UnsafeBufferPointer<LexiconID> { sections.pointee.borrowedWords }

  // MARK: Texts and rows

  func text(_ reference: Format.TextReference) -> UnsafeBufferPointer<UInt8> {
    var reader = RecordReader(bytes: bytes, offset: Int(reference.offset))
    return reader.nextText()
  }

  func string(_ reference: Format.TextReference) -> String { String(decoding: text(reference), as: UTF8.self) }

  func list(ofRow row: Int) -> Int { Int(rowBlocks[row / Format.rowsPerBlock]) }

  func header(ofRow row: Int) -> Format.RowHeader { Format.RowHeader(rawValue: bytes[Int(rows[row])]) }

  func line(ofRow row: Int) -> Int {
    var reader = RecordReader(bytes: bytes, offset: Int(rows[row]) + 1)
    return reader.nextNumber() + row - Int(lists[list(ofRow: row)].firstRow)
  }

  func cell(_ column: Int, ofRow row: Int) -> UnsafeBufferPointer<UInt8> {
    var reader = RecordReader(bytes: bytes, offset: Int(rows[row]) + 1)
    _ = reader.nextNumber()
    for _ in 0..<column { reader.skipText() }
    return reader.nextText()
  }

  /// The spelling of a form: the first column, or an alias.
  func form(_ payload: Format.Payload) -> UnsafeBufferPointer<UInt8> {
    guard payload.form > 0 else { return cell(0, ofRow: Int(payload.row)) }
    let aliases = cell(ListFile.aliasColumn, ofRow: Int(payload.row))
    var start = 0
    var number = 1
    for (index, byte) in aliases.enumerated() where byte == UInt8(ascii: "|") {
      // Aliases are numbered without the empty ones.
      if index > start {
        if number == Int(payload.form) { return UnsafeBufferPointer(rebasing: aliases[start..<index]) }
        number += 1
      }
      start = index + 1
    }
    return UnsafeBufferPointer(rebasing: aliases[start...])
  }

  // MARK: Words

  /// The index of a folded word; `nil` if the layer does not have it.
  func index(of folded: UnsafeBufferPointer<UInt8>, _ key: FoldedKey) -> Int? {
    if folded.count <= 16 { return index(ofShort: key, count: folded.count) }
    return index(key) { isLong(words[$0], folded) }
  }

  /// The index of a folded word of at most 16 bytes; `nil` if the layer does not have it.
  func index(ofShort key: FoldedKey, count: Int) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    return index(key) { index in
      let word = words[index]
      guard Int(word.length) == count else { return false }
      let other = FoldedKey.Halves(base + Int(word.text), count: count)
      return (word.flags.contains(.textIsUnfolded) ? other.lowercased : other) == key.halves
    }
  }

  @inline(__always) private func index(_ key: FoldedKey, _ isWord: (Int) -> Bool) -> Int? {
    var slot = key.slot(in: slots.count)
    while true {
      let entry = slots[slot]
      if entry == Format.emptySlot { return nil }
      if entry >> Format.slotIndexBits == key.hash & 0xFF {
        let index = Int(entry & (1 << Format.slotIndexBits - 1)) - 1
        if isWord(index) { return index }
      }
      slot = slot + 1 == slots.count ? 0 : slot + 1
    }
  }

  private func isLong(_ word: Format.Word, _ folded: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Int(word.length) == folded.count else { return false }
    let isUnfolded = word.flags.contains(.textIsUnfolded)
    for index in 0..<folded.count {
      let byte = bytes[Int(word.text) + index]
      guard folded[index] == (isUnfolded && byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) else { return false }
    }
    return true
  }

  // MARK: Forms

  /// The child of a node by a word; `nil` if there is none.
  func child(of node: Int, by word: LexiconID) -> Int? {
    var low = Int(nodes[node].firstChild)
    let end = Int(nodes[node + 1].firstChild)
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle].word < word { low = middle + 1 } else { high = middle }
    }
    return low < end && nodes[low].word == word ? low : nil
  }

  func children(of node: Int) -> Range<Int> { Int(nodes[node].firstChild)..<Int(nodes[node + 1].firstChild) }

  func hasChildren(_ node: Int) -> Bool { nodes[node].firstChild < nodes[node + 1].firstChild }

  func payloads(of node: Int) -> Range<Int> { Int(nodes[node].firstPayload)..<Int(nodes[node + 1].firstPayload) }

  /// Whether a form of some lists can begin with a word that has a link.
  @inline(__always) func mayReach(_ wanted: ListSet, from link: Format.Link) -> Bool {
    if let node = link.node { return lists(of: node) & wanted.bits != 0 }
    guard let payload = link.payload else { return false }
    return wanted.mayContain(list(ofRow: Int(payload.row)))
  }

  /// The lists that have a form through a node.
  func lists(of node: Int) -> UInt64 { listSets[Int(nodes[node].listSet)] }
}

/// Reads varints and texts from the `bytes` section.
struct RecordReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var offset: Int

  @inline(__always) mutating func nextNumber() -> Int {
    let byte = bytes[offset]
    offset += 1
    guard byte >= 0x80 else { return Int(byte) }
    let (number, end) = Self.longNumber(Int(byte & 0x7F), bytes, offset)
    offset = end
    return number
  }

  /// The number of which the lowest seven bits were read, and its end. The reader itself stays in registers.
  @inline(never) private static func longNumber(
    _ lowest: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> (number: Int, end: Int) {
    var (number, end, shift) = (lowest, start, 7)
    while true {
      let byte = bytes[end]
      end += 1
      number |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return (number, end) }
      shift += 7
    }
  }

  @inline(__always) mutating func skipText() { offset += nextNumber() }

  @inline(__always) mutating func nextText() -> UnsafeBufferPointer<UInt8> {
    let length = nextNumber()
    defer { offset += length }
    return UnsafeBufferPointer(rebasing: bytes[offset..<offset + length])
  }
}

/// What is wrong with a compiled lexicon.
public enum LexiconError: Error, Equatable, Sendable {
  case notALexicon
  case truncated
  /// It was compiled for another version of the format or of the tokenizer: compile the lists again.
  case otherVersion(format: UInt32, tokenizer: UInt32)
}

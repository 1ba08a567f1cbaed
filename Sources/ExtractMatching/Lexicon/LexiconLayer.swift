import ExtractCore

/// Lists compiled together: where the sections lie in memory, and how words and forms are found in them.
///
/// Numbers of words, rows, lists and class sets are those of the layer, counted from 0.
struct LexiconLayer {
  typealias Format = LexiconFormat

  let contentHash: UInt64
  let bytes: UnsafeBufferPointer<UInt8>
  let words: UnsafeBufferPointer<Format.Word>
  let slots: UnsafeBufferPointer<UInt32>
  let classSetBits: UnsafeBufferPointer<UInt64>
  let lists: UnsafeBufferPointer<Format.List>
  let columns: UnsafeBufferPointer<Format.TextReference>
  let rows: UnsafeBufferPointer<Format.Row>
  let rowBlocks: UnsafeBufferPointer<UInt16>
  let nodes: UnsafeBufferPointer<Format.Node>
  let payloads: UnsafeBufferPointer<Format.Payload>
  let listSets: UnsafeBufferPointer<UInt64>
  /// In a layer over another one, the identifiers of the words of that one, which stand after the layer's own words.
  let borrowedWords: UnsafeBufferPointer<LexiconID>

  init(compiled memory: UnsafeRawBufferPointer) throws(LexiconError) {
    let headerSize = MemoryLayout<Format.Header>.size
    let sectionCount = Format.Section.allCases.count
    guard memory.count >= headerSize + sectionCount * MemoryLayout<Format.SectionRange>.size else { throw .truncated }
    let header = memory.load(as: Format.Header.self)
    guard header.magic == Format.magic else { throw .notALexicon }
    guard header.version == Format.version, header.tokenizerVersion == Tokenizer.version,
      header.sectionCount == UInt32(sectionCount)
    else {
      throw .otherVersion(format: header.version, tokenizer: header.tokenizerVersion)
    }
    func section<Element>(_ section: Format.Section, of type: Element.Type) throws(LexiconError)
      -> UnsafeBufferPointer<Element>
    {
      let range = memory.load(
        fromByteOffset: headerSize + section.rawValue * MemoryLayout<Format.SectionRange>.size,
        as: Format.SectionRange.self)
      let count = Int(range.count)
      guard Int(range.offset) + count * MemoryLayout<Element>.stride <= memory.count else { throw .truncated }
      guard count > 0, let base = memory.baseAddress else { return UnsafeBufferPointer(start: nil, count: 0) }
      return UnsafeBufferPointer(
        start: (base + Int(range.offset)).assumingMemoryBound(to: Element.self), count: count)
    }
    contentHash = header.contentHash
    bytes = try section(.bytes, of: UInt8.self)
    words = try section(.words, of: Format.Word.self)
    slots = try section(.slots, of: UInt32.self)
    classSetBits = try section(.classSets, of: UInt64.self)
    lists = try section(.lists, of: Format.List.self)
    columns = try section(.columns, of: Format.TextReference.self)
    rows = try section(.rows, of: Format.Row.self)
    rowBlocks = try section(.rowBlocks, of: UInt16.self)
    nodes = try section(.nodes, of: Format.Node.self)
    payloads = try section(.payloads, of: Format.Payload.self)
    listSets = try section(.listSets, of: UInt64.self)
    borrowedWords = try section(.borrowedWords, of: LexiconID.self)
  }

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
    for _ in 0..<column { _ = reader.nextText() }
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

  func hasChildren(_ node: Int) -> Bool { nodes[node].firstChild < nodes[node + 1].firstChild }

  func payloads(of node: Int) -> Range<Int> { Int(nodes[node].firstPayload)..<Int(nodes[node + 1].firstPayload) }

  /// The lists that have a form through a node.
  func lists(of node: Int) -> UInt64 { listSets[Int(nodes[node].listSet)] }
}

/// Reads varints and texts from the `bytes` section.
struct RecordReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var offset: Int

  mutating func nextNumber() -> Int {
    var number = 0
    var shift = 0
    while true {
      let byte = bytes[offset]
      offset += 1
      number |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
  }

  mutating func nextText() -> UnsafeBufferPointer<UInt8> {
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

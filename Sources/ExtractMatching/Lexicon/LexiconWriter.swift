/// Writes the sections of a compiled lexicon.
struct LexiconWriter {
  private typealias Format = LexiconFormat

  private var bytes: [UInt8] = [0]
  private(set) var lists: [LexiconFormat.List] = []
  private var columns: [LexiconFormat.TextReference] = []
  private(set) var rows: [LexiconFormat.Row] = []
  private var rowBlocks: [UInt16] = []

  mutating func beginList(_ file: ListFile) {
    lists.append(
      LexiconFormat.List(
        name: append(text: file.name), firstRow: UInt32(rows.count), rowCount: UInt32(file.rows.count),
        firstColumn: UInt32(columns.count), columnCount: UInt16(file.columns.count),
        priority: Int16(clamping: file.policy.priority), isNames: file.kind == .names ? 1 : 0))
    columns += file.columns.map { append(text: $0) }
  }

  /// Adds a row; gives where its first cell and its aliases begin.
  mutating func addRow(
    _ cells: [Substring], header: LexiconFormat.RowHeader, lineDelta: Int
  ) -> (form: Int, aliases: Int) {
    rows.append(UInt32(bytes.count))
    bytes.append(header.rawValue)
    append(number: lineDelta)
    var places = (form: 0, aliases: 0)
    for (column, cell) in cells.enumerated() {
      append(number: cell.utf8.count)
      if column == 0 { places.form = bytes.count }
      if column == ListFile.aliasColumn { places.aliases = bytes.count }
      bytes += cell.utf8
    }
    return places
  }

  mutating func endList() {
    while rows.count % LexiconFormat.rowsPerBlock != 0 { rows.append(0) }
    while rowBlocks.count < rows.count / LexiconFormat.rowsPerBlock { rowBlocks.append(UInt16(lists.count - 1)) }
  }

  private mutating func append(text: String) -> LexiconFormat.TextReference {
    let reference = LexiconFormat.TextReference(offset: UInt32(bytes.count))
    append(number: text.utf8.count)
    bytes += text.utf8
    return reference
  }

  private mutating func append(number: Int) {
    var number = number
    while number >= 0x80 {
      bytes.append(UInt8(number & 0x7F | 0x80))
      number >>= 7
    }
    bytes.append(UInt8(number))
  }

  /// Writes a word that stands in no cell; gives where.
  mutating func append(word: ArraySlice<UInt8>) -> UInt32 {
    let offset = UInt32(bytes.count)
    bytes += word
    return offset
  }

  mutating func endBytes() { bytes += [UInt8](repeating: 0, count: LexiconFormat.textPadding) }

  func serialized(
    words: [LexiconFormat.Word], slots: [UInt32], classSets: [UInt64], trie: FormTrie.Compiled, borrowedWords: [UInt32]
  ) -> [UInt8] {
    var output = SectionWriter()
    output.add(bytes)
    output.add(words)
    output.add(slots)
    output.add(classSets)
    output.add(lists)
    output.add(columns)
    output.add(rows)
    output.add(rowBlocks)
    output.add(trie.nodes)
    output.add(trie.payloads)
    output.add(trie.listSets)
    output.add(borrowedWords)
    return output.finished()
  }
}

/// Writes the header and the sections one after the other, each 8-byte aligned.
private struct SectionWriter {
  private var ranges: [LexiconFormat.SectionRange] = []
  private var body: [UInt8] = []
  private let headerSize =
    MemoryLayout<LexiconFormat.Header>.size + LexiconFormat.Section.allCases.count
    * MemoryLayout<LexiconFormat.SectionRange>.size

  mutating func add<Element: BitwiseCopyable>(_ elements: [Element]) {
    while (headerSize + body.count) % 8 != 0 { body.append(0) }
    ranges.append(
      LexiconFormat.SectionRange(offset: UInt32(headerSize + body.count), count: UInt32(elements.count)))
    elements.withUnsafeBytes { body += $0 }
  }

  func finished() -> [UInt8] {
    // FNV-1a of 64 bits.
    let hash = body.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    let header = LexiconFormat.Header(
      magic: LexiconFormat.magic, version: LexiconFormat.version, tokenizerVersion: Tokenizer.version,
      sectionCount: UInt32(ranges.count), contentHash: hash)
    var output: [UInt8] = []
    withUnsafeBytes(of: header) { output += $0 }
    ranges.withUnsafeBytes { output += $0 }
    return output + body
  }
}

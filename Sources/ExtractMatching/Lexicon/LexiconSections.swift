import ExtractCore

/// Where the sections of a layer lie in memory.
struct LexiconSections {
  let contentHash: UInt64
  let bytes: UnsafeBufferPointer<UInt8>
  let words: UnsafeBufferPointer<LexiconFormat.Word>
  let slots: UnsafeBufferPointer<UInt32>
  let classSetBits: UnsafeBufferPointer<UInt64>
  let lists: UnsafeBufferPointer<LexiconFormat.List>
  let columns: UnsafeBufferPointer<LexiconFormat.TextReference>
  let rows: UnsafeBufferPointer<LexiconFormat.Row>
  let rowBlocks: UnsafeBufferPointer<UInt16>
  let nodes: UnsafeBufferPointer<LexiconFormat.Node>
  let payloads: UnsafeBufferPointer<LexiconFormat.Payload>
  let listSets: UnsafeBufferPointer<UInt64>
  /// In a layer over another one, the identifiers of the words of that one, which stand after the layer's own words.
  let borrowedWords: UnsafeBufferPointer<LexiconID>

  init(compiled memory: UnsafeRawBufferPointer) throws(LexiconError) {
    let headerSize = MemoryLayout<LexiconFormat.Header>.size
    let sectionCount = LexiconFormat.Section.allCases.count
    guard memory.count >= headerSize + sectionCount * MemoryLayout<LexiconFormat.SectionRange>.size else {
      throw .truncated
    }
    let header = memory.load(as: LexiconFormat.Header.self)
    guard header.magic == LexiconFormat.magic else { throw .notALexicon }
    guard header.version == LexiconFormat.version, header.tokenizerVersion == Tokenizer.version,
      header.sectionCount == UInt32(sectionCount)
    else {
      throw .otherVersion(format: header.version, tokenizer: header.tokenizerVersion)
    }
    func section<Element>(_ section: LexiconFormat.Section, of type: Element.Type) throws(LexiconError)
      -> UnsafeBufferPointer<Element>
    {
      let range = memory.load(
        fromByteOffset: headerSize + section.rawValue * MemoryLayout<LexiconFormat.SectionRange>.size,
        as: LexiconFormat.SectionRange.self)
      let count = Int(range.count)
      guard Int(range.offset) + count * MemoryLayout<Element>.stride <= memory.count else { throw .truncated }
      guard count > 0, let base = memory.baseAddress else { return UnsafeBufferPointer(start: nil, count: 0) }
      return UnsafeBufferPointer(
        start: (base + Int(range.offset)).assumingMemoryBound(to: Element.self), count: count)
    }
    contentHash = header.contentHash
    bytes = try section(.bytes, of: UInt8.self)
    words = try section(.words, of: LexiconFormat.Word.self)
    slots = try section(.slots, of: UInt32.self)
    classSetBits = try section(.classSets, of: UInt64.self)
    lists = try section(.lists, of: LexiconFormat.List.self)
    columns = try section(.columns, of: LexiconFormat.TextReference.self)
    rows = try section(.rows, of: LexiconFormat.Row.self)
    rowBlocks = try section(.rowBlocks, of: UInt16.self)
    nodes = try section(.nodes, of: LexiconFormat.Node.self)
    payloads = try section(.payloads, of: LexiconFormat.Payload.self)
    listSets = try section(.listSets, of: UInt64.self)
    borrowedWords = try section(.borrowedWords, of: LexiconID.self)
  }
}

import ExtractCore

/// Makes the compiled form of lists.
///
/// The same lists give the same bytes: everything is numbered in the order of the lists and of their lines.
public struct LexiconCompiler {
  private typealias Format = LexiconFormat

  private var bytes: [UInt8] = []
  private var references: [String: Format.TextReference] = [:]
  private var words: [Format.Word] = []
  private var wordIndices: [[UInt8]: UInt32] = [:]
  private var classesOfWord: [Set<Int>] = []
  private var lists: [Format.List] = []
  private var columns: [Format.TextReference] = []
  private var rows: [Format.Row] = []
  private var cells: [Format.TextReference] = []
  /// Node 0 stands for "no node".
  private var children: [[UInt32: UInt32]] = [[:]]
  private var payloadsOfNode: [[Format.Payload]] = [[]]
  private var tokenTable = TokenTable()
  private var tokenizer = Tokenizer(lexicon: .empty)

  private init() {}

  /// The compiled form of `lists`.
  ///
  /// - Throws: ``ListError`` if a form has no words.
  public static func compile(_ lists: [(file: ListFile, path: String)]) throws(ListError) -> [UInt8] {
    var compiler = LexiconCompiler()
    for list in lists { try compiler.add(list.file, path: list.path) }
    return compiler.serialized()
  }

  private mutating func add(_ file: ListFile, path: String) throws(ListError) {
    let number = lists.count
    lists.append(
      Format.List(
        name: reference(file.name), firstRow: UInt32(rows.count), rowCount: UInt32(file.rows.count),
        firstColumn: UInt32(columns.count), columnCount: UInt32(file.columns.count),
        isNames: file.kind == .names ? 1 : 0, reserved: 0))
    columns += file.columns.map { reference($0) }
    for row in file.rows {
      let rowNumber = UInt32(rows.count)
      rows.append(
        Format.Row(
          list: UInt16(number), flags: file.flags(of: row).rawValue, firstCell: UInt32(cells.count),
          line: UInt32(row.line), word: 0))
      // The aliases are forms; nobody asks for them as a cell.
      cells += row.cells.enumerated().map { reference(file.kind == .names && $0 == 5 ? "" : String($1)) }
      for form in file.forms(of: row) {
        let steps = try tokenPath(of: form, in: path, line: row.line)
        if steps.count == 1 {
          classesOfWord[Int(steps[0] - Format.firstWordID)].insert(number)
          if form == row.cells[0] { rows[Int(rowNumber)].word = steps[0] }
        }
        add(Format.Payload(row: rowNumber, form: reference(String(form))), along: steps)
      }
    }
  }

  /// The words and marks of a form, hyphens and a last period left out.
  private mutating func tokenPath(of form: Substring, in file: String, line: Int) throws(ListError) -> [UInt32] {
    let text = Array(form.utf8)
    var path: [UInt32] = []
    text.withUnsafeBufferPointer { text in
      tokenizer.tokenize(text, into: &tokenTable)
      for index in 0..<tokenTable.count {
        let shape = tokenTable.shape(index)
        let isBetween = index > 0 && index + 1 < tokenTable.count
        if shape.mark == Mark.hyphen, isBetween { continue }
        if shape.mark == Mark.period, index + 1 == tokenTable.count, index > 0 { continue }
        if shape.mark != 0 {
          path.append(UInt32(shape.mark))
          continue
        }
        var folded: [UInt8] = []
        let token = UnsafeBufferPointer(rebasing: text[tokenTable.start(index)..<tokenTable.end(index)])
        WordFolding.fold(token, isInitialism: shape.isKind(.initialism), into: &folded)
        path.append(word(folded))
      }
    }
    guard let first = path.first else { throw ListError(path: file, line: line, .noTokens) }
    // A form that begins with a mark is found through the mark, as a word of its own.
    if first < Format.firstWordID { path[0] = word([UInt8(first)]) }
    return path
  }

  private mutating func word(_ folded: [UInt8]) -> UInt32 {
    if let index = wordIndices[folded] { return index + Format.firstWordID }
    let key = folded.withUnsafeBufferPointer { FoldedKey($0) }
    let index = UInt32(words.count)
    words.append(
      Format.Word(
        low: key.low, high: key.high, text: reference(String(decoding: folded, as: UTF8.self)),
        length: UInt32(folded.count), node: 0, classSet: 0,
        startsPhrase: 0))
    classesOfWord.append([])
    wordIndices[folded] = index
    return index + Format.firstWordID
  }

  private mutating func add(_ payload: Format.Payload, along path: [UInt32]) {
    let first = Int(path[0] - Format.firstWordID)
    if words[first].node == 0 { words[first].node = makeNode() }
    var node = words[first].node
    for word in path.dropFirst() {
      if let child = children[Int(node)][word] {
        node = child
      } else {
        let child = makeNode()
        children[Int(node)][word] = child
        node = child
      }
    }
    if !payloadsOfNode[Int(node)].contains(where: { $0.row == payload.row }) {
      payloadsOfNode[Int(node)].append(payload)
    }
  }

  private mutating func makeNode() -> UInt32 {
    children.append([:])
    payloadsOfNode.append([])
    return UInt32(children.count - 1)
  }

  private mutating func reference(_ string: String) -> Format.TextReference {
    if let known = references[string] { return known }
    let text = string.utf8.prefix(Int(UInt16.max))
    let reference = Format.TextReference(offset: UInt32(bytes.count))
    bytes.append(UInt8(text.count & 0xFF))
    bytes.append(UInt8(text.count >> 8))
    bytes += text
    references[string] = reference
    return reference
  }

  private mutating func serialized() -> [UInt8] {
    let (classSets, nodes, payloads) = (makeClassSets(), makeNodes(), payloadsOfNode.flatMap { $0 })
    var output = SectionWriter()
    output.add(bytes)
    output.add(words)
    output.add(makeSlots())
    output.add(classSets)
    output.add(lists)
    output.add(columns)
    output.add(rows)
    output.add(cells)
    output.add(nodes)
    output.add(payloads)
    output.add(makeEdges())
    return output.finished()
  }

  /// Numbers the sets of classes that occur, the empty one first, and gives each word its set.
  private mutating func makeClassSets() -> [UInt64] {
    let width = (lists.count + 63) / 64
    var numbers: [Set<Int>: Int] = [[]: 0]
    var bits = [UInt64](repeating: 0, count: width)
    for index in words.indices {
      let classes = classesOfWord[index]
      let number = numbers[classes] ?? numbers.count
      if number == numbers.count {
        numbers[classes] = number
        bits += [UInt64](repeating: 0, count: width)
        for list in classes { bits[number * width + list / 64] |= 1 << UInt64(list % 64) }
      }
      words[index].classSet = UInt16(number)
    }
    return bits
  }

  private mutating func makeNodes() -> [Format.Node] {
    var nodes: [Format.Node] = []
    var firstPayload = 0
    for index in children.indices {
      nodes.append(
        Format.Node(
          firstPayload: UInt32(firstPayload), payloadCount: UInt16(payloadsOfNode[index].count),
          hasChildren: children[index].isEmpty ? 0 : 1,
          lists: payloadsOfNode[index].reduce(0) { $0 | ListSet(list: Int(rows[Int($1.row)].list)).bits }))
      firstPayload += payloadsOfNode[index].count
    }
    // A child has a higher number than its parent.
    for index in nodes.indices.reversed() {
      for child in children[index].values { nodes[index].lists |= nodes[Int(child)].lists }
    }
    for index in words.indices where words[index].node != 0 {
      let node = Int(words[index].node)
      let hasName = payloadsOfNode[node].contains { lists[Int(rows[Int($0.row)].list)].isNames != 0 }
      words[index].startsPhrase = hasName || !children[node].isEmpty ? 1 : 0
    }
    return nodes
  }

  private func makeSlots() -> [UInt32] {
    var slots = [UInt32](repeating: 0, count: Self.tableSize(for: words.count))
    let mask = UInt32(slots.count - 1)
    for (index, word) in words.enumerated() {
      let start = Int(word.text.offset) + 2
      let folded = bytes[start..<start + Int(word.length)]
      var slot = folded.withUnsafeBufferPointer { FoldedKey($0).hash } & mask
      while slots[Int(slot)] != 0 { slot = (slot + 1) & mask }
      slots[Int(slot)] = UInt32(index + 1)
    }
    return slots
  }

  private func makeEdges() -> [Format.Edge] {
    let count = children.reduce(0) { $0 + $1.count }
    var edges = [Format.Edge](
      repeating: Format.Edge(node: 0, word: 0, child: 0), count: Self.tableSize(for: count))
    let mask = UInt32(edges.count - 1)
    for (node, edgesOfNode) in children.enumerated() {
      for (word, child) in edgesOfNode.sorted(by: { $0.key < $1.key }) {
        var slot = Format.edgeHash(UInt32(node), word) & mask
        while edges[Int(slot)].child != 0 { slot = (slot + 1) & mask }
        edges[Int(slot)] = Format.Edge(node: UInt32(node), word: word, child: child)
      }
    }
    return edges
  }

  /// A power of two of which at most half is used, so that probing always ends.
  private static func tableSize(for count: Int) -> Int {
    var size = 16
    while size < count * 2 { size *= 2 }
    return size
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

extension Lexicon {
  /// A lexicon without words.
  public static let empty: Lexicon = {
    var writer = SectionWriter()
    let edge = LexiconFormat.Edge(node: 0, word: 0, child: 0)
    for section in LexiconFormat.Section.allCases {
      switch section {
      case .slots: writer.add([UInt32](repeating: 0, count: 1))
      case .edges: writer.add([edge])
      default: writer.add([UInt8]())
      }
    }
    let bytes = writer.finished()
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    memory.copyBytes(from: bytes)
    guard let lexicon = try? Lexicon(compiled: UnsafeRawBufferPointer(memory)) else {
      preconditionFailure("the empty lexicon is not one")
    }
    return lexicon
  }()
}

import ExtractCore

/// Writes the cleaned text with its alignment and blocks, from ranges of the decoded bytes in ascending order.
///
/// White space is normalized on the way: a stretch of it becomes one space, and none stays at the edges of a block.
struct TextBuilder: ~Copyable {
  /// What was written.
  private(set) var text: [UInt8] = []
  private(set) var alignment = Alignment()
  private(set) var blocks: [Block] = []

  private let decoding: Alignment?
  /// The run of `decoding` that the last appended range began in.
  private var runIndex = 0
  /// The block that is written, with the offset where its text begins once there is some.
  private var openBlock: (kind: Block.Kind, rule: RuleID?, start: Int)?
  /// White space that is written if something follows it.
  private var pendingSpace: Range<Int>?
  private var needsLineBreak = false

  /// - Parameters:
  ///   - decoding: from the decoded bytes to the raw ones; `nil` if they are the same.
  ///   - capacity: about how many bytes will be written.
  init(decoding: Alignment?, capacity: Int) {
    self.decoding = decoding
    text.reserveCapacity(capacity)
  }

  /// A builder of the text of a document, in the memory that this has for it.
  init(decoding: Alignment?, capacity: Int, in document: inout Document) {
    self.decoding = decoding
    swap(&text, &document.text)
    swap(&alignment, &document.alignment)
    text.removeAll(keepingCapacity: true)
    alignment.removeAll()
    text.reserveCapacity(capacity)
  }

  var string: String { String(decoding: text, as: UTF8.self) }

  /// A text with white space normalized.
  static func normalized(_ text: UnsafeBufferPointer<UInt8>) -> String {
    var range = text.indices
    while let first = range.first, text[first] <= 0x20 { range.removeFirst() }
    while let last = range.last, text[last] <= 0x20 { range.removeLast() }
    if Spacing.endOfPlain(text, from: range.lowerBound, to: range.upperBound) == range.upperBound {
      return String(decoding: UnsafeBufferPointer(rebasing: text[range]), as: UTF8.self)
    }
    var builder = TextBuilder(decoding: nil, capacity: range.count)
    builder.append(range, of: text)
    return builder.string
  }

  /// Makes room for so many blocks that are each copied in one piece.
  mutating func reserve(blocks count: Int) {
    blocks.reserveCapacity(count)
    alignment.reserveCapacity(count)
  }

  /// Opens a block; what is appended until ``endBlock()`` belongs to it.
  mutating func beginBlock(_ kind: Block.Kind, rule: RuleID?) {
    openBlock = (kind, rule, text.count)
    pendingSpace = nil
    needsLineBreak = false
  }

  /// Closes the block; one without text leaves no trace.
  mutating func endBlock() {
    pendingSpace = nil
    guard let open = openBlock else { return }
    openBlock = nil
    guard text.count > open.start else { return }
    blocks.append(Block(kind: open.kind, range: TextRange(open.start, text.count), rule: open.rule))
  }

  /// How many line ends stand between two blocks.
  private static func separator(_ first: Block.Kind, _ second: Block.Kind) -> Int {
    first == second && (first == .list || first == .table) ? 1 : 2
  }

  private mutating func prepareToWrite() {
    if let open = openBlock, open.start == text.count, let last = blocks.last {
      for _ in 0..<Self.separator(last.kind, open.kind) { text.append(0x0A) }
      openBlock?.start = text.count
      pendingSpace = nil
      needsLineBreak = false
      return
    }
    if needsLineBreak {
      needsLineBreak = false
      pendingSpace = nil
      text.append(0x0A)
      return
    }
    guard let space = pendingSpace else { return }
    pendingSpace = nil
    guard openBlock.map({ $0.start < text.count }) ?? !text.isEmpty else { return }
    replace(space, by: CollectionOfOne(0x20))
  }

  /// Appends decoded bytes with white space normalized.
  ///
  /// - Complexity: O(*n*).
  mutating func append(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let end = Spacing.endOfPlain(bytes, from: index, to: range.upperBound)
      if end > index { copy(index..<end, of: bytes) }
      index = end
      guard index < range.upperBound else { return }
      index += appendSpecial(at: index, in: range, of: bytes)
    }
  }

  /// Appends decoded bytes that are ink with single spaces between, as they stand.
  @inline(__always) mutating func appendPlain(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    if !range.isEmpty { copy(range, of: bytes) }
  }

  /// Appends decoded bytes as they stand, save control characters; for code.
  mutating func appendPreformatted(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      while index < range.upperBound, bytes[index] >= 0x20 || bytes[index] == 0x0A || bytes[index] == 0x09 {
        index += 1
      }
      if index > start { copy(start..<index, of: bytes) }
      if index < range.upperBound { index += 1 }
    }
  }

  /// Handles white space, or a byte that may begin some, at `index`; returns its length.
  private mutating func appendSpecial(at index: Int, in range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Int
  {
    if Spacing.role(ofByte: bytes[index]) == .space {
      note(space: index..<index + 1)
      return 1
    }
    let (value, length) = UTF8Decoding.scalar(at: index, in: bytes)
    switch Spacing.role(of: value) {
    case .space: note(space: index..<min(index + length, range.upperBound))
    case .nothing: break
    case .ink: copy(index..<min(index + length, range.upperBound), of: bytes)
    }
    return length
  }

  private mutating func note(space: Range<Int>) {
    if let pending = pendingSpace, pending.upperBound == space.lowerBound {
      pendingSpace = pending.lowerBound..<space.upperBound
    } else if pendingSpace == nil {
      pendingSpace = space
    }
  }

  /// Notes that a piece of source, such as a page break in a paragraph, stands for a space.
  mutating func appendSpace(for range: Range<Int>) {
    guard !range.isEmpty else { return }
    pendingSpace = (pendingSpace?.lowerBound ?? range.lowerBound)..<range.upperBound
  }

  /// Goes on with the same block over a line end or a page break.
  mutating func join(_ join: ParagraphJoining.Join, over gap: Range<Int>) {
    if join == .space { appendSpace(for: gap) } else { pendingSpace = nil }
  }

  /// Appends the text of a character reference; white space is normalized as everywhere.
  mutating func append(reference: some Collection<UInt8>, for range: Range<Int>) {
    guard let first = reference.first else { return }
    if reference.count <= 3, Spacing.role(ofByte: first) != .ink {
      switch reference.withContiguousStorageIfAvailable({ Spacing.role(of: UTF8Decoding.scalar(at: 0, in: $0).value) })
      {
      case .space?: return note(space: range)
      case .nothing?: return
      default: break
      }
    }
    prepareToWrite()
    replace(range, by: reference)
  }

  /// Ends a line inside a block, if something follows.
  mutating func appendLineBreak() {
    guard openBlock.map({ $0.start < text.count }) ?? false else { return }
    needsLineBreak = true
    pendingSpace = nil
  }

  /// Appends text that has no source, such as a separator of cells.
  mutating func insert(_ bytes: some Collection<UInt8>) {
    pendingSpace = nil
    guard openBlock.map({ $0.start < text.count }) ?? !text.isEmpty else { return }
    for byte in bytes { text.append(byte) }
  }

  private mutating func copy(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
    prepareToWrite()
    align(range, at: text.count)
    text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
  }

  private mutating func replace(_ range: Range<Int>, by replacement: some Collection<UInt8>) {
    let source = self.source(of: range)
    alignment.append(
      source: source.lowerBound, text: text.count, count: 1, sourceStep: source.count, textStep: replacement.count)
    for byte in replacement { text.append(byte) }
  }

  private mutating func align(_ range: Range<Int>, at position: Int) {
    guard let decoding else {
      return alignment.append(
        source: range.lowerBound, text: position, count: range.count, sourceStep: 1, textStep: 1)
    }
    seek(range.lowerBound)
    var index = runIndex
    while index < decoding.runs.count, Int(decoding.runs[index].textStart) < range.upperBound {
      let run = decoding.runs[index]
      let start = max(range.lowerBound, Int(run.textStart))
      let end = min(range.upperBound, run.textEnd)
      let skipped = (start - Int(run.textStart)) / Int(run.textStep)
      let steps = (end - start) / Int(run.textStep)
      if steps > 0 {
        alignment.append(
          source: Int(run.sourceStart) + skipped * Int(run.sourceStep), text: position + start - range.lowerBound,
          count: steps, sourceStep: Int(run.sourceStep), textStep: Int(run.textStep))
      }
      index += 1
    }
  }

  private mutating func seek(_ position: Int) {
    guard let decoding else { return }
    while runIndex < decoding.runs.count, decoding.runs[runIndex].textEnd <= position { runIndex += 1 }
  }

  /// The raw bytes of a range of decoded ones.
  private func source(of range: Range<Int>) -> Range<Int> {
    guard let decoding else { return range }
    guard let source = decoding.source(of: TextRange(range.lowerBound, range.upperBound)) else { return range }
    return source.lowerBound..<source.upperBound
  }
}

import ExtractCore

/// Cleans plain text: lines to blocks.
///
/// A cleaning is made once for each worker, and keeps its memory from document to document.
struct PlainTextCleaning {
  private let resources: CleaningResources
  private let memory = Memory()
  private var repeats = RepeatedLines()

  private final class Memory {
    // One document after the other comes here: accesses need no check at run time.
    @exclusivity(unchecked) var lines = FlatArray<TextLine>()
    @exclusivity(unchecked) var inked = FlatArray<Int32>()
    @exclusivity(unchecked) var matches = FlatArray<BoilerplateTable.Match>()

    deinit {
      lines.deallocate()
      inked.deallocate()
      matches.deallocate()
    }
  }

  private var lines: UnsafeMutableBufferPointer<TextLine> {
    UnsafeMutableBufferPointer(start: memory.lines.pointer, count: memory.lines.count)
  }

  private var inked: UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: memory.inked.pointer, count: memory.inked.count)
  }

  init(_ resources: CleaningResources) { self.resources = resources }

  /// - Complexity: O(*n*), but for the sorting of lines' lengths where the text is wrapped.
  mutating func clean(_ decoded: DecodedBytes, _ document: inout Document) {
    decoded.bytes.withUnsafeBufferPointer { bytes in
      let titleLine = classify(bytes)
      // Two line ends part blocks where one may part lines.
      var builder = TextBuilder(
        decoding: decoded.alignment, capacity: bytes.count + inked.count, in: &document)
      builder.reserve(blocks: inked.count)
      let markup = InlineMarkup(bytes)
      let lines = UnsafeBufferPointer(lines)
      let joining = ParagraphJoining(lines, bytes, lexicon: resources.lexicon)
      Self.write(lines, joining, markup, bytes, &builder)
      document.take(builder)
      Self.noteDropped(lines, decoded, &document)
      if let byline = lines.first(where: { $0.role == .byline }) {
        let text = Self.plain(byline.range, markup, bytes)
        document.metadata.authors = resources.pages.names.names(in: text, site: nil)
      }
      guard let titleLine else { return }
      let end = lines[(titleLine + 1)...].firstIndex { $0.role != .title } ?? lines.count
      let title = lines[titleLine].start..<lines[end - 1].end
      Self.setTitle(Self.plain(title, markup, bytes), &document.metadata)
    }
  }

  /// Splits the text into lines and gives each its role; returns the line of the title.
  private mutating func classify(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    memory.lines.removeAll()
    memory.inked.removeAll()
    LineScanner(bytes: bytes).scan(into: &memory.lines, inked: &memory.inked)
    memory.matches.fill(inked.count, with: BoilerplateTable.Match())
    let matches = UnsafeMutableBufferPointer(start: memory.matches.pointer, count: inked.count)
    var classification = LineClassification(lines, inked: inked, matches: matches, bytes, resources)
    classification.classify(repeats: &repeats)
    return classification.titleLine
  }

  private static func write(
    _ lines: UnsafeBufferPointer<TextLine>, _ joining: ParagraphJoining, _ markup: InlineMarkup,
    _ bytes: UnsafeBufferPointer<UInt8>, _ builder: inout TextBuilder
  ) {
    var last: Int?
    for index in lines.indices where lines[index].role.isKept {
      let line = lines[index]
      var range = line.range
      if let last, let join = joining.join(last, index) {
        // What was removed between the lines is no source of the space: it parts the source.
        let isSpace = lines[last + 1..<index].allSatisfy { $0.form == .blank || $0.form == .pageBreak }
        builder.join(join, over: lines[last].end..<(isSpace ? range.lowerBound : lines[last + 1].lineStart))
      } else {
        builder.endBlock()
        builder.beginBlock(line.role.kind, rule: line.role.rule)
      }
      if line.role == .code {
        builder.appendPreformatted(line.lineStart..<line.end, of: bytes)
      } else {
        // A hyphen that only parts a word goes with the line end.
        if bytes[line.end - 1] == UInt8(ascii: "-"), let next = nextKept(after: index, lines),
          joining.join(index, next) == .parted
        {
          range = range.lowerBound..<range.upperBound - 1
        }
        if line.isPlain {
          builder.appendPlain(range, of: bytes)
        } else {
          markup.forEachPiece(of: range) { builder.append($0, of: bytes) }
        }
      }
      last = index
    }
    builder.endBlock()
  }

  /// The next line that is kept, if only blank and rule lines lie between.
  private static func nextKept(after index: Int, _ lines: UnsafeBufferPointer<TextLine>) -> Int? {
    guard index + 1 < lines.count else { return nil }
    return (index + 1..<min(lines.count, index + 9)).first { lines[$0].role.isKept }
  }

  private static func noteDropped(
    _ lines: UnsafeBufferPointer<TextLine>, _ decoded: DecodedBytes, _ document: inout Document
  ) {
    for line in lines where line.role.isDropped {
      guard let rule = line.role.rule, let range = decoded.source(of: line.range) else { continue }
      document.dropped.append(DroppedPiece(range: range, rule: rule))
    }
  }

  /// A line without its marks, white space normalized.
  private static func plain(
    _ range: Range<Int>, _ markup: InlineMarkup, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> String {
    var text = TextBuilder(decoding: nil, capacity: range.count)
    markup.forEachPiece(of: range) { text.append($0, of: bytes) }
    return text.string
  }

  private static let bars: [ImmortalText] = [" | "]

  /// The title of a page that was saved as text has the site's name after it.
  private static func setTitle(_ title: String, _ metadata: inout Metadata) {
    metadata.title = title
    guard ByteSplitting.split(title, at: bars).count > 1 else { return }
    let parts = TitleParts.split(title)
    guard parts.count == 2 else { return }
    metadata.title = parts[0]
    metadata.site = parts[1]
  }
}

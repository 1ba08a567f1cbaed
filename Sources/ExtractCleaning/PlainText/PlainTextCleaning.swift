import ExtractCore

/// Cleans plain text: lines to blocks.
struct PlainTextCleaning {
  private let resources: CleaningResources

  init(_ resources: CleaningResources) { self.resources = resources }

  func clean(_ decoded: DecodedBytes, _ document: inout Document) {
    var builder = TextBuilder(decoding: decoded.alignment, capacity: decoded.bytes.count)
    decoded.bytes.withUnsafeBufferPointer { bytes in
      let lines = LineScanner(bytes: bytes).lines()
      let classification = LineClassification(lines, bytes, resources)
      let joining = ParagraphJoining(lines, classification.roles, bytes, lexicon: resources.lexicon)
      write(lines, classification.roles, joining, InlineMarkup(bytes), bytes, &builder)
      noteDropped(lines, classification.roles, decoded, &document)
      if let title = classification.titleLine {
        var text = TextBuilder(decoding: nil, capacity: 128)
        InlineMarkup(bytes).forEachPiece(of: lines[title].range) { text.append($0, of: bytes) }
        setTitle(String(decoding: text.text, as: UTF8.self), &document.metadata)
      }
    }
    document.take(builder)
  }

  private func write(
    _ lines: [TextLine], _ roles: [LineRole], _ joining: ParagraphJoining, _ markup: InlineMarkup,
    _ bytes: UnsafeBufferPointer<UInt8>, _ builder: inout TextBuilder
  ) {
    var last: Int?
    for index in lines.indices where roles[index].isKept {
      var line = lines[index].range
      if let last, let join = joining.join(last, index) {
        // What was removed between the lines is no source of the space: it parts the source.
        let isSpace = lines[last + 1..<index].allSatisfy { $0.form == .blank || $0.form == .pageBreak }
        builder.join(join, over: lines[last].end..<(isSpace ? line.lowerBound : lines[last + 1].lineStart))
      } else {
        builder.endBlock()
        builder.beginBlock(roles[index].kind, rule: roles[index].rule)
      }
      if roles[index] == .code {
        builder.appendPreformatted(lines[index].lineStart..<lines[index].end, of: bytes)
      } else {
        // A hyphen that only parts a word goes with the line end.
        if let next = nextKept(after: index, roles), joining.join(index, next) == .parted {
          line = line.lowerBound..<line.upperBound - 1
        }
        markup.forEachPiece(of: line) { builder.append($0, of: bytes) }
      }
      last = index
    }
    builder.endBlock()
  }

  /// The next line that is kept, if only blank and rule lines lie between.
  private func nextKept(after index: Int, _ roles: [LineRole]) -> Int? {
    for next in index + 1..<min(roles.count, index + 9) where index + 1 < roles.count {
      if roles[next].isKept { return next }
    }
    return nil
  }

  private func noteDropped(
    _ lines: [TextLine], _ roles: [LineRole], _ decoded: DecodedBytes, _ document: inout Document
  ) {
    for index in lines.indices {
      guard case .dropped(let rule) = roles[index], let range = decoded.source(of: lines[index].range) else { continue }
      document.dropped.append(DroppedPiece(range: range, rule: rule))
    }
  }

  /// The title of a page that was saved as text has the site's name after it.
  private func setTitle(_ title: String, _ metadata: inout Metadata) {
    let parts = TitleParts.split(title)
    metadata.title = title
    guard parts.count == 2, title.contains(" | ") else { return }
    metadata.title = parts[0]
    metadata.site = parts[1]
  }
}

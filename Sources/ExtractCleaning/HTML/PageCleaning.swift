import ExtractCore

/// Cleans a page of HTML.
struct PageCleaning {
  private let resources: CleaningResources
  private let tables: PageResources.Tables

  init(_ resources: CleaningResources) {
    self.resources = resources
    tables = resources.pages.tables
  }

  func clean(_ decoded: DecodedBytes, _ document: inout Document) {
    var guarded = PageGuard(decoded.bytes, names: resources.tags)
    if guarded.hasFlattened {
      document.warn("W103", "markup beyond the limits of depth or of attributes was flattened: check its text")
    }
    if let start = guarded.unendedStart {
      document.warn(
        "W104",
        "a comment, an attribute, a title or a script that begins here never ends; text was read as far as it is no code: close it",
        at: decoded.source(of: start..<start + 1)?.start)
    }
    var (tree, facts) = guarded.bytes.withUnsafeBufferPointer { bytes in
      let abridged = AbridgedPage(guarded.bytes, without: guarded.idle.ranges)
      return abridged.bytes.withUnsafeBufferPointer { excerpt in
        var parser = PageParser(bytes, abridged, excerpt, names: resources.tags, hintTable: tables.hints)
        parser.parse()
        return (parser.tree, parser.facts)
      }
    }
    guarded.restoreAmpersands()
    guarded.bytes.withUnsafeBufferPointer { bytes in
      let assembly = MetadataAssembly(facts, dates: resources.dates, names: tables.names)
      StructuredBody(assembly.structuredBody)?.mark(&tree, bytes: bytes)
      let reading = LeafReading(tree: tree, bytes: bytes)
      let leaves = LeafSelection(
        ContentSelection.best(reading, evidence: assembly.pageKind), boilerplate: tables.boilerplate,
        keys: LeafSelection.Keys(
          titles: assembly.titles, site: assembly.siteKey, summaries: assembly.summaryKeys,
          authors: assembly.authorKeys),
        wantsAll: resources.options.content == .all)
      write(leaves.verdicts, reading, decoded, &document)
      let visible = { (kind: Block.Kind) in
        leaves.verdicts.indices.filter { leaves.verdicts[$0].isKept && leaves.verdicts[$0].kind == kind }
          .prefix(8).map { reading.string(of: $0) }
      }
      document.metadata = assembly.metadata(
        title: VisibleTitle(reading, headline: leaves.headline, scope: leaves.selection.scope),
        bylines: visible(.byline),
        dateLines: visible(.dateline)
      ) { isDayFirst in
        VisibleDates(
          reading: reading, boilerplate: resources.boilerplate, dates: resources.dates, isDayFirst: isDayFirst
        ).first(headline: leaves.headline, firstProse: leaves.firstProse)
      }
    }
  }

  private func write(
    _ verdicts: [LeafSelection.Verdict], _ reading: LeafReading, _ decoded: DecodedBytes, _ document: inout Document
  ) {
    var builder = TextBuilder(
      decoding: decoded.alignment, capacity: keptLength(verdicts, reading), in: &document)
    var row: Int32 = -1
    for (index, verdict) in verdicts.enumerated() {
      let leaf = reading.tree.leaves[index]
      guard verdict.isKept else {
        note(dropped: leaf, by: verdict.rule, reading, decoded, &document)
        continue
      }
      if verdict.kind == .table {
        // The cells of a row are one block.
        let ofCell = reading.tree.nearest(from: leaf.node) { $0.tag == .tr } ?? -1
        if ofCell >= 0, ofCell == row {
          builder.insert(CollectionOfOne(0x09))
        } else {
          builder.endBlock()
          builder.beginBlock(.table, rule: verdict.rule)
        }
        row = ofCell
      } else {
        builder.endBlock()
        builder.beginBlock(verdict.kind, rule: verdict.rule)
        row = -1
      }
      write(leaf, isCode: verdict.kind == .code, reading, &builder)
    }
    builder.endBlock()
    document.take(builder)
  }

  /// The bytes of the leaves that are kept, with two line ends for each; markup inside counts too.
  private func keptLength(_ verdicts: [LeafSelection.Verdict], _ reading: LeafReading) -> Int {
    zip(verdicts, reading.tree.leaves).reduce(0) { length, next in
      let (verdict, leaf) = next
      return verdict.isKept ? length + reading.tree.range(of: leaf).count + 2 : length
    }
  }

  private func note(
    dropped leaf: PageTree.Leaf, by rule: RuleID, _ reading: LeafReading, _ decoded: DecodedBytes,
    _ document: inout Document
  ) {
    if let range = decoded.source(of: reading.tree.range(of: leaf)) {
      document.dropped.append(DroppedPiece(range: range, rule: rule))
    }
  }

  private func write(_ leaf: PageTree.Leaf, isCode: Bool, _ reading: LeafReading, _ builder: inout TextBuilder) {
    let tree = reading.tree
    for run in tree.runs[Int(leaf.firstRun)..<Int(leaf.endRun)] {
      let range = Int(run.start)..<Int(run.end)
      switch run.kind {
      case .text:
        if isCode {
          builder.appendPreformatted(range, of: reading.bytes)
        } else {
          builder.append(range, of: reading.bytes)
        }
      case .reference:
        let start = Int(run.replacement)
        builder.append(reference: tree.replacements[start..<start + Int(run.replacementLength)], for: range)
      case .lineBreak: builder.appendLineBreak()
      }
    }
  }
}

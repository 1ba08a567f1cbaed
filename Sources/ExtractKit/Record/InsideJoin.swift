import ExtractCore

/// What stands inside quotations: an interval join, made when the record is written.
///
/// Its memory serves one document after the other.
final class InsideJoin {
  // Only a writer's methods, which do not call each other, come here: accesses need no check at run time.
  @exclusivity(unchecked) private var mentions = ItemRanges(letter: .mention)
  @exclusivity(unchecked) private var quantities = ItemRanges(letter: .quantity)
  @exclusivity(unchecked) private var times = ItemRanges(letter: .time)

  deinit {
    mentions.deallocate()
    quantities.deallocate()
    times.deallocate()
  }

  /// Takes the items of a document that a record shows.
  func begin(_ document: borrowing Document, _ options: RecordOptions) {
    mentions.removeAll()
    quantities.removeAll()
    times.removeAll()
    if options.shows(.entities), let items = document.mentions { for item in items { mentions.append(item.range) } }
    if options.shows(.quantities), let items = document.quantities {
      for item in items { quantities.append(item.range) }
    }
    if options.shows(.times), let items = document.times {
      for index in items.indices { times.append(items[index].range) }
    }
  }

  /// Appends `,"inside":["m1","n3"]` of a quotation, or of its parts if it has any.
  func write(_ range: TextRange, _ parts: [TextRange], to output: inout OutputBuffer) {
    guard !mentions.isEmpty || !quantities.isEmpty || !times.isEmpty else { return }
    output.append(",\"inside\":[")
    var isFirst = true
    mentions.write(range, parts, &isFirst, to: &output)
    quantities.write(range, parts, &isFirst, to: &output)
    times.write(range, parts, &isFirst, to: &output)
    output.append("]")
  }
}

/// The ranges of a layer's items, in the order of the text.
private struct ItemRanges {
  private let letter: ItemLetter
  private var ranges = FlatArray<TextRange>()
  /// The item that was found last: quotations stand in the order of the text as well.
  private var found = 0

  init(letter: ItemLetter) { self.letter = letter }

  var isEmpty: Bool { ranges.isEmpty }

  mutating func removeAll() {
    ranges.removeAll()
    found = 0
  }

  mutating func append(_ range: TextRange) { ranges.append(range) }

  func deallocate() { ranges.deallocate() }

  /// Appends the identifiers of the items inside a range, or inside its parts if there are any.
  mutating func write(
    _ range: TextRange, _ parts: [TextRange], _ isFirst: inout Bool, to output: inout OutputBuffer
  ) {
    guard !isEmpty else { return }
    guard !parts.isEmpty else { return write(in: range, &isFirst, to: &output) }
    for part in parts { write(in: part, &isFirst, to: &output) }
  }

  private mutating func write(in part: TextRange, _ isFirst: inout Bool, to output: inout OutputBuffer) {
    found = first(from: part.start)
    var index = found
    while index < ranges.count, ranges[index].start < part.end {
      if part.contains(ranges[index]) {
        output.appendPieces(atMost: 1 + OutputCursor.longestID) { output in
          if !isFirst { output.append(",") }
          output.appendID(letter, index)
        }
        isFirst = false
      }
      index += 1
    }
  }

  /// The first item that does not begin before a place.
  ///
  /// - Complexity: O(1) where it is a few items on from the one found last, else O(log *n*).
  @inline(__always) private func first(from start: TextPosition) -> Int {
    guard found == 0 || ranges[found - 1].start < start else { return first(from: start, in: 0..<found) }
    let near = min(found + 32, ranges.count)
    var index = found
    while index < near {
      if ranges[index].start >= start { return index }
      index += 1
    }
    return index == ranges.count ? index : first(from: start, in: index..<ranges.count)
  }

  @inline(never) private func first(from start: TextPosition, in indices: Range<Int>) -> Int {
    var (low, high) = (indices.lowerBound, indices.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].start < start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

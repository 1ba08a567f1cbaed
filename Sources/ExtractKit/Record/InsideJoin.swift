import ExtractCore

/// What stands inside a quotation: an interval join by binary search, made when the record is written.
struct InsideJoin {
  private let layers: [Layer]

  init(_ document: borrowing Document, _ options: RecordOptions) {
    var layers: [Layer] = []
    if options.shows(.entities), let mentions = document.mentions, !mentions.isEmpty {
      layers.append(Layer(letter: .mention, ranges: mentions.map(\.range)))
    }
    if options.shows(.quantities), let quantities = document.quantities, !quantities.isEmpty {
      layers.append(Layer(letter: .quantity, ranges: quantities.map(\.range)))
    }
    if options.shows(.times), let times = document.times, !times.isEmpty {
      layers.append(Layer(letter: .time, ranges: times.map(\.range)))
    }
    self.layers = layers
  }

  /// Appends `,"inside":["m1","n3"]` of a quotation, or of its parts if it has any.
  func write(_ range: TextRange, _ parts: [TextRange], to output: inout OutputBuffer) {
    guard !layers.isEmpty else { return }
    output.append(",\"inside\":[")
    var isFirst = true
    for layer in layers {
      if parts.isEmpty { layer.write(in: range, &isFirst, to: &output) }
      for part in parts { layer.write(in: part, &isFirst, to: &output) }
    }
    output.append("]")
  }

  /// The ranges of a layer's items, in the order of the text.
  private struct Layer {
    let letter: ItemLetter
    let ranges: [TextRange]

    func write(in part: TextRange, _ isFirst: inout Bool, to output: inout OutputBuffer) {
      var low = 0
      var high = ranges.count
      while low < high {
        let middle = (low + high) / 2
        if ranges[middle].start < part.start { low = middle + 1 } else { high = middle }
      }
      while low < ranges.count, ranges[low].start < part.end {
        if part.contains(ranges[low]) {
          if !isFirst { output.append(",") }
          output.appendID(letter, low)
          isFirst = false
        }
        low += 1
      }
    }
  }
}

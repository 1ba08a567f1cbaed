import ExtractCore

/// The memory of a parser: items, and what is known of each token of the window.
final class Chart {
  @exclusivity(unchecked) private(set) var items = FlatArray<ChartItem>(capacity: 256)
  /// By token, the last item that begins there; -1 for none.
  let first: UnsafeMutablePointer<Int32>
  /// By token, the best expression that begins there; -1 for none.
  let best: UnsafeMutablePointer<Int32>
  /// By token, the symbols of the items that begin there.
  let symbols: UnsafeMutablePointer<SymbolSet>
  /// The meanings of the elements in braces so far, by number; 0 for a missing one.
  let captures: UnsafeMutablePointer<Int>
  /// How the meanings of the items came about, and what their rules took up.
  @exclusivity(unchecked) private(set) var origins = FlatArray<MeaningOrigin>()
  @exclusivity(unchecked) private(set) var captured = FlatArray<Int32>()

  init(longestWindow: Int, captures count: Int) {
    first = .allocate(capacity: longestWindow)
    best = .allocate(capacity: longestWindow)
    symbols = .allocate(capacity: longestWindow)
    captures = .allocate(capacity: count)
    captures.initialize(repeating: 0, count: count)
  }

  deinit {
    items.deallocate()
    first.deallocate()
    best.deallocate()
    symbols.deallocate()
    captures.deallocate()
    origins.deallocate()
    captured.deallocate()
  }

  /// Forgets all for a window of `length` tokens.
  func clear(_ length: Int) {
    items.removeAll()
    origins.removeAll()
    captured.removeAll()
    first.initialize(repeating: -1, count: length)
    best.initialize(repeating: -1, count: length)
    symbols.initialize(repeating: SymbolSet(), count: length)
  }

  func append(_ item: ChartItem) { items.append(item) }

  /// Keeps how a meaning came about, with what its rule took up.
  func keep(_ origin: MeaningOrigin) {
    origins.append(origin)
    for index in 0..<Int(origin.captureCount) { captured.append(Int32(captures[index])) }
  }
}

/// Where each byte of the cleaned text came from in the raw source.
///
/// The alignment is a list of runs in the order of the text, and of the source. A run stands for
/// `count` equal steps: `textStep` bytes of text came from `sourceStep` bytes of source, `count`
/// times in a row. Text copied as it stands is one run of 1-byte steps, whatever its length; `é` from
/// windows-1252 is a step of 1 source byte to 2 text bytes; `&amp;` one of 5 to 1; ASCII from UTF-16
/// one of 2 to 1; a collapsed stretch of white space one of many to 1.
///
/// Text that no run covers was inserted by the cleaner (a line end between two blocks); source that
/// no run covers was removed (markup, boilerplate).
public struct Alignment: Sendable {
  /// Equal steps in a row: bytes of the source that became bytes of the text.
  @frozen public struct Run: Hashable, Sendable {
    /// Where the first step begins, in bytes of the raw source.
    public let sourceStart: Int32
    /// Where the first step begins, in bytes of the text.
    public let textStart: Int32
    /// How many steps the run has, at least one.
    public var count: Int32
    /// The bytes of source of one step.
    public let sourceStep: Int32
    /// The bytes of text of one step.
    public let textStep: Int32

    /// The offset in the raw source just after the last step, in bytes.
    @inlinable public var sourceEnd: Int { Int(sourceStart) + Int(count) * Int(sourceStep) }
    /// The offset in the text just after the last step, in bytes.
    @inlinable public var textEnd: Int { Int(textStart) + Int(count) * Int(textStep) }
  }

  /// The runs, ascending and without overlap in the text and in the source.
  public private(set) var runs: [Run] = []

  /// An alignment without runs: that of an empty text.
  public init() {}

  /// The alignment of a text that is its source, `count` bytes long.
  public init(identity count: Int) {
    if count > 0 { append(source: 0, text: 0, count: count, sourceStep: 1, textStep: 1) }
  }

  /// Adds a run at the end; a run that goes on where the last one stopped, in equal steps, extends it.
  ///
  /// - Precondition: `source` and `text` do not lie before the end of the last run.
  public mutating func append(source: Int, text: Int, count: Int, sourceStep: Int, textStep: Int) {
    if let last = runs.last, last.sourceStep == sourceStep, last.textStep == textStep, last.sourceEnd == source,
      last.textEnd == text
    {
      runs[runs.count - 1].count += Int32(count)
    } else {
      runs.append(
        Run(
          sourceStart: Int32(source), textStart: Int32(text), count: Int32(count), sourceStep: Int32(sourceStep),
          textStep: Int32(textStep)))
    }
  }

  /// Makes room for so many runs.
  public mutating func reserveCapacity(_ count: Int) { runs.reserveCapacity(count) }

  /// Forgets all runs and keeps their memory.
  public mutating func removeAll() { runs.removeAll(keepingCapacity: true) }
}

extension Alignment {
  /// Gives `body` a view of the runs for the time of the call.
  public func withView<Result>(_ body: (AlignmentView) -> Result) -> Result {
    runs.withUnsafeBufferPointer { body(AlignmentView($0)) }
  }

  /// The source of a range of text; see ``AlignmentView/source(of:)``.
  public func source(of range: TextRange) -> SourceRange? { withView { $0.source(of: range) } }

  /// The contiguous pieces of source of a range of text; see ``AlignmentView/sourceParts(of:)``.
  public func sourceParts(of range: TextRange) -> [SourceRange] { withView { $0.sourceParts(of: range) } }

  /// Whether no source was left out inside a range of text; see ``AlignmentView/isContiguous(_:)``.
  public func isContiguous(_ range: TextRange) -> Bool { withView { $0.isContiguous(range) } }

  /// The text of a range of source; see ``AlignmentView/text(of:)``.
  public func text(of range: SourceRange) -> TextRange? { withView { $0.text(of: range) } }
}

/// The run of an alignment in which a range was found: the next range lies there most often, or a few runs on.
@frozen public struct AlignmentCursor {
  /// The index of the run.
  @usableFromInline var run = 0

  /// A cursor at the first run.
  @inlinable public init() {}
}

extension Alignment.Run {
  /// Whether a range that is not empty lies in the text of the run, and that was copied as it stands: one test for all,
  /// since nearly every range does.
  @inlinable @inline(__always) func copies(_ range: TextRange) -> Bool {
    let (start, end) = (range.start.offset, range.end.offset)
    let room = (start &- textStart) | (textStart &+ count &- end) | (end &- start &- 1)
    let conversion = (sourceStep ^ 1) | (textStep ^ 1)
    return room | (0 &- conversion) >= 0
  }
}

/// The runs of an alignment for many questions in a row; valid only inside the closure that hands it out.
public struct AlignmentView {
  @usableFromInline let runs: UnsafeBufferPointer<Alignment.Run>

  fileprivate init(_ runs: UnsafeBufferPointer<Alignment.Run>) { self.runs = runs }

  /// The source of a range of text.
  ///
  /// The range begins where the source of its first aligned byte begins and ends where that of its last
  /// aligned byte ends. Inserted text at its edges has no source and adds nothing.
  ///
  /// - Returns: `nil` if no byte of the range came from the source.
  /// - Complexity: O(log *r* + *k*) for *k* of *r* runs in the range.
  public func source(of range: TextRange) -> SourceRange? {
    var cursor = AlignmentCursor()
    return source(of: range, near: &cursor)?.range
  }

  /// The source of a range of text, and whether no source was left out inside it.
  ///
  /// - Parameter cursor: where an earlier range of the same alignment was found; it becomes where this one was.
  /// - Returns: `nil` if no byte of the range came from the source.
  /// - Complexity: O(1) for a range that begins in the run of the cursor or a few runs on, and ends there; at worst
  ///   O(log *r* + *k*), for *k* of *r* runs in the range.
  @inlinable @inline(__always) public func source(
    of range: TextRange, near cursor: inout AlignmentCursor
  ) -> (range: SourceRange, isContiguous: Bool)? {
    let last = runs.count &- 1
    guard last >= 0 else { return nil }
    var index = min(cursor.run, last)
    // No branch: where a paragraph has its last item cannot be foretold.
    for _ in 0..<2 {
      let next = min(index &+ 1, last)
      let hasBegun = (runs[next].textStart &- range.start.offset &- 1) &>> 31
      index &+= (next &- index) & Int(hasBegun)
    }
    cursor.run = index
    guard runs[index].copies(range) else { return find(range, near: &cursor) }
    let shift = Int(runs[index].sourceStart) &- Int(runs[index].textStart)
    return (SourceRange(range.lowerBound &+ shift, range.upperBound &+ shift), true)
  }

  /// The general case of ``source(of:near:)``: any number of runs, of any steps.
  @inline(never) @usableFromInline func find(
    _ range: TextRange, near cursor: inout AlignmentCursor
  ) -> (range: SourceRange, isContiguous: Bool)? {
    guard !range.isEmpty else { return nil }
    let first = firstRun(endingAfter: range.lowerBound, near: cursor.run)
    guard first < runs.count, Int(runs[first].textStart) < range.upperBound else { return nil }
    cursor.run = first
    var last = first
    var isContiguous = true
    while last + 1 < runs.count, Int(runs[last + 1].textStart) < range.upperBound {
      if runs[last].sourceEnd != Int(runs[last + 1].sourceStart) { isContiguous = false }
      last += 1
    }
    let source = SourceRange(sourceStart(of: range.lowerBound, in: first), sourceEnd(of: range.upperBound, in: last))
    return (source, isContiguous)
  }

  /// The contiguous pieces of source that a range of text came from, in order.
  ///
  /// - Complexity: O(log *r* + *k*) for *k* runs in the range.
  public func sourceParts(of range: TextRange) -> [SourceRange] {
    guard let indices = runIndices(of: range) else { return [] }
    var parts: [SourceRange] = []
    parts.reserveCapacity(indices.count)
    for index in indices {
      let start = sourceStart(of: range.lowerBound, in: index)
      let end = sourceEnd(of: range.upperBound, in: index)
      if let last = parts.last, last.upperBound == start {
        parts[parts.count - 1] = SourceRange(last.lowerBound, end)
      } else {
        parts.append(SourceRange(start, end))
      }
    }
    return parts
  }

  /// Whether source was left out between the first and the last byte of a range of text.
  ///
  /// - Complexity: O(log *r* + *k*) for *k* runs in the range.
  public func isContiguous(_ range: TextRange) -> Bool {
    var cursor = AlignmentCursor()
    return source(of: range, near: &cursor)?.isContiguous ?? true
  }

  /// The text that a range of source became.
  ///
  /// - Returns: `nil` if nothing of the range is in the text.
  /// - Complexity: O(log *r*) in the number of runs.
  public func text(of range: SourceRange) -> TextRange? {
    let first = partition { $0.sourceEnd <= range.lowerBound }
    let last = partition { Int($0.sourceStart) < range.upperBound } - 1
    guard first <= last, first < runs.count else { return nil }
    let start = runs[first]
    let end = runs[last]
    let skipped = max(0, range.lowerBound - Int(start.sourceStart)) / Int(start.sourceStep)
    let taken = min(
      Int(end.count), (range.upperBound - Int(end.sourceStart) + Int(end.sourceStep) - 1) / Int(end.sourceStep))
    return TextRange(
      Int(start.textStart) + skipped * Int(start.textStep), Int(end.textStart) + taken * Int(end.textStep))
  }

  /// The runs that share a byte with `range`.
  private func runIndices(of range: TextRange) -> ClosedRange<Int>? {
    guard !range.isEmpty else { return nil }
    let first = partition { $0.textEnd <= range.lowerBound }
    let last = partition { Int($0.textStart) < range.upperBound } - 1
    return first <= last && first < runs.count ? first...last : nil
  }

  private func sourceStart(of text: Int, in index: Int) -> Int {
    let run = runs[index]
    let bytes = max(0, text - Int(run.textStart))
    let steps = run.textStep == 1 ? bytes : bytes / Int(run.textStep)
    return Int(run.sourceStart) + steps * Int(run.sourceStep)
  }

  private func sourceEnd(of text: Int, in index: Int) -> Int {
    let run = runs[index]
    let bytes = text - Int(run.textStart)
    let steps = run.textStep == 1 ? bytes : (bytes + Int(run.textStep) - 1) / Int(run.textStep)
    return Int(run.sourceStart) + min(Int(run.count), steps) * Int(run.sourceStep)
  }

  /// The index of the first run that ends after a position of the text, looked for at the guess and just behind it
  /// before the runs are searched.
  private func firstRun(endingAfter position: Int, near guess: Int) -> Int {
    var index = min(max(0, guess), runs.count - 1)
    if index == 0 || runs[index - 1].textEnd <= position {
      for _ in 0..<4 {
        if runs[index].textEnd > position { return index }
        index += 1
        if index == runs.count { return index }
      }
    }
    return partition { $0.textEnd <= position }
  }

  /// The index of the first run that does not satisfy a predicate that holds for a prefix of the runs.
  @inline(__always) private func partition(_ predicate: (Alignment.Run) -> Bool) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if predicate(runs[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

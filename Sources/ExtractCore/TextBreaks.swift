/// Where lines and cells of tables end, over which no name and no quantity goes on.
extension TokenView {
  /// So long is a line at least that was wrapped for its length, in bytes; shorter ones are items of their own.
  private static var wrappedLine: Int { 40 }

  /// The bytes between token `index` and the one before it.
  private func gap(before index: Int) -> Slice<UnsafeBufferPointer<UInt8>> { text[end(index - 1)..<start(index)] }

  /// Whether a tab, which ends the cell of a table, stands between token `index` and the one before it.
  ///
  /// - Precondition: `index` is not 0.
  public func startsCell(_ index: Int) -> Bool { gap(before: index).contains(0x09) }

  /// Whether the text before token `index` goes on with it: not behind a tab, and not behind the end of a short line.
  ///
  /// - Complexity: that of the white space before the token.
  @inlinable public func goesOn(at index: Int) -> Bool {
    index == 0 || text[start(index) - 1] > 0x0D || goesOn(behindBreak: index)
  }

  @usableFromInline @inline(never) func goesOn(behindBreak index: Int) -> Bool {
    guard !startsCell(index) else { return false }
    guard let end = gap(before: index).firstIndex(of: 0x0A) else { return true }
    return end >= Self.wrappedLine && !text[end - Self.wrappedLine..<end].contains(0x0A)
  }
}

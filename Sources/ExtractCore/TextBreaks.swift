/// Where lines and cells of tables end, over which no name and no quantity goes on.
extension TokenView {
  /// So long is a line at least that was wrapped for its length, in bytes; shorter ones are items of their own.
  private static var wrappedLine: Int { 40 }

  /// Whether the text before token `index` goes on with it: not behind a tab, and not behind the end of a short line.
  ///
  /// - Complexity: constant, as no more than ``wrappedLine`` bytes are looked at behind the white space.
  @inlinable public func goesOn(at index: Int) -> Bool {
    let start = start(index)
    return start == 0 || text[start - 1] > 0x0D || goesOn(behindBreak: start)
  }

  @usableFromInline @inline(never) func goesOn(behindBreak start: Int) -> Bool {
    var byte = start - 1
    while byte >= 0, text[byte] <= 0x20 {
      if text[byte] == 0x09 { return false }
      byte -= 1
    }
    guard let end = (max(0, byte)..<start).first(where: { text[$0] == 0x0A }) else { return true }
    return end >= Self.wrappedLine && !text[end - Self.wrappedLine..<end].contains(0x0A)
  }
}

import ExtractCore

/// Whether the lines of a text are wrapped at a width, judged by their lengths.
///
/// In wrapped text most lines are as long as they can be: the next line's first word would not have fitted in. A line
/// that had room for it then ended by intent. In text that is not wrapped each line end is one of a paragraph, unless
/// the words on both sides of it speak against that.
struct LineLayout {
  /// The lines of a paragraph, except its last one.
  private struct Line {
    let length: Int32
    /// The length of the first word of the next line.
    let nextWord: Int32
  }

  private static let longestWrappedLine = 130
  private static let shortestWidth = 40
  /// Room that may be left at the end of a line that was wrapped, for wrapping is not always tight.
  private static let slack = 8

  /// The width at which lines are wrapped, in bytes; 0 if they are not.
  private(set) var width = 0

  /// Judges the text of `view`.
  init(measuring view: TokenView) {
    var lines: [Line] = []
    var lineStart = 0
    for landmark in view.landmarks.dropFirst() where landmark.shape.contains(.lineStart) {
      let index = landmark.index
      if !landmark.shape.contains(.paragraphStart) {
        lines.append(
          Line(length: Int32(view.end(index - 1) - view.start(lineStart)), nextWord: Int32(view.length(index))))
      }
      lineStart = index
    }
    guard lines.count > 1 else { return }
    var counts = [Int](repeating: 0, count: Self.longestWrappedLine + 1)
    for line in lines where line.length <= Self.longestWrappedLine { counts[Int(line.length)] += 1 }
    // A few longer lines, as of tables, do not set the width.
    let fitting = counts.reduce(0, +)
    var longer = lines.count - fitting
    guard longer * 10 <= lines.count else { return }
    longer = 0
    var candidate = Self.longestWrappedLine
    while candidate > 0, longer + counts[candidate] <= lines.count / 50 {
      longer += counts[candidate]
      candidate -= 1
    }
    guard candidate >= Self.shortestWidth else { return }
    let full = lines.count { Int($0.length) + 1 + Int($0.nextWord) + Self.slack > candidate }
    if full * 2 >= lines.count { width = candidate }
  }

  /// Whether a line of `length` bytes had room for a word of `nextWord` bytes in wrapped text.
  func hasRoom(length: Int, nextWord: Int) -> Bool {
    length + 1 + nextWord + Self.slack <= width || length > width + width / 2
  }
}

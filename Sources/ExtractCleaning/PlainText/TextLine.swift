/// A line of plain text and what can be seen in it alone.
struct TextLine {
  /// What a line is, by its own form; context may change it.
  enum Form: UInt8 {
    case blank, prose, short, bullet, heading, ruleLine, pageBreak, fence, quotation
  }

  private var inkStart: Int32
  private var inkEnd: Int32
  /// Where the line itself begins, with its indentation.
  private let origin: Int32
  private var words: Int32 = 0
  private var columns: UInt16 = 0
  var form = Form.blank
  /// What becomes of the line, judged with what stands around it.
  var role = LineRole.blank
  var endsSentence = false
  var startsLower = false
  var startsUpper = false
  /// Whether the ink can be copied as it stands, with no white space to normalize and no marks to take off.
  var isPlain = false

  init(from start: Int, to end: Int) {
    inkStart = Int32(truncatingIfNeeded: start)
    inkEnd = Int32(truncatingIfNeeded: end)
    origin = inkStart
  }

  /// Where the ink of the line begins, behind indentation, bullet and marks of markdown.
  var start: Int {
    get { Int(inkStart) }
    set { inkStart = Int32(truncatingIfNeeded: newValue) }
  }

  /// Where the ink of the line ends.
  var end: Int {
    get { Int(inkEnd) }
    set { inkEnd = Int32(truncatingIfNeeded: newValue) }
  }

  var lineStart: Int { Int(origin) }

  /// Columns of white space before the ink.
  var indent: Int {
    get { Int(columns) }
    set { columns = UInt16(clamping: newValue) }
  }

  /// The number of words.
  var wordCount: Int {
    get { Int(words) }
    set { words = Int32(truncatingIfNeeded: newValue) }
  }

  /// The bytes of ink.
  var count: Int { Int(inkEnd - inkStart) }
  var range: Range<Int> { start..<end }
}

internal import ExtractCore

/// A noun phrase: its tokens, and the last token of its name or head noun.
struct NounPhrase {
  private var first: Int32
  private var last: Int32
  private var middle: Int32

  init(start: Int, end: Int, head: Int) {
    first = Int32(truncatingIfNeeded: start)
    last = Int32(truncatingIfNeeded: end)
    middle = Int32(truncatingIfNeeded: head)
  }

  var start: Int {
    get { Int(first) }
    set { first = Int32(truncatingIfNeeded: newValue) }
  }
  /// The index just after the last token.
  var end: Int {
    get { Int(last) }
    set { last = Int32(truncatingIfNeeded: newValue) }
  }
  var head: Int {
    get { Int(middle) }
    set { middle = Int32(truncatingIfNeeded: newValue) }
  }

  var tokens: TokenRange { TokenRange(start, end) }
}

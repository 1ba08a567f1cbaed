/// A line of a page that was saved as text, as far as it can be told by itself.
struct PageLine {
  /// What the neighbours of a line see of it.
  enum Kind: UInt8 {
    /// A phrase of boilerplate.
    case boilerplate
    /// A byline, a date, an age: what stands under a headline.
    case dateline
    /// The head of a comment.
    case comment
    case longProse, shortProse
    /// At most three words.
    case words
    case other
    /// The edge of the page.
    case edge
  }

  /// What the words of a short line say by their forms.
  enum Form: UInt8 {
    /// `34 comments`, `Replies (3)`.
    case commentCount
    /// `Somebody says:`.
    case saying
    case byline
    /// `5 hours ago`, `3 min read`.
    case age
    /// A day with its month.
    case date
    case credit
  }

  var kind = Kind.other
  var form: Form?
  /// Whether the line counts for prose in rules that tell prose from other lines.
  var isProse = false
  /// Whether another line of the page is the same.
  var isRepeated = false
  var wordCount = 0
  /// Whether a list has the line, or what it begins with.
  var hasPhrase = false
  /// How many long words of the page's title stand in the line.
  var longTitleWords = 0
  /// Whether most words of the line are such as stand in the page's title.
  var repeatsTitle = false
  /// What the line adds to each state, by itself.
  var score = PageScore()
}

/// Points for the states of a line: before, in, aside of and after the content.
typealias PageScore = SIMD4<Int32>

import ExtractCore

/// What the words of an element's class and id tell about it.
struct PageHints: OptionSet, Sendable {
  let rawValue: UInt32
  /// Not part of the content: navigation, related links, comments, advertising.
  static let remove = PageHints(rawValue: 1)
  /// Rather not content.
  static let avoid = PageHints(rawValue: 2)
  /// Holds the text of an article.
  static let body = PageHints(rawValue: 4)
  /// Rather content.
  static let content = PageHints(rawValue: 8)
  static let title = PageHints(rawValue: 16)
  static let byline = PageHints(rawValue: 32)
  static let date = PageHints(rawValue: 64)
  static let caption = PageHints(rawValue: 128)
  /// Not visible.
  static let hidden = PageHints(rawValue: 256)
  /// Marked as the article's text by its markup, not by its name.
  static let markedBody = PageHints(rawValue: 512)
  /// Stands beside the main content by its role.
  static let complementary = PageHints(rawValue: 1024)
  /// Marked as an article by `itemtype`.
  static let markedArticle = PageHints(rawValue: 2048)

  /// Has the role of the main content.
  static let markedMain = PageHints(rawValue: 4096)

  /// Readers' comments.
  static let comments = PageHints(rawValue: 8192)

  /// Marked as a thread or a question by `itemtype`.
  static let markedDiscussion = PageHints(rawValue: 16384)

  /// Hidden only until a reader opens it, or at other widths of the screen.
  static let shown = PageHints(rawValue: 32768)

  /// A line that belongs to the headline.
  static let deck = PageHints(rawValue: 65536)
  /// The first paragraph, set apart.
  static let lead = PageHints(rawValue: 131072)

  /// The element is not visible, if the words are the whole class name: `hidden`, but not `overflow-hidden`.
  static let hide = PageHints(rawValue: 1 << 30)
  /// The class name tells nothing, whatever other words are in it.
  static let nothing = PageHints(rawValue: 1 << 31)

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The effect of a row of the list `page_hints`.
  init?(effect: ImmortalText) {
    switch effect {
    case "remove": self = .remove
    case "avoid": self = .avoid
    case "body": self = .body
    case "content": self = .content
    case "title": self = .title
    case "byline": self = .byline
    case "date": self = .date
    case "caption": self = .caption
    case "comments": self = .comments
    case "shown": self = .shown
    case "deck": self = .deck
    case "lead": self = .lead
    case "hide": self = .hide
    case "nothing": self = .nothing
    default: return nil
    }
  }
}

/// A page as a tree in flat arrays, in document order.
struct PageTree {
  struct Node {
    var tag: Tag
    var hints: PageHints
    var parent: Int32
    /// The index after the last node inside.
    var end: Int32 = 0
    /// The first leaf that is inside or after the element.
    var firstLeaf: Int32
    /// The index after the last leaf inside.
    var endLeaf: Int32 = 0
  }

  /// A stretch of decoded bytes that is text, a character reference, or a line break.
  struct Run {
    enum Kind: UInt8 { case text, reference, lineBreak }
    var start: Int32
    var end: Int32
    var kind: Kind
    var isLink: Bool
    /// For a reference, where its text stands among ``PageTree/replacements``, and how long it is.
    var replacement: Int32 = 0
    var replacementLength: Int32 = 0
  }

  /// Text between two boundaries of blocks: what a reader sees as a paragraph, a heading, a list item.
  struct Leaf {
    /// The innermost block element.
    var node: Int32
    var firstRun: Int32
    var endRun: Int32 = 0
    /// Scalars that are not white space.
    var inkCount: Int32 = 0
    var linkInkCount: Int32 = 0
    var wordCount: Int32 = 0
    /// Commas, full stops and their like.
    var punctuationCount: Int32 = 0
    var endsSentence = false
    /// Whether it is made of words: encoded data is not.
    var hasWords: Bool { inkCount < 40 * wordCount }
    /// Hints of inline elements inside, and whether one is a `<time>`.
    var hints: PageHints = []
    var hasTime = false
  }

  var nodes: [Node] = []
  var runs: [Run] = []
  var leaves: [Leaf] = []
  var replacements: [UInt8] = []

  /// The bytes from the beginning of a leaf's text to its end.
  func range(of leaf: Leaf) -> Range<Int> {
    Int(runs[Int(leaf.firstRun)].start)..<Int(runs[Int(leaf.endRun) - 1].end)
  }

  /// The nearest element among a node and its ancestors that satisfies a predicate.
  func nearest(from node: Int32, where predicate: (Node) -> Bool) -> Int32? {
    var node = node
    while node >= 0 {
      if predicate(nodes[Int(node)]) { return node }
      node = nodes[Int(node)].parent
    }
    return nil
  }
}

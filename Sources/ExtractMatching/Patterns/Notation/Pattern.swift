/// A token pattern: a regular expression over tokens, as people write it.
///
/// The notation is explained, with an example of each element, in the article <doc:Rules>.
public struct Pattern: Sendable {
  /// The pattern as it is written.
  public let source: String
  /// The roles and labels of its captures, each once, in order of appearance.
  public let captures: [String]
  /// The lists and classes that it names, in order of appearance.
  public let lists: [ListTest]
  /// The annotations that it looks at, in order of appearance.
  public let annotations: [AnnotationTest]
  let root: PatternNode

  /// The longest stretch, in tokens, that a pattern is tried on; it makes the cost of matching linear.
  public static let longestMatch = 256
  /// How many instructions a pattern may need; more comes of repeats in repeats.
  public static let largestProgram = 4000
  /// The longest pattern in bytes; more is nested deeper than it is worth reading.
  public static let longestSource = 2000
  /// The largest number in a repeat or gap.
  public static let largestRepeat = 64

  /// Reads a pattern.
  ///
  /// - Throws: ``PatternError`` with the place in `source` and what to do.
  public init(parsing source: String) throws(PatternError) {
    guard source.utf8.count <= Self.longestSource else {
      throw PatternError(
        offset: 0, "the pattern is longer than \(Self.longestSource) bytes",
        remedy: "write several patterns, one a line, or put words into a class")
    }
    var parser = PatternParser(source)
    root = try parser.parse()
    self.source = source
    captures = parser.captures
    lists = parser.lists
    annotations = parser.annotations
  }
}

/// A part of a pattern.
indirect enum PatternNode: Sendable {
  case empty
  /// One token.
  case test(TokenTest, Element)
  /// The tokens of a literal.
  case words([PatternWord], Element)
  /// An entry of a list or of a class of the pack.
  case list(ListTest, Element)
  /// All tokens of an annotation.
  case annotation(AnnotationTest, Element)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  case repetition(PatternNode, minimum: Int, maximum: Int?, isLazy: Bool)
  /// Capture 0 is the span that is reported.
  case capture(Int, PatternNode)
  case sentenceStart(Element)
  case sentenceEnd(Element)

  /// The piece of the pattern's source that a node was written as, in bytes.
  struct Element: Hashable, Sendable {
    var start: Int
    var end: Int
  }
}

/// A pattern as a program for a nondeterministic automaton over tokens (Thompson 1968, Pike 1987).
///
/// It does not depend on a lexicon: words are folded bytes, lists are names. ``PatternSet`` binds it to a lexicon.
public struct PatternProgram: Sendable {
  enum Operation: UInt8, Sendable {
    /// Takes one token if test `argument` holds for it.
    case test
    /// Goes on at `next`, or else at `argument`.
    case split
    /// Notes the place in slot `argument`.
    case save
    /// Goes on only where a sentence begins.
    case sentenceStart
    /// Goes on only where a sentence ends.
    case sentenceEnd
    case accept
  }

  struct Instruction: Sendable {
    var operation: Operation
    var argument: Int32
    var next: Int32
    /// The index in ``PatternProgram/elements`` of what is written for it.
    var element: Int32
  }

  /// The pattern as it is written.
  public let source: String
  /// The roles and labels of captures.
  public let captures: [String]
  /// Whether it has a gap: it then ends at the nearest place instead of the furthest.
  let hasGap: Bool
  let start: Int32
  let instructions: [Instruction]
  let tests: [TokenTest]
  /// Pieces of ``source``, in bytes.
  let elements: [PatternNode.Element]

  /// Whether it marks a span or captures, so that a match must be read once more to find them.
  var hasSlots: Bool { instructions.contains { $0.operation == .save } && !marksAll }

  /// Whether it marks just all of what it takes, as in `["Public Law" number]`.
  private var marksAll: Bool {
    func opens(_ instruction: Instruction) -> Bool { instruction.operation == .save && instruction.argument == 0 }
    func closes(_ instruction: Instruction) -> Bool { instruction.operation == .save && instruction.argument == 1 }
    func isEnd(_ place: Int32) -> Bool { instructions[Int(place)].operation == .accept }
    guard instructions.count(where: { $0.operation == .save }) == 2, opens(instructions[Int(start)]) else {
      return false
    }
    return instructions.allSatisfy { instruction in
      switch instruction.operation {
      case .accept: true
      case .split: !isEnd(instruction.next) && !isEnd(instruction.argument)
      case .test, .save, .sentenceStart, .sentenceEnd: isEnd(instruction.next) == closes(instruction)
      }
    }
  }

  /// The lists that it names, each once, in the order of its tests; classes of a pack are no longer among them.
  public var lists: [ListTest] {
    var lists: [ListTest] = []
    forEachPart {
      switch $0 {
      case .listed(let list), .part(.phrase(let list), _): if !lists.contains(list) { lists.append(list) }
      default: break
      }
    }
    return lists
  }

  /// The annotations that it looks at, each once, in the order of its tests.
  public var annotations: [AnnotationTest] {
    var annotations: [AnnotationTest] = []
    forEachPart {
      if case .part(.annotation(let test), _) = $0, !annotations.contains(test) { annotations.append(test) }
    }
    return annotations
  }

  /// Calls `body` with each test that is not made of others.
  func forEachPart(_ body: (TokenTest) -> Void) {
    func visit(_ test: TokenTest) {
      switch test {
      case .both(let left, let right), .either(let left, let right):
        visit(left)
        visit(right)
      case .not(let inner): visit(inner)
      default: body(test)
      }
    }
    for test in tests { visit(test) }
  }

  /// The text of an element.
  func text(ofElement index: Int32) -> String {
    let element = elements[Int(index)]
    return String(decoding: Array(source.utf8)[element.start..<element.end], as: UTF8.self)
  }
}

/// A class of words that a pack defines.
public struct WordClass: Sendable {
  /// The entries of one token.
  public let words: [PatternWord]
  /// The entries of several tokens.
  public let phrases: [[PatternWord]]
  /// The lists whose entries belong to the class.
  public let lists: [ListTest]

  /// The class of some entries, each a word or phrase, or a list.
  public init(entries: [String], lists: [ListTest] = []) {
    let forms = entries.map { PatternLiteral.words($0, isSpelled: false) }
    words = forms.filter { $0.count == 1 }.map { $0[0] }
    phrases = forms.filter { $0.count > 1 }
    self.lists = lists
  }

  private init(words: [PatternWord], phrases: [[PatternWord]], lists: [ListTest]) {
    self.words = words
    self.phrases = phrases
    self.lists = lists
  }

  /// The class that has the entries of both.
  public func union(_ other: WordClass) -> WordClass {
    WordClass(words: words + other.words, phrases: phrases + other.phrases, lists: lists + other.lists)
  }
}

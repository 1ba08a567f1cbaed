internal import ExtractCore

/// A piece of a pattern that can be tried: texts of which it must fit one, if it is to fit anything at all.
///
/// The texts are made of what the piece says: the words of its literals, entries of its lists, and samples of its
/// expressions. A piece that fits none of them asks for a token that no text has, since the tokenizer cuts it in
/// another way, the text is normalized, or the case is another.
public struct ElementTrial: Sendable {
  /// The piece as it is written.
  public let element: String
  /// The piece as a pattern of its own.
  public let program: PatternProgram
  /// What is to be tried.
  public let texts: [String]
}

extension PatternProgram {
  /// The trials of a pattern: of each element that says what words it takes, and of each two literals that follow one
  /// another.
  ///
  /// An element whose tokens depend on what stands around them, or that takes too many words, has no trial.
  public func trials(in lexicon: Lexicon) -> [ElementTrial] {
    var trials: [ElementTrial] = []
    var seen: Set<[Int32]> = []
    for index in instructions.indices where instructions[index].operation == .test {
      let literal = literal(from: index)
      let key = literal.tests.isEmpty ? [instructions[index].argument] : literal.tests
      if seen.insert(key).inserted, let trial = trial(of: index, literal, lexicon) { trials.append(trial) }
      guard let follower = follower(of: literal.last) else { continue }
      let second = self.literal(from: follower)
      guard !literal.tests.isEmpty, !second.tests.isEmpty, seen.insert(literal.tests + second.tests).inserted else {
        continue
      }
      trials.append(
        ElementTrial(
          element: "\(text(ofElement: instructions[index].element)) \(text(ofElement: instructions[follower].element))",
          program: PatternProgram(tests: (literal.tests + second.tests).map { tests[Int($0)] }),
          texts: Self.texts(literal.words, before: second.words)))
    }
    return trials
  }

  /// The words of a literal, by the tests of its tokens.
  private struct Literal {
    var tests: [Int32] = []
    var words: [PatternWord] = []
    /// Its last instruction.
    var last: Int
  }

  /// The literal that begins at an instruction; without words if none does.
  private func literal(from start: Int) -> Literal {
    var literal = Literal(last: start)
    var index = start
    while case .word(let word) = tests[Int(instructions[index].argument)] {
      literal.tests.append(instructions[index].argument)
      literal.words.append(word)
      literal.last = index
      let next = Int(instructions[index].next)
      guard next >= 0, instructions[next].operation == .test, instructions[next].element == instructions[start].element,
        instructions[start].element >= 0
      else { break }
      index = next
    }
    return literal
  }

  /// The test that must follow another one, if only captures stand between.
  private func follower(of index: Int) -> Int? {
    var next = Int(instructions[index].next)
    while next >= 0, instructions[next].operation == .save { next = Int(instructions[next].next) }
    return next >= 0 && instructions[next].operation == .test ? next : nil
  }

  private func trial(of index: Int, _ literal: Literal, _ lexicon: Lexicon) -> ElementTrial? {
    let element = text(ofElement: instructions[index].element)
    if literal.words.count > 1 {
      let written = element.count > 2 && element.first == element.last ? [String(element.dropFirst().dropLast())] : []
      return ElementTrial(
        element: element, program: PatternProgram(tests: literal.tests.map { tests[Int($0)] }),
        texts: written + [Self.joined(literal.words, by: " "), Self.joined(literal.words, by: "")])
    }
    let test = tests[Int(instructions[index].argument)]
    // An element that names a list alone also takes its entries of several words.
    if case .listed = test { return nil }
    guard !test.dependsOnContext, let texts = test.sampleTexts(lexicon), !texts.isEmpty else { return nil }
    return ElementTrial(element: element, program: PatternProgram(tests: [test]), texts: texts)
  }

  /// Two literals as texts have them one after the other. What begins with an apostrophe or is `n't` never stands
  /// alone.
  private static func texts(_ first: [PatternWord], before second: [PatternWord]) -> [String] {
    let glued = joined(first + second, by: "")
    let isClitic = second[0].spelling.count > 1 && second[0].folded.contains(UInt8(ascii: "'"))
    return isClitic ? [glued] : [joined(first + second, by: " "), glued]
  }

  private static func joined(_ words: [PatternWord], by separator: String) -> String {
    words.map { String(decoding: $0.spelling, as: UTF8.self) }.joined(separator: separator)
  }
}

extension TokenTest {
  /// The most entries of a list that are tried.
  private static let mostEntries = 2000

  /// Whether the same token may fit in one place and not in another.
  fileprivate var dependsOnContext: Bool {
    switch self {
    case .part(.annotation, _), .part(.phrase, _): true
    case .shape(let form): [.glued, .lineStart, .openQuote, .closeQuote].contains(form)
    case .both(let left, let right), .either(let left, let right): left.dependsOnContext || right.dependsOnContext
    case .not(let inner): inner.dependsOnContext
    case .word, .words, .expression, .listed: false
    }
  }

  /// Texts of which one fits, if any token does; `nil` if the test does not say which words it takes.
  fileprivate func sampleTexts(_ lexicon: Lexicon) -> [String]? {
    switch self {
    case .word(let word): word.samples
    case .words(let words): words.flatMap(\.samples)
    case .expression(let source, let ignoresCase): ExpressionSamples(source, ignoresCase: ignoresCase)?.texts
    case .listed(let list): list.samples(lexicon, most: Self.mostEntries)
    case .either(let left, let right):
      left.sampleTexts(lexicon).flatMap { texts in right.sampleTexts(lexicon).map { texts + $0 } }
    case .both(let left, let right): [left, right].compactMap { $0.exactSamples(lexicon) }.min { $0.count < $1.count }
    case .not, .shape, .part: nil
    }
  }

  /// The texts of a test that takes no other words, so that a further condition can be tried on them.
  private func exactSamples(_ lexicon: Lexicon) -> [String]? {
    switch self {
    case .expression, .both: nil
    case .either(let left, let right):
      left.exactSamples(lexicon).flatMap { texts in right.exactSamples(lexicon).map { texts + $0 } }
    default: sampleTexts(lexicon)
    }
  }
}

extension PatternWord {
  /// The word in each case that it may be asked for in.
  fileprivate var samples: [String] {
    let written = String(decoding: spelling, as: UTF8.self)
    return [written, written.prefix(1).uppercased() + written.dropFirst(), written.uppercased(), written.lowercased()]
  }
}

extension ListTest {
  /// The entries of a list in each case; `nil` if it is too long, or not there.
  fileprivate func samples(_ lexicon: Lexicon, most: Int) -> [String]? {
    guard conditions.isEmpty, lexicon.listNames.contains(list) else { return nil }
    let entries = lexicon.entries(of: list)
    guard entries.count <= most else { return nil }
    return entries.flatMap { entry -> [String] in
      let form = entry[0].string
      return [form, form.prefix(1).uppercased() + form.dropFirst(), form.uppercased()]
    }
  }
}

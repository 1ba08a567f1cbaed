public import ExtractCore

/// Patterns bound to a lexicon, ready for matching; immutable, and shared by all threads.
///
/// Equal tests of all patterns are one *predicate*. A token is reduced to a *symbol*, the set of predicates that hold
/// for it; patterns are then automata over symbols.
public final class PatternSet: Sendable {
  /// An instruction of a pattern in the program of all.
  struct Instruction: Sendable {
    var operation: PatternProgram.Operation
    /// The predicate of a test, the other branch of a split, the slot of a save, the pattern of an acceptance.
    var argument: Int32
    var next: Int32
  }

  /// A predicate that holds for a word of a literal.
  struct WordMember: Sendable {
    var predicate: Int32
    var casing: PatternWord.Casing
    var spelling: [UInt8]
  }

  struct Composite: Sendable {
    enum Operation: Sendable { case both, either, not }
    var predicate: Int32
    var operation: Operation
    var left: Int32
    var right: Int32
  }

  /// The patterns; matches name them by their index here.
  public let programs: [PatternProgram]
  /// For each pattern, whether its matches must be read once more to find what they report.
  let mustBeRead: [Bool]
  /// The patterns that matter only in sentences in which another one fits, as the exceptions of a rule do.
  let exceptions: Set<Int>
  let lexicon: Lexicon
  /// The instructions of all patterns, one pattern after the other.
  let instructions: [Instruction]
  /// Where each pattern begins, and the first instruction of its own.
  let starts: [Int32]
  let bases: [Int32]
  let predicateCount: Int

  let words: WordNumbers
  /// For each word number, what holds for the word; number 0 is for all other words.
  let members: [[WordMember]]
  /// For each word number, whether some of that depends on the very spelling.
  let membersAreSpelled: [Bool]
  let forms: [(predicate: Int32, form: TokenForm)]
  /// The bits of ``TokenShape`` that the predicates look at.
  let shapeMask: UInt32
  /// Filters of 64 lists each, with the predicate of each bit.
  let classFilters: [(filter: ClassFilter, predicates: [Int32])]
  let expressions: ExpressionProgram
  /// The predicate of each expression.
  let expressionPredicates: [Int32]
  let spans: [SpanTest]
  let phrases: PhraseTests
  /// The predicates about parts of each span, by part.
  let partPredicates: [[(part: SpanPart, predicate: Int32)]]
  let composites: [Composite]
  /// The tests that can take the first token of a match, where a sentence begins and elsewhere.
  let startPositions: (inSentence: [Int32], atSentenceStart: [Int32])
  let startFilter: StartFilter
  /// Tells where patterns that are no exceptions may begin.
  let leadingFilter: StartFilter
  /// Whether a pattern looks at the beginning or end of sentences.
  let looksAtEdges: Bool

  /// Binds patterns to a lexicon.
  ///
  /// A list that the lexicon does not have has no entries here; rule packs are checked before.
  /// - Parameter exceptions: the patterns, by their indices, whose matches are wanted only where they share a sentence
  ///   with one of another pattern.
  /// - Complexity: linear in the patterns, and in the rows of lists of which only some are asked for.
  public init(_ programs: [PatternProgram], lexicon: Lexicon, exceptions: Set<Int> = []) {
    var linker = PatternLinker(lexicon: lexicon)
    var bases: [Int32] = []
    for (number, program) in programs.enumerated() {
      bases.append(Int32(linker.instructions.count))
      linker.add(program, number: Int32(number))
    }
    self.programs = programs
    mustBeRead = programs.map { $0.hasSlots || $0.hasGap }
    self.exceptions = exceptions
    self.bases = bases
    self.lexicon = lexicon
    instructions = linker.instructions
    starts = linker.starts
    predicateCount = linker.predicateCount
    words = WordNumbers(linker.wordNumbers, lexicon: lexicon)
    members = linker.members
    membersAreSpelled = linker.members.map { members in
      members.contains { $0.casing == .spelled || $0.casing == .spelledOrUpper }
    }
    forms = linker.forms
    shapeMask = linker.shapeMask
    classFilters = linker.makeClassFilters()
    expressions = linker.expressions
    expressionPredicates = linker.expressionPredicates
    spans = linker.spans
    phrases = PhraseTests(linker.spans, lexicon)
    partPredicates = linker.partPredicates
    composites = linker.composites
    startPositions = linker.startPositions(of: programs.indices)
    startFilter = StartFilter(linker.tests(at: startPositions.atSentenceStart), lexicon: lexicon)
    let leading = linker.startPositions(of: programs.indices.filter { !exceptions.contains($0) })
    leadingFilter = StartFilter(linker.tests(at: leading.atSentenceStart), lexicon: lexicon)
    looksAtEdges = linker.instructions.contains { $0.operation == .sentenceStart || $0.operation == .sentenceEnd }
  }

  /// The layers that the patterns look at, beside tokens and sentences.
  public var requirements: Set<Layer> {
    var layers: Set<Layer> = []
    for case .annotation(let test) in spans { layers.insert(test.requirement) }
    return layers
  }
}

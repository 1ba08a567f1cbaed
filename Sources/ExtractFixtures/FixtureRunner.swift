public import ExtractCore
internal import ExtractData
public import ExtractMatching

/// Runs cases through stages and compares what these find with what the cases state.
///
/// The stages are tested alone: a layer that they require and do not provide comes from the facts under `~~~ given`.
public struct FixtureRunner: Sendable {
  private let makeStages: @Sendable (FixtureOptions) throws -> [any Stage]
  private let kinds: Set<FactKind>
  private let lexicon: Lexicon
  private let isRecording: Bool

  /// A runner for the stages that `stages` makes from the options of a case.
  ///
  /// - Parameters:
  ///   - kinds: the kinds that cases are closed over unless they say otherwise: each such fact must be stated.
  ///   - lexicon: what the tokens are looked up in; the built-in lists if `nil`.
  ///   - recording: whether expectations that do not hold are written anew to the file of their case, which then fails
  ///     this once; if `nil`, whether the environment has `EXTRACT_RECORD=1`.
  public init(
    stages: @escaping @Sendable (FixtureOptions) throws -> [any Stage], kinds: [FactKind], lexicon: Lexicon? = nil,
    recording: Bool? = nil
  ) {
    makeStages = stages
    self.kinds = Set(kinds)
    self.lexicon = lexicon ?? .builtin
    isRecording = recording ?? FixtureRecorder.isRequested
  }

  /// Runs a case.
  ///
  /// - Throws: ``FixtureError`` if the case is wrong in itself, `PipelineError` if the stages do not fit together,
  ///   `Problem` if a stage cannot process the document, and what making the stages throws.
  public func run(_ fixture: FixtureCase) throws -> FixtureOutcome {
    let options = FixtureOptions(path: fixture.path, options: fixture.options)
    let stages = try makeStages(options)
    var document = try makeDocument(fixture, options, for: stages)
    try options.checkAllRead()
    let given = Set(DocumentFacts.facts(of: document, kinds: [.creationTime]).map(\.withoutRule))

    let provided = Set(stages.flatMap(\.provides))
    var worker = try Pipeline(stages, given: Self.standardLayers.filter { !provided.contains($0) }).makeWorker()
    try worker.process(&document)

    let closed = (fixture.kinds.map { Set($0) } ?? kinds).filter(\.isListed)
    let matching = try FactMatching(fixture, document, closed: closed, given: given)
    let problems = DocumentConsistency.problems(of: document, provided: provided, rules: Set(stages.flatMap(\.rules)))
    var outcome = FixtureOutcome(
      fixture: fixture, document: document,
      failures: matching.failures + problems.map(FixtureFailure.inconsistent), done: matching.done)
    if isRecording, try FixtureRecorder.record(fixture, matching, in: document, closed: closed) {
      outcome.failures.append(.recorded)
    }
    return outcome
  }

  private static let standardLayers: [Layer] = [
    .text, .tokens, .sentences, .entities, .quotes, .quantities, .times,
  ]

  /// The document before the stages run.
  private func makeDocument(
    _ fixture: FixtureCase, _ options: FixtureOptions, for stages: [any Stage]
  ) throws(FixtureError) -> Document {
    for fact in fixture.given where fact.kind != .creationTime {
      if let stage = stages.first(where: { $0.provides.contains(fact.kind.layer) }) {
        throw FixtureError(
          path: fixture.path, line: fact.line, .givenIsProvided(kind: fact.kind.rawValue, stage: stage.name))
      }
    }
    let provided = Set(stages.flatMap(\.provides))
    if provided.contains(.text) { return try CaseDocument.raw(fixture, options) }
    let required = Set(stages.flatMap(\.requires)).subtracting(provided)
    return try CaseDocument.withText(fixture, options, layers: required, lexicon: lexicon)
  }
}

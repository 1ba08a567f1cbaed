/// Stages in the order in which they run, checked to fit together.
public struct Pipeline: Sendable {
  /// The stages in running order.
  public let stages: [any Stage]

  /// A pipeline of `stages` in this order.
  ///
  /// - Parameter given: layers that documents bring with them.
  /// - Throws: ``PipelineError`` if a stage requires a layer that is neither given nor provided before it, if two
  ///   stages share a name, or if two provide the same layer.
  public init(_ stages: [any Stage], given: [Layer] = []) throws(PipelineError) {
    var available = Set(given)
    var names: Set<String> = []
    for (index, stage) in stages.enumerated() {
      guard names.insert(stage.name).inserted else { throw .duplicateName(stage.name) }
      for layer in stage.requires where !available.contains(layer) {
        let later = stages[(index + 1)...].first { $0.provides.contains(layer) }
        throw .missingRequirement(stage: stage.name, layer: layer, laterStage: later?.name)
      }
      for layer in stage.provides {
        guard available.insert(layer).inserted else { throw .duplicateLayer(stage: stage.name, layer: layer) }
      }
    }
    self.stages = stages
  }

  /// The shortest part of `stages`, in their order, that provides `wanted` from what is `given`.
  ///
  /// - Throws: ``PipelineError/unknownLayer(_:)`` if no stage provides a wanted layer, or what it needs.
  public static func stages(
    providing wanted: [Layer], from stages: [any Stage], given: [Layer] = []
  ) throws(PipelineError) -> [any Stage] {
    var missing = wanted.filter { !given.contains($0) }
    var chosen: Set<Int> = []
    while let layer = missing.popLast() {
      guard let index = stages.firstIndex(where: { $0.provides.contains(layer) }) else { throw .unknownLayer(layer) }
      if chosen.insert(index).inserted { missing += stages[index].requires.filter { !given.contains($0) } }
    }
    return chosen.sorted().map { stages[$0] }
  }

  /// Makes the workers of all stages for one thread.
  ///
  /// - Throws: ``PipelineError/stageFailed(stage:error:)`` if a stage cannot start.
  public func makeWorker() throws(PipelineError) -> PipelineWorker {
    var workers: [any StageWorker] = []
    for stage in stages {
      do {
        workers.append(try stage.makeWorker())
      } catch {
        throw .stageFailed(stage: stage.name, error: error)
      }
    }
    return PipelineWorker(names: stages.map(\.name), languages: stages.map(\.languages), workers: workers)
  }
}

/// What runs a pipeline on one thread.
public struct PipelineWorker {
  private let names: [String]
  private let languages: [[String]]
  private var workers: [any StageWorker]

  fileprivate init(names: [String], languages: [[String]], workers: [any StageWorker]) {
    self.names = names
    self.languages = languages
    self.workers = workers
  }

  /// Runs all stages on a document.
  ///
  /// - Throws: ``Problem`` if a stage cannot process it; later stages then do not run.
  public mutating func process(_ document: inout Document) throws(Problem) {
    for stage in workers.indices { try run(stage, on: &document) }
    warnOfLanguage(of: &document)
  }

  /// Runs all stages on several documents: each stage on all of them before the next one begins, so that a stage's code
  /// and tables are still in the processor's caches when it meets the second document.
  ///
  /// - Parameters:
  ///   - documents: at least as many as there are `problems`; further ones are left alone.
  ///   - problems: what keeps a document from being processed. A document with a problem is passed over, and one that
  ///     a stage cannot process gets the stage's and goes no further.
  public mutating func process(_ documents: inout [Document], problems: inout [Problem?]) {
    for stage in workers.indices {
      for index in problems.indices where problems[index] == nil {
        do throws(Problem) {
          try run(stage, on: &documents[index])
        } catch {
          problems[index] = error
        }
      }
    }
    for index in problems.indices where problems[index] == nil { warnOfLanguage(of: &documents[index]) }
  }

  private mutating func run(_ stage: Int, on document: inout Document) throws(Problem) {
    do {
      try workers[stage].process(&document)
    } catch {
      throw Problem(code: error.code, stage: names[stage], message: error.message, position: error.position)
    }
  }

  /// Adds warning W106 to a document in a language that some stages have no rules for.
  private func warnOfLanguage(of document: inout Document) {
    guard let language = document.metadata.primaryLanguage else { return }
    let silent = names.indices.filter { !languages[$0].isEmpty && !languages[$0].contains(language) }
    guard let first = silent.first else { return }
    document.warnings.append(
      Problem(
        code: "W106", stage: names[first],
        message:
          "the document is in '\(language)', for which there are no rules of: "
          + "\(silent.map { names[$0] }.joined(separator: ", ")); if that is wrong, set the language (--language en)"))
  }
}

/// Stages that do not fit together.
public enum PipelineError: Error, Equatable, Sendable {
  /// A stage requires a layer that nothing before it provides. `laterStage` provides it, but runs after.
  case missingRequirement(stage: String, layer: Layer, laterStage: String?)
  case duplicateName(String)
  /// A stage provides a layer that is already there.
  case duplicateLayer(stage: String, layer: Layer)
  /// No stage provides the layer.
  case unknownLayer(Layer)
  /// A stage could not start.
  case stageFailed(stage: String, error: StageError)
}

extension PipelineError: CustomStringConvertible {
  /// A sentence that names the stages and layers at fault and says what to change.
  public var description: String {
    switch self {
    case .missingRequirement(let stage, let layer, let later?):
      "stage '\(stage)' requires '\(layer)': move stage '\(later)', which provides it, before '\(stage)'"
    case .missingRequirement(let stage, let layer, nil):
      "stage '\(stage)' requires '\(layer)': add a stage that provides it before '\(stage)'"
    case .duplicateName(let name):
      "two stages are named '\(name)': give one of them another name"
    case .duplicateLayer(let stage, let layer):
      "stage '\(stage)' provides '\(layer)', which is already there: remove one of the two stages"
    case .unknownLayer(let layer):
      "no stage provides '\(layer)'"
    case .stageFailed(let stage, let error):
      "stage '\(stage)' cannot start: \(error.message)"
    }
  }
}

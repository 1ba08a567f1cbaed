internal import ArgumentParser
internal import ExtractKit

/// Which layers run and which are written, as `--only` and `--skip` say.
struct LayerSelection {
  /// The names on the command line and the layers that they stand for, in the order of the pipeline.
  private static let standard: [(name: String, layer: Layer)] = [
    ("clean", .text), ("sentences", .sentences), ("entities", .entities), ("quotes", .quotes),
    ("numbers", .quantities), ("dates", .times),
  ]

  private let layers: [Layer]

  /// - Parameter stages: all stages; the layers that are not standard ones go by their own names.
  init(only: String?, skip: String?, stages: [any Stage]) throws {
    let known = Set(Self.standard.map(\.layer)).union([.tokens])
    let all = Self.standard + stages.flatMap(\.provides).filter { !known.contains($0) }.map { ($0.name, $0) }
    func parse(_ list: String, _ option: String) throws -> [Layer] {
      try list.split(separator: ",").map { item in
        let name = item.drop { $0 == " " }
        guard let layer = all.first(where: { $0.name == name }) else {
          throw ValidationError(
            "\(option): there is no layer '\(name)'; there are \(all.map(\.name).joined(separator: ", "))")
        }
        return layer.layer
      }
    }
    let kept = try only.map { try parse($0, "--only") } ?? all.map(\.layer)
    let dropped = try skip.map { try parse($0, "--skip") } ?? []
    layers = kept.filter { !dropped.contains($0) }
    if layers.isEmpty { throw ValidationError("no layer is left to write: name another with --only or --skip less") }
  }

  /// The stages that the written layers need.
  func pipeline(_ stages: [any Stage]) throws(PipelineError) -> Pipeline {
    try Pipeline(Pipeline.stages(providing: layers, from: stages))
  }

  func apply(to records: inout RecordOptions) {
    records.layers = Set(layers)
  }
}

public import ExtractRules
internal import Foundation
internal import Yams

/// Reads rule packs in YAML.
///
/// A pack is a list of rules, or a mapping with `labels`, `classes` and `rules`. All scalars are strings: `NO`, `12:30`
/// and `1_000` are what they look like. `match`, `except`, `examples` and the like are block scalars, one pattern or
/// example a line; an empty line or one that begins with `#` is passed over.
public struct PackReader: Sendable {
  /// A reader, which has no state.
  public init() {}

  /// Reads the pack of a file.
  ///
  /// - Returns: the pack with the rules that are sound, `nil` if the file is not a pack at all, and what is wrong with
  ///   the rest, by line.
  public func read(path: String) -> (pack: RulePack?, errors: [RuleError]) {
    guard let data = FileManager.default.contents(atPath: path) else {
      let error = RuleError(
        .unreadable, RuleOrigin(path: path, line: 1), "the rule pack cannot be read",
        remedy: "check that the file exists and is readable")
      return (nil, [error])
    }
    guard let yaml = String(data: data, encoding: .utf8) else {
      let error = RuleError(
        .unreadable, RuleOrigin(path: path, line: 1), "the rule pack is not UTF-8", remedy: "save it as UTF-8")
      return (nil, [error])
    }
    return read(yaml, path: path)
  }

  /// Reads a pack from its text.
  ///
  /// - Parameter path: what messages call the file.
  public func read(_ yaml: String, path: String) -> (pack: RulePack?, errors: [RuleError]) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml, .basic)
    } catch {
      return (nil, [SyntaxRemedy.error(of: error, in: yaml, path: path)])
    }
    var reading = PackReading(path: path)
    return (root.flatMap { reading.read($0) } ?? reading.emptyPack(), reading.errors)
  }
}

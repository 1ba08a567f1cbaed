import Synchronization

/// The options of a case by name.
///
/// Whoever makes the stages reads them; an option that nothing reads is an error, so that none is misspelt unnoticed.
public final class FixtureOptions: Sendable {
  /// Options that the library itself understands: the document's creation time and its path.
  static let creationTime = "dct"
  static let path = "path"

  private let path: String
  private let options: [FixtureCase.Option]
  private let read = Mutex<Set<String>>([])

  init(path: String, options: [FixtureCase.Option]) {
    self.path = path
    self.options = options
  }

  /// The value of an option as it is written; `nil` if the case does not have it.
  public subscript(_ name: String) -> String? {
    read.withLock { _ = $0.insert(name) }
    return options.first { $0.name == name }?.value
  }

  /// The value of an option that is one of a few words.
  ///
  /// - Throws: ``FixtureError`` if it is another.
  public func value<Value: CaseIterable & RawRepresentable<String>>(
    _ name: String, of type: Value.Type
  ) throws(FixtureError) -> Value? {
    guard let text = self[name] else { return nil }
    guard let value = Value(rawValue: text) else {
      throw FixtureError(
        path: path, line: options.first { $0.name == name }?.line ?? 0,
        .badOption(name, value: text, allowed: Value.allCases.map(\.rawValue)))
    }
    return value
  }

  /// - Throws: ``FixtureError`` if the case has an option that nothing has read.
  func checkAllRead() throws(FixtureError) {
    let known = read.withLock { $0 }
    for option in options where !known.contains(option.name) {
      throw FixtureError(path: path, line: option.line, .unknownOption(option.name, known: known.sorted()))
    }
  }
}

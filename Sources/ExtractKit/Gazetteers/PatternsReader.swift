internal import ExtractMatching

/// Patterns of spaCy's EntityRuler and of Prodigy: a JSON object a line, with `label`, `pattern` and optionally `id`.
///
/// A pattern is a text, which counts as it is spelled, or a list of tokens that all have `TEXT` or `ORTH`, spelled so,
/// or all have `LOWER`, in any case. Whatever else a token may have is refused.
enum PatternsReader {
  static func read(_ text: String, path: String) throws(ListError) -> ListFile {
    var rows: [ListFile.Row] = []
    for (number, line) in GazetteerFile.lines(of: text) {
      rows.append(try row(Array(line.utf8), number, path))
    }
    return ListFile(names: rows, list: GazetteerFile.listName(fromPath: path))
  }

  private static func row(_ bytes: [UInt8], _ line: Int, _ path: String) throws(ListError) -> ListFile.Row {
    func unsupported(_ what: String, _ remedy: String) -> ListError {
      ListError(path: path, line: line, .unsupported(what, remedy: remedy))
    }
    guard let object = object(bytes[...]) else {
      throw unsupported("a line that is no JSON object", "write one a line")
    }
    func member(_ key: String) -> ArraySlice<UInt8>? { object[key].map { bytes[$0] } }
    guard let label = member("label").flatMap(string), let pattern = member("pattern") else {
      throw unsupported("a pattern without 'label' or 'pattern'", "give both")
    }
    for other in object.members.map(\.key) where !["label", "pattern", "id"].contains(other) {
      throw unsupported("the key '\(other)'", "leave it out, or write a rule")
    }
    let key = member("id").flatMap(string) ?? ""
    if let name = string(pattern) {
      return GazetteerFile.row(line, name[...], label: GazetteerFile.label(label), key: key, flags: "exact")
    }
    guard let tokens = Array(pattern).withUnsafeBufferPointer({ JSONObject.elements(ofArray: $0) }), !tokens.isEmpty
    else { throw unsupported("a pattern that is neither a text nor a list of tokens", "write one of them") }
    var words: [String] = []
    var isFolded: Bool?
    for place in tokens {
      let value = pattern[(pattern.startIndex + place.lowerBound)..<(pattern.startIndex + place.upperBound)]
      let token = Array(value)
      guard let attributes = Self.object(value), attributes.members.count == 1,
        let attribute = attributes.members.first,
        ["LOWER", "TEXT", "ORTH"].contains(attribute.key.uppercased()), let word = string(token[attribute.value])
      else {
        throw unsupported(
          "the token \(String(decoding: token, as: UTF8.self))",
          "use one of LOWER, TEXT and ORTH with a text for each token, or write a rule")
      }
      let folds = attribute.key.uppercased() == "LOWER"
      guard isFolded ?? folds == folds else {
        throw unsupported("LOWER beside TEXT or ORTH in one pattern", "use one of them for all tokens")
      }
      isFolded = folds
      words.append(word)
    }
    return GazetteerFile.row(
      line, joined(words)[...], label: GazetteerFile.label(label), key: key,
      flags: isFolded == true ? "lower" : "exact")
  }

  /// The tokens as text writes them: no space before a mark or clitic, and none after a hyphen or opening bracket.
  private static func joined(_ words: [String]) -> String {
    var text = ""
    for word in words {
      let first = word.first ?? " "
      let isGlued = "'’.,-)]:;!?".contains(first) || text.last.map { "-([".contains($0) } ?? true
      text += (isGlued ? "" : " ") + word
    }
    return text
  }

  private static func object(_ bytes: ArraySlice<UInt8>) -> JSONObject? {
    Array(bytes).withUnsafeBufferPointer { try? JSONObject($0) }
  }

  private static func string(_ value: ArraySlice<UInt8>) -> String? {
    guard value.count >= 2, value.first == UInt8(ascii: "\"") else { return nil }
    return Array(value.dropFirst().dropLast()).withUnsafeBufferPointer {
      String(decoding: JSONText.unescaped($0).bytes, as: UTF8.self)
    }
  }
}

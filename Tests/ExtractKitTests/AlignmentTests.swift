import ExtractFixtures
import ExtractKit
import Foundation
import RecordSchema
import Testing

/// For each span of a record, the raw bytes at its source give its text, up to what cleaning may change: white space,
/// character references, and markup between the parts.
@Suite struct AlignmentTests {
  /// How a document is written in bytes.
  enum Encoding: String, CaseIterable {
    case utf8, utf16BigEndian, utf16LittleEndian, windows1252

    private var foundation: String.Encoding {
      switch self {
      case .utf8: .utf8
      case .utf16BigEndian: .utf16BigEndian
      case .utf16LittleEndian: .utf16LittleEndian
      case .windows1252: .windowsCP1252
      }
    }

    /// The bytes of a text, with a byte order mark where one tells the encoding; `nil` if it has other characters.
    func bytes(_ text: String) -> [UInt8]? {
      let mark: [UInt8] =
        switch self {
        case .utf16BigEndian: [0xFE, 0xFF]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf8, .windows1252: []
        }
      return text.data(using: foundation).map { mark + Array($0) }
    }

    func decoded(_ bytes: some Collection<UInt8>) -> String? { String(data: Data(bytes), encoding: foundation) }
  }

  @Test(arguments: SampleDocument.all)
  func sourceGivesText(_ sample: SampleDocument) throws {
    try check(sample, .utf8)
  }

  @Test(arguments: SampleDocument.all, [Encoding.utf16BigEndian, .utf16LittleEndian])
  func sourceInUTF16GivesText(_ sample: SampleDocument, _ encoding: Encoding) throws {
    guard let text = String(validating: sample.raw, as: UTF8.self), let raw = encoding.bytes(text) else { return }
    try check(SampleDocument(name: sample.name, media: sample.media, raw: raw), encoding)
  }

  @Test(arguments: SampleDocument.all)
  func sourceInWindows1252GivesText(_ sample: SampleDocument) throws {
    guard let text = String(validating: sample.raw, as: UTF8.self), !text.utf8.allSatisfy({ $0 < 0x80 }),
      !text.lowercased().contains("charset"), let raw = Encoding.windows1252.bytes(text)
    else { return }
    try check(SampleDocument(name: sample.name, media: sample.media, raw: raw), .windows1252)
  }

  private func check(_ sample: SampleDocument, _ encoding: Encoding) throws {
    let record = try JSONValue(parsing: sample.record())
    let text = Array((record["text"]?.string ?? "").unicodeScalars)
    let isPage = record["source"]?["media"]?.string == "text/html"
    let isEncodedTwice = record["warnings"]?.array?.contains { $0["code"]?.string == "W105" } ?? false
    for (layer, span) in Self.spans(record) {
      guard let start = span["start"]?.integer, let end = span["end"]?.integer, start <= end, end <= text.count else {
        Issue.record("\(layer): a span outside of the text")
        continue
      }
      let slice = String(String.UnicodeScalarView(text[start..<end]))
      if let own = span["text"]?.string { #expect(own == slice, "\(layer) \(start)..<\(end)") }
      guard let sourceStart = span["src_start"]?.integer, let sourceEnd = span["src_end"]?.integer else {
        // Speakers and cues stand in the text only, by the schema; everything else came from somewhere.
        let isPartOfItem = ["speaker", "addressee", "cue"].contains(layer)
        #expect(
          isPartOfItem || Self.comparable(slice, isPage: false).isEmpty,
          "\(layer) \(start)..<\(end) has no source: \(slice)")
        continue
      }
      let whole = sourceStart..<sourceEnd
      let parts = span["src_parts"]?.array?.map { ($0[0]?.integer ?? 0)..<($0[1]?.integer ?? 0) } ?? [whole]
      #expect(parts.first?.lowerBound == whole.lowerBound && parts.last?.upperBound == whole.upperBound)
      guard whole.lowerBound >= 0, whole.upperBound <= sample.raw.count else {
        Issue.record("\(layer) \(start)..<\(end): source outside of the document")
        continue
      }
      let decoded = parts.map { encoding.decoded(sample.raw[$0]) ?? "undecodable" }.joined()
      let source = isEncodedTwice ? Self.decodedOnceMore(decoded) : decoded
      #expect(
        Self.comparable(source, isPage: isPage) == Self.comparable(slice, isPage: false),
        "\(layer) \(start)..<\(end), source \(whole)")
    }
  }

  /// What was meant by UTF-8 that was taken for windows-1252 and encoded again.
  private static func decodedOnceMore(_ text: String) -> String {
    let bytes = text.unicodeScalars.map { scalar in
      scalar.value < 0x100 ? [UInt8(scalar.value)] : Array(String(scalar).data(using: .windowsCP1252) ?? Data())
    }
    return String(decoding: bytes.joined(), as: UTF8.self)
  }

  /// Every object of a record that says where it stands, with the layer or member that holds it.
  private static func spans(_ record: JSONValue) -> [(String, JSONValue)] {
    var found: [(String, JSONValue)] = []
    func collect(_ value: JSONValue, _ layer: String) {
      if value["start"]?.integer != nil, value["src_start"] != nil || value["text"] != nil {
        found.append((layer, value))
      }
      for element in value.array ?? [] { collect(element, layer) }
      for (name, member) in value.object?.members ?? [] { collect(member, name) }
    }
    for (name, value) in record.object?.members ?? [] where name != "meta" && name != "warnings" {
      collect(value, name)
    }
    return found
  }

  /// A text without what cleaning may change.
  private static func comparable(_ text: String, isPage: Bool) -> String {
    let decoded = isPage ? PageText.decoded(text) : text
    let kept = decoded.unicodeScalars.filter {
      !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
        && $0.properties.generalCategory != .control
    }
    return String(String.UnicodeScalarView(kept)).precomposedStringWithCanonicalMapping
  }
}

/// What a piece of a page's source says, for comparison: without tags, references resolved.
enum PageText {
  private static let names: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ldquo": "“", "rdquo": "”",
    "lsquo": "‘", "rsquo": "’", "mdash": "—", "ndash": "–", "hellip": "…", "eacute": "é", "egrave": "è", "agrave": "à",
    "ccedil": "ç", "ouml": "ö", "uuml": "ü", "auml": "ä", "szlig": "ß", "euro": "€", "pound": "£", "bull": "•",
    "middot": "·", "copy": "©", "reg": "®", "shy": "\u{AD}", "thinsp": "\u{2009}", "times": "×", "oacute": "ó",
    "aacute": "á", "iacute": "í", "ntilde": "ñ", "laquo": "«", "raquo": "»", "deg": "°", "frac12": "½",
    "lbrack": "[", "rbrack": "]",
  ]
  /// What numeric references to the controls of Latin-1 mean: the characters of windows-1252 (WHATWG HTML, 13.2.5.80).
  private static let controls: [UInt32: Unicode.Scalar] = [0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x97: "—"]

  static func decoded(_ source: String) -> String {
    var result = ""
    var rest = source[...]
    while let special = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
      result += rest[..<special]
      rest = rest[special...]
      let end: Character = rest.first == "<" ? ">" : ";"
      guard let close = rest.firstIndex(of: end) else { break }
      let inner = rest[rest.index(after: special)..<close]
      if end == ";" {
        guard let scalar = scalar(inner) else {
          result += "&"
          rest = rest.dropFirst()
          continue
        }
        result.unicodeScalars.append(scalar)
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private static func scalar(_ reference: Substring) -> Unicode.Scalar? {
    guard reference.first == "#" else { return names[String(reference)] }
    let digits = reference.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap { controls[$0] ?? Unicode.Scalar($0) }
  }
}

import ExtractCore

/// A content type as HTTP gives it, such as `text/html; charset=iso-8859-1`, or the label of an encoding alone.
struct ContentType {
  var media: Document.Source.Media?
  /// The label of the encoding as it is written.
  var encoding: String?

  init(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: UInt8(ascii: ";")).map { Self.trimmed($0) }
    guard let first = parts.first else { return }
    guard first.contains(UInt8(ascii: "/")) else {
      encoding = String(decoding: first, as: UTF8.self)
      return
    }
    switch String(decoding: first, as: UTF8.self).lowercased() {
    case "text/html", "application/xhtml+xml": media = .html
    case "text/markdown": media = .markdown
    case "text/plain": media = .plainText
    default: break
    }
    for part in parts.dropFirst() {
      let text = String(decoding: part, as: UTF8.self)
      guard text.lowercased().hasPrefix("charset=") else { continue }
      let label = Self.trimmed(part.dropFirst("charset=".utf8.count))
      if !label.isEmpty { encoding = String(decoding: label, as: UTF8.self) }
    }
  }

  /// Without white space and quotation marks at the edges.
  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isEdge(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
    var bytes = bytes.drop(while: isEdge)
    while let last = bytes.last, isEdge(last) { bytes.removeLast() }
    return bytes
  }
}

import ExtractCore

/// Character references that were escaped twice, as they are left in metadata once the page is read.
enum EscapedReferences {
  private static let texts: [(reference: ImmortalText, text: ImmortalText)] = [
    ("quot;", "\""), ("#039;", "'"), ("#39;", "'"), ("apos;", "'"), ("nbsp;", " "), ("#8217;", "’"), ("#8216;", "‘"),
    ("#8220;", "“"), ("#8221;", "”"), ("#8211;", "–"), ("rsquo;", "’"), ("lsquo;", "‘"), ("ldquo;", "“"),
    ("rdquo;", "”"), ("ndash;", "–"), ("mdash;", "—"), ("hellip;", "…"),
  ]
  private static let ampersands: [(reference: ImmortalText, text: ImmortalText)] = [("amp;", "&")]

  /// The text with these references resolved, also those whose ampersand was escaped once more.
  static func resolved(in text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let bytes = replace(texts, in: replace(ampersands, in: Array(text.utf8)))
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func replace(_ texts: [(reference: ImmortalText, text: ImmortalText)], in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "&"),
        let found = texts.first(where: { bytes[index...].starts(with: $0.reference.bytes) })
      else {
        result.append(byte)
        continue
      }
      result.append(contentsOf: found.text.bytes)
      index += found.reference.bytes.count
    }
    return result
  }
}

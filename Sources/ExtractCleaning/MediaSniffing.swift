import ExtractCore

/// Tells what a document is by its content.
enum MediaSniffing {
  /// How far into a document is looked, in bytes.
  private static let window = 2048

  /// Tags that begin a page, or a piece of one.
  private static let openings: [StaticString] = [
    "<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<script", "<article", "<main", "<div", "<p>",
    "<h1", "<table", "<!--", "<style", "<link", "<section", "<span", "<ul", "<h2", "<header", "<nav", "<form",
    "<center",
    "<noscript", "<iframe", "<img", "<font",
  ]

  /// HTML if the first thing in it is a tag of HTML, markdown if lines begin with its marks, else plain text.
  static func media(of bytes: [UInt8]) -> Document.Source.Media {
    bytes.withUnsafeBufferPointer { bytes in
      let head = UnsafeBufferPointer(rebasing: bytes.prefix(window))
      guard var start = head.firstIndex(where: { $0 > 0x20 }) else { return .plainText }
      while begins(head, at: start, "<?"),
        let end = head.indices[start...].first(where: {
          head[$0] == UInt8(ascii: ">") && head[$0 - 1] == UInt8(ascii: "?")
        })
      {
        guard let next = head[(end + 1)...].firstIndex(where: { $0 > 0x20 }) else { break }
        start = next
      }
      if head[start] == UInt8(ascii: "<"), openings.contains(where: { begins(head, at: start, $0) }) { return .html }
      return .plainText
    }
  }

  private static func begins(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ word: StaticString) -> Bool {
    guard start + word.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<word.utf8CodeUnitCount {
      let byte = bytes[start + offset]
      let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      guard folded == word.utf8Start[offset] else { return false }
    }
    return true
  }
}

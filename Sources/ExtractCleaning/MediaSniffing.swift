import ExtractCore

/// Tells what a document is by its content.
enum MediaSniffing {
  /// How far into a document is looked, in bytes.
  private static let window = 2048

  /// HTML if the first thing in it is a tag of HTML; else what the name's extension says, and plain text if it says
  /// nothing.
  static func media(of bytes: [UInt8], path: String, names: TagNames) -> Document.Source.Media {
    if isPage(bytes, names) { return .html }
    var path = path
    return path.withUTF8 { path in
      let isPacked = path.suffix(3).elementsEqual(".gz".utf8)
      let name = isPacked ? UnsafeBufferPointer(rebasing: path.dropLast(3)) : path
      let isPage = ends(name, in: ".html") || ends(name, in: ".htm") || ends(name, in: ".xhtml")
      return isPage ? .html : .plainText
    }
  }

  private static func isPage(_ bytes: [UInt8], _ names: TagNames) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let head = UnsafeBufferPointer(rebasing: bytes.prefix(window))
      guard var start = head.firstIndex(where: { $0 > 0x20 }) else { return false }
      while begins(head, at: start, "<?"),
        let end = head.indices[start...].first(where: {
          head[$0] == UInt8(ascii: ">") && head[$0 - 1] == UInt8(ascii: "?")
        })
      {
        guard let next = head[(end + 1)...].firstIndex(where: { $0 > 0x20 }) else { break }
        start = next
      }
      return head[start] == UInt8(ascii: "<")
        && (begins(head, at: start, "<!doctype html") || begins(head, at: start, "<!--")
          || begins(head, at: start, "<span") || begins(head, at: start, "<font")
          || beginsTag(head, at: start + 1, names))
    }
  }

  /// Whether the name of an element that cleaning knows stands here.
  private static func beginsTag(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ names: TagNames) -> Bool {
    var key = TagNames.NameKey()
    var end = start
    while end < bytes.count, WordSequenceHash.isLetterOrDigit(bytes[end]) {
      key.add(bytes[end])
      end += 1
    }
    guard end > start, end < bytes.count else { return false }
    let isEnd = bytes[end] <= 0x20 || bytes[end] == UInt8(ascii: ">") || bytes[end] == UInt8(ascii: "/")
    return isEnd && names.tag(key) != .inline
  }

  private static func ends(_ name: UnsafeBufferPointer<UInt8>, in ending: StaticString) -> Bool {
    name.count >= ending.utf8CodeUnitCount && begins(name, at: name.count - ending.utf8CodeUnitCount, ending)
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

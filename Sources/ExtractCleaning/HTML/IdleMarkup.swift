/// What libxml2 need not read of a page: the inner parts of texts, comments, scripts and styles, and attributes that
/// nobody looks at.
struct IdleMarkup {
  /// Ascending and apart.
  private(set) var ranges: [Range<Int>] = []
  /// Nothing before this is noted.
  private var beginning = 0
  /// The keys of the names of attributes that are looked at, on all elements and on those of one tag.
  private let keys = ElementAttributes.keys
  private let keysOfTags = ElementAttributes.keysOfTags

  /// Shorter stretches are not worth a cut.
  private static let shortest = 16

  /// Notes nothing before the end of a declaration: what looks like a tag in it is none for libxml2.
  ///
  /// - Parameter hasQuotes: whether a `>` between quotation marks does not end it.
  /// - Complexity: O(1) for each byte of the page, all in all.
  mutating func leaveOut(declarationFrom start: Int, hasQuotes: Bool, in bytes: [UInt8]) {
    guard start >= beginning else { return }
    var quote: UInt8?
    beginning = start
    while beginning < bytes.count, quote != nil || bytes[beginning] != UInt8(ascii: ">") {
      let byte = bytes[beginning]
      if byte == quote {
        quote = nil
      } else if hasQuotes, quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      beginning += 1
    }
  }

  /// Notes what follows the first word of a text: by the word, libxml2 sees that it is no white space, and by the space
  /// behind it, that a reference before has ended.
  mutating func note(text: Range<Int>, in bytes: [UInt8]) {
    guard text.count > Self.shortest, text.lowerBound >= beginning else { return }
    var start = text.lowerBound
    while start < text.upperBound, bytes[start] <= 0x20 { start += 1 }
    guard let space = bytes.place(of: 0x20, in: start..<text.upperBound) else { return }
    if text.upperBound - space > Self.shortest { ranges.append(space + 1..<text.upperBound) }
  }

  /// Notes an attribute of an element with its value, if it is none that is looked at, and the value of a link that
  /// names no author: of two attributes with one name the first counts.
  mutating func note(attribute: Range<Int>, _ name: TagNames.NameKey, of tag: Tag, in bytes: [UInt8]) {
    guard attribute.count >= Self.shortest, attribute.lowerBound >= beginning, tag != .meta,
      !keys.contains(name.value)
    else { return }
    if !keysOfTags.contains(where: { $0.tag == tag && $0.key == name.value }) {
      ranges.append(attribute)
    } else if tag == .a, let value = Self.quotation(in: attribute, of: bytes), value.count >= Self.shortest,
      !bytes.contains("author", in: value), !bytes.contains("&#", in: value)
    {
      ranges.append(value)
    }
  }

  /// What stands between the quotation marks of an attribute's value.
  private static func quotation(in attribute: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
    guard let equal = bytes.place(of: UInt8(ascii: "="), in: attribute),
      let start = bytes[equal + 1..<attribute.upperBound].firstIndex(where: { $0 > 0x20 }),
      bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'"), start < attribute.upperBound - 1
    else { return nil }
    return start + 1..<attribute.upperBound - 1
  }

  mutating func note(comment: Range<Int>, in bytes: [UInt8]) {
    if comment.lowerBound >= beginning { note(code: comment, before: "--", in: bytes) }
  }

  /// Notes the content of `<style>`, or of a `<script>` that holds no data; the first bytes of its end tag come with
  /// it.
  mutating func note(rawText: Range<Int>, tag: Tag, startTag: Range<Int>, in bytes: [UInt8]) {
    guard startTag.lowerBound >= beginning, tag == .style || tag == .script && !Self.holdsData(bytes[startTag]) else {
      return
    }
    note(code: rawText, before: "</", in: bytes)
  }

  /// Notes what stands between the first bytes and the first place of two marks.
  private mutating func note(code: Range<Int>, before marks: StaticString, in bytes: [UInt8]) {
    var start = code.lowerBound + Self.shortest
    while start < code.upperBound, bytes[start] & 0xC0 == 0x80 { start += 1 }
    var index = code.lowerBound
    while let first = bytes.place(of: marks.utf8Start[0], in: index..<code.upperBound) {
      index = first + 1
      guard index < code.upperBound, bytes[index] == marks.utf8Start[1] else { continue }
      if first >= start + Self.shortest { ranges.append(start..<first) }
      return
    }
  }

  /// Whether the start tag of a script says that it is JSON.
  private static func holdsData(_ tag: ArraySlice<UInt8>) -> Bool {
    tag.indices.contains { start in
      tag[start...].prefix(4).elementsEqual("json".utf8) { WordSequenceHash.folded($0) == $1 }
    }
  }

  /// Forgets all, if U+FFFE or U+FFFF stands in the page: libxml2 leaves them out, and its texts are not those of the
  /// page.
  mutating func clear(ifNoncharactersIn bytes: [UInt8]) {
    var index = 0
    while let lead = bytes.place(of: 0xEF, in: index..<bytes.count) {
      index = lead + 1
      guard lead + 2 < bytes.count, bytes[lead + 1] == 0xBF, bytes[lead + 2] >= 0xBE else { continue }
      ranges = []
      return
    }
  }
}

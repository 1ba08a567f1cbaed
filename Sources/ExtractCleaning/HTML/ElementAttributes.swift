import CLibXML2

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The attributes of an element that cleaning looks at.
struct ElementAttributes {
  var hints: PageHints = []
  var classes: UnsafePointer<UInt8>?
  /// `property`, or else `name`.
  var property: UnsafePointer<UInt8>?
  var itemProperty: UnsafePointer<UInt8>?
  /// `http-equiv`: the field of HTTP that a `<meta>` stands for.
  var headerField: UnsafePointer<UInt8>?
  var content: UnsafePointer<UInt8>?
  /// What some pages write for `content`.
  var value: UnsafePointer<UInt8>?
  var reference: UnsafePointer<UInt8>?
  var relation: UnsafePointer<UInt8>?
  var dateTime: UnsafePointer<UInt8>?
  var type: UnsafePointer<UInt8>?
  var language: UnsafePointer<UInt8>?

  /// The keys of the names of those attributes that are looked at whatever the element is; on `<meta>`, all are.
  static let keys = [
    "class", "id", "content", "itemprop", "itemtype", "role", "hidden", "style", "aria-hidden",
  ].map(key)

  /// Those that are looked at besides on elements of one tag; on `<a>` where they name an author.
  static let keysOfTags: [(tag: Tag, key: UInt64)] = [
    (.a, key("href")), (.a, key("rel")), (.link, key("href")), (.link, key("rel")), (.html, key("lang")),
    (.time, key("datetime")), (.script, key("type")),
  ]

  private static func key(_ name: String) -> UInt64 {
    name.utf8.reduce(into: TagNames.NameKey()) { $0.add($1) }.value
  }

  /// Reads libxml2's list of names and values. A name that is new here belongs into ``keys`` or
  /// ``keysOfTags``, too.
  mutating func read(
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>, tag: Tag, hints reader: inout PageHintReader
  ) {
    var pair = attributes
    while let name = pair[0] {
      defer { pair += 2 }
      guard let value = pair[1] else {
        if Self.equals(name, "hidden") { hints.insert(.hidden) }
        continue
      }
      switch name[0] {
      case UInt8(ascii: "c"):
        if Self.equals(name, "class") {
          hints.formUnion(reader.hints(in: value))
          classes = value
        } else if Self.equals(name, "content") {
          content = value
        }
      case UInt8(ascii: "i"):
        if Self.equals(name, "id") {
          hints.formUnion(reader.hints(in: value))
        } else if Self.equals(name, "itemprop") {
          itemProperty = value
          noteItemProperty(value)
        } else if Self.equals(name, "itemtype"),
          Self.contains(value, "QAPage") || Self.contains(value, "DiscussionForumPosting")
        {
          hints.insert(.markedDiscussion)
        } else if Self.equals(name, "itemtype"), Self.contains(value, "Article") || Self.contains(value, "BlogPosting")
        {
          hints.insert(.markedArticle)
        }
      case UInt8(ascii: "r"):
        if Self.equals(name, "role") { noteRole(value) } else if Self.equals(name, "rel") { relation = value }
      case UInt8(ascii: "h"):
        if Self.equals(name, "href") {
          reference = value
        } else if Self.equals(name, "hidden"), !Self.equals(value, "false") {
          hints.insert(.hidden)
        } else if Self.equals(name, "http-equiv") {
          headerField = value
        }
      case UInt8(ascii: "s"):
        if Self.equals(name, "style"),
          Self.contains(value, "display:none") || Self.contains(value, "display: none")
            || Self.contains(value, "visibility:hidden")
        {
          hints.insert(.hidden)
        }
      case UInt8(ascii: "a"):
        if Self.equals(name, "aria-hidden"), Self.equals(value, "true"), tag != .body { hints.insert(.hidden) }
      case UInt8(ascii: "d"):
        if Self.equals(name, "datetime") { dateTime = value }
      case UInt8(ascii: "p"):
        if Self.equals(name, "property") { property = value }
      case UInt8(ascii: "n"):
        if Self.equals(name, "name"), property == nil { property = value }
      case UInt8(ascii: "t"):
        if Self.equals(name, "type") { type = value }
      case UInt8(ascii: "v"):
        if Self.equals(name, "value") { self.value = value }
      case UInt8(ascii: "l"):
        if Self.equals(name, "lang") { language = value }
      default: break
      }
    }
    if hints.contains(.shown) { hints.remove(.hidden) }
  }

  private mutating func noteItemProperty(_ value: UnsafePointer<UInt8>) {
    if Self.contains(value, "articleBody") {
      hints.insert(.markedBody)
    } else if Self.contains(value, "headline") {
      hints.insert(.title)
    } else if Self.equals(value, "author") {
      hints.insert(.byline)
    } else if Self.contains(value, "datePublished") || Self.contains(value, "dateModified") {
      hints.insert(.date)
    } else if Self.equals(value, "comment") {
      hints.insert(.comments)
    } else if Self.equals(value, "breadcrumb") {
      hints.insert(.remove)
    }
  }

  private mutating func noteRole(_ value: UnsafePointer<UInt8>) {
    if Self.chromeRoles.contains(where: { Self.equals(value, $0) }) { hints.insert(.complementary) }
    if Self.equals(value, "main") { hints.insert(.markedMain) }
    // The panels of accordions and tabs, which a reader opens.
    if Self.equals(value, "region") || Self.equals(value, "tabpanel") { hints.insert(.shown) }
    if Self.equals(value, "main") || Self.equals(value, "article") { hints.insert(.content) }
  }

  private static let chromeRoles: [StaticString] = [
    "navigation", "banner", "contentinfo", "search", "dialog", "menu", "menubar", "alert", "tooltip", "complementary",
  ]

  /// Whether a NUL-terminated text is `word`; case counts.
  static func equals(_ text: UnsafePointer<UInt8>, _ word: StaticString) -> Bool {
    var position = text
    for byte in UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount) {
      guard position.pointee == byte else { return false }
      position += 1
    }
    return position.pointee == 0
  }

  /// Whether a NUL-terminated text has `word` within its first kilobyte.
  static func contains(_ text: UnsafePointer<UInt8>, _ word: StaticString) -> Bool {
    let start = UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self)
    let found = word.utf8Start.withMemoryRebound(to: CChar.self, capacity: word.utf8CodeUnitCount + 1) {
      strstr(start, $0)
    }
    return found.map { UnsafePointer($0) - start < 1024 } ?? false
  }
}

import ExtractCore

/// What a page says about itself outside its text: `<title>`, `<meta>`, `<link>`, `<time>`, JSON-LD.
struct PageFacts {
  /// What the text inside the element just opened is for.
  enum Capture { case none, title, structuredData }

  var title: [UInt8] = []
  private var hasTitle = false
  var language: String?
  var canonical: String?
  /// `<meta>` elements in order: the property in lower case, and the content.
  var properties: [(name: String, content: String)] = []
  /// The contents of JSON-LD scripts.
  var structuredData: [[UInt8]] = []
  /// Whether an element is marked as a thread or a question by `itemtype`.
  var isMarkedDiscussion = false
  /// The class of `<body>`.
  var bodyClass = ""
  /// What elements mark as an author or as a date.
  var marked = MarkedTexts()
  /// `datetime` values of `<time>` elements, and `content` values of dates in microdata.
  var times: [(value: String, isPublished: Bool)] = []

  /// - Parameter isComment: whether the element stands among readers' comments.
  mutating func startElement(_ tag: Tag, _ read: ElementAttributes, isComment: Bool) {
    if read.hints.contains(.markedDiscussion) { isMarkedDiscussion = true }
    switch tag {
    case .body: bodyClass = read.classes.map { String(cString: $0) } ?? ""
    case .html:
      if language == nil, let value = read.language { language = String(cString: value) }
    case .meta:
      guard properties.count < Self.mostProperties,
        let content = (read.content ?? read.value).map({ String(cString: $0) })
      else { break }
      if let property = read.itemProperty, ElementAttributes.equals(property, "name") { marked.noteName(content) }
      if let property = read.property ?? read.itemProperty ?? read.headerField {
        properties.append((String(cString: property).lowercased(), content))
      }
    case .link:
      if let relation = read.relation, ElementAttributes.equals(relation, "canonical"), canonical == nil {
        canonical = read.reference.map { String(cString: $0) }
      }
    case .time:
      guard let value = read.dateTime, times.count < 64, !isComment else { break }
      let isPublished =
        read.hints.contains(.date)
        || read.itemProperty.map { ElementAttributes.contains($0, "datePublished") } ?? false
      times.append((String(cString: value), isPublished))
    default:
      if let property = read.itemProperty, let content = read.content, times.count < 64, !isComment,
        ElementAttributes.contains(property, "datePublished")
      {
        times.append((String(cString: content), true))
      }
    }
  }

  private static let mostProperties = 1000

  mutating func endElement(_ tag: Tag) {
    if tag == .title, !title.isEmpty { hasTitle = true }
  }

  mutating func capture(for tag: Tag, _ read: ElementAttributes) -> Capture {
    if tag == .title { return hasTitle ? .none : .title }
    if tag == .script, let type = read.type, ElementAttributes.contains(type, "ld+json") {
      structuredData.append([])
      return .structuredData
    }
    return .none
  }

  mutating func add(_ content: UnsafeBufferPointer<UInt8>, to capture: Capture) {
    switch capture {
    case .none: break
    case .title: title.append(contentsOf: content)
    case .structuredData: structuredData[structuredData.count - 1].append(contentsOf: content)
    }
  }
}

/// What the JSON-LD of a page says about the article, in the terms of schema.org.
struct StructuredData {
  var headline: String?
  var authors: [String] = []
  /// Whether the authors are bodies by their type, not persons.
  private(set) var isByBody = false
  var published: String?
  var modified: String?
  var site: String?
  var description: String?
  var language: String?
  var url: String?

  /// The text of the article.
  private(set) var body: String?

  /// Whether the page calls itself an article, or a thread of a forum.
  private(set) var isArticle = false
  private(set) var isDiscussion = false

  /// Types whose fields are the article's, the most telling first.
  private static let articleTypes = [
    "NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle", "BlogPosting", "Article",
    "TechArticle", "ScholarlyArticle", "LiveBlogPosting", "Report", "Recipe", "Product", "VideoObject",
    "DiscussionForumPosting", "QAPage", "WebPage", "ItemPage", "CollectionPage",
  ]

  /// The objects of the page's scripts.
  private var objects: [JSONValue] = []

  init(_ scripts: [[UInt8]]) {
    for script in scripts {
      if let value = JSONReader.read(script) { Self.collect(value, into: &objects, depth: 0) }
    }
    isArticle = objects.contains { object in
      Self.articleTypes.prefix(while: { $0 != "Product" }).contains { Self.has($0, object) }
    }
    isDiscussion = objects.contains { Self.has("DiscussionForumPosting", $0) || Self.has("QAPage", $0) }
    for type in Self.articleTypes {
      for object in objects where Self.has(type, object) { take(object, isPage: type.hasSuffix("Page")) }
    }
    published = published ?? objects.lazy.compactMap { $0["datePublished"]?.string }.first
    for object in objects where site == nil && (Self.has("WebSite", object) || Self.has("Organization", object)) {
      site = object["name"]?.string
    }
  }

  /// The objects that can describe the page: at the top, in an array, in `@graph` or as `mainEntity`.
  private static func collect(_ value: JSONValue, into objects: inout [JSONValue], depth: Int) {
    guard depth < 4, objects.count < 200 else { return }
    switch value {
    case .array(let items): for item in items { collect(item, into: &objects, depth: depth + 1) }
    case .object:
      objects.append(value)
      for name in ["@graph", "mainEntity", "mainEntityOfPage"] {
        if let inner = value[name] { collect(inner, into: &objects, depth: depth + 1) }
      }
    default: break
    }
  }

  private static func has(_ type: String, _ object: JSONValue) -> Bool {
    switch object["@type"] {
    case .string(let name)?: name == type
    case .array(let names)?: names.contains { $0.string == type }
    default: false
    }
  }

  private mutating func take(_ object: JSONValue, isPage: Bool) {
    headline = headline ?? object["headline"]?.string ?? (isPage ? nil : object["name"]?.string)
    published = published ?? object["datePublished"]?.string ?? object["uploadDate"]?.string
    body = body ?? object["articleBody"]?.string
    modified = modified ?? object["dateModified"]?.string
    description = description ?? object["description"]?.string
    language = language ?? object["inLanguage"]?.string
    url = url ?? object["url"]?.string
    if authors.isEmpty, let author = object["author"] ?? object["creator"] {
      authors = Self.names(author)
      if authors.isEmpty { authors = named(by: author) }
      isByBody = ["Organization", "NewsMediaOrganization", "WebSite"].contains { Self.has($0, author) }
    }
    if site == nil, let publisher = object["publisher"] { site = Self.names(publisher).first }
  }

  /// The names of objects of the page that are referred to by `@id`.
  private func named(by reference: JSONValue) -> [String] {
    switch reference {
    case .array(let items): return items.flatMap { named(by: $0) }
    case .object:
      guard let id = reference["@id"]?.string else { return [] }
      return objects.lazy.filter { $0["@id"]?.string == id }.map { Self.names($0) }.first { !$0.isEmpty } ?? []
    default: return []
    }
  }

  private static func names(_ value: JSONValue) -> [String] {
    switch value {
    case .string(let name): [name]
    case .array(let items): items.flatMap { names($0) }
    case .object: value["name"].map { names($0) } ?? []
    default: []
    }
  }
}

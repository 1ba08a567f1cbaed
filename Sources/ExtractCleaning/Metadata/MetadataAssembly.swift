import ExtractCore

/// Puts a page's metadata together from what it says in several places.
final class MetadataAssembly {
  private let facts: PageFacts
  private let structured: StructuredData
  private let dates: DateReading
  private let names: AuthorNames
  /// The authors that the page names outside its visible bylines; asked for twice, and costly to read.
  private var declaredAuthors: AuthorChoice
  /// What the texts name that markup calls authors less explicitly.
  private var markedAuthors: [[String]] = []

  init(_ facts: PageFacts, dates: DateReading, names: AuthorNames) {
    self.facts = facts
    self.dates = dates
    self.names = names
    structured = StructuredData(facts.structuredData)
    declaredAuthors = AuthorChoice(names: names, site: nil)
    declaredAuthors = readDeclaredAuthors()
    markedAuthors = facts.marked.texts(.author, isExplicit: false).map { names.names(in: $0, site: site) }
  }

  /// The content of the first of these `<meta>` properties that the page has.
  private func property(_ names: String...) -> String? {
    for name in names {
      for property in facts.properties where property.name == name {
        let content = Self.normalized(property.content)
        if !content.isEmpty { return content }
      }
    }
    return nil
  }

  /// White space at the edges gone, inside a single space, character references that were escaped twice resolved.
  static func normalized(_ text: String) -> String {
    var text = text
    return EscapedReferences.resolved(in: text.withUTF8 { TextBuilder.normalized($0) })
  }

  var pageKind: PageKindEvidence {
    if structured.isDiscussion || facts.isMarkedDiscussion { return .discussion }
    if structured.isArticle || property("article:published_time") != nil { return .article }
    let address = facts.canonical ?? ""
    let folders = address.split(separator: "/").dropFirst(address.contains("://") ? 2 : 0).dropLast()
    let isNamedDiscussion = PageKindEvidence.namesDiscussion(facts.bodyClass)
    let isAmongDiscussions = folders.contains { PageKindEvidence.isDiscussionSegment($0) }
    // Publishing systems call any page an article in Open Graph, threads too.
    if property("og:type").map({ $0.lowercased().hasPrefix("article") }) ?? false {
      return isNamedDiscussion && isAmongDiscussions ? .discussion : .article
    }
    return isNamedDiscussion || isAmongDiscussions ? .discussion : .none
  }

  private var pageTitle: String { Self.normalized(String(decoding: facts.title, as: UTF8.self)) }

  private var site: String? { property("og:site_name", "application-name") ?? structured.site.map(Self.normalized) }

  /// The text that JSON-LD calls the article's.
  var structuredBody: String? { structured.body }

  var siteKey: TitleKey? { site.map { TitleKey($0) } }

  /// What the page says it is about, folded.
  var summaryKeys: [TitleKey] {
    [property("og:description"), property("description"), structured.description.map(Self.normalized)]
      .compactMap { $0.map { TitleKey($0) } }
  }

  /// The authors that the page names outside its text, folded.
  var authorKeys: [TitleKey] { authors(bylines: []).map { TitleKey($0) } }

  /// The titles that the page gives itself outside its text.
  var titles: [TitleKey] {
    [property("og:title", "twitter:title"), structured.headline.map(Self.normalized), pageTitle].compactMap { $0 }
      .filter { !$0.isEmpty }.map { TitleKey($0) }
  }

  /// The metadata.
  ///
  /// - Parameters:
  ///   - title: the visible headline.
  ///   - byline: the texts of visible bylines.
  ///   - dateLines: the texts of visible date lines.
  ///   - visibleDate: finds a date in the text; asked only if the page declares none, or several.
  func metadata(
    title: VisibleTitle, bylines: [String], dateLines: [String], visibleDate: @escaping (_ isDayFirst: Bool?) -> String?
  ) -> Metadata {
    var metadata = Metadata()
    metadata.site = site
    metadata.title = self.title(title)
    metadata.authors = authors(bylines: bylines)
    metadata.description =
      property("og:description", "description", "twitter:description", "dc.description")
      ?? structured.description.map(Self.normalized)
    metadata.url = facts.canonical ?? property("og:url") ?? structured.url
    if let url = metadata.url, !url.hasPrefix("http") { metadata.url = property("og:url") }
    metadata.language = language
    metadata.modified =
      [
        structured.modified, property("article:modified_time", "og:updated_time", "last-modified", "dcterms.modified"),
      ].lazy.compactMap { [dates] in $0.flatMap { dates.iso($0) } }.first
    let isDayFirst =
      metadata.language.map { !$0.hasPrefix("en") } ?? false ? true : metadata.language == "en-US" ? false : nil
    metadata.published =
      PublicationChoice(
        facts: facts, structured: structured, dates: dates, url: metadata.url, dateLines: dateLines,
        visibleDate: { visibleDate(isDayFirst) }
      ).date ?? metadata.modified ?? titles.lazy.compactMap { [dates] in dates.iso($0.text, isDayFirst: isDayFirst) }
      .first
      ?? property("og:image").flatMap(DateReading.inAddress)
    return metadata
  }

  private func title(_ visible: VisibleTitle) -> String? {
    TitleChoice(
      declared: [
        structured.headline.map(Self.normalized), property("og:title", "twitter:title", "dc.title", "parsely-title"),
        pageTitle,
      ].compactMap { $0 }, site: site, visible: visible
    ).title
  }

  private func authors(bylines: [String]) -> [String] {
    var choice = declaredAuthors
    choice.add(texts: bylines)
    for names in markedAuthors { choice.add(names: names) }
    return choice.authors
  }

  private func readDeclaredAuthors() -> AuthorChoice {
    var choice = AuthorChoice(names: names, site: site)
    choice.add(fields: structured.authors.map(Self.normalized), isBody: structured.isByBody)
    for name in Self.authorProperties {
      choice.add(fields: facts.properties.filter { $0.name == name }.map { field(Self.normalized($0.content), name) })
    }
    for number in ["1", "2"] where property("twitter:label\(number)").map(names.isLabel) ?? false {
      choice.add(fields: property("twitter:data\(number)").map { [$0] } ?? [])
    }
    choice.add(texts: facts.marked.texts(.author, isExplicit: true))
    return choice
  }

  /// Fields for citations have the surname first: `Sorell, Ina`.
  private func field(_ content: String, _ name: String) -> String {
    guard name.hasPrefix("citation") || name.hasPrefix("dc") else { return content }
    let parts = content.split(separator: ",")
    guard parts.count == 2, parts[0].split(separator: " ").count <= 2 else { return content }
    return Self.normalized("\(parts[1]) \(parts[0])")
  }

  private static let authorProperties = [
    "author", "article:author", "dc.creator", "dcterms.creator", "dc.contributor", "parsely-author", "sailthru.author",
    "byl", "citation_author", "article.author", "authors", "article:author_name",
    "shareaholic:article_author_name", "og:article:author",
  ]

  private var language: String? {
    let value =
      facts.language ?? property("og:locale", "content-language", "language", "dc.language") ?? structured.language
    guard let value, let tag = value.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == " " }).first else {
      return nil
    }
    let normalized = tag.replacing("_", with: "-")
    return normalized.utf8.allSatisfy { WordSequenceHash.isWordByte($0) && $0 < 0x80 || $0 == UInt8(ascii: "-") }
      && normalized.utf8.count <= 12 ? String(normalized) : nil
  }
}

import ExtractCore

/// Puts a page's metadata together from what it says in several places.
struct MetadataAssembly {
  private let facts: PageFacts
  private let structured: StructuredData
  private let dates: DateReading

  init(_ facts: PageFacts, dates: DateReading) {
    self.facts = facts
    self.dates = dates
    structured = StructuredData(facts.structuredData)
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
    var builder = TextBuilder(decoding: nil, capacity: text.utf8.count)
    text.withUTF8 { builder.append(0..<$0.count, of: $0) }
    var result = String(decoding: builder.text, as: UTF8.self)
    guard result.utf8.contains(UInt8(ascii: "&")) else { return result }
    for (reference, character) in [
      ("&amp;", "&"), ("&quot;", "\""), ("&#039;", "'"), ("&#39;", "'"), ("&apos;", "'"), ("&nbsp;", " "),
      ("&#8217;", "’"), ("&#8216;", "‘"), ("&#8220;", "“"), ("&#8221;", "”"), ("&#8211;", "–"), ("&rsquo;", "’"),
      ("&lsquo;", "‘"), ("&ldquo;", "“"), ("&rdquo;", "”"), ("&ndash;", "–"), ("&mdash;", "—"), ("&hellip;", "…"),
    ] {
      result = result.replacing(reference, with: character)
    }
    return result
  }

  var pageKind: PageKindEvidence {
    if structured.isDiscussion { return .discussion }
    let isArticle =
      structured.isArticle || property("og:type").map { $0.lowercased().hasPrefix("article") } ?? false
      || property("article:published_time") != nil
    return isArticle ? .article : .none
  }

  private var pageTitle: String { Self.normalized(String(decoding: facts.title, as: UTF8.self)) }

  private var site: String? { property("og:site_name", "application-name") ?? structured.site.map(Self.normalized) }

  /// The titles that the page gives itself outside its text.
  var titles: [TitleKey] {
    [property("og:title", "twitter:title"), structured.headline.map(Self.normalized), pageTitle].compactMap { $0 }
      .filter { !$0.isEmpty }.map { TitleKey($0) }
  }

  /// The metadata.
  ///
  /// - Parameters:
  ///   - headline: the text of the visible headline.
  ///   - byline: the texts of visible bylines.
  ///   - dateLines: the texts of visible date lines.
  func metadata(headline: String?, bylines: [String], dateLines: [String]) -> Metadata {
    var metadata = Metadata()
    metadata.site = site
    metadata.title = title(headline: headline)
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
      ].lazy.compactMap { $0.flatMap(dates.iso) }.first
    metadata.published = published(dateLines: dateLines, url: metadata.url)
    return metadata
  }

  private func title(headline: String?) -> String? {
    let headings = headline.map { [$0] } ?? []
    let candidates = [
      structured.headline.map(Self.normalized), property("og:title", "twitter:title", "dc.title", "parsely-title"),
      pageTitle.isEmpty ? nil : pageTitle,
    ].compactMap { $0 }
    if let headline, candidates.contains(where: { TitleKey($0).matches(headline) }) { return headline }
    guard let first = candidates.first(where: { !$0.isEmpty }) else { return headline }
    return TitleParts.title(of: first, site: site, headings: headings)
  }

  private func authors(bylines: [String]) -> [String] {
    var found = structured.authors.map(Self.normalized).filter { !$0.isEmpty }
    if found.isEmpty {
      for property in facts.properties
      where ["author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl"]
        .contains(property.name)
      {
        found = AuthorNames.names(in: Self.normalized(property.content))
        if !found.isEmpty { break }
      }
    } else {
      found = found.flatMap { AuthorNames.names(in: $0) }
    }
    for byline in bylines where found.isEmpty { found = AuthorNames.names(in: byline) }
    var unique: [String] = []
    for name in found where !unique.contains(name) { unique.append(name) }
    return unique
  }

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

  private func published(dateLines: [String], url: String?) -> String? {
    let declared: [String?] = [
      structured.published,
      property(
        "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date.issued", "dc.date",
        "dcterms.created", "dcterms.date", "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date",
        "publication_date", "parsely-pub-date", "sailthru.date", "article.published", "article_date_original",
        "og:published_time", "cxenseparse:recs:publishtime", "citation_publication_date", "originalpublicationdate",
        "date.release", "uploaddate", "rnews:datepublished"),
      facts.times.first { $0.isPublished }?.value,
    ]
    for value in declared { if let date = value.flatMap(dates.iso) { return date } }
    if let date = url.flatMap(DateReading.inAddress) { return date }
    if let date = facts.times.first.flatMap({ dates.iso($0.value) }) { return date }
    for line in dateLines { if let date = dates.iso(line) { return date } }
    return nil
  }
}

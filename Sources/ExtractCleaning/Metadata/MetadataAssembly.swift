import ExtractCore

/// Puts a page's metadata together from what it says in several places.
struct MetadataAssembly {
  private let facts: PageFacts
  private let structured: StructuredData
  private let dates: DateReading
  private let names: AuthorNames

  init(_ facts: PageFacts, dates: DateReading, names: AuthorNames) {
    self.facts = facts
    self.dates = dates
    self.names = names
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
    if structured.isDiscussion || facts.isMarkedDiscussion { return .discussion }
    if structured.isArticle || property("article:published_time") != nil { return .article }
    let path = facts.canonical.map {
      $0.split(separator: "/").dropFirst($0.contains("://") ? 2 : 0).dropLast().joined(separator: "/")
    }
    let isNamedDiscussion = PageKindEvidence.namesDiscussion(facts.bodyClass)
    let isAmongDiscussions = (path ?? "").split(separator: "/").contains { PageKindEvidence.isDiscussionSegment($0) }
    // Publishing systems call any page an article in Open Graph, threads too.
    if property("og:type").map({ $0.lowercased().hasPrefix("article") }) ?? false {
      return isNamedDiscussion && isAmongDiscussions ? .discussion : .article
    }
    return isNamedDiscussion || isAmongDiscussions ? .discussion : .none
  }

  private var pageTitle: String { Self.normalized(String(decoding: facts.title, as: UTF8.self)) }

  private var site: String? { property("og:site_name", "application-name") ?? structured.site.map(Self.normalized) }

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
  ///   - headline: the text of the visible headline.
  ///   - byline: the texts of visible bylines.
  ///   - dateLines: the texts of visible date lines.
  ///   - visibleDate: finds a date in the text; asked only if the page declares none.
  func metadata(
    headline: String?, bylines: [String], dateLines: [String], visibleDate: (_ isDayFirst: Bool?) -> String?
  ) -> Metadata {
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
      ].lazy.compactMap { $0.flatMap { dates.iso($0) } }.first
    let isDayFirst =
      metadata.language.map { !$0.hasPrefix("en") } ?? false ? true : metadata.language == "en-US" ? false : nil
    metadata.published =
      published(dateLines: dateLines, url: metadata.url) ?? visibleDate(isDayFirst) ?? metadata.modified
    return metadata
  }

  private func title(headline: String?) -> String? {
    let headings = headline.map { [$0] } ?? []
    let candidates = [
      structured.headline.map(Self.normalized), property("og:title", "twitter:title", "dc.title", "parsely-title"),
      pageTitle.isEmpty ? nil : pageTitle,
    ].compactMap { $0 }
    if let headline, candidates.contains(where: { TitleKey($0).matches(headline) }) { return headline }
    // What readers see is the title, where what is made for search engines says much the same in other words.
    if let headline, TitleParts.wordCount(headline) >= 3, !candidates.isEmpty,
      candidates.contains(where: { TitleParts.sharedWords(headline, $0) >= 0.5 })
    {
      return headline
    }
    guard let first = candidates.first(where: { !$0.isEmpty }) else { return headline }
    return TitleParts.title(of: first, site: site, headings: headings)
  }

  /// The first of several sources that names somebody, in falling order of trust.
  private func authors(bylines: [String]) -> [String] {
    let structured = self.structured.authors.map(Self.normalized).flatMap { names.names(in: $0, site: site) }
    if !structured.isEmpty { return unique(structured) }
    for property in facts.properties where Self.authorProperties.contains(property.name) {
      let found = names.names(in: Self.normalized(property.content), site: site)
      if !found.isEmpty { return found }
    }
    for text in facts.marked.texts(.author) + bylines {
      let found = names.names(in: text, site: site)
      if !found.isEmpty { return found }
    }
    return []
  }

  private static let authorProperties = [
    "author", "article:author", "dc.creator", "dcterms.creator", "dc.contributor", "parsely-author", "sailthru.author",
    "byl", "citation_author", "twitter:data1", "article.author", "authors", "article:author_name",
    "shareaholic:article_author_name",
  ]

  private func unique(_ names: [String]) -> [String] {
    names.reduce(into: []) { unique, name in if !unique.contains(name) { unique.append(name) } }
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
    let urlDate = url.flatMap(DateReading.inAddress)
    if let date = declaredDate {
      // A time in UTC may name another day than the one on which the page says it was published.
      if let urlDate, date.hasSuffix("Z") || date.hasSuffix("+00:00"), date.utf8.count > 10,
        DateReading.areNeighbours(urlDate, String(date.prefix(10)))
      {
        return urlDate
      }
      return date
    }
    if let urlDate { return urlDate }
    if let date = facts.times.first.flatMap({ dates.iso($0.value) }) { return date }
    for text in facts.marked.texts(.date) + dateLines { if let date = dates.iso(text) { return date } }
    return nil
  }

  /// The date of JSON-LD, or else that of the most telling property.
  private var declaredDate: String? {
    if let date = structured.published.flatMap({ dates.iso($0) }) { return date }
    var best: (rank: Int, date: String)?
    for property in facts.properties {
      guard let rank = Self.rank(ofDateProperty: property.name), rank < best?.rank ?? .max,
        let date = dates.iso(property.content)
      else { continue }
      best = (rank, date)
    }
    let time = facts.times.first { $0.isPublished }.flatMap { dates.iso($0.value) }
    if let best, best.rank < Self.publicationProperties.count || time == nil { return best.date }
    return time
  }

  /// How telling a property is for the date of publication, 0 most; `nil` if it says nothing about it.
  private static func rank(ofDateProperty name: String) -> Int? {
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "d") || $0 == UInt8(ascii: "p") }) else { return nil }
    if let rank = publicationProperties.firstIndex(of: name) { return rank }
    let bytes = Array(name.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      publicationWords.contains { word in
        bytes.indices.contains { bytes[$0...].starts(with: word) }
      }
    } ? publicationProperties.count : nil
  }

  private static let publicationProperties = [
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date.issued", "dc.date",
    "dcterms.created", "dcterms.date", "dcterms.issued", "dc.date.created", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "parsely-pub-date", "sailthru.date", "article.published",
    "article_date_original", "og:published_time", "cxenseparse:recs:publishtime", "citation_publication_date",
    "citation_date", "originalpublicationdate", "date.release", "uploaddate", "rnews:datepublished", "article.created",
  ]

  /// A property with one of these in its name says when the page was published, whatever else it is called.
  private static let publicationWords = [
    "pubdate", "pub-date", "pub_date", "publishdate", "publish-date", "publish_date", "published", "publication",
  ].map { Array($0.utf8) }
}

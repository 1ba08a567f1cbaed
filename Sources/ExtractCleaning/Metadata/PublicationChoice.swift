/// Chooses a page's date of publication among the places that tell it.
///
/// The order of trust: JSON-LD, `<meta>`, a `<time>` or an element that is marked as the date, the address, other
/// `<time>` elements and visible date lines.
struct PublicationChoice {
  let facts: PageFacts
  let structured: StructuredData
  let dates: DateReading
  /// The page's address.
  let url: String?
  /// The texts of visible date lines.
  let dateLines: [String]
  /// Finds a date in the text; asked only where what is declared is at odds, or nothing is.
  let visibleDate: () -> String?

  var date: String? {
    let addressDay = url.flatMap(DateReading.inAddress)
    let stated = declared ?? (addressDay == nil ? facts.times.first.flatMap { dates.iso($0.value) } : nil)
    // Pages mark the dates of comments and of other articles, too.
    if let addressDay, isMarkedAlone, let stated, !DateReading.canBeLocalDay(addressDay, of: stated) {
      return addressDay
    }
    if let stated {
      // What readers are shown is local time. A time in UTC can name the day before or after it, and does not tell the
      // offset with which it would be right: the local day is kept, and the time of day, which would be wrong beside
      // it, is not. "Yesterday" and "on Friday" in the text count from the local day.
      let local = [addressDay].compactMap { $0 } + visibleDays
      return local.first { DateReading.canBeLocalDay($0, of: stated) && !local.contains(Self.day(stated)) } ?? stated
    }
    return addressDay ?? visibleDates.first ?? visibleDate()
  }

  /// Whether an element of the page tells a date, and no field does.
  private var isMarkedAlone: Bool { structured.published == nil && property == nil }

  private static func day(_ date: String) -> String { String(date.prefix(10)) }

  private var visibleDates: [String] {
    (facts.marked.texts(.date, isExplicit: true) + dateLines + facts.marked.texts(.date, isExplicit: false))
      .compactMap { dates.iso($0) }
  }

  /// The days of date lines beside the headline.
  private var visibleDays: [String] { dateLines.prefix(3).compactMap { dates.iso($0).map(Self.day) } }

  /// The date of JSON-LD, of the most telling property or of a `<time>`, in this order of trust; where they differ, the
  /// one that readers see.
  private var declared: String? {
    let property = property
    let time = facts.times.first { $0.isPublished }.flatMap { dates.iso($0.value) }
    let places = [
      structured.published.flatMap { dates.iso($0) }, property.flatMap { $0.isTelling ? $0.date : nil }, time,
      property?.date,
    ].compactMap { $0 }
    guard let first = places.first else { return nil }
    let others = places.dropFirst().filter { Self.day($0) != Self.day(first) }
    guard !others.isEmpty else { return first }
    let seen = visibleDays + (visibleDate().map { [Self.day($0)] } ?? [])
    return seen.contains(Self.day(first)) ? first : others.first { seen.contains(Self.day($0)) } ?? first
  }

  /// The date of the most telling property, and whether its name is one for dates of publication.
  private var property: (date: String, isTelling: Bool)? {
    var best: (rank: Int, date: String)?
    for property in facts.properties {
      guard let rank = Self.rank(ofDateProperty: property.name), rank < best?.rank ?? .max,
        let date = dates.iso(property.content)
      else { continue }
      best = (rank, date)
    }
    return best.map { ($0.date, $0.rank < Self.publicationProperties.count) }
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

import ExtractCore
import ExtractData
import ExtractMatching
import Testing

@testable import ExtractCleaning

/// What libxml2 is not given of a page, and what comes out all the same.
@Suite struct AbridgedPageTests {
  private static let long = "The mill by the weir was built by a miller who could not swim, and it still turns."

  private static func clean(_ page: String) -> (text: String, sources: [String]) {
    var document = Document(id: "a", source: Document.Source(path: "a", media: .html), raw: Array(page.utf8))
    var worker = CleaningStage(lexicon: .builtin).makeWorker()
    worker.process(&document)
    let sources = (document.blocks ?? []).compactMap { document.alignment.source(of: $0.range) }.map {
      String(decoding: document.raw[$0.lowerBound..<$0.upperBound], as: UTF8.self)
    }
    return (String(decoding: document.text, as: UTF8.self), sources)
  }

  @Test func placesAreThoseOfThePage() {
    var page = AbridgedPage(Array("abcdefghij".utf8), without: [2..<4, 6..<8])
    #expect(page.bytes == Array("abefij".utf8))
    let sources = [0, 1, 4, 5, 8, 9, 10]
    for (place, source) in sources.enumerated() { #expect(page.source(of: place) == source) }
    for (place, source) in sources.enumerated().reversed() { #expect(page.source(of: place) == source) }
  }

  @Test func aPageWithoutIdlePartsIsReadAsItIs() {
    var page = AbridgedPage(Array("abc".utf8), without: [])
    #expect(page.bytes == Array("abc".utf8))
    #expect(page.source(of: 2) == 2)
  }

  @Test(arguments: [
    "\(long)", "\n   \(long)\n", "“\(long)”", "A &amp; B: \(long)", "\(long) &amp; \(long)", "\(long)&#233; \(long)",
    "Mind the &gap. &nbsp;\(long)", "Salt &\(String(repeating: "pepper", count: 50)).",
    "Copper &copy \(long)", "Tea &nosuch; \(long)", "\(long)&lbrace;\(long)", "\(long) 3 < 4 and 5 > 4 \(long)",
    "一二三四五六七八九十。一二三四五六七八九十 一二三四五六七八九十。",
  ]) func allOfATextIsKept(text: String) {
    let before = "<p title=\"\(Self.long)\" data-note='\(Self.long)' class=lead>"
    let (cleaned, sources) = Self.clean("<body><!-- \(Self.long) --><div>\(before)\(text)</p></div></body>")
    let references = [
      ("&amp;", "&"), ("&#233;", "é"), ("&copy ", "&copy "), ("&lbrace;", "{"), ("&nbsp;", ""), ("\n   ", ""),
      ("\n", ""),
    ]
    var expected = text
    for (reference, plain) in references {
      expected = expected.split(separator: reference, omittingEmptySubsequences: false).joined(separator: plain)
    }
    #expect(cleaned == expected)
    let bare = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
    #expect(sources == [String(bare)])
  }

  @Test(arguments: [
    "<script>let a = '\(long)'</script>", "<script>document.write('<b>\(long)</b>')</script>",
    "<style>p { content: '\(long)' }</style>", "<!-- \(long) -- \(long) -->",
  ]) func whatIsNoTextStaysOut(code: String) {
    let (cleaned, _) = Self.clean(
      "<body><p>\(Self.long)</p>\(code)<p>It needs a new wheel, and a miller who can swim.</p></body>")
    #expect(cleaned == "\(Self.long)\n\nIt needs a new wheel, and a miller who can swim.")
  }

  @Test func dataInScriptsAndNamesInMarkupAreReadInFull() {
    var document = Document(
      id: "a", source: Document.Source(path: "a", media: .html),
      raw: Array(
        """
        <html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "The mill turns again",
        "description": "\(Self.long)", "author": {"@type": "Person", "name": "Ina Sorell"}}</script></head>
        <body><h1>The mill turns again</h1><p>\(Self.long)</p></body></html>
        """.utf8))
    var worker = CleaningStage(lexicon: .builtin).makeWorker()
    worker.process(&document)
    #expect(document.metadata.authors == ["Ina Sorell"])
    #expect(document.metadata.description == Self.long)
  }

  private static let attributes: [(tag: ExtractCleaning.Tag, text: String, isIdle: Bool)] = [
    (.a, "href=\"https://mill.example/weir\"", true), (.a, "href=\"https://mill.example/author/ina\"", false),
    (.a, "href=\"https://mill.example/a&#117;thor/ina\"", false), (.a, "rel=\"nofollow noopener\"", true),
    (.link, "href=\"https://mill.example/weir\"", false), (.meta, "name=\"twitter:creator\"", false),
    (.input, "name=\"search-of-the-site\"", true), (.script, "type=\"application/ld+json\"", false),
    (.input, "type=\"application/ld+json\"", true), (.p, "class=\"the-lead-of-the-text\"", false),
    (.p, "title=\"Mill\"", false),
  ]

  @Test(arguments: attributes)
  func attributesThatNobodyLooksAtAreIdle(tag: ExtractCleaning.Tag, attribute: String, isIdle: Bool) {
    let bytes = Array(attribute.utf8)
    let name = bytes.prefix { $0 != UInt8(ascii: "=") }.reduce(into: TagNames.NameKey()) { $0.add($1) }
    var idle = IdleMarkup()
    idle.note(attribute: bytes.indices, name, of: tag, in: bytes)
    // Of a link, the name stays.
    let start = tag == .a ? attribute.prefix { $0 != "\"" }.utf8.count + 1 : 0
    #expect(idle.ranges == (isIdle ? [start..<bytes.count - (tag == .a ? 1 : 0)] : []))
  }

  @Test func attributesOfATagThatIsSpelledOddlyAreReadInFull() {
    var document = Document(
      id: "a", source: Document.Source(path: "a", media: .html),
      raw: Array("<meta= name=\"description\" content=\"The mill by the weir\"><p>\(Self.long)</p>".utf8))
    var worker = CleaningStage(lexicon: .builtin).makeWorker()
    worker.process(&document)
    #expect(document.metadata.description == "The mill by the weir")
  }
}

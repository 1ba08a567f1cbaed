import ExtractCleaning
import ExtractCore
import ExtractData
import ExtractMatching
import Testing

/// Input that makes other cleaners crash, hang or lose text.
struct HostileInputTests {
  private static func clean(_ raw: [UInt8], _ media: Document.Source.Media?) -> Document {
    var document = Document(id: "a", source: Document.Source(path: "a", media: media), raw: raw)
    var worker = CleaningStage(lexicon: .builtin).makeWorker()
    worker.process(&document)
    return document
  }

  private static let sentence = "The ferry to Osterby sails every morning, and the one to Lund sails twice a week."

  private static func expectSentence(_ page: String) {
    let document = clean(Array(page.utf8), .html)
    #expect(String(decoding: document.text, as: UTF8.self).contains(sentence))
  }

  @Test(.timeLimit(.minutes(1))) func deeplyNestedElementsKeepTheirText() {
    let depth = 100_000
    Self.expectSentence(
      "<html><body>" + String(repeating: "<div>", count: depth) + "<p>\(Self.sentence)</p>"
        + String(repeating: "</div>", count: depth) + "</body></html>")
  }

  @Test(.timeLimit(.minutes(1))) func unmatchedEndTagsAreLinear() {
    Self.expectSentence(
      "<body>" + String(repeating: "<div>", count: 50_000) + String(repeating: "</b>", count: 50_000)
        + "<p>\(Self.sentence)</p>")
  }

  @Test(.timeLimit(.minutes(1))) func manyAttributesAreLinear() {
    let attributes = (0..<60_000).map { "a\($0)=\"v\"" }.joined(separator: " ")
    Self.expectSentence("<body><div \(attributes)><p>\(Self.sentence)</p></div></body>")
  }

  @Test func elementsWithoutContentAreNotDeep() {
    let document = Self.clean(
      Array(("<body>" + String(repeating: "<svg><path d='a'/></svg>", count: 5_000) + "<p>\(Self.sentence)</p>").utf8),
      .html)
    #expect(document.warnings.isEmpty)
    #expect(String(decoding: document.text, as: UTF8.self) == Self.sentence)
  }

  @Test func deepMarkupIsAWarning() {
    let document = Self.clean(
      Array(("<body>" + String(repeating: "<div>", count: 100_000) + "<p>\(Self.sentence)</p>").utf8), .html)
    #expect(String(decoding: document.text, as: UTF8.self) == Self.sentence)
    #expect(document.warnings.map(\.code) == ["W103"])
  }

  @Test(arguments: ["<!-- ", "<p class='", "<title>", "<textarea>"])
  func whatNeverEndsLosesNoText(_ opening: String) {
    let document = Self.clean(Array("<body><p>Before.</p>\(opening)<p>\(Self.sentence)</p>".utf8), .html)
    #expect(String(decoding: document.text, as: UTF8.self).contains(Self.sentence))
    #expect(document.warnings.map(\.code) == ["W104"])
    #expect(document.warnings.first?.position != nil)
  }

  @Test func aLongTextWithANoncharacterIsKept() {
    let text = String(repeating: "\(Self.sentence) ", count: 8)
    let document = Self.clean(Array("<body><p>\(text)\u{FFFE}\(text)</p></body>".utf8), .html)
    #expect(String(decoding: document.text, as: UTF8.self).contains(Self.sentence))
  }

  @Test func aScriptThatNeverEndsIsAWarning() {
    let document = Self.clean(Array("<body><p>\(Self.sentence)</p><script>let a = 1".utf8), .html)
    #expect(String(decoding: document.text, as: UTF8.self) == Self.sentence)
    #expect(document.warnings.map(\.code) == ["W104"])
  }

  @Test(.timeLimit(.minutes(1))) func ampersandsAreKept() {
    let document = Self.clean(Array("<p>\(String(repeating: "& &# &&", count: 100_000))x".utf8), .html)
    #expect(document.text.count { $0 == UInt8(ascii: "&") } == 400_000)
  }

  @Test(.timeLimit(.minutes(1))) func unclosedScriptsAreLinear() {
    _ = Self.clean(Array(String(repeating: "<script>a<title>", count: 50_000).utf8), .html)
  }

  @Test(.timeLimit(.minutes(1)), arguments: [Document.Source.Media.plainText, .html])
  func aLongWordIsKept(_ media: Document.Source.Media) {
    let word = String(repeating: "x", count: 200_000)
    let document = Self.clean(Array((media == .html ? "<p>\(word)</p>" : word).utf8), media)
    #expect(document.text.count == 200_000)
  }

  @Test(.timeLimit(.minutes(1)), arguments: [Document.Source.Media.plainText, .html])
  func marksWithoutEndAreLinear(_ media: Document.Source.Media) {
    for piece in ["**", "[", "&", "<", "a*b_", "](", "\u{C}", "\\", "- ", "# ", "> ", "&am", "<!--", "<a b='"] {
      _ = Self.clean(Array(String(repeating: piece, count: 100_000).utf8), media)
    }
  }

  @Test(arguments: [Document.Source.Media.plainText, .html])
  func randomBytesAndControlsDoNoHarm(_ media: Document.Source.Media) {
    // A linear congruential generator (Numerical Recipes), so that each run has the same bytes.
    var state: UInt32 = 2031
    for round in 0..<200 {
      let bytes = (0..<round * 7).map { _ -> UInt8 in
        state = state &* 1_664_525 &+ 1_013_904_223
        let byte = UInt8(state >> 24)
        return round % 2 == 0 ? byte : [0x3C, 0x3E, 0x26, 0x0A, 0x20, 0x00, 0x61, 0x2F, 0xE2, 0x80][Int(byte) % 10]
      }
      let document = Self.clean(bytes, media)
      let isValid = document.text.withUnsafeBufferPointer { UTF8Decoding.isValid($0) }
      #expect(isValid)
    }
  }

  @Test func nothingIsEmptyText() {
    for media in [Document.Source.Media.plainText, .html, nil] { #expect(Self.clean([], media).text.isEmpty) }
  }

  @Test func truncatedUTF16IsRepaired() {
    let document = Self.clean([0xFF, 0xFE, 0x61, 0x00, 0x62], .plainText)
    #expect(String(decoding: document.text, as: UTF8.self) == "a\u{FFFD}")
  }
}

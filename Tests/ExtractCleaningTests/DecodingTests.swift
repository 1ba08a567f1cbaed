import ExtractCleaning
import ExtractCore
import ExtractData
import ExtractMatching
import Testing

/// Encodings that a caller, a page or the bytes themselves tell.
struct DecodingTests {
  private static func clean(_ raw: [UInt8], encoding: String? = nil) -> Document {
    var document = Document(
      id: "a", source: Document.Source(path: "a", media: .plainText, encoding: encoding), raw: raw)
    var worker = CleaningStage(lexicon: .builtin).makeWorker()
    worker.process(&document)
    return document
  }

  /// Labels, bytes of a few characters, and what they are.
  private static let samples: [(label: String, bytes: [UInt8], text: String)] = [
    ("shift_jis", [0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA, 0x82, 0xCC, 0x83, 0x65, 0x83, 0x58, 0x83, 0x67], "日本語のテスト"),
    ("euc-jp", [0xC6, 0xFC, 0xCB, 0xDC, 0xB8, 0xEC, 0xA4, 0xCE, 0xA5, 0xC6, 0xA5, 0xB9, 0xA5, 0xC8], "日本語のテスト"),
    ("euc-kr", [0xC7, 0xD1, 0xB1, 0xB9, 0xBE, 0xEE], "한국어"),
    ("gb18030", [0xD6, 0xD0, 0xCE, 0xC4, 0xB2, 0xE2, 0xCA, 0xD4], "中文测试"),
    ("big5", [0xA4, 0xA4, 0xA4, 0xE5], "中文"),
    ("koi8-r", [0xF0, 0xCF, 0xD2, 0xD4], "Порт"),
    ("windows-1251", [0xCF, 0xEE, 0xF0, 0xF2], "Порт"),
  ]

  @Test(arguments: 0..<7)
  func charactersHaveTheirPlaceInTheSource(_ index: Int) {
    let (label, bytes, text) = Self.samples[index]
    let document = Self.clean(Array("Port ".utf8) + bytes + Array(" 12.".utf8), encoding: label)
    #expect(String(decoding: document.text, as: UTF8.self) == "Port \(text) 12.")
    #expect(document.source.encoding == label)
    #expect(document.warnings.isEmpty)
    var start = 5
    var source = 5
    let width = bytes.count / text.unicodeScalars.count
    for scalar in text.unicodeScalars {
      let length = String(scalar).utf8.count
      #expect(document.alignment.source(of: TextRange(start, start + length)) == SourceRange(source, source + width))
      start += length
      source += width
    }
    #expect(document.alignment.source(of: TextRange(start + 1, start + 4)) == SourceRange(source + 1, source + 4))
  }

  @Test func brokenCharactersAreReplacedAndNoASCIIIsLost() {
    let document = Self.clean([0x93, 0xFA, 0x81] + Array(" end".utf8), encoding: "shift_jis")
    #expect(String(decoding: document.text, as: UTF8.self) == "日\u{FFFD} end")
    #expect(document.warnings.map(\.code) == ["W101"])
  }

  @Test(arguments: [("shift_jis", "a b"), ("gb18030", "a€b")])
  func theByte80MeansWhatBrowsersTakeItFor(_ label: String, _ text: String) {
    let document = Self.clean(Array("a".utf8) + [0x80] + Array("b".utf8), encoding: label)
    #expect(String(decoding: document.text, as: UTF8.self) == text)
    #expect(document.warnings.isEmpty)
  }

  /// The UTF-8 of a text, taken for windows-1252 or for Latin-1 and encoded again.
  private static func encodedTwice(_ text: String, isLatin1: Bool) -> [UInt8] {
    let marks: [UInt8: Unicode.Scalar] = [0x80: "€", 0x93: "“", 0x94: "”", 0x99: "™", 0x9C: "œ"]
    var result = ""
    for byte in text.utf8 {
      result.unicodeScalars.append(isLatin1 ? Unicode.Scalar(byte) : marks[byte] ?? Unicode.Scalar(byte))
    }
    return Array(result.utf8)
  }

  @Test func anUnknownEncodingIsAWarning() {
    let document = Self.clean(Array("The café is shut.".utf8), encoding: "x-nerith")
    #expect(document.warnings.map(\.code) == ["W102"])
    #expect(document.source.encoding == "utf-8")
  }

  @Test(arguments: [false, true])
  func textThatWasEncodedTwiceIsDecodedTwice(_ isLatin1: Bool) {
    let text = "“We don’t know,” said José – the café’s owner."
    let raw = Self.encodedTwice(text, isLatin1: isLatin1)
    let document = Self.clean(raw)
    #expect(String(decoding: document.text, as: UTF8.self) == text)
    #expect(document.warnings.map(\.code) == ["W105"])
    #expect(document.source.encoding == "utf-8")
    var start = 0
    var source = 0
    for scalar in text.unicodeScalars {
      let length = String(scalar).utf8.count
      let width = Self.encodedTwice(String(scalar), isLatin1: isLatin1).count
      #expect(document.alignment.source(of: TextRange(start, start + length)) == SourceRange(source, source + width))
      start += length
      source += width
    }
  }

  @Test(arguments: [
    // One character of its own speaks for the rest.
    "It wasnâ€™t, donâ€™t, canâ€™t, wonâ€™t, isnâ€™t: a café.", "Four: â€™ â€™ â€™ â€™.",
    "Ã is a letter, Â too, é, ©, ™ and €.",
  ])
  func textThatOnlyLooksEncodedTwiceStays(_ text: String) {
    let document = Self.clean(Array(text.utf8))
    #expect(String(decoding: document.text, as: UTF8.self) == text)
    #expect(document.warnings.isEmpty)
  }

  @Test(arguments: [("euc-jp", 1), ("shift_jis", 0), ("euc-kr", 2), ("gb18030", 3)])
  func anUndeclaredEncodingIsToldByItsBytes(_ label: String, _ index: Int) {
    let line = Self.samples[index].bytes + [0x0A]
    let document = Self.clean(Array(repeatElement(line, count: 12).joined()))
    #expect(document.source.encoding == label)
  }

  @Test func undeclaredRussianIsToldByItsLetters() {
    // "Паром на остров ходит каждое утро, а осенью два раза в неделю" in windows-1251.
    let text = "Паром на остров ходит каждое утро, а осенью два раза в неделю"
    let bytes = text.unicodeScalars.map { scalar -> UInt8 in
      scalar.value < 0x80 ? UInt8(scalar.value) : UInt8(scalar.value - 0x410 + 0xC0)
    }
    let document = Self.clean(bytes)
    #expect(document.source.encoding == "windows-1251")
    #expect(String(decoding: document.text, as: UTF8.self) == text)
  }

  @Test func westernTextStaysWestern() {
    let bytes = "Le café de la gare est fermé à présent.".unicodeScalars.map { UInt8($0.value) }
    #expect(Self.clean(bytes).source.encoding == "windows-1252")
  }

  @Test(.timeLimit(.minutes(1))) func controlsInText() {
    let document = Self.clean([0x61, 0x00, 0x62, 0x07, 0x63, 0x1B] + Array(" end.".utf8))
    #expect(String(decoding: document.text, as: UTF8.self) == "a b c end.")
  }
}

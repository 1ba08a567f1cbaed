import ExtractCleaning
import ExtractCore
import ExtractData
import ExtractFixtures
import ExtractMatching
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whether each byte of a text comes from source that decodes to it.
struct AlignmentTests {
  enum Form: String, CaseIterable {
    case utf8, utf8WithMark, utf16LittleEndian, utf16BigEndian, windows1252, shiftJIS

    /// The system's name of a legacy encoding.
    var converterName: String? {
      switch self {
      case .windows1252: "CP1252"
      case .shiftJIS: "CP932"
      default: nil
      }
    }

    var label: String? {
      switch self {
      case .windows1252: "windows-1252"
      case .shiftJIS: "shift_jis"
      default: nil
      }
    }
  }

  /// Converts bytes through the system; `nil` if the target lacks a character.
  private static func convert(_ bytes: [UInt8], from: String, to: String) -> [UInt8]? {
    guard let handle = iconv_open(to, from), handle != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(handle) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
    var (inputLeft, outputLeft) = (input.count, output.count)
    let status = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var (from, into) = (input.baseAddress, output.baseAddress)
        return iconv(handle, &from, &inputLeft, &into, &outputLeft)
      }
    }
    guard status != -1 else { return nil }
    return output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) }
  }

  private static func encode(_ text: String, as form: Form, isPage: Bool) -> [UInt8] {
    if let name = form.converterName {
      return text.unicodeScalars.flatMap { scalar in
        convert(Array(String(scalar).utf8), from: "UTF-8", to: name)
          ?? Array((isPage ? "&#\(scalar.value);" : "?").utf8)
      }
    }
    switch form {
    case .utf8: return Array(text.utf8)
    case .utf8WithMark: return [0xEF, 0xBB, 0xBF] + text.utf8
    case .utf16LittleEndian: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .windows1252, .shiftJIS: return []
    }
  }

  private static func decode(_ bytes: ArraySlice<UInt8>, as form: Form) -> String {
    if let name = form.converterName {
      return String(decoding: convert(Array(bytes), from: name, to: "UTF-8") ?? [], as: UTF8.self)
    }
    switch form {
    case .windows1252, .shiftJIS: return ""
    case .utf8, .utf8WithMark: return String(decoding: bytes, as: UTF8.self)
    case .utf16LittleEndian, .utf16BigEndian:
      var units: [UInt16] = []
      var index = bytes.startIndex
      while index + 1 < bytes.endIndex {
        let pair = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        units.append(form == .utf16LittleEndian ? pair.0 | pair.1 << 8 : pair.1 | pair.0 << 8)
        index += 2
      }
      return String(decoding: units, as: UTF16.self)
    }
  }

  /// What was meant by UTF-8 that was taken for windows-1252 and encoded again.
  private static func decodeOnceMore(_ text: String) -> String {
    let bytes = text.unicodeScalars.map { scalar in
      scalar.value < 0x100
        ? [UInt8(scalar.value)] : convert(Array(String(scalar).utf8), from: "UTF-8", to: "CP1252") ?? []
    }
    return String(decoding: bytes.joined(), as: UTF8.self)
  }

  private static func clean(
    _ raw: [UInt8], _ media: Document.Source.Media?, encoding: String? = nil
  ) throws -> Document {
    var document = Document(id: "a", source: Document.Source(path: "a", media: media, encoding: encoding), raw: raw)
    var worker = CleaningStage(lexicon: .builtin).makeWorker()
    worker.process(&document)
    return document
  }

  @Test(arguments: try FixtureSuite.cases(of: "clean"), Form.allCases)
  func everyStepDecodesToItsText(_ fixture: FixtureCase, _ form: Form) throws {
    let document = try Self.clean(
      Self.encode(String(decoding: fixture.raw, as: UTF8.self), as: form, isPage: fixture.media == .html),
      fixture.media, encoding: form.label)
    let isEncodedTwice = document.warnings.contains { $0.code == "W105" }
    var end = (source: 0, text: 0)
    for run in document.alignment.runs {
      #expect(Int(run.sourceStart) >= end.source && Int(run.textStart) >= end.text)
      end = (run.sourceEnd, run.textEnd)
      for step in 0..<Int(run.count) {
        let source = Int(run.sourceStart) + step * Int(run.sourceStep)
        let text = Int(run.textStart) + step * Int(run.textStep)
        let once = Self.decode(document.raw[source..<source + Int(run.sourceStep)], as: form)
        let raw = isEncodedTwice && run.sourceStep > 1 ? Self.decodeOnceMore(once) : once
        let clean = String(decoding: document.text[text..<text + Int(run.textStep)], as: UTF8.self)
        let isReference = raw.hasPrefix("&")
        let isSpace = clean == " " && !raw.isEmpty
        // Bytes of a scalar copied one by one decode to nothing by themselves.
        let isPartOfScalar = run.sourceStep == 1 && run.textStep == 1 && document.raw[source] == document.text[text]
        #expect(isReference || isSpace || isPartOfScalar || raw == clean)
      }
    }
    #expect(end.text <= document.text.count && end.source <= document.raw.count)
  }

  @Test func windows1252IsAlignedByteByByte() throws {
    let raw: [UInt8] =
      Array("The caf".utf8) + [0xE9, 0x20, 0x93] + Array("Nerith".utf8) + [0x94] + Array(" opens.".utf8)
    let document = try Self.clean(raw, .plainText)
    #expect(String(decoding: document.text, as: UTF8.self) == "The café “Nerith” opens.")
    #expect(document.source.encoding == "windows-1252")
    #expect(document.alignment.source(of: TextRange(7, 9)) == SourceRange(7, 8))
    #expect(document.alignment.source(of: TextRange(10, 13)) == SourceRange(9, 10))
  }

  @Test func invalidBytesAreReplacedWithAWarning() throws {
    let raw: [UInt8] = Array("Größe und Maße, ".utf8) + [0xFF] + Array(" ende.".utf8)
    let document = try Self.clean(raw, .plainText)
    #expect(String(decoding: document.text, as: UTF8.self) == "Größe und Maße, \u{FFFD} ende.")
    #expect(document.warnings.map(\.code) == ["W101"])
  }

  @Test func textTakenAsItIsKeepsEveryByte() throws {
    var document = Document(id: "a", source: Document.Source(path: "a"), raw: Array("  a\n\n b \r\n".utf8))
    var worker = AsIsStage().makeWorker()
    worker.process(&document)
    #expect(document.text == document.raw)
    #expect(document.blocks == nil)
  }

  @Test func theNameOfAFileIsACandidateForTheDateOfTextTakenAsItIs() throws {
    var document = Document(
      id: "a", source: Document.Source(path: "notes/2031-05-04-ferries.txt"), raw: Array("a".utf8))
    var worker = AsIsStage().makeWorker()
    worker.process(&document)
    #expect(document.creationTimeCandidates.map(\.value) == ["2031-05-04"])
    #expect(document.creationTimeCandidates.map(\.origin) == [.filename])
  }
}

import ExtractCore
import TestSupport
import Testing

@Suite struct FoldingTests {
  private func fold(_ text: String) -> String { String(decoding: Folding.shared.fold(text), as: UTF8.self) }

  @Test(arguments: [
    ("FÉLIX", "felix"), ("fe\u{301}lix", "felix"), ("Ångström", "angstrom"), ("ΑΘΉΝΑ", "αθηνα"), ("МОСКВА", "москва"),
    ("o’clock", "o'clock"), ("co\u{AD}op", "coop"), ("日本", "日本"), ("İ", "i"), ("", ""),
  ])
  func caseAndDiacriticsAreDropped(_ text: String, _ folded: String) {
    #expect(fold(text) == folded)
  }

  @Test func foldingIsDoneAtOnce() {
    let scalars = (0x80...0x2FFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).map { String($0) }
    #expect(scalars.filter { fold(fold($0)) != fold($0) } == [])
  }

  @Test func anyBytesCanBeFolded() {
    let bytes: [UInt8] = [0x41, 0xFF, 0xC3, 0xE2, 0x80, 0xF0, 0x9F, 0x98]
    var folded: [UInt8] = []
    bytes.withUnsafeBufferPointer { Folding.shared.fold($0, into: &folded) }
    #expect(folded.first == 0x61)
    #expect(String(validating: folded, as: UTF8.self) != nil)
  }

  @Test func utf8IsDecodedAsTheStandardLibraryDoes() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<5_000 {
      let lead: [UInt8] = [0x41, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0x80, 0xBF]
      let before = [UInt8](repeating: 0x61, count: Int.random(in: 0...70, using: &random))
      let middle = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0x80...0xBF, using: &random) : lead.randomElement(using: &random) ?? 0
      }
      let bytes = before + middle + [UInt8](repeating: 0x7A, count: Int.random(in: 0...70, using: &random))
      bytes.withUnsafeBufferPointer { buffer in
        #expect(UTF8Decoding.isValid(buffer) == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
        var scalars: [UInt32] = []
        var index = 0
        while index < buffer.count {
          let (value, length) = UTF8Decoding.scalar(at: index, in: buffer)
          scalars.append(value)
          index += length
        }
        #expect(index == buffer.count)
        if let text = String(validating: bytes, as: UTF8.self) {
          #expect(scalars == text.unicodeScalars.map(\.value))
          var again: [UInt8] = []
          for scalar in scalars { UTF8Decoding.append(scalar, to: &again) }
          #expect(again == bytes)
        }
      }
    }
  }
}

import TestSupport
import Testing

@testable import ExtractKit

@Suite struct OffsetIndexTests {
  /// Texts of one to four bytes a character, in runs of all lengths.
  private static func text(seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    var text = ""
    for _ in 0..<Int.random(in: 0...300, using: &random) {
      let unit = ["a", "é", "—", "字", "🌍", "\n"].randomElement(using: &random) ?? ""
      text += String(repeating: unit, count: Int.random(in: 1...4, using: &random))
    }
    return Array(text.utf8)
  }

  @Test(arguments: UInt64(0)..<20, OffsetUnit.allCases)
  func offsetsEqualANaiveCount(seed: UInt64, unit: OffsetUnit) {
    let text = Self.text(seed: seed)
    let memory = OffsetMemory()
    // The memory of a text before must not show.
    Self.text(seed: seed + 1).withUnsafeBufferPointer { _ = memory.index(of: $0, unit: unit) }
    text.withUnsafeBufferPointer { bytes in
      let index = memory.index(of: bytes, unit: unit)
      for offset in 0...text.count where offset == text.count || text[offset] & 0xC0 != 0x80 {
        let before = String(decoding: text[..<offset], as: UTF8.self)
        let expected =
          switch unit {
          case .byte: offset
          case .codepoint: before.unicodeScalars.count
          case .utf16: before.utf16.count
          }
        #expect(index(offset) == expected, "at byte \(offset)")
      }
    }
  }
}

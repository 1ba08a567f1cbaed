import Foundation
import RecordSchema
import TestSupport
import Testing

@testable import ExtractKit

@Suite struct OutputBufferTests {
  private func written(_ body: (inout OutputBuffer) -> Void) -> [UInt8] {
    var buffer = OutputBuffer(capacity: 1)
    body(&buffer)
    return Array(buffer.bytes)
  }

  @Test func numbersAreDecimalDigits() {
    var numbers = [0, 9, 10, 99, 100, -1, .max, .min]
    var power = 1
    for _ in 0..<18 {
      power *= 10
      numbers += [power - 1, power, power + 1, -power]
    }
    var random = SeededGenerator(seed: 7)
    for shift in 0..<64 { numbers.append(Int(truncatingIfNeeded: random.next() >> UInt64(shift))) }
    for number in numbers { #expect(written { $0.append(number) } == Array(String(number).utf8)) }
  }

  @Test func theCommaBehindTheLastItemIsTheEndOfItsList() {
    let list = written {
      $0.append("[1,2,")
      $0.endList(isEmpty: false)
    }
    #expect(list == Array("[1,2]".utf8))
    let empty = written {
      $0.append("[")
      $0.endList(isEmpty: true)
    }
    #expect(empty == Array("[]".utf8))
  }

  @Test func everyCharacterComesBackFromJSON() throws {
    let scalars = (0..<0x250).compactMap(Unicode.Scalar.init) + ["\u{2028}", "\u{FFFD}", "\u{1F30D}", "\u{10FFFF}"]
    for scalar in scalars {
      // Before, within and after a word of eight bytes, which is how the writer looks at short text.
      for padding in 0..<9 {
        let text = String(repeating: "a", count: padding) + String(scalar) + "bcdefghij\(scalar)"
        let json = written { $0.appendJSON(text) }
        let value = try JSONValue(parsing: Data(json))
        #expect(value == .string(text), "U+\(String(scalar.value, radix: 16)) after \(padding)")
      }
    }
  }

  @Test(arguments: 0...70) func onlyWhatMustBeIsEscaped(length: Int) {
    let letters = (0..<length).map { UInt8(ascii: "a") + UInt8($0 % 26) }
    let mark = UInt8(ascii: "\"")
    for position in 0...length {
      let text = letters[..<position] + [mark] + letters[position...]
      let json = [mark] + letters[..<position] + Array("\\\"".utf8) + letters[position...] + [mark]
      #expect(written { $0.appendJSON(String(decoding: text, as: UTF8.self)) } == json)
    }
  }

  @Test(arguments: 0...70) func whatStandsBehindATextIsNotWritten(length: Int) {
    let all = Array(String(repeating: "abc\"\n\ndefghijklmno", count: 6).utf8)
    let text = String(decoding: all[..<length], as: UTF8.self)
    let json = all.withUnsafeBufferPointer { bytes in
      written { $0.appendJSON(UnsafeBufferPointer(rebasing: bytes[..<length]), behind: bytes.count - length) }
    }
    #expect(json == written { $0.appendJSON(text) })
  }

  @Test func controlCharactersHaveTheirShortEscapes() {
    #expect(written { $0.appendJSON("\n\r\t\"\\\u{1}\u{1F}") } == Array(#""\n\r\t\"\\\u0001\u001f""#.utf8))
  }

  @Test func aTruncatedBufferKeepsItsBeginning() {
    let bytes = written {
      $0.append("abc")
      $0.truncate(to: 1)
      $0.append("d")
    }
    #expect(bytes == Array("ad".utf8))
  }
}

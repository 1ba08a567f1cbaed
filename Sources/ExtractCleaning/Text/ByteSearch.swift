#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension [UInt8] {
  /// The first place of a byte in a range.
  func place(of byte: UInt8, in range: Range<Int>) -> Int? {
    withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base + range.lowerBound, Int32(byte), range.count) else {
        return nil
      }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// Whether a word stands in a range.
  func contains(_ word: StaticString, in range: Range<Int>) -> Bool {
    let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    var start = range.lowerBound
    while let first = place(of: word[0], in: start..<range.upperBound), first + word.count <= range.upperBound {
      if self[first..<first + word.count].elementsEqual(word) { return true }
      start = first + 1
    }
    return false
  }
}

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
}

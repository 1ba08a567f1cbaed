/// Character references that libxml2 leaves unresolved, or resolves otherwise than browsers do.
enum CharacterReferences {
  /// More bytes than the name of any reference has.
  static let tooLongName = 40

  /// Whether a byte belongs to a name as libxml2 reads it.
  static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"): true
    default: WordSequenceHash.isWordByte(byte)
    }
  }

  /// The text of a named reference that HTML 4 does not have.
  ///
  /// - Complexity: O(log *n*) in the names: they are searched where they stand.
  static func text(named name: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let names = CharacterReferenceNames.names
    let table = UnsafeBufferPointer(start: names.utf8Start, count: names.utf8CodeUnitCount)
    var low = 0
    var high = table.count
    while low < high {
      let item = Self.item(around: (low + high) / 2, of: table)
      let equals = table[item].firstIndex(of: UInt8(ascii: "=")) ?? item.upperBound
      let known = table[item.lowerBound..<equals]
      if known.elementsEqual(name) { return text(ofScalars: table[(equals + 1)..<item.upperBound]) }
      if known.lexicographicallyPrecedes(name) { low = item.upperBound + 1 } else { high = item.lowerBound }
    }
    return nil
  }

  /// The item of the table that holds a byte, or the space before which it stands.
  private static func item(around place: Int, of table: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = place
    while start > 0, table[start - 1] != UInt8(ascii: " ") { start -= 1 }
    var end = max(place, start)
    while end < table.count, table[end] != UInt8(ascii: " ") { end += 1 }
    return start..<end
  }

  /// The characters of hexadecimal numbers with `+` between them.
  private static func text(ofScalars numbers: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var text = ""
    for number in numbers.split(separator: UInt8(ascii: "+")) {
      let scalar = UInt32(String(decoding: number, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
      text.unicodeScalars.append(scalar ?? "\u{FFFD}")
    }
    return Array(text.utf8)
  }

  /// What a numeric reference between 128 and 159 means: the character of windows-1252, as the HTML Standard has it.
  static func windowsText(ofControl scalar: UInt32) -> [UInt8] {
    var packed = SingleByteEncoding.windows1252.upperHalf[Int(scalar) - 0x80]
    return (0..<Int(packed & 0xFF)).map { _ in
      packed >>= 8
      return UInt8(truncatingIfNeeded: packed)
    }
  }
}

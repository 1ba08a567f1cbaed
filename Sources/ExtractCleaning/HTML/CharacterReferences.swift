/// Character references that libxml2 leaves unresolved, or resolves otherwise than browsers do.
struct CharacterReferences: Sendable {
  private let texts: [String: [UInt8]]

  init() {
    var texts: [String: [UInt8]] = [:]
    for item in String(describing: CharacterReferenceNames.names).split(separator: " ") {
      let halves = item.split(separator: "=")
      var text = ""
      for scalar in halves[1].split(separator: "+") {
        text.unicodeScalars.append(UInt32(scalar, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
      }
      texts[String(halves[0])] = Array(text.utf8)
    }
    self.texts = texts
  }

  static let shared = CharacterReferences()

  /// The text of a named reference that HTML 4 does not have.
  func text(named name: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard name.count <= 40 else { return nil }
    return texts[String(decoding: name, as: UTF8.self)]
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

/// An encoding of text: Unicode and single-byte encodings are decoded by tables of this package, the multi-byte ones of
/// East Asia through the system.
enum TextEncoding: Hashable, Sendable {
  case utf8
  case utf16LittleEndian
  case utf16BigEndian
  case singleByte(SingleByteEncoding)
  case multiByte(MultiByteEncoding)

  /// The name that a record gives as the source's encoding.
  var name: String {
    switch self {
    case .utf8: "utf-8"
    case .utf16LittleEndian: "utf-16le"
    case .utf16BigEndian: "utf-16be"
    case .singleByte(let encoding): encoding.name
    case .multiByte(let encoding): encoding.rawValue
    }
  }

  /// The encoding of a label as pages and callers write it; `nil` if it is not known.
  ///
  /// Labels for Latin-1 and ASCII mean windows-1252, as they do for browsers.
  init?(label: some Sequence<UInt8>) {
    var folded = ""
    for byte in label where byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "-") && byte != UInt8(ascii: "_") {
      folded.unicodeScalars.append(Unicode.Scalar(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte))
      guard folded.utf8.count <= 24 else { return nil }
    }
    switch folded {
    case "utf8", "unicode11utf8", "unicode", "utf": self = .utf8
    case "utf16", "utf16le", "ucs2", "iso10646ucs2": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    default:
      if let known = SingleByteEncoding.byLabel[folded] {
        self = .singleByte(known)
      } else if let known = MultiByteEncoding(foldedLabel: folded) {
        self = .multiByte(known)
      } else {
        return nil
      }
    }
  }

  static let windows1252 = TextEncoding.singleByte(.windows1252)
}

/// A single-byte encoding whose lower half is ASCII.
struct SingleByteEncoding: Hashable, Sendable {
  let name: String
  /// The UTF-8 form of each byte from 0x80: up to three bytes, and their count in the lowest byte.
  let upperHalf: [UInt32]

  private init(_ name: String, _ table: StaticString) {
    self.name = name
    upperHalf = String(describing: table).split(separator: " ").map { item in
      let scalar = Unicode.Scalar(UInt32(item, radix: 16) ?? 0xFFFD) ?? "\u{FFFD}"
      var packed: UInt32 = 0
      for byte in String(scalar).utf8.reversed() { packed = packed << 8 | UInt32(byte) }
      return packed << 8 | UInt32(String(scalar).utf8.count)
    }
    precondition(upperHalf.count == 128, "table of \(name)")
  }

  static func == (left: Self, right: Self) -> Bool { left.name == right.name }
  func hash(into hasher: inout Hasher) { hasher.combine(name) }

  static let windows1252 = SingleByteEncoding("windows-1252", SingleByteTables.windows1252)

  /// Encodings by label, in lower case and without hyphens and underscores.
  static let byLabel: [String: SingleByteEncoding] = {
    let tables: [(String, StaticString, [String])] = [
      ("windows-1250", SingleByteTables.windows1250, ["cp1250", "xcp1250"]),
      ("windows-1251", SingleByteTables.windows1251, ["cp1251", "xcp1251"]),
      ("windows-1253", SingleByteTables.windows1253, ["cp1253"]),
      ("windows-1254", SingleByteTables.windows1254, ["cp1254", "iso88599", "latin5"]),
      ("windows-1255", SingleByteTables.windows1255, ["cp1255"]),
      ("windows-1256", SingleByteTables.windows1256, ["cp1256"]),
      ("windows-1257", SingleByteTables.windows1257, ["cp1257"]),
      ("windows-1258", SingleByteTables.windows1258, ["cp1258"]),
      ("iso-8859-2", SingleByteTables.iso8859Part2, ["latin2", "l2"]),
      ("iso-8859-5", SingleByteTables.iso8859Part5, ["cyrillic"]),
      ("iso-8859-7", SingleByteTables.iso8859Part7, ["greek"]),
      ("iso-8859-15", SingleByteTables.iso8859Part15, ["latin9", "l9"]),
      ("koi8-r", SingleByteTables.koi8R, ["koi8", "koi"]),
      ("koi8-u", SingleByteTables.koi8U, []),
      ("ibm866", SingleByteTables.ibm866, ["cp866", "866"]),
      ("macintosh", SingleByteTables.macintosh, ["mac", "macroman", "xmacroman"]),
    ]
    var result: [String: SingleByteEncoding] = [:]
    for label in ["windows1252", "cp1252", "iso88591", "iso885911987", "latin1", "l1", "usascii", "ascii", "ansi"] {
      result[label] = windows1252
    }
    for (name, table, labels) in tables {
      let encoding = SingleByteEncoding(name, table)
      result[name.filter { $0 != "-" }] = encoding
      for label in labels { result[label] = encoding }
    }
    return result
  }()
}

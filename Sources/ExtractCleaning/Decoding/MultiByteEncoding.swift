#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A legacy encoding of East Asia: ASCII, and characters of two to four bytes that begin with a byte beyond it.
enum MultiByteEncoding: String, Hashable, Sendable, CaseIterable {
  case shiftJIS = "shift_jis"
  case eucJP = "euc-jp"
  case eucKR = "euc-kr"
  case gb18030 = "gb18030"
  case big5 = "big5"

  /// The labels in lower case, without hyphens and underscores.
  private var labels: [String] {
    switch self {
    case .shiftJIS: ["shiftjis", "sjis", "xsjis", "mskanji", "windows31j", "cp932"]
    case .eucJP: ["eucjp", "xeucjp"]
    case .eucKR: ["euckr", "ksc56011987", "ksc56011989", "ksc5601", "windows949", "cp949", "uhc", "korean"]
    case .gb18030: ["gb18030", "gbk", "xgbk", "gb2312", "gb231280", "cp936", "euccn", "chinese"]
    case .big5: ["big5", "big5hkscs", "cnbig5", "xxbig5", "cp950"]
    }
  }

  init?(foldedLabel label: String) {
    guard let known = Self.allCases.first(where: { $0.labels.contains(label) }) else { return nil }
    self = known
  }

  /// The names under which systems convert it, the one with the most characters first.
  var converterNames: [String] {
    switch self {
    case .shiftJIS: ["CP932", "SHIFT_JIS"]
    case .eucJP: ["EUC-JP"]
    case .eucKR: ["CP949", "EUC-KR"]
    case .gb18030: ["GB18030", "GBK"]
    case .big5: ["BIG5-HKSCS", "CP950", "BIG5"]
    }
  }

  /// What 0x80 means by itself to browsers, while systems convert it to nothing: https://encoding.spec.whatwg.org.
  var scalarOf80: UInt32? {
    switch self {
    case .shiftJIS: 0x80
    case .gb18030: 0x20AC
    case .eucJP, .eucKR, .big5: nil
    }
  }

  /// The length of the character at `index`, whose first byte is beyond ASCII; `nil` if no character begins there.
  @inline(__always) func length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let first = bytes[index]
    let second: UInt8 = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch self {
    case .shiftJIS:
      if first >= 0xA1, first <= 0xDF { return 1 }
      let isLead = first >= 0x81 && first <= 0x9F || first >= 0xE0 && first <= 0xFC
      return isLead && second >= 0x40 && second <= 0xFC && second != 0x7F ? 2 : nil
    case .eucJP:
      if first == 0x8E { return second >= 0xA1 && second <= 0xDF ? 2 : nil }
      guard first == 0x8F else { return first >= 0xA1 && second >= 0xA1 && first < 0xFF && second < 0xFF ? 2 : nil }
      return index + 2 < bytes.count && second >= 0xA1 && bytes[index + 2] >= 0xA1 ? 3 : nil
    case .eucKR: return first >= 0x81 && first < 0xFF && second >= 0x41 && second < 0xFF ? 2 : nil
    case .big5:
      let isTrail = second >= 0x40 && second <= 0x7E || second >= 0xA1 && second < 0xFF
      return first >= 0x81 && first < 0xFF && isTrail ? 2 : nil
    case .gb18030:
      guard first >= 0x81, first < 0xFF else { return nil }
      if second >= 0x40, second != 0x7F, second < 0xFF { return 2 }
      guard second &- 0x30 < 10, index + 3 < bytes.count, bytes[index + 2] >= 0x81, bytes[index + 3] &- 0x30 < 10 else {
        return nil
      }
      return 4
    }
  }
}

/// Converts characters of an encoding to UTF-8, one by one, through the system's iconv.
///
/// A character of two bytes is converted once; its form is then looked up.
final class CharacterConverter {
  private let handle: iconv_t
  /// By the two bytes of a character: its UTF-8 form, up to four bytes; zero if it is not known yet.
  private var forms = [UInt32](repeating: 0, count: 0x10000)

  /// - Returns: `nil` if the system does not know the encoding.
  init?(_ encoding: MultiByteEncoding) {
    for name in encoding.converterNames {
      let opened = iconv_open("UTF-8", name)
      if opened != iconv_t(bitPattern: -1) {
        guard let opened else { continue }
        handle = opened
        return
      }
    }
    return nil
  }

  deinit { iconv_close(handle) }

  /// Appends the UTF-8 form of a character; returns its length, or 0 if the encoding has no such character.
  func append(_ character: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> Int {
    guard character.count <= 2 else { return convert(character, &bytes).count }
    let key = Int(character[0]) << 8 | Int(character.count == 2 ? character[1] : 0)
    if forms[key] == 0 {
      let (count, packed) = convert(character, &bytes)
      if count > 0, count <= 4 { forms[key] = packed }
      return count
    }
    var packed = forms[key]
    var count = 0
    while packed != 0 {
      bytes.append(UInt8(truncatingIfNeeded: packed))
      packed >>= 8
      count += 1
    }
    return count
  }

  private func convert(_ character: UnsafeBufferPointer<UInt8>, _ bytes: inout [UInt8]) -> (count: Int, packed: UInt32)
  {
    var input = [CChar](repeating: 0, count: character.count)
    for (index, byte) in character.enumerated() { input[index] = CChar(bitPattern: byte) }
    var output = [CChar](repeating: 0, count: 16)
    var inputLeft = input.count
    var outputLeft = output.count
    let result = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var into = output.baseAddress
        return iconv(handle, &from, &inputLeft, &into, &outputLeft)
      }
    }
    guard result != -1, inputLeft == 0 else {
      _ = iconv(handle, nil, nil, nil, nil)
      return (0, 0)
    }
    let count = output.count - outputLeft
    var packed: UInt32 = 0
    for (index, byte) in output[..<count].enumerated() {
      bytes.append(UInt8(bitPattern: byte))
      if index < 4 { packed |= UInt32(UInt8(bitPattern: byte)) << UInt32(index * 8) }
    }
    return (count, packed)
  }
}

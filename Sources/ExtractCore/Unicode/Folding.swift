/// Folding of letters: case and diacritics are dropped, so that `Félix`, `FÉLIX` and `felix` are one word.
///
/// NFC and NFD fold alike. The table comes from the Unicode version that ``FoldTable`` names.
public struct Folding: @unchecked Sendable {
  // Per scalar below `limit`: 0 for itself, 1 for nothing, else the index of its folded scalars plus 2.
  private let indices: UnsafePointer<UInt16>
  private let replacements: [[UInt32]]
  private let sparse: [UInt32: [UInt32]]
  private static let limit = 0x3000

  public static let shared = Folding()

  private init() {
    let indices = UnsafeMutablePointer<UInt16>.allocate(capacity: Self.limit)
    indices.initialize(repeating: 0, count: Self.limit)
    var replacements: [[UInt32]] = []
    var sparse: [UInt32: [UInt32]] = [:]
    HexItems(FoldTable.pairs).read { numbers, _ in
      let folded = Array(numbers.dropFirst())
      guard Int(numbers[0]) < Self.limit else {
        sparse[numbers[0]] = folded
        return
      }
      if folded.isEmpty {
        indices[Int(numbers[0])] = 1
      } else {
        replacements.append(folded)
        indices[Int(numbers[0])] = UInt16(replacements.count + 1)
      }
    }
    self.indices = UnsafePointer(indices)
    self.replacements = replacements
    self.sparse = sparse
  }

  /// Appends the folded form of `bytes`, which is UTF-8, to `folded`.
  ///
  /// - Complexity: O(*n*).
  public func fold(_ bytes: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        folded.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        index += 1
        continue
      }
      let (scalar, length) = UTF8Decoding.scalar(at: index, in: bytes)
      index += length
      if Int(scalar) < Self.limit {
        switch indices[Int(scalar)] {
        case 0: UTF8Decoding.append(scalar, to: &folded)
        case 1: break
        case let number: for value in replacements[Int(number) - 2] { UTF8Decoding.append(value, to: &folded) }
        }
      } else if let values = sparse[scalar] {
        for value in values { UTF8Decoding.append(value, to: &folded) }
      } else {
        UTF8Decoding.append(scalar, to: &folded)
      }
    }
  }

  /// The folded form of a string.
  public func fold(_ string: String) -> [UInt8] {
    var string = string
    var folded: [UInt8] = []
    string.withUTF8 { fold($0, into: &folded) }
    return folded
  }
}

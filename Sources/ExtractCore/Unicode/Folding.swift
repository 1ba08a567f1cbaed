/// Folding of letters: case and diacritics are dropped, so that `Félix`, `FÉLIX` and `felix` are one word.
///
/// NFC and NFD fold alike. The table comes from the Unicode version that ``FoldTable`` names.
public struct Folding: @unchecked Sendable {
  /// Per scalar below ``limit``: 0 if it is folded to itself, else the number of what it is folded to, from 1 on.
  private let numbers: UnsafePointer<UInt16>
  /// The greater scalars that are not folded to themselves, ascending, with that number.
  private let sparse: [(scalar: UInt32, number: Int)]
  /// What the scalars are folded to, one after the other.
  private let folded: [UInt32]
  /// By number, where that ends.
  private let ends: [Int]
  private static let limit = 0x3000

  /// The one table of the process, made on first use.
  public static let shared = Folding()

  private init() {
    let numbers = UnsafeMutablePointer<UInt16>.allocate(capacity: Self.limit)
    numbers.initialize(repeating: 0, count: Self.limit)
    var sparse: [(scalar: UInt32, number: Int)] = []
    var folded: [UInt32] = []
    var ends = [0]
    HexItems(FoldTable.pairs).read { item, _ in
      if Int(item[0]) < Self.limit {
        numbers[Int(item[0])] = UInt16(ends.count)
      } else {
        sparse.append((item[0], ends.count))
      }
      for scalar in item.dropFirst() { folded.append(scalar) }
      ends.append(folded.count)
    }
    self.numbers = UnsafePointer(numbers)
    self.sparse = sparse
    self.folded = folded
    self.ends = ends
  }

  /// The number of what a scalar is folded to; 0 for itself.
  private func number(of scalar: UInt32) -> Int {
    if Int(scalar) < Self.limit { return Int(numbers[Int(scalar)]) }
    var (low, high) = (0, sparse.count)
    while low < high {
      let middle = (low + high) / 2
      if sparse[middle].scalar < scalar { low = middle + 1 } else { high = middle }
    }
    return low < sparse.count && sparse[low].scalar == scalar ? sparse[low].number : 0
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
      let number = number(of: scalar)
      if number == 0 {
        UTF8Decoding.append(scalar, to: &folded)
      } else {
        for value in self.folded[ends[number - 1]..<ends[number]] { UTF8Decoding.append(value, to: &folded) }
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

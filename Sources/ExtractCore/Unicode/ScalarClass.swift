/// The class of a scalar as far as tokens are concerned, from the Unicode version that ``ScalarClasses`` names.
@frozen public enum ScalarClass: UInt8, Sendable {
  case unassigned, upper, lower, letter, mark, digit, number, punctuation, symbol, separator, control, ideograph, emoji

  fileprivate init?(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "u"): self = .upper
    case UInt8(ascii: "l"): self = .lower
    case UInt8(ascii: "o"): self = .letter
    case UInt8(ascii: "m"): self = .mark
    case UInt8(ascii: "d"): self = .digit
    case UInt8(ascii: "n"): self = .number
    case UInt8(ascii: "p"): self = .punctuation
    case UInt8(ascii: "s"): self = .symbol
    case UInt8(ascii: "z"): self = .separator
    case UInt8(ascii: "c"): self = .control
    case UInt8(ascii: "j"): self = .ideograph
    case UInt8(ascii: "e"): self = .emoji
    default: return nil
    }
  }
}

/// Scalar classes by a table of pages of 256 scalars; pages that are all alike are stored once.
///
/// Made on first use from the ranges in ``ScalarClasses``, in some ten microseconds, and never freed.
@frozen public struct ScalarClassTable: @unchecked Sendable {
  @usableFromInline let pages: UnsafePointer<UInt16>
  @usableFromInline let classes: UnsafePointer<ScalarClass>

  /// The one table of the process.
  public static let shared = ScalarClassTable()

  /// The class of a scalar value outside ASCII.
  @inlinable public subscript(_ scalar: UInt32) -> ScalarClass {
    scalar > 0x10FFFF ? .unassigned : classes[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)]
  }

  private init() {
    var table = ScalarPages()
    HexItems(ScalarClasses.ranges).read { numbers, letter in
      guard numbers.count == 2, let scalarClass = ScalarClass(letter: letter) else { return }
      table.fill(from: Int(numbers[0]), through: Int(numbers[1]), scalarClass)
    }
    let pages = UnsafeMutablePointer<UInt16>.allocate(capacity: table.pageOf.count)
    pages.initialize(from: table.pageOf, count: table.pageOf.count)
    let classes = UnsafeMutablePointer<ScalarClass>.allocate(capacity: table.classes.count)
    classes.initialize(from: table.classes, count: table.classes.count)
    self.pages = UnsafePointer(pages)
    self.classes = UnsafePointer(classes)
  }
}

/// The pages of a table of scalar classes while it is made.
private struct ScalarPages {
  private static let pageSize = 256

  /// The page of each 256 scalars; the first page is that of unassigned ones.
  private(set) var pageOf = [UInt16](repeating: 0, count: 0x1100)
  private(set) var classes = [ScalarClass](repeating: .unassigned, count: pageSize)
  /// The page all of whose scalars have a class, by the class; 0 for none.
  private var uniform = [UInt16](repeating: 0, count: 256)

  mutating func fill(from first: Int, through last: Int, _ scalarClass: ScalarClass) {
    var scalar = first
    while scalar <= last {
      let number = scalar >> 8
      let end = min(last + 1, (number + 1) << 8)
      if end - scalar == Self.pageSize, pageOf[number] == 0 {
        pageOf[number] = uniformPage(scalarClass)
      } else {
        if pageOf[number] == 0 { pageOf[number] = addPage(.unassigned) }
        let page = Int(pageOf[number]) << 8
        for place in page + (scalar - (number << 8))..<page + (end - (number << 8)) { classes[place] = scalarClass }
      }
      scalar = end
    }
  }

  private mutating func uniformPage(_ scalarClass: ScalarClass) -> UInt16 {
    guard scalarClass != .unassigned else { return 0 }
    let index = Int(scalarClass.rawValue)
    if uniform[index] == 0 { uniform[index] = addPage(scalarClass) }
    return uniform[index]
  }

  private mutating func addPage(_ scalarClass: ScalarClass) -> UInt16 {
    classes += repeatElement(scalarClass, count: Self.pageSize)
    return UInt16(classes.count / Self.pageSize - 1)
  }
}

/// The items of a generated table: hexadecimal numbers joined by `-`, `=` or `+`, and optionally `:` and a letter.
struct HexItems {
  private let text: StaticString

  init(_ text: StaticString) { self.text = text }

  /// Calls `body` with the numbers of each item, and the letter after its colon, or 0.
  func read(_ body: ([UInt32], UInt8) -> Void) {
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    var numbers: [UInt32] = []
    var number: UInt32?
    var letter: UInt8 = 0
    var afterColon = false
    func finishNumber() {
      if let value = number { numbers.append(value) }
      number = nil
    }
    for byte in bytes {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\n"):
        finishNumber()
        if !numbers.isEmpty { body(numbers, letter) }
        numbers.removeAll(keepingCapacity: true)
        letter = 0
        afterColon = false
      case UInt8(ascii: ":"):
        finishNumber()
        afterColon = true
      case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "+"):
        finishNumber()
      default:
        if afterColon {
          letter = byte
        } else if let digit = hexDigit(byte) {
          number = (number ?? 0) << 4 | digit
        }
      }
    }
    finishNumber()
    if !numbers.isEmpty { body(numbers, letter) }
  }

  private func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    default: nil
    }
  }
}

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

  public static let shared = ScalarClassTable()

  /// The class of a scalar value outside ASCII.
  @inlinable public subscript(_ scalar: UInt32) -> ScalarClass {
    scalar > 0x10FFFF ? .unassigned : classes[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)]
  }

  private init() {
    var pageOf = [UInt16](repeating: 0, count: 0x1100)
    var table = [ScalarClass](repeating: .unassigned, count: 256)
    var uniform: [ScalarClass: UInt16] = [.unassigned: 0]
    func page(_ number: Int) -> Int {
      if pageOf[number] == 0 {
        pageOf[number] = UInt16(table.count >> 8)
        table += repeatElement(.unassigned, count: 256)
      }
      return Int(pageOf[number])
    }
    HexItems(ScalarClasses.ranges).read { numbers, letter in
      guard numbers.count == 2, let scalarClass = ScalarClass(letter: letter) else { return }
      var scalar = Int(numbers[0])
      let end = Int(numbers[1]) + 1
      while scalar < end {
        let number = scalar >> 8
        if scalar & 0xFF == 0, end - scalar >= 256, pageOf[number] == 0 {
          if let known = uniform[scalarClass] {
            pageOf[number] = known
          } else {
            pageOf[number] = UInt16(table.count >> 8)
            uniform[scalarClass] = pageOf[number]
            table += repeatElement(scalarClass, count: 256)
          }
          scalar += 256
        } else {
          table[page(number) << 8 | scalar & 0xFF] = scalarClass
          scalar += 1
        }
      }
    }
    let pages = UnsafeMutablePointer<UInt16>.allocate(capacity: pageOf.count)
    pages.initialize(from: pageOf, count: pageOf.count)
    let classes = UnsafeMutablePointer<ScalarClass>.allocate(capacity: table.count)
    classes.initialize(from: table, count: table.count)
    self.pages = UnsafePointer(pages)
    self.classes = UnsafePointer(classes)
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

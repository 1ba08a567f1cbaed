import ExtractCore

/// What a byte can begin or continue, for the tokenizer's inner loops.
enum ByteClass {
  static let space: UInt8 = 1
  static let newline: UInt8 = 2
  static let lower: UInt8 = 4
  static let upper: UInt8 = 8
  static let digit: UInt8 = 16
  static let mark: UInt8 = 32
  /// A byte of a character outside ASCII.
  static let high: UInt8 = 64
  static let control: UInt8 = 128

  static let letter = lower | upper
  static let alphanumeric = lower | upper | digit

  /// The class of each byte; never freed.
  nonisolated(unsafe) static let table: UnsafePointer<UInt8> = {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    for byte in 0...255 {
      table[byte] =
        switch UInt8(byte) {
        case 0x20, 0x09, 0x0B, 0x0C, 0x0D: space
        case 0x0A: newline
        case 0x61...0x7A: lower
        case 0x41...0x5A: upper
        case 0x30...0x39: digit
        case 0x21...0x7E: mark
        case 0x80...0xFF: high
        default: control
        }
    }
    return UnsafePointer(table)
  }()

  /// For each byte that follows up to 16 letters and digits of ASCII, the classes of bytes behind it with which the
  /// token may go on, or something begin that needs a closer look; all where it may anyhow. Never freed.
  nonisolated(unsafe) static let continuations: UnsafePointer<UInt8> = {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    for byte in UInt8.min...UInt8.max {
      table[Int(byte)] =
        switch byte {
        case Mark.period: alphanumeric
        case Mark.comma: digit
        case Mark.singleQuote: letter | high
        case Mark.colon: mark
        case Mark.hyphen, UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "+"), 0x80...: .max
        default: ByteClass.table[Int(byte)] & alphanumeric != 0 ? .max : 0
        }
    }
    return UnsafePointer(table)
  }()
}

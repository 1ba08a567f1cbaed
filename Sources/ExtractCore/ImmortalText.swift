/// UTF-8 text that lives as long as the process: a name, key or code of a compiled list.
///
/// Annotations carry it without copying; a `String` is made only where one is asked for.
@frozen public struct ImmortalText: @unchecked Sendable {
  @usableFromInline let base: UnsafePointer<UInt8>?
  @usableFromInline let length: Int32

  /// Text in memory that is never freed or changed.
  @inlinable public init(immortal bytes: UnsafeBufferPointer<UInt8>) {
    base = bytes.baseAddress
    length = Int32(bytes.count)
  }

  /// A copy of `string` in memory that is never freed; for text that is made once, such as a user's list.
  public init(copying string: String) {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: string.utf8.count)
    _ = copy.initialize(from: string.utf8)
    self.init(immortal: UnsafeBufferPointer(copy))
  }

  /// The UTF-8 of the text, valid as long as the process runs.
  @inlinable public var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: Int(length)) }
  /// Whether the text has no bytes.
  @inlinable public var isEmpty: Bool { length == 0 }
  /// A copy of the text; for messages and the record, not for inner loops.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether the text consists of these bytes.
  public func isSpelled(_ spelling: UnsafeBufferPointer<UInt8>) -> Bool {
    let bytes = bytes
    guard bytes.count == spelling.count else { return false }
    // From the end: keys of one kind begin alike.
    var index = bytes.count
    while index > 0 {
      index -= 1
      if bytes[index] != spelling[index] { return false }
    }
    return true
  }

  /// The items of the text, between commas.
  public var items: [ImmortalText] {
    var items: [ImmortalText] = []
    forEachItem { items.append($0) }
    return items
  }

  /// Calls `body` with each item of the text, between commas; those without a byte are left out.
  public func forEachItem(_ body: (ImmortalText) -> Void) {
    let bytes = bytes
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: ",") { end += 1 }
      if end > start { body(ImmortalText(immortal: UnsafeBufferPointer(rebasing: bytes[start..<end]))) }
      start = end + 1
    }
  }
}

extension ImmortalText: Hashable {
  /// Compares bytes; texts at one place in memory are equal without a look at them.
  public static func == (left: Self, right: Self) -> Bool {
    left.length == right.length && (left.base == right.base || left.isSpelled(right.bytes))
  }

  /// Hashes the bytes, not the place: equal texts of two lists have one hash.
  public func hash(into hasher: inout Hasher) { hasher.combine(bytes: UnsafeRawBufferPointer(bytes)) }
}

extension ImmortalText: ExpressibleByStringLiteral {
  /// A text without a copy: literals lie in the program.
  public init(stringLiteral value: StaticString) {
    precondition(value.hasPointerRepresentation)
    self.init(immortal: UnsafeBufferPointer(start: value.utf8Start, count: value.utf8CodeUnitCount))
  }
}

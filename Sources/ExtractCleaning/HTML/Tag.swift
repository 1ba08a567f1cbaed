/// The elements that cleaning tells apart; all others are inline and mean nothing.
enum Tag: UInt8, CaseIterable {
  case inline
  case html, head, title, meta, link, base, body
  case article, main, section, div, center
  case nav, aside, header, footer, dialog, menu
  case h1, h2, h3, h4, h5, h6
  case p, br, hr, pre, code, blockquote, address, time
  case ul, ol, li, dl, dt, dd
  case table, caption, thead, tbody, tfoot, tr, td, th
  case figure, figcaption, img, picture
  case form, fieldset, label, input, button, select, option, textarea
  case script, style, noscript, template, iframe, object, svg, canvas, video, audio, map, applet
  case a
  case sup, sub

  struct Traits: OptionSet {
    let rawValue: UInt8
    /// Begins and ends a block of text.
    static let block = Traits(rawValue: 1)
    /// What it holds is never text of the page.
    static let removed = Traits(rawValue: 2)
    /// What it holds is not main content, but all visible content has it.
    static let chrome = Traits(rawValue: 4)
    static let heading = Traits(rawValue: 8)
    /// Has no end tag.
    static let void = Traits(rawValue: 16)
    /// Its end tag may be missing from a sound page.
    static let optionalEnd = Traits(rawValue: 32)
    /// Its content is not markup.
    static let rawText = Traits(rawValue: 64)
  }

  var traits: Traits {
    switch self {
    case .inline, .a, .label, .picture, .code, .time, .sup, .sub: []
    case .html, .body, .article, .main, .section, .div, .center, .pre, .blockquote, .address, .ul, .ol, .dl, .table,
      .caption, .figure, .figcaption, .fieldset:
      .block
    case .thead, .tbody, .tfoot, .tr, .td, .th, .p, .li, .dt, .dd: [.block, .optionalEnd]
    case .hr: [.block, .void]
    case .br, .img, .meta, .link, .base, .input: .void
    case .h1, .h2, .h3, .h4, .h5, .h6: [.block, .heading]
    case .nav, .aside, .header, .footer, .dialog, .menu, .form, .noscript: [.block, .chrome]
    case .button, .option: [.chrome, .block, .optionalEnd]
    case .head: .block
    case .title, .script, .style, .textarea: [.block, .removed, .rawText]
    case .select, .template, .iframe, .object, .svg, .canvas, .video, .audio, .map, .applet:
      [.block, .removed]
    }
  }

  private static let traitsByTag: [Traits] = allCases.map(\.traits)

  /// ``traits`` by a load.
  static func traits(of tag: Tag) -> Traits { traitsByTag.withUnsafeBufferPointer { $0[Int(tag.rawValue)] } }
}

/// Finds tags by their names.
struct TagNames: Sendable {
  private var slots: [(key: UInt64, tag: Tag)] = Array(repeating: (0, .inline), count: 256)

  init() {
    for tag in Tag.allCases where tag != .inline {
      let key = "\(tag)".utf8.reduce(into: NameKey()) { $0.add($1) }.value
      var slot = Self.slot(key)
      while slots[slot].key != 0 { slot = (slot + 1) & 255 }
      slots[slot] = (key, tag)
    }
  }

  /// The bytes of a name, in lower case, packed into an integer.
  struct NameKey {
    private(set) var value: UInt64 = 0

    @inline(__always) mutating func add(_ byte: UInt8) {
      let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      value = (value &* 0x1_0000_0001_B3) ^ UInt64(folded)
    }
  }

  private static func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 56)
  }

  func tag(_ key: NameKey) -> Tag {
    slots.withUnsafeBufferPointer { slots in
      var slot = Self.slot(key.value)
      while slots[slot].key != 0 {
        if slots[slot].key == key.value { return slots[slot].tag }
        slot = (slot + 1) & 255
      }
      return .inline
    }
  }

  /// The tag of a NUL-terminated name.
  func tag(_ name: UnsafePointer<UInt8>) -> Tag {
    var key = NameKey()
    var byte = name
    while byte.pointee != 0 {
      key.add(byte.pointee)
      byte += 1
    }
    return tag(key)
  }
}

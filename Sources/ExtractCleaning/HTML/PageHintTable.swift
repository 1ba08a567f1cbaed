import ExtractCore
import ExtractMatching

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The list `page_hints` in the form in which attributes are looked up.
struct PageHintTable: Sendable {
  private let table: PhraseTable<PageHints>

  init(lexicon: Lexicon) {
    table = PhraseTable(
      lexicon.entries(of: "page_hints").compactMap { entry in
        PageHints(effect: entry[1]).map { (entry[0], $0) }
      })
  }

  /// An attribute is read this far, in bytes.
  fileprivate static let longestAttribute = 512

  /// What a `class` or `id` attribute tells; it is split at marks, capitals and digits.
  ///
  /// The words of one class name are looked up one by one and in sequences of up to four. Several hints about one
  /// element are joined.
  func hints(in attribute: UnsafePointer<UInt8>) -> PageHints {
    var found = Found()
    // The hashes of the sequences that end at the current word: of one word, two, three and four.
    var open: (WordSequenceHash, WordSequenceHash, WordSequenceHash, WordSequenceHash) = (
      .init(), .init(), .init(), .init()
    )
    var count = 0
    var isInWord = false
    var previousIsLower = false
    func endWord() {
      guard isInWord else { return }
      isInWord = false
      open.0.endWord()
      open.1.endWord()
      open.2.endWord()
      open.3.endWord()
      count += 1
      found.hidesWhole = false
      look(open.0, isWhole: count == 1, &found)
      if count >= 2 { look(open.1, isWhole: count == 2, &found) }
      if count >= 3 { look(open.2, isWhole: count == 3, &found) }
      if count >= 4 { look(open.3, isWhole: count == 4, &found) }
    }
    for offset in 0..<Self.longestAttribute {
      let byte = attribute[offset]
      guard byte != 0 else { break }
      let isUpper = byte >= 0x41 && byte <= 0x5A
      if !WordSequenceHash.isWordByte(byte) {
        endWord()
        if byte <= 0x20 {
          found.endName()
          count = 0
        }
        previousIsLower = false
        continue
      }
      if isUpper, previousIsLower { endWord() }
      if !isInWord {
        isInWord = true
        // The sequences of two, three, four words go on with those that ended at the last word.
        open.3 = open.2
        open.2 = open.1
        open.1 = open.0
        open.0 = WordSequenceHash()
      }
      open.0.add(byte)
      open.1.add(byte)
      open.2.add(byte)
      open.3.add(byte)
      previousIsLower = byte >= 0x61 && byte <= 0x7A
    }
    endWord()
    found.endName()
    return found.hints
  }

  /// What was found in an attribute so far.
  private struct Found {
    private var all: PageHints = []
    private var isHidden = false
    var name: PageHints = []
    var tellsNothing = false
    /// Whether all words of the class name so far say that the element is hidden.
    var hidesWhole = false

    mutating func endName() {
      if !tellsNothing {
        all.formUnion(name)
        if hidesWhole { isHidden = true }
      }
      name = []
      tellsNothing = false
      hidesWhole = false
    }

    var hints: PageHints { isHidden && !all.contains(.shown) ? all.union(.remove) : all }
  }

  @inline(__always) private func look(_ hash: WordSequenceHash, isWhole: Bool, _ found: inout Found) {
    guard let hints = table.value(of: hash) else { return }
    if hints.rawValue < PageHints.hide.rawValue {
      found.name.formUnion(hints)
    } else if hints == .nothing {
      found.tellsNothing = true
    } else if isWhole {
      found.hidesWhole = true
    }
  }
}

/// Reads the hints of a page's attributes, each once: many elements have the same classes.
struct PageHintReader {
  private let table: PageHintTable
  /// Attributes by a hash of their bytes, by which alone they are known, with their hints; the latest of a slot.
  private var slots: [(key: UInt64, hints: PageHints)] = Array(repeating: (0, []), count: 512)

  init(_ table: PageHintTable) { self.table = table }

  mutating func hints(in attribute: UnsafePointer<UInt8>) -> PageHints {
    let key = Self.key(of: attribute)
    let slot = Int(truncatingIfNeeded: key >> 55)
    if slots[slot].key == key { return slots[slot].hints }
    let hints = table.hints(in: attribute)
    slots[slot] = (key, hints)
    return hints
  }

  /// A hash of what is read of an attribute; never zero.
  private static func key(of attribute: UnsafePointer<UInt8>) -> UInt64 {
    let text = UnsafeRawPointer(attribute)
    let count = strnlen(text.assumingMemoryBound(to: CChar.self), PageHintTable.longestAttribute)
    var key = 0x9E37_79B9_7F4A_7C15 ^ UInt64(count)
    func add(_ word: UInt64) {
      let product = (key ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      key = product.high ^ product.low
    }
    var index = 0
    while index + 8 <= count {
      add(text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < count {
      rest = rest << 8 | UInt64(attribute[index])
      index += 1
    }
    add(rest)
    return key | 1
  }
}

import ExtractCore

/// The compiled form of lists: a header and sections of flat little-endian arrays, used where they lie in memory.
///
/// A *word* is a folded token. A *list* is one TSV file; it is also a word class, the set of the single words among its
/// forms. A *row* is a line of a list. A *form* is one way of writing a row. Forms are paths in a trie whose edges are
/// words; the node at the end of a path names the rows. Most words are one form of one row and begin no other; such a
/// word names its row itself and has no node.
enum LexiconFormat {
  static let magic: UInt32 = 0x584C_4558
  static let version: UInt32 = 3

  /// Sections in the order in which the header gives their offset and count.
  enum Section: Int, CaseIterable {
    case bytes, words, slots, classSets, lists, columns, rows, rowBlocks, nodes, payloads, listSets, borrowedWords
  }

  struct Header {
    var magic: UInt32
    var version: UInt32
    var tokenizerVersion: UInt32
    var sectionCount: UInt32
    /// A hash of all that follows the header.
    var contentHash: UInt64
  }

  struct SectionRange {
    var offset: UInt32
    var count: UInt32
  }

  /// How many bytes of padding end the `bytes` section, so that 16 bytes can be loaded from the start of any text.
  static let textPadding = 16

  /// A text in the `bytes` section: a varint of its length stands at the offset, its bytes after that.
  struct TextReference {
    var offset: UInt32
  }

  /// A folded word; its index plus ``firstWordID`` is its ``LexiconID``.
  struct Word {
    /// The offset of its text in the `bytes` section.
    var text: UInt32
    var link: Link
    var classSet: UInt16
    /// The length in bytes; longer words, which are never looked up, are cut.
    var length: UInt8
    var flags: WordFlags
  }

  struct WordFlags: OptionSet {
    var rawValue: UInt8
    /// A name, or a form of several words, begins with the word.
    static let startsPhrase = WordFlags(rawValue: 1)
    /// One such form may begin in lower case.
    static let startsPhraseInLowerCase = WordFlags(rawValue: 2)
    /// The text is ASCII, lies in a row's cell, and folds to the word by making letters lower case.
    static let textIsUnfolded = WordFlags(rawValue: 4)
  }

  /// What begins with a word: nothing, one form of that word alone, or a node of the trie.
  struct Link {
    var rawValue: UInt32

    static let none = Link(rawValue: 0)

    init(rawValue: UInt32) { self.rawValue = rawValue }
    init(node: Int) { rawValue = UInt32(node) + 1 }

    /// - Returns: `nil` if the payload has no room in a link.
    init?(_ payload: Payload) {
      guard payload.row < 1 << 24, payload.form < 1 << 5, payload.uppers <= 1 else { return nil }
      rawValue = 1 << 31 | UInt32(payload.initial.rawValue) << 29 | UInt32(payload.form) << 24 | payload.row
    }

    var isNone: Bool { rawValue == 0 }
    var node: Int? { rawValue == 0 || rawValue >> 31 != 0 ? nil : Int(rawValue) - 1 }

    var payload: Payload? {
      guard rawValue >> 31 != 0 else { return nil }
      return Payload(
        row: rawValue & 0xFF_FFFF, form: UInt16(rawValue >> 24 & 31), uppers: 0,
        initial: Initial(rawValue: UInt8(rawValue >> 29 & 3)) ?? .other)
    }
  }

  /// The slots of the hash table of words: the word's index plus 1, and above it the low byte of its hash.
  static let slotIndexBits: UInt32 = 24
  static let emptySlot: UInt32 = 0

  /// Identifiers below this are marks of punctuation.
  static let firstWordID: UInt32 = 256

  struct List {
    var name: TextReference
    var firstRow: UInt32
    var rowCount: UInt32
    var firstColumn: UInt32
    var columnCount: UInt16
    /// Greater ones win where names overlap.
    var priority: Int16
    /// 1 for a gazetteer of names, 0 for a class of words.
    var isNames: UInt32
  }

  /// Where a row's record stands in the `bytes` section.
  ///
  /// A record is a ``RowHeader``, a varint of the line of the source file less the row's place in its list, and each
  /// cell as a varint of its length and its bytes.
  typealias Row = UInt32

  struct RowHeader {
    var rawValue: UInt8

    init(rawValue: UInt8) { self.rawValue = rawValue }
    init(flags: EntryFlags, isWord: Bool, isInitialism: Bool) {
      rawValue = UInt8(truncatingIfNeeded: flags.rawValue) & 0x3F | (isWord ? 0x40 : 0) | (isInitialism ? 0x80 : 0)
    }

    var flags: EntryFlags { EntryFlags(rawValue: UInt16(rawValue & 0x3F)) }
    /// The first form is a single word.
    var isWord: Bool { rawValue & 0x40 != 0 }
    /// That word is an initialism.
    var isInitialism: Bool { rawValue & 0x80 != 0 }
  }

  /// The rows of a list begin at a multiple of this, so that a row's list is found by the row's block.
  static let rowsPerBlock = 64

  /// A node of the trie. Nodes are numbered breadth first, roots before all: the children of a node are those from its
  /// first child up to the first child of the node after it, in the order of their words; payloads likewise.
  struct Node {
    var firstChild: UInt32
    var firstPayload: UInt32
    /// The word that leads here from the parent; 0 for a root.
    var word: UInt32
    /// The number of the set of lists that have a form through this node; list *n* has bit *n* mod 64.
    var listSet: UInt32
  }

  /// How the first letter of a form is written.
  enum Initial: UInt8 {
    case other, upper, nonASCII
  }

  /// A form that ends at a node.
  struct Payload {
    var row: UInt32
    /// 0 for the first column, *n* for the *n*-th alias.
    var form: UInt16
    /// How many words of the form begin with an upper-case letter.
    var uppers: UInt8
    var initial: Initial
  }
}

/// Properties of a list entry that matching heeds.
public struct EntryFlags: OptionSet, Sendable, BitwiseCopyable {
  /// A bit for each flag, as compiled lists have them.
  public let rawValue: UInt16

  /// The flags with these bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Only the exact spelling counts, case included.
  public static let exact = EntryFlags(rawValue: 1)
  /// The form is also a common word or something else; it is to be believed only in context.
  public static let ambiguous = EntryFlags(rawValue: 2)
  /// A name that may be written in lower case.
  public static let lower = EntryFlags(rawValue: 4)
  /// Diacritics count: `Peña` is not `Pena`.
  public static let diacritics = EntryFlags(rawValue: 8)
  /// The form must be capitalised as names are: that of a list of names which says nothing else.
  static let capitalised = EntryFlags(rawValue: 16)

  /// The flags that a list writes, comma-separated; names that matching does not know are for the stages.
  init(parsing text: Substring) {
    var flags: EntryFlags = []
    for name in text.split(separator: ",") {
      switch name {
      case "exact": flags.insert(.exact)
      case "ambiguous": flags.insert(.ambiguous)
      case "lower": flags.insert(.lower)
      case "diacritics": flags.insert(.diacritics)
      default: break
      }
    }
    self = flags
  }
}

import ExtractCore

/// The compiled form of a lexicon: a header and sections of flat little-endian arrays, used where they lie in memory.
///
/// A *word* is a folded token. A *list* is one TSV file; it is also a word class, the set of the single words among its
/// forms. A *row* is a line of a list. A *form* is one way of writing a row. Forms are paths in a trie whose edges are
/// words; the node at the end of a path names the rows.
enum LexiconFormat {
  static let magic: UInt32 = 0x584C_4558
  static let version: UInt32 = 2

  /// Sections in the order in which the header gives their offset and count.
  enum Section: Int, CaseIterable {
    case bytes, words, slots, classSets, lists, columns, rows, cells, nodes, payloads, edges
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

  /// A text in the `bytes` section: its length in two bytes stands at the offset, its bytes after that.
  struct TextReference {
    var offset: UInt32
  }

  /// A folded word; its index plus ``firstWordID`` is its ``LexiconID``.
  struct Word {
    var low: UInt64
    var high: UInt64
    var text: TextReference
    var length: UInt32
    /// The trie node of the forms that begin with this word, 0 for none.
    var node: UInt32
    var classSet: UInt16
    var startsPhrase: UInt16
  }

  /// Identifiers below this are marks of punctuation.
  static let firstWordID: UInt32 = 256

  struct List {
    var name: TextReference
    var firstRow: UInt32
    var rowCount: UInt32
    var firstColumn: UInt32
    var columnCount: UInt32
    /// 1 for a gazetteer of names, 0 for a class of words.
    var isNames: UInt32
    var reserved: UInt32
  }

  struct Row {
    var list: UInt16
    var flags: UInt16
    var firstCell: UInt32
    /// The line of the source file.
    var line: UInt32
    /// The word that is the first form, 0 if that form is of several words.
    var word: UInt32
  }

  struct Node {
    var firstPayload: UInt32
    var payloadCount: UInt16
    var hasChildren: UInt16
    /// The lists that have a form through this node, a bit each; list *n* has bit *n* mod 64.
    var lists: UInt64
  }

  struct Payload {
    var row: UInt32
    var form: TextReference
  }

  /// A slot of the hash table of trie edges; `child` 0 marks an empty slot.
  struct Edge {
    var node: UInt32
    var word: UInt32
    var child: UInt32
  }

  static func edgeHash(_ node: UInt32, _ word: UInt32) -> UInt32 {
    var hash = UInt64(node) << 32 | UInt64(word)
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    hash = hash &* 0xBF58_476D_1CE4_E5B9
    return UInt32(truncatingIfNeeded: hash >> 32)
  }
}

/// Properties of a list entry that matching heeds.
public struct EntryFlags: OptionSet, Sendable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Only the exact spelling counts, case included.
  public static let exact = EntryFlags(rawValue: 1)
  /// The form is also a common word or something else; it is to be believed only in context.
  public static let ambiguous = EntryFlags(rawValue: 2)
  /// A name that may be written in lower case.
  public static let lower = EntryFlags(rawValue: 4)

  /// The flags that a list writes, comma-separated; names that matching does not know are for the stages.
  init(parsing text: Substring) {
    var flags: EntryFlags = []
    for name in text.split(separator: ",") {
      switch name {
      case "exact": flags.insert(.exact)
      case "ambiguous": flags.insert(.ambiguous)
      case "lower": flags.insert(.lower)
      default: break
      }
    }
    self = flags
  }
}

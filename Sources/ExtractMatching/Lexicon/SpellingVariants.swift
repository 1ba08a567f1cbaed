/// Words of names that are written in two ways: `St.` and `Saint`.
///
/// They come from the list ``listName``: an abbreviation, with its period where it has one, and the word in full.
struct SpellingVariants {
  static let listName = "spelling_variants"

  /// More ways of writing a name than this are not made.
  private static let mostPaths = 12

  /// By word; the words of the list are numbered before all others.
  private var others: [[(word: UInt32, hasPeriod: Bool)]] = []

  /// Adds two spellings; words are by their indices in the compiler.
  mutating func add(abbreviation: UInt32, hasPeriod: Bool, word: UInt32) {
    while others.count <= max(word, abbreviation) { others.append([]) }
    others[Int(word)].append((abbreviation, hasPeriod))
    others[Int(abbreviation)].append((word, false))
  }

  private func others(of step: UInt32) -> [(word: UInt32, hasPeriod: Bool)] {
    Int(step) < others.count ? others[Int(step)] : []
  }

  /// A path itself, without the periods inside it, and with each word written in the other ways.
  func paths(of path: [UInt32]) -> [[UInt32]] {
    let period = FormTrie.markBit | 0x2E
    var paths = [path]
    let bare = path.contains(period) ? path.filter { $0 != period } : path
    if bare.count < path.count, !bare.isEmpty { paths.append(bare) }
    guard bare.contains(where: { !others(of: $0).isEmpty }) else { return paths }
    var variants: [[UInt32]] = [[]]
    for (index, step) in bare.enumerated() {
      var longer = variants.map { $0 + [step] }
      for other in others(of: step) where longer.count < Self.mostPaths {
        longer += variants.map { $0 + [other.word] }
        if other.hasPeriod, index + 1 < bare.count { longer += variants.map { $0 + [other.word, period] } }
      }
      variants = Array(longer.prefix(Self.mostPaths))
    }
    return paths + variants.filter { !paths.contains($0) }
  }
}

/// The regular plural of English nouns.
enum EnglishPlural {
  static func plural(of word: some BidirectionalCollection<UInt8>) -> [UInt8] {
    let bytes = Array(word)
    guard let last = bytes.last else { return bytes }
    let before = bytes.dropLast().last ?? 0
    switch last {
    case UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "z"):
      return bytes + Array("es".utf8)
    case UInt8(ascii: "h") where before == UInt8(ascii: "c") || before == UInt8(ascii: "s"):
      return bytes + Array("es".utf8)
    case UInt8(ascii: "y") where !"aeiou".utf8.contains(before):
      return bytes.dropLast() + Array("ies".utf8)
    default:
      return bytes + [UInt8(ascii: "s")]
    }
  }
}

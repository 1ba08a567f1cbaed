internal import ExtractCore

/// Where the mentions around a token are found without a search: the first mention of each block of tokens.
///
/// Filled for documents that have cues or quotation marks. Whoever makes it frees it.
struct MentionIndex {
  /// A block has 8 tokens.
  private static let shift = 3

  /// For each block, the first mention that ends behind its first token.
  private var firstByBlock = FlatArray<Int32>()
  /// The mentions that name persons, in room for all mentions.
  private var named = FlatArray<Int32>()
  private var namedCount = 0

  /// The mentions that name persons, by their indices.
  var persons: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: named.pointer, count: namedCount) }

  /// - Complexity: O(*mentions* + *tokens*).
  mutating func build(_ mentions: UnsafeBufferPointer<Mention>, tokens: Int, person: Label) {
    let none = Int32(truncatingIfNeeded: mentions.count)
    firstByBlock.fill(tokens >> Self.shift &+ 1, with: none)
    named.fill(mentions.count, with: none)
    let (firstByBlock, named) = (firstByBlock.pointer, named.pointer)
    var (block, count) = (0, 0)
    for index in mentions.indices {
      let number = Int32(truncatingIfNeeded: index)
      let last = min(mentions[index].tokens.end &- 1, tokens) >> Self.shift
      while block <= last {
        firstByBlock[block] = number
        block &+= 1
      }
      // Who comes next is as good as random: without a branch.
      named[count] = number
      count &+= (mentions[index].label == person ? 1 : 0) & (mentions[index].kind == .pronoun ? 0 : 1)
    }
    namedCount = count
  }

  /// The position of the first mention that ends after a token; the number of mentions if none does.
  @inline(__always) func first(endingAfter token: Int, in mentions: UnsafeBufferPointer<Mention>) -> Int {
    var index = Int(firstByBlock[token >> Self.shift])
    while index < mentions.count, mentions[index].tokens.end <= token { index += 1 }
    return index
  }

  func deallocate() {
    firstByBlock.deallocate()
    named.deallocate()
  }
}

internal import ExtractCore

/// Where the mentions around a token are found without a search: the first mention of each block of tokens.
///
/// Filled for documents that have cues or quotation marks. Whoever makes it frees it.
struct MentionIndex {
  /// A block has 8 tokens.
  private static let shift = 3

  /// For each block, the first mention that ends behind its first token.
  private var firstByBlock = FlatArray<Int32>()
  /// The mentions that name persons, at the end of room for all mentions.
  private var named = FlatArray<Int32>()
  private var firstNamed = 0

  /// The mentions that name persons, by their indices.
  var persons: UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: named.pointer + firstNamed, count: named.count - firstNamed)
  }

  /// - Complexity: O(*mentions* + *tokens*).
  mutating func build(_ mentions: UnsafeBufferPointer<Mention>, tokens: Int, person: Label) {
    let none = Int32(truncatingIfNeeded: mentions.count)
    firstByBlock.fill(tokens >> Self.shift &+ 1, with: none)
    named.fill(mentions.count, with: none)
    firstNamed = mentions.count
    // From the last mention to the first, which stays where several end in a block. What comes next is as good as
    // random: without branches.
    var index = mentions.count
    while index > 0 {
      index &-= 1
      let number = Int32(truncatingIfNeeded: index)
      let last = min(max(mentions[index].tokens.end &- 1, 0), tokens)
      firstByBlock[last >> Self.shift] = number
      named[firstNamed &- 1] = number
      let isPerson = mentions[index].label == person ? 1 : 0
      firstNamed &-= isPerson & (mentions[index].kind == .pronoun ? 0 : 1)
    }
    // Where no mention ends in a block, it is the first of the blocks behind it.
    var first = none
    var block = firstByBlock.count
    while block > 0 {
      block &-= 1
      // The smaller one; `min` would be compiled to a branch.
      let difference = Int64(firstByBlock[block]) &- Int64(first)
      first &+= Int32(truncatingIfNeeded: difference & (difference &>> 63))
      firstByBlock[block] = first
    }
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

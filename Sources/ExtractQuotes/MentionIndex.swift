internal import ExtractCore

/// Where the mentions around a token are found without a search: the first mention of each block of tokens.
///
/// Filled for documents that have cues or quotation marks. Whoever makes it frees it.
struct MentionIndex {
  /// A block has 8 tokens.
  private static let shift = 3

  /// For each block, the first mention that ends behind its first token.
  private var firstByBlock = FlatArray<Int32>()

  /// - Complexity: O(*mentions* + *tokens*).
  mutating func build(_ mentions: UnsafeBufferPointer<Mention>, tokens: Int) {
    firstByBlock.removeAll()
    for index in mentions.indices {
      let end = mentions[index].tokens.end
      while firstByBlock.count << Self.shift < end { firstByBlock.append(Int32(truncatingIfNeeded: index)) }
    }
    while firstByBlock.count << Self.shift <= tokens {
      firstByBlock.append(Int32(truncatingIfNeeded: mentions.count))
    }
  }

  /// The position of the first mention that ends after a token; the number of mentions if none does.
  @inline(__always) func first(endingAfter token: Int, in mentions: UnsafeBufferPointer<Mention>) -> Int {
    var index = Int(firstByBlock[token >> Self.shift])
    while index < mentions.count, mentions[index].tokens.end <= token { index += 1 }
    return index
  }

  func deallocate() { firstByBlock.deallocate() }
}

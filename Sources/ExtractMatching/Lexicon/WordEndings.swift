public import ExtractCore

/// Endings that tell what a word is likely to be: those of some classes of the list ``listName``.
///
/// They lie in memory that is never freed, as the lexicon does: endings are made once for a stage.
public struct WordEndings: @unchecked Sendable {
  /// The list that the lexicon must have.
  public static let listName = "word_endings"

  private struct Ending {
    var bytes: ImmortalText
    /// How many bytes a word with the ending is at least.
    var shortest: Int
    /// The letters before which the ending tells nothing, a bit each.
    var notAfter: UInt32
  }

  private let endings: UnsafeBufferPointer<Ending>
  /// A bit for each letter that an ending ends in: the last letter tells of most words that they have none.
  @usableFromInline let lastLetters: UInt32

  /// The endings of some classes, as the list names these.
  public init(_ lexicon: Lexicon, _ classes: [ImmortalText]) {
    let found = lexicon.entries(of: Self.listName).filter { classes.contains($0["class"]) }.map { entry in
      Ending(
        bytes: entry["ending"], shortest: Int(entry["shortest"].string) ?? 0,
        notAfter: entry["not_after"].bytes.reduce(0) { $0 | Self.bit($1) })
    }
    let memory = UnsafeMutableBufferPointer<Ending>.allocate(capacity: found.count)
    _ = memory.initialize(from: found)
    endings = UnsafeBufferPointer(memory)
    lastLetters = found.reduce(0) { $0 | ($1.bytes.bytes.last.map { 1 << UInt32($0 & 31) } ?? .max) }
  }

  /// Whether a word, in lower case, ends so.
  @inlinable public func end(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let last = word.last, lastLetters >> UInt32(last & 31) & 1 != 0 else { return false }
    return hasEnding(word)
  }

  @usableFromInline func hasEnding(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    for ending in endings where word.count >= ending.shortest {
      let bytes = ending.bytes.bytes
      let start = word.count - bytes.count
      var same = 0
      while same < bytes.count, start >= 0, bytes[same] == word[start + same] { same += 1 }
      guard same == bytes.count else { continue }
      if start == 0 || ending.notAfter & Self.bit(word[start - 1]) == 0 { return true }
    }
    return false
  }

  private static func bit(_ letter: UInt8) -> UInt32 {
    letter >= 0x61 && letter <= 0x7A ? 1 << UInt32(letter & 31) : 0
  }
}

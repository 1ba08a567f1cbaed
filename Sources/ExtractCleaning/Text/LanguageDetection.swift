import ExtractCore
import ExtractMatching

/// Tells the language of a text that does not declare it: by its script where one language alone is written in it, else
/// by its frequent function words.
///
/// Function words make up a third to a half of running text in most languages, so that a few sentences suffice (the
/// small-words method of Grefenstette, "Comparing two language identification schemes", 1995).
struct LanguageDetection: Sendable {
  /// The languages of the list.
  private let languages: [String]
  /// The sets of languages that share a word, a bit for each language; the first is that of words of no language.
  private let sets: [UInt64]
  /// The words of the list with the index of their set; the short ones stand in a table of their own as well.
  private let words: PhraseTable<UInt16>
  private let shortWords: ShortWordTable
  /// The length of the longest word of ASCII.
  private let longestPlainWord: Int
  private let particles: NameParticles

  /// - Parameter lexicon: one that has the lists `languages` and `name_parts`.
  init(lexicon: Lexicon) {
    var languages: [ImmortalText] = []
    var masks: [ImmortalText: UInt64] = [:]
    let entries = lexicon.entries(of: "languages")
    masks.reserveCapacity(entries.count)
    for entry in entries {
      // The words of a language stand together.
      let language = entry["language"]
      let bit = languages.lastIndex(of: language) ?? languages.count
      guard bit < 64 else { continue }
      if bit == languages.count { languages.append(language) }
      masks[entry[0], default: 0] |= 1 << UInt64(bit)
    }
    var sets: [UInt64] = [0]
    let words = entries.compactMap { entry -> (form: ImmortalText, value: UInt16)? in
      guard let mask = masks[entry[0]] else { return nil }
      let set = sets.lastIndex(of: mask) ?? sets.count
      if set == sets.count { sets.append(mask) }
      return (entry[0], UInt16(set))
    }
    self.languages = languages.map(\.string)
    self.sets = sets
    self.words = PhraseTable(words)
    shortWords = ShortWordTable(words)
    particles = NameParticles(lexicon: lexicon)
    longestPlainWord = words.lazy.map(\.form.bytes).filter { $0.allSatisfy { $0 < 0x80 } }.map(\.count).max() ?? 0
  }

  /// How much must speak for a language.
  private struct Threshold {
    /// The number of its words.
    var words: Int
    /// Their share of all words, as one in so many.
    var share: Int
    /// Their weight as a multiple of that of the next language, in percent.
    var lead: Int

    /// Of one that names alone may have spoken for.
    static let confirmed = Threshold(words: 2, share: 20, lead: 115)
    /// Of a language that nothing declares.
    static let undeclared = Threshold(words: 4, share: 10, lead: 115)
    /// Of one that stands out from the first words on.
    static let early = Threshold(words: 12, share: 6, lead: 300)
    /// Of one that is to be believed against a declaration.
    static let clear = Threshold(words: 30, share: 5, lead: 200)
  }

  /// The language of `text` as a BCP 47 tag; `nil` if nothing speaks for one.
  ///
  /// - Parameter isClear: whether it must stand out so that a declaration is not to be believed against it.
  /// - Complexity: O(1): a beginning of the text is looked at, as long as it must be.
  func language(of text: UnsafeBufferPointer<UInt8>, isClear: Bool = false) -> String? {
    if let language = WritingSystems.language(of: UnsafeBufferPointer(rebasing: text.prefix(2_000))) {
      return language
    }
    guard let language = languageByWords(text, isClear ? .clear : nil) else { return nil }
    guard text.count <= Self.windows[0], language != Self.languageWithoutParticles else { return language }
    // "Ursula von der Leyen" makes no German of a line of English.
    return particles.without(text) { languageByWords($0, .confirmed) }
  }

  /// So many bytes are looked at, and more where these do not suffice.
  private static let windows = [400, 2_000, 12_000]
  /// The language whose own names have no particles.
  private static let languageWithoutParticles = "en"

  /// - Parameter threshold: what must speak for a language; `nil` for what each beginning of the text is asked for.
  private func languageByWords(_ text: UnsafeBufferPointer<UInt8>, _ threshold: Threshold?) -> String? {
    let steps = (sets.count + Tally.step - 1) / Tally.step
    return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: steps * Tally.step) { counts in
      counts.initialize(repeating: 0)
      var tally = Tally(counts)
      return language(of: text, threshold, &tally)
    }
  }

  private func language(
    of text: UnsafeBufferPointer<UInt8>, _ asked: Threshold?, _ tally: inout Tally
  ) -> String? {
    var reader = SpacedWords(
      UnsafeBufferPointer(rebasing: text.prefix(12_000)), longestPlain: longestPlainWord)
    for window in Self.windows {
      reader.read(to: window) { word in
        switch word {
        case .short(let key): tally.add(shortWords.number(of: key))
        case .unlisted: tally.add(0)
        case .other(let hash): tally.add(words.value(of: hash) ?? 0)
        }
      }
      let threshold = asked ?? (window < 2_000 && window < text.count ? .early : .undeclared)
      if tally.isEnough(threshold), let found = leader(tally, threshold) { return languages[found] }
      if text.count <= window { break }
    }
    return nil
  }

  /// What the words so far say.
  private struct Tally {
    /// How many words each set of languages has.
    let counts: UnsafeMutableBufferPointer<UInt16>
    private var words = 0

    /// So many counts are looked at in one step; there is a multiple of it.
    static let step = 4

    init(_ counts: UnsafeMutableBufferPointer<UInt16>) { self.counts = counts }

    @inline(__always) mutating func add(_ set: UInt16) {
      words += 1
      counts[Int(set)] &+= 1
    }

    /// Calls `body` with each set of languages that has words, and with their number; most sets have none.
    @inline(__always) func forEachSet(_ body: (_ set: Int, _ count: Int) -> Void) {
      let raw = UnsafeRawBufferPointer(counts)
      for start in stride(from: 0, to: counts.count, by: Self.step)
      where raw.loadUnaligned(fromByteOffset: start * MemoryLayout<UInt16>.size, as: UInt64.self) != 0 {
        for set in start..<start + Self.step where counts[set] != 0 { body(set, Int(counts[set])) }
      }
    }

    func isEnough(_ threshold: Threshold) -> Bool {
      let hits = words - Int(counts[0])
      return hits >= threshold.words && hits * threshold.share >= words
    }
  }

  /// The weight of a word; one that several languages have counts for each of them in part.
  private static let wholeWord = 5040

  /// The language that leads by as much as it must.
  private func leader(_ tally: Tally, _ threshold: Threshold) -> Int? {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: languages.count) { weights in
      weights.initialize(repeating: 0)
      tally.forEachSet { set, count in
        // The words of no language have the set without a language.
        var rest = sets[set]
        let weight = Self.wholeWord / max(1, rest.nonzeroBitCount) * count
        while rest != 0 {
          weights[rest.trailingZeroBitCount] += weight
          rest &= rest - 1
        }
      }
      var (first, second) = (0, 0)
      var leader: Int?
      for (language, weight) in weights.enumerated() {
        if weight > first {
          (first, second, leader) = (weight, first, language)
        } else if weight > second {
          second = weight
        }
      }
      return first * 100 > second * threshold.lead ? leader : nil
    }
  }
}

import ExtractCore
import ExtractMatching
import Testing

/// The tokens that somebody waits for are found whoever cut the text, and when.
@Suite struct TokenWatchTests {
  private static let words = """
    # list: verbs
    # kind: words
    # columns: form, lemma
    said\tsay
    told\ttell
    internationalizations\tinternationalize

    """

  private static func lexicon() throws -> Lexicon { try .compiled(words) }

  private static func bits(_ lexicon: Lexicon, _ words: String...) -> WordBits {
    var bits = WordBits()
    for word in words { bits.insert(lexicon.id(of: word) ?? 0) }
    return bits
  }

  /// All tokens that a watch waits for, as they are spelled: found one after the other, and all at once.
  private func found(_ watch: TokenWatch, in text: TokenizedText) -> [String] {
    text.document.withTokens { view in
      var found: [Int] = []
      var index = view.firstToken(from: 0, of: watch)
      while index < view.count {
        found.append(index)
        index = view.firstToken(from: index + 1, of: watch)
      }
      var bits = FlatArray<UInt64>()
      defer { bits.deallocate() }
      view.note(watch, in: &bits)
      #expect(found == (0..<bits.count * 64).filter { bits[$0 / 64] >> UInt64($0 % 64) & 1 == 1 })
      return found.map(text.word)
    }
  }

  @Test(arguments: ["", "so they ", String(repeating: "no, ", count: 100)])
  func findsWordsAndFlags(filler: String) throws {
    let lexicon = try Self.lexicon()
    let said = lexicon.watch(Self.bits(lexicon, "said", "internationalizations"))
    let numbers = lexicon.watch(Self.bits(lexicon, "told"), orWith: .hasDigit)
    let text = TokenizedText(
      filler + "SAID 12 told Said\n\n" + filler + "M23 internationalizations " + filler + "said", lexicon: lexicon)
    #expect(found(said, in: text) == ["SAID", "Said", "internationalizations", "said"])
    #expect(found(numbers, in: text) == ["12", "told", "M23"])
  }

  @Test func findsInWhatWasCutBefore() throws {
    let lexicon = try Self.lexicon()
    let text = TokenizedText("they said 12 things, and said so", lexicon: lexicon)
    let watch = lexicon.watch(Self.bits(lexicon, "said"))
    #expect(found(watch, in: text) == ["said", "said"])
    #expect(found(watch, in: TokenizedText("they said so", lexicon: lexicon)) == ["said"])
  }

  @Test func aTokenizerLearnsOfLaterWatches() throws {
    let lexicon = try Self.lexicon()
    var tokenizer = Tokenizer(lexicon: lexicon)
    let bytes = Array("they said 12 things, and told us so".utf8)
    _ = Document(id: "test", text: bytes, tokenizedBy: &tokenizer)
    let watch = lexicon.watch(Self.bits(lexicon, "told"))
    Document(id: "test", text: bytes, tokenizedBy: &tokenizer).withTokens { view in
      #expect(view.shape(6).contains(.watched(0)))
      #expect(view.firstToken(from: 0, of: watch) == 6)
      #expect(view.firstToken(from: 7, of: watch) == view.count)
    }
  }

  @Test func anotherLexiconsTokensAreLookedAtThemselves() throws {
    let lexicon = try Self.lexicon()
    let other = try Self.lexicon()
    _ = other.watch(Self.bits(other, "told"))
    let watch = lexicon.watch(Self.bits(lexicon, "said"))
    #expect(found(watch, in: TokenizedText("she told me, and said no", lexicon: other)) == ["said"])
  }

  @Test func moreWatchesThanThereIsRoomForFindAsWell() throws {
    let lexicon = try Self.lexicon()
    let said = Self.bits(lexicon, "said")
    let flags: [TokenShape] = [
      .hasDigit, .initialUpper, .allUpper, .mixedCase, .nonASCII, .repeated, .opening, .closing,
    ]
    let watches = flags.map { lexicon.watch(said, orWith: $0) }
    let text = TokenizedText("he said 12 Things (é)...", lexicon: lexicon)
    let expected = [
      ["said", "12"], ["said", "Things"], ["said"], ["said"], ["said", "é"], ["said", "..."], ["said", "("],
      ["said", ")"],
    ]
    #expect(watches.map { found($0, in: text) } == expected)
  }

  @Test func patternsFitWhateverIsWatchedFor() throws {
    let lexicon = try Self.lexicon()
    let others: [TokenShape] = [[], .hasDigit, .allUpper, .mixedCase, .nonASCII, .repeated, .opening]
    #expect(others.count == TokenShape.watchLimit)
    for other in others { _ = lexicon.watch(WordBits(), orWith: [.initialUpper, other]) }
    let text = TokenizedText("The EU said I (may) go", lexicon: lexicon)
    let patterns = try ["UPPER", "Cap", "initial"].map { try PatternProgram(Pattern(parsing: $0)) }
    var matcher = PatternMatcher(PatternSet(patterns, lexicon: lexicon))
    let found = matcher.matches(in: text.document).map { "\($0.pattern) \(text.word($0.span.start))" }
    #expect(found == ["1 The", "0 EU", "1 EU", "1 I", "2 I"])
  }
}

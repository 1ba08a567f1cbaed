import ExtractCore
import ExtractMatching
import Testing

@Suite struct TokenKindTests {
  @Test(arguments: [
    // Words and what stands between them.
    ("Awa left.", ["Awa", "left", "."]),
    ("North-West Port", ["North", "-", "West", "Port"]),
    ("M23 and G20", ["M23", "and", "G20"]),
    ("Félix Müller-Ōno", ["Félix", "Müller", "-", "Ōno"]),
    ("Fe\u{301}lix", ["Fe\u{301}lix"]),
    ("co\u{AD}operate", ["co\u{AD}operate"]),
    ("and/or", ["and", "/", "or"]),
    // Apostrophes and clitics.
    ("don't O'Brien d’Or", ["don't", "O'Brien", "d’Or"]),
    ("Awa's dogs' rock'n'roll", ["Awa", "'s", "dogs", "'", "rock'n'roll"]),
    ("Awa’s we’re I'll they'd I'm I’ve", ["Awa", "’s", "we", "’re", "I", "'ll", "they", "'d", "I", "'m", "I", "’ve"]),
    ("AWA'S", ["AWA", "'S"]),
    ("it's.", ["it", "'s", "."]),
    ("the U.N.'s U.S.’s", ["the", "U.N.", "'s", "U.S.", "’s"]),
    ("the 1990's", ["the", "1990", "'s"]),
    ("'tis 'Go'", ["'", "tis", "'", "Go", "'"]),
    ("o'sullivan", ["o'sullivan"]),
    // Initialisms.
    ("U.N. a.m. J.P. Pell e.g. I.e.", ["U.N.", "a.m.", "J.P.", "Pell", "e.g.", "I.e."]),
    ("the U.S.", ["the", "U.S."]),
    ("Mr. J. Pell", ["Mr", ".", "J", ".", "Pell"]),
    ("Plan B. No", ["Plan", "B", ".", "No"]),
    ("U.S.A", ["U.S.A"]),
    ("p.m.Then", ["p.m.", "Then"]),
    ("Ph.D.", ["Ph", ".", "D", "."]),
    // Numbers.
    ("1,800 3.6 2024 1,234,567.89", ["1,800", "3.6", "2024", "1,234,567.89"]),
    ("12,34,567 and 1,00,00,000", ["12,34,567", "and", "1,00,00,000"]),
    ("5,10,15", ["5", ",", "10", ",", "15"]),
    ("1,2,3", ["1", ",", "2", ",", "3"]),
    ("in 1999,200 people", ["in", "1999", ",", "200", "people"]),
    ("1,8005", ["1", ",", "8005"]),
    ("3.5,100", ["3.5", ",", "100"]),
    ("1.2.3", ["1.2.3"]),
    ("in 2024.", ["in", "2024", "."]),
    ("20th 5m 10:30", ["20", "th", "5", "m", "10", ":", "30"]),
    ("7-year-old", ["7", "-", "year", "-", "old"]),
    ("٣٤ ½", ["٣٤", "½"]),
    ("$5 5% €20 -3", ["$", "5", "5", "%", "€", "20", "-", "3"]),
    // Marks.
    ("Wait... what?!", ["Wait", "...", "what", "?!"]),
    ("a--b – c — d", ["a", "--", "b", "–", "c", "—", "d"]),
    ("-----", ["-----"]),
    ("(a) [b] {c}", ["(", "a", ")", "[", "b", "]", "{", "c", "}"]),
    ("``Go,'' he said", ["``", "Go", ",", "''", "he", "said"]),
    ("a;b:c", ["a", ";", "b", ":", "c"]),
    // Addresses.
    ("awa.sorell+news@port-nerith.example, or", ["awa.sorell+news@port-nerith.example", ",", "or"]),
    ("a_b@c.example.", ["a_b@c.example", "."]),
    ("write to x@y", ["write", "to", "x@y"]),
    ("x@", ["x", "@"]),
    ("See https://example.org/a?b=c#d.", ["See", "https://example.org/a?b=c#d", "."]),
    ("(www.example.org)", ["(", "www.example.org", ")"]),
    ("www. Nothing", ["www", ".", "Nothing"]),
    ("snake_case", ["snake", "_", "case"]),
    ("example.org", ["example", ".", "org"]),
    ("#tag @awa_s a@ #1", ["#tag", "@awa_s", "a", "@", "#", "1"]),
    // Other scripts and signs.
    ("日本語", ["日", "本", "語"]),
    ("Москва", ["Москва"]),
    ("👍🏽 👩‍🚀 😀", ["👍🏽", "👩‍🚀", "😀"]),
    ("a\u{0}b", ["a", "\u{0}", "b"]),
    ("", []),
    (" \n\t", []),
  ])
  func textIsCutInto(_ text: String, _ words: [String]) {
    #expect(TokenizedText(text).words == words)
  }

  @Test(
    arguments: [
      ("Awa", .word), ("don't", .word), ("M23", .word), ("U.N.", .initialism), ("1,800", .number), ("½", .number),
      ("日", .ideograph), ("http://a.example", .url), ("www.a.example", .url), ("a@b.example", .email), ("#tag", .tag),
      ("@awa", .tag), ("\"", .quote), ("’", .quote), ("«", .quote), ("(", .bracket), (",", .punctuation),
      ("...", .punctuation), ("•", .punctuation), ("$", .symbol), ("€", .symbol), ("+", .symbol), ("😀", .emoji),
      ("\u{1}", .other),
    ] as [(String, TokenShape.Kind)])
  func aTokenHasAKind(_ text: String, _ kind: TokenShape.Kind) {
    #expect(TokenizedText(text).kinds == [kind])
    #expect(TokenizedText("x \(text) y").kinds == [.word, kind, .word])
  }

  @Test func cliticsAreTheirOwnKind() {
    #expect(TokenizedText("Awa's").kinds == [.word, .clitic])
    #expect(TokenizedText("U.N.’s").kinds == [.initialism, .clitic])
    #expect(TokenizedText("'s").kinds == [.quote, .word])
  }

  @Test(
    arguments: [
      ("Awa", [.initialUpper, .hasLower]), ("awa", [.hasLower]), ("UN", [.initialUpper, .allUpper]),
      ("A", [.initialUpper, .allUpper]), ("iPhone", [.hasLower, .mixedCase]),
      ("McDonald", [.initialUpper, .hasLower, .mixedCase]), ("M23", [.initialUpper, .allUpper, .hasDigit]),
      ("Émile", [.initialUpper, .hasLower, .nonASCII]), ("日本", [.nonASCII]), ("U.N.", [.initialUpper, .allUpper]),
      ("a.m.", [.hasLower]), ("1,800", [.hasDigit]), ("!!", [.repeated]),
      ("ÉTÉ", [.initialUpper, .allUpper, .nonASCII]),
    ] as [(String, TokenShape)])
  func lettersMakeTheShape(_ text: String, _ shape: TokenShape) throws {
    let all: TokenShape = [
      .initialUpper, .allUpper, .hasLower, .mixedCase, .hasDigit, .nonASCII, .repeated,
    ]
    let token = TokenizedText(text).table.shape(0)
    #expect(token.intersection(all).rawValue == shape.rawValue)
  }

  @Test func whiteSpaceMakesFlags() {
    let text = TokenizedText("a b\nc\n\nd\u{2029}e \n \n f,g\u{2028}h")
    let flags = text.indices.map { index -> String in
      let shape = text.table.shape(index)
      return (shape.contains(.spaceBefore) ? "s" : "") + (shape.contains(.lineStart) ? "l" : "")
        + (shape.contains(.paragraphStart) ? "p" : "")
    }
    #expect(flags == ["slp", "s", "sl", "slp", "slp", "slp", "", "", "sl"])
  }

  @Test(arguments: [
    ("-", Mark.hyphen), ("‐", Mark.hyphen), ("–", Mark.enDash), ("—", Mark.emDash), ("--", Mark.emDash),
    ("...", Mark.ellipsis), ("…", Mark.ellipsis), ("“", Mark.doubleQuote), ("''", Mark.doubleQuote),
    ("»", Mark.doubleQuote), ("’", Mark.singleQuote), ("•", Mark.bullet), ("。", Mark.otherStop), ("?", Mark.question),
    ("（", Mark.openParenthesis),
  ])
  func variantsShareAMark(_ text: String, _ mark: UInt8) {
    let token = TokenizedText(text).table.shape(0)
    #expect(token.mark == mark)
  }
}

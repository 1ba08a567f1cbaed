import Testing

@testable import ExtractFixtures

@Suite struct FactSyntaxTests {
  @Test func aFactHasKindAnchorAndAttributes() throws {
    let fact = try FactSyntax.parse(#"QUANTITY "1,800 km" = 1800 measure unit=km of "the road""#, number: 7)
    #expect(fact.kind == .quantity)
    #expect(fact.anchor == Anchor(start: Array("1,800 km".utf8)))
    #expect(fact.attributes.map(\.name) == ["value", "kind", "unit", "of"])
    #expect(fact.attributes.map(\.value) == ["1800", "measure", "km", "the road"])
    #expect(fact.line == 7)
    #expect(!fact.isTodo && !fact.isNegative)
  }

  @Test func aMentionTellsLabelKindAndEntityApart() throws {
    let fact = try FactSyntax.parse(#"MENTION "Sorell" PERSON name -> "Awa Sorell" key=list:s1"#, number: 1)
    #expect(fact.value(of: "label") == "PERSON")
    #expect(fact.value(of: "kind") == "name")
    #expect(fact.value(of: "entity") == "Awa Sorell")
    #expect(fact.value(of: "key") == "list:s1")
  }

  @Test func absenceCanBeStated() throws {
    let quote = try FactSyntax.parse(#"QUOTE "Go" direct by nobody"#, number: 1)
    #expect(quote.states("by") && quote.value(of: "by") == nil)
    let date = try FactSyntax.parse(#"DATE "then" = none mod=none"#, number: 1)
    #expect(date.states("value") && date.value(of: "value") == nil)
    #expect(date.states("mod") && date.value(of: "mod") == nil)
    let word = try FactSyntax.parse(#"DATE "then" = "none""#, number: 1)
    #expect(word.value(of: "value") == "none")
  }

  @Test func marksBeforeTheKind() throws {
    #expect(try FactSyntax.parse(#"no DATE "May""#, number: 1).isNegative)
    #expect(try FactSyntax.parse(#"todo DATE "May""#, number: 1).isTodo)
    let both = try FactSyntax.parse(#"todo no DATE "May""#, number: 1)
    #expect(both.isNegative && both.isTodo)
  }

  @Test func anchorsNameOccurrencesAndEnds() throws {
    #expect(try FactSyntax.parse(##"DATE "a"#2"##, number: 1).anchor == Anchor(start: [0x61], occurrence: .number(2)))
    #expect(try FactSyntax.parse(#"DATE "a"*"#, number: 1).anchor == Anchor(start: [0x61], occurrence: .every))
    #expect(try FactSyntax.parse(#"DATE "a" .. "b" = 1"#, number: 1).anchor == Anchor(start: [0x61], end: [0x62]))
  }

  @Test func escapesInQuotes() throws {
    let fact = try FactSyntax.parse(#"QUOTE "\"a\\\n\t\"" direct"#, number: 1)
    #expect(fact.anchor?.start == Array("\"a\\\n\t\"".utf8))
    #expect(FactSyntax.quoted("\"a\\\n\t\"é") == #""\"a\\\n\t\"é""#)
  }

  @Test func factsOfTheWholeDocument() throws {
    let time = try FactSyntax.parse("DCT = 2021-03-04 from=dateline", number: 1)
    #expect(time.anchor == nil && time.value(of: "value") == "2021-03-04" && time.value(of: "from") == "dateline")
    let metadata = try FactSyntax.parse(#"META title="A ship" language=en"#, number: 1)
    #expect(metadata.value(of: "title") == "A ship" && metadata.value(of: "language") == "en")
    #expect(try FactSyntax.parse(#"TEXT "a\nb""#, number: 1).wholeText == "a\nb")
  }

  @Test(arguments: [
    (#"DAT "x""#, FixtureError.Reason.unknownKind("DAT")),
    ("DATE = 2021", .missingAnchor("DATE")),
    ("TEXT", .missingAnchor("TEXT")),
    (#"DCT "x" = 2021"#, .unneededAnchor("DCT")),
    (#"DATE """#, .emptyAnchor),
    (#"DATE "x" .. """#, .emptyAnchor),
    (#"DATE "x"#, .unterminatedString),
    (#"DATE "x\"#, .unterminatedString),
    (#"DATE "x\q""#, .unknownEscape("\\q")),
    (##"DATE "x"#0"##, .badOccurrence),
    (##"DATE "x"#two"##, .badOccurrence),
    (#"DATE "x" mod="#, .missingValue("mod=")),
    (#"DATE "x" ="#, .missingValue("=")),
    (#"QUOTE "x" by"#, .missingValue("by")),
    (#"QUOTE "x" by somebody"#, .missingValue("by")),
    (#"MENTION "x" -> Awa"#, .missingValue("->")),
    (#"DATE "x" mod=APPROX mod=APPROX"#, .duplicateAttribute("mod")),
    (#"DATE "x" "y""#, .misplacedText("y")),
    (#"DATE "x" ..  y"#, .missingRangeEnd),
  ])
  func aWrongLineIsRefused(_ line: String, _ reason: FixtureError.Reason) {
    #expect(throws: reason) { try FactSyntax.parse(line, number: 1) }
  }

  @Test(arguments: [
    #"DATE "x" APPROX"#, #"DATE "x" mod=approx"#, #"QUANTITY "x" weight"#, #"MENTION "x" Person"#,
    #"SENTENCE "x" = 1"#, #"DATE "x" unit=km"#,
  ])
  func anUnknownAttributeIsRefusedWithTheKnownOnes(_ line: String) throws {
    let reason = #expect(throws: FixtureError.Reason.self) { try FactSyntax.parse(line, number: 1) }
    guard case .unknownAttribute(_, _, let known) = try #require(reason) else {
      Issue.record("\(String(describing: reason))")
      return
    }
    #expect(!known.isEmpty)
  }
}

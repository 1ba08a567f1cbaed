import ExtractData
import ExtractMatching
import Testing

@Suite struct PatternTests {
  @Test(arguments: [
    (#""ministry""#, "The Ministry and the ministry", ["Ministry", "ministry"]),
    (#""Ministry""#, "The Ministry, MINISTRY and the ministry", ["Ministry", "MINISTRY"]),
    (#"'Ministry'"#, "The Ministry, MINISTRY and the ministry", ["Ministry"]),
    (#""prime minister""#, "The Prime Minister left", ["Prime Minister"]),
    (#""Zorblat""#, "The Zorblat and ZORBLAT, zorblat", ["Zorblat", "ZORBLAT"]),
    (#""U.N.""#, "The UN and the U.N.", ["UN", "U.N."]),
    (#"Cap "'s""#, "Amara's house", ["Amara's"]),
    (
      #""the"? ["Department" "of" Cap+]"#, "the Department of Water Works said",
      ["Department of Water Works", "Department of Water Works"]
    ),
    (#"["Department" | "Office"] "of""#, "Office of the Department of", ["Office", "Department"]),
    (#"["Decree" "No"? number]"#, "under Decree No 7, decree 8 and Decree 9", ["Decree No 7", "Decree 9"]),
    (#"["Decree" number] "bis"?"#, "under Decree 7 bis", ["Decree 7"]),
    (#"["Decree" | "Order" number]"#, "Decree 7 and Order 8", ["Decree", "Order 8"]),
    (#""very"{2,3} "big""#, "very very very very big", ["very very very big", "very very big"]),
    (#"number "tons""#, "some 1,800 tons", ["1,800 tons"]),
    (#"Name"#, "saw Jean-Pierre there", ["Jean-Pierre", "Pierre"]),
    (#"Cap&!"The""#, "The Goma road", ["Goma"]),
    (#"/M\d+/"#, "The M23 and the M and M2x", ["M23"]),
    (#"/[a-z]+ing/i"#, "Running and SINGING songs", ["Running", "SINGING"]),
    (#""from" ..3 "to""#, "from here to there to all", ["from here to"]),
    (
      #"who:(Cap+) "met" whom:(Cap+)"#, "then Amara Diallo met Bo Lind",
      ["Amara Diallo met Bo Lind who=Amara Diallo whom=Bo Lind", "Diallo met Bo Lind who=Diallo whom=Bo Lind"]
    ),
    (#"{months} number"#, "on March 23", ["March 23"]),
    (#"("a" | "a" "b") "b"?"#, "a b b", ["a b b"]),
    (#"word $"#, "The end", ["end"]),
    (#"^ word"#, "The end", ["The"]),
  ])
  func fits(_ pattern: String, _ text: String, _ expected: [String]) throws {
    #expect(try matches(pattern, in: text) == expected)
  }

  @Test func exceptionsAreLookedForBesideOtherMatches() throws {
    let programs = try [#"["Decree" number]"#, #"number "by" number"#].map { try PatternProgram(Pattern(parsing: $0)) }
    var matcher = PatternMatcher(PatternSet(programs, lexicon: .builtin, exceptions: [1]))
    let alone = try document("A field of 3 by 4 lies there. It is wide.")
    #expect(matcher.matches(in: alone).isEmpty)
    let beside = try document("A field of 3 by 4 lies there. Under Decree 5 by 6 it is wide, or 7 by 8.")
    #expect(matcher.matches(in: beside).map(\.pattern) == [0, 1, 1])
  }

  @Test func classesOfAPack() throws {
    let classes = ["said": ["said", "went on record", "told"]]
    #expect(
      try matches("Cap {said}", in: "Amara said, Bo went on record", classes: classes)
        == ["Amara said", "Bo went on record"])
    #expect(try matches("{said}&!\"told\"", in: "he said, she told", classes: classes) == ["said"])
  }

  @Test func annotations() throws {
    #expect(
      try matches("<PERSON> \"visited\" <GPE>", in: "President Amara Diallo visited Kenya.", all: true) == [
        "Amara Diallo visited Kenya"
      ])
    #expect(try matches("<TIME type=DATE>", in: "He left on 4 March 2021.", all: true) == ["4 March 2021"])
    #expect(
      try matches("<QUANTITY kind=money currency=EUR|USD>", in: "It cost US$3.6 million.", all: true) == [
        "US$3.6 million"
      ])
  }
}

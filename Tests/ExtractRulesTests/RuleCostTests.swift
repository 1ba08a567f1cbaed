import ExtractCore
import ExtractData
import ExtractMatching
import ExtractRules
import TestSupport
import Testing

/// Matching costs in proportion to the text, and hardly more for more rules; counted in steps, which are the same on
/// every machine.
@Suite struct RuleCostTests {
  /// The steps that patterns take on a text.
  private func steps(_ patterns: [String], _ text: String) throws -> Int {
    let programs = try patterns.map { try PatternProgram(Pattern(parsing: $0)) }
    var matcher = PatternMatcher(PatternSet(programs, lexicon: .builtin))
    _ = matcher.matches(in: tokens(text))
    let cost = matcher.cost
    return cost.tokens + cost.symbols + cost.steps + cost.reading + cost.built
  }

  @Test(arguments: [
    (#""very"+ "big""#, "very "),
    (#"("very"? "very"?){20} "big""#, "very "),
    (#"(("very"?)+)+ "big""#, "very "),
    (#"("very" | "very" "very" | "very" "very" "very")+ "big""#, "very "),
    (#"who:(Cap+) ..64 whom:(Cap+) "met""#, "Amber Birch "),
    (#"[Cap*] "and"? Cap*  "x"? "y"? Cap"#, "Amber and "),
    (#"<GPE>+ "x""#, "Kenya "),
    (#"{countries}* ..20 {cities} "x""#, "New York New "),
    (#"/(a*)*b/ "x""#, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa "),
    (#"/(.*)(.*)(.*)x/"#, "abababababababababababababababab"),
    (#".* "x""#, "a. "),
    (#".{64} "x""#, "b "),
    (#""a" ..64 "b" ..64 "c" ..64 "x""#, "a b c "),
    (#"who:(.+) ..64 what:(.+) ..64 "x""#, "b "),
    (#"((((("very"?)?)?)+)?)+ "big""#, "very "),
    (#"("a"? "a"? "a"? "a"? "a"? "a"? "a"? "a"?){8} "x""#, "a "),
    (#"("a" | "a" "a" | "a" "a" "a")+ ("a"+ "b")? "x""#, "a "),
    (#"{countries}+ ("and" {countries}+)* "x""#, "Kenya and Kenya "),
  ])
  func costIsLinear(_ pattern: String, _ piece: String) throws {
    let small = try steps([pattern], String(repeating: piece, count: 1_000))
    let large = try steps([pattern], String(repeating: piece, count: 8_000))
    // Eight times the text, and what the first matches leave out at the end.
    #expect(Double(large) < Double(small) * 8 * 1.5, "\(small), \(large)")
  }

  /// Seconds of this thread for all that the rules of a pack find in a text.
  private func seconds(_ yaml: String, _ text: String) throws -> Double {
    let rules = try RuleSet([try pack(yaml)], lexicon: .builtin)
    let document = tokens(text)
    return (0..<3).map { _ in
      var matcher = RuleMatcher(rules, phase: .facts)
      let start = processorTime
      _ = matcher.facts(in: document)
      return processorTime - start
    }.min() ?? 0
  }

  @Test(arguments: [
    // Matches that overlap in one long chain, all of them kept, all of them competing, or all of them excepted.
    "  overlap: keep\n  match: |\n    \"a\"{1,64}\n", "  match: |\n    \"a\" [\"a\"{1,60}]\n    who:\"a\" \"a\"+\n",
    "  match: |\n    \"a\"+\n  except: |\n    \"a\" \"a\"\n",
  ])
  func decidingBetweenMatchesIsLinear(_ fields: String) throws {
    let yaml = "- id: a/b\n  label: FINDING\n" + fields
    let small = try seconds(yaml, String(repeating: "a ", count: 2_000))
    let large = try seconds(yaml, String(repeating: "a ", count: 16_000))
    // Eight times the text: linear cost is 8 times as much, quadratic 64 times.
    #expect(large < max(small, 0.001) * 24, "\(small) s, \(large) s")
  }

  /// Words that occur in the text below, and that do not.
  private func rules(_ count: Int) -> [String] {
    (0..<count).map { number in
      let word = "\(Self.syllables[number % 10])\(Self.syllables[number / 10 % 10])\(Self.syllables[number / 100 % 10])"
      return switch number % 4 {
      case 0: "\"\(word)\" ..3 number"
      case 1: "Cap+ \"\(word)\""
      case 2: "{months} number \"\(word)\""
      default: "word \"\(word)\" Cap"
      }
    }
  }

  private static let syllables = ["ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "tu"]

  private var text: String {
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var text = ""
    for index in 0..<20_000 {
      let word = (0..<3).map { _ in Self.syllables[next(10)] }.joined()
      let form = index % 7 == 0 ? word.prefix(1).uppercased() + word.dropFirst() : index % 11 == 0 ? "March 5" : word
      text += form + (index % 12 == 11 ? ". " : " ")
    }
    return text
  }

  @Test func aThousandRulesCostAtMostTwiceWhatAHundredDo() throws {
    let text = text
    let hundred = try steps(rules(100), text)
    let thousand = try steps(rules(1_000), text)
    #expect(thousand < 2 * hundred, "\(hundred) steps with 100 rules, \(thousand) with 1,000")
  }

  @Test func statesAreForgottenWithoutEffect() throws {
    // Each start leads through states of its own, many more than are kept.
    let pattern = #"("ba" | "de")? ("ba" | word){1,60} ("de" | lower){1,60} "x""#
    var text = ""
    for index in 0..<3_000 { text += index * index % 7 < 3 ? "ba " : index % 3 == 0 ? "de " : "fi " }
    let small = try steps([pattern], text)
    let large = try steps([pattern], text + text)
    #expect(Double(large) < Double(small) * 3)
  }
}

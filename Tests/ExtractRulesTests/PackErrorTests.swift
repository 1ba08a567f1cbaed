import ExtractData
import ExtractPacks
import ExtractRules
import Testing

/// Everything that can be wrong with a pack is told with its line, and with what to do.
@Suite struct PackErrorTests {
  /// The messages about a pack, without the path.
  private func errors(_ yaml: String) -> [String] {
    let (pack, errors) = PackReader().read(yaml, path: "p.yaml")
    var all = errors
    if let pack {
      do { _ = try RuleSet([pack], lexicon: .builtin) } catch { all += error.errors }
    }
    return RuleErrors(all).errors.map { String("\($0)".dropFirst("p.yaml:".count)) }
  }

  private func rule(_ fields: String) -> String { "- id: a/b\n  label: ORG\n\(fields)" }

  private func fact(_ fields: String) -> String { "- id: a/b\n  label: FINDING\n\(fields)" }

  @Test func soundPack() { #expect(errors(rule("  match: |\n    \"x\"\n")).isEmpty) }

  @Test(arguments: [
    ("  match: |\n    Cap (\"x\"\n", "4: E407 '(' is not closed: add the ')' that belongs to it"),
    (
      "  match: |\n    Capp\n",
      "4: E407 there is no shape 'Capp': write Cap if that is meant, or \"Capp\" for the word itself"
    ),
    ("  match: |\n    Cap\n    Cap{9,2}\n", "5: E407 a repeat from 9 to 2: write the smaller number first"),
    ("  match: |\n    Cap{900}\n", "4: E407 a repeat of 900: repeats go up to 64"),
    ("  match: |\n    Cap?\n", "4: E407 the pattern fits where no word stands: make one element required"),
    (
      "  match: |\n    ((((Cap{40}){40}){40}){40}){40}\n",
      "4: E407 the pattern needs more than 4000 steps: repeats in repeats multiply"
    ),
    ("  match: |\n    /[a-/\n", "4: E407 in the expression, '[' is not closed: add ']'"),
    ("  match: |\n    /a{2/\n", "4: E407 in the expression, a repeat is not written as {2}"),
    ("  match: |\n    [Cap] [Cap]\n", "4: E407 the pattern marks two spans with [ ]: mark one"),
    (
      "  match: |\n    Who:Cap\n",
      "4: E407 the capture 'Who' is neither a role nor a label: write a role in lower case (who:)"
    ),
    ("  match: |\n    text:Cap\n", "4: E407 the role 'text' is a field of every fact"),
    (
      "  match: |\n    <PERSON>&Cap\n",
      "4: E407 '&' and '!' are about one token, and an annotation can have several: write <in LABEL>"
    ),
    ("  match: |\n    {mnths}\n", "4: E408 there is no list or class 'mnths': write {months} if that is meant"),
    (
      "  match: |\n    {months colour=red}\n",
      "4: E410 the list 'months' has no column 'colour': use one of its columns: form"
    ),
    ("  match: |\n    <PERSN>\n", "4: E406 nothing has the label 'PERSN': write <PERSON>"),
    (
      "  match: |\n    <TIME> Cap\n",
      "4: E413 a rule that finds entities looks at times, which are found after entities: leave that element out"
    ),
    ("  match: \"x\" \"y\"\n", "3:14: E401 the value of 'match' is not plain YAML"),
    ("  match: |\n    \"x\"\n  examples: [Goma] fell\n", "E401 the value of 'examples' is not plain YAML"),
    ("  match: |\n    \"x\"\n  mach: |\n    \"y\"\n", "5: E402 a rule has no field 'mach': write 'match'"),
    ("  label: GPE\n  match: |\n    \"x\"\n", "E401 'label' is given twice: remove one of them"),
    ("  match: |\n    \"x\"\n  priority: high\n", "5: E412 the priority is not a number from -1000 to 1000: write one"),
    ("  match: |\n    \"x\"\n  overlap: yes\n", "5: E412 'yes' is no way to treat overlaps: write 'overlap: keep'"),
    (
      "  match: |\n    \"x\"\n  examples: |\n    the [x\n",
      "6: E411 an example is marked wrongly: '[' is not closed: add ']'"
    ),
    (
      "  match: |\n    \"x\"\n  examples: |\n    the x\n",
      "6: E411 the example marks nothing that is to be found: put brackets around it"
    ),
    (
      "  match: |\n    \"x\"\n  examples: |\n    the [x](who)\n",
      "6: E411 no capture of the rule is called 'who': use one of ORG"
    ),
    ("", "1: E403 the rule 'a/b' has no pattern: add 'match: |'"),
  ])
  func brokenRule(_ fields: String, _ message: String) {
    let errors = errors(rule(fields))
    #expect(errors.count == 1 && errors[0].contains(message), "\(errors)")
  }

  @Test(arguments: [
    ("  match: |\n    <TIME colour=red>\n", "4: E410 'colour' is no field of times: use one of type, value, mod, rule"),
    ("  match: |\n    <floods>\n", "4: E413 there is no layer 'floods'"),
  ])
  func brokenFact(_ fields: String, _ message: String) {
    let errors = errors(fact(fields))
    #expect(errors.count == 1 && errors[0].contains(message), "\(errors)")
  }

  @Test(arguments: [
    ("- label: ORG\n", "1: E403 a rule has no id: begin it with '- id: subject/name'"),
    (
      "- id: Ministry\n  label: ORG\n  match: |\n    \"x\"\n",
      "1: E404 'Ministry' is not an id: write lower-case letters"
    ),
    (
      "- id: a/b\n  label: PERSN\n  match: |\n    \"x\"\n",
      "1: E406 there is no label 'PERSN': write PERSON, or, if a label of your own is meant"
    ),
    (
      "- id: a/b\n  label: org\n  match: |\n    \"x\"\n",
      "2: E406 'org' is not a label: write capital letters, digits and '_': ORG"
    ),
    ("- id: a/b\n  match: |\n    \"x\"\n", "1: E403 the rule 'a/b' has no label: add 'label: ORG' or the like"),
    (
      "labels:\n  ATTACK: facts\nrules: []\n",
      "2: E412 the label 'ATTACK' is neither 'entity' nor 'fact': write 'ATTACK: fact'"
    ),
    ("rule: []\n", "1: E402 a pack has no field 'rule': write 'rules'"),
    ("rules: none\n", "1: E402 'rules' is not a list: begin each rule with '- id: subject/name'"),
    ("just text\n", "1: E402 the file is not a rule pack: begin with a rule"),
    ("- id: a/b\n\tlabel: ORG\n", "2:1: E401 the line is indented by a tab: indent it by spaces"),
    (
      "classes:\n  a: |\n    {b}\n  b: |\n    {a}\nrules: []\n",
      "5: E409 the class 'a' contains itself: a > b > a: remove this entry"
    ),
  ])
  func brokenPack(_ yaml: String, _ message: String) {
    let errors = errors(yaml)
    #expect(errors.contains { $0.contains(message) }, "\(errors)")
  }

  @Test func duplicateIdentifiersAreToldWithBothPlaces() throws {
    let rule = "- id: a/b\n  label: ORG\n  match: |\n    \"x\"\n"
    let first = try #require(PackReader().read(rule, path: "one.yaml").pack)
    let second = try #require(PackReader().read("# second\n" + rule, path: "two.yaml").pack)
    #expect {
      try RuleSet([first, second], lexicon: .builtin)
    } throws: { error in
      "\(error)"
        == "two.yaml:2: E405 the id 'a/b' is used twice, first at one.yaml:1: give this rule another id, or remove one of the two"
    }
  }

  @Test func aFileThatIsNotThere() {
    let (pack, errors) = PackReader().read(path: "/nowhere/p.yaml")
    #expect(pack == nil)
    #expect(
      "\(errors[0])"
        == "/nowhere/p.yaml:1: E400 the rule pack cannot be read: check that the file exists and is readable")
  }

  @Test func soundRulesOfABrokenPackAreRead() throws {
    let (pack, errors) = PackReader().read(
      "- id: a/b\n  label: ORG\n  match: |\n    Capp\n- id: a/c\n  label: ORG\n  match: |\n    Cap\n", path: "p.yaml")
    #expect(errors.count == 1)
    #expect(pack?.rules.map(\.id) == ["a/c"])
  }

  @Test func patternsAreNotTooLongOrTooDeep() {
    for piece in ["!", "(", "Cap&", "Cap?", "who:(", "Cap|"] {
      let long = errors(rule("  match: |\n    \(String(repeating: piece, count: 100_000))Cap\n"))
      #expect(long.count == 1 && long[0].contains("longer than 2000 bytes"), "\(long)")
      _ = errors(rule("  match: |\n    \(String(repeating: piece, count: 1_900 / piece.utf8.count))Cap\n"))
    }
  }

  @Test func aPlaceInAPatternIsShown() {
    let errors = errors(rule("  match: |\n    \"a\" Capp\n"))
    #expect(errors.first?.hasSuffix("\n    \"a\" Capp\n        ^") == true, "\(errors)")
  }
}

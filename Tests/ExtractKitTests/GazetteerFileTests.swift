import ExtractCore
import ExtractKit
import ExtractMatching
import TestSupport
import Testing

/// Lists in the formats that people bring.
@Suite struct GazetteerFileTests {
  /// The rows of a file as `line name label key flags`, empty cells left out.
  private func rows(_ text: String, _ name: String) throws -> [String] {
    let folder = TemporaryFolder()
    let path = try folder.write(name, Array(text.utf8))
    return try GazetteerFile.read(path).flatMap { list in
      list.file.rows.map { row in
        ([String(row.line)] + [0, 1, 2, 4].map { String(row.cells[$0]) }).filter { !$0.isEmpty }.joined(separator: " ")
      }
    }
  }

  @Test func aListOfNamesHasItsLabelFromTheHeaderOrTheFile() throws {
    #expect(try rows("Awa Sorell\n\n Bo Pell \r\n", "people.txt") == ["1 Awa Sorell PEOPLE", "3 Bo Pell PEOPLE"])
    #expect(try rows("# label: ORG\nPort Authority\n", "a.txt") == ["2 Port Authority ORG"])
  }

  @Test func ourListsKeepTheirHeader() throws {
    let text = "# list: p\n# kind: names\n# columns: name, label, key, links, flags, aliases\nPort\tGPE\tk:1\t\t\t"
    #expect(try rows(text, "p.tsv") == ["4 Port GPE k:1"])
  }

  @Test func patternsOfSpaCy() throws {
    let text = """
      {"label": "ORG", "pattern": "Port Authority", "id": "pa"}
      {"label": "gpe", "pattern": [{"LOWER": "port"}, {"LOWER": "nerith"}]}
      {"label": "ORG", "pattern": [{"ORTH": "Awa"}, {"TEXT": "'s"}, {"ORTH": "Kitchen"}]}
      """
    #expect(
      try rows(text, "p.jsonl") == [
        "1 Port Authority ORG pa exact", "2 port nerith GPE lower", "3 Awa's Kitchen ORG exact",
      ])
  }

  @Test func listsOfGATE() throws {
    let folder = TemporaryFolder()
    try folder.write("lists.def", Array("port.lst:location:city\nguild.lst:organization::english:Guild\n".utf8))
    try folder.write("port.lst", Array("Port Nerith\nNerith\n".utf8))
    try folder.write("guild.lst", Array("Owl Guild\n".utf8))
    let lists = try GazetteerFile.read("\(folder.path)/lists.def")
    #expect(lists.map(\.file.name) == ["port", "guild"])
    #expect(
      lists[0].file.rows.map { $0.cells.map(String.init) }.last == [
        "Nerith", "LOCATION", "", "minor=city", "exact", "",
      ])
    #expect(lists[1].file.rows.map { $0.cells[1] } == ["GUILD"])
  }

  @Test func mappingsOfRegexNER() throws {
    #expect(
      try rows("Port Nerith\tCITY\nOwl Guild Inc.\tORG\tMISC\t2.0\n", "m.tab") == [
        "1 Port Nerith CITY exact", "2 Owl Guild Inc. ORG exact",
      ])
  }

  @Test(arguments: [
    ("a\tb", "n.txt", ":1: a tab in a list of names is not supported"),
    ("\n{\"label\": \"ORG\"}", "p.jsonl", ":2: a pattern without 'label' or 'pattern' is not supported"),
    ("[]", "p.jsonl", ":1: a line that is no JSON object is not supported"),
    (#"{"label": "X", "pattern": [{"LEMMA": "go"}]}"#, "p.jsonl", #":1: the token {"LEMMA": "go"} is not supported"#),
    (#"{"label": "X", "pattern": [{"LOWER": "a", "OP": "?"}]}"#, "p.jsonl", ":1: the token"),
    (#"{"label": "X", "pattern": [{"LOWER": {"IN": ["a"]}}]}"#, "p.jsonl", ":1: the token"),
    (#"{"label": "X", "pattern": [{"LOWER": "a"}, {"ORTH": "B"}]}"#, "p.jsonl", ":1: LOWER beside TEXT"),
    ("port.lst", "lists.def", ":1: a list without a major type"),
    ("no.lst:x", "lists.def", "/no.lst:0: cannot be read"),
    ("Port (Nerith|City)\tGPE", "m.tab", ":1: a regular expression ('(') is not supported"),
    ("Port", "m.tab", ":1: 1 cells where the header names 2"),
    ("Port\tGPE\t\thigh", "m.tab", ":1: '# priority: high' is not known"),
  ])
  func whatAFormatAsksForInVainIsRefused(_ text: String, _ name: String, _ message: String) throws {
    let error = #expect(throws: ListError.self) { try rows(text, name) }
    #expect(try #require(error).description.contains(message), "\(String(describing: error))")
  }

  @Test func namesOfTheUserTakePrecedence() throws {
    let folder = TemporaryFolder()
    try folder.write("guilds.txt", Array("# label: GUILD\nNorth Kivu Owls\nOwls\n".utf8))
    var options = StandardOptions()
    try options.addGazetteers(["\(folder.path)/guilds.txt"])
    var worker = try Pipeline(Pipeline.standardStages(options)).makeWorker()
    var document = Document(
      id: "a", source: Document.Source(path: "a", media: .plainText),
      raw: Array("The North Kivu Owls met in Goma. The Owls left.".utf8))
    try worker.process(&document)
    let mentions = (document.mentions ?? []).map { "\(document.string($0.range)) \($0.label.name) \($0.rule.name)" }
    #expect(mentions.contains("North Kivu Owls GUILD lists/guilds"))
    #expect(mentions.contains("Owls GUILD lists/guilds"))
    #expect(mentions.contains { $0.hasPrefix("Goma GPE") })
    #expect(!mentions.contains { $0.hasPrefix("North Kivu ") && !$0.contains("lists/") })
    let entities = document.entities ?? []
    #expect((document.mentions ?? []).allSatisfy { $0.entity.map { $0 < entities.count } ?? true })
  }
}

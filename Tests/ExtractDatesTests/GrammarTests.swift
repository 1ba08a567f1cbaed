import ExtractCore
import ExtractData
import ExtractMatching
import TestSupport
import Testing

@testable import ExtractDates

@Suite struct GrammarTests {
  /// The example of every rule of the grammar: what stands in brackets is covered by what is found.
  @Test(arguments: Grammar.standard.rules.indices)
  func exampleIsFound(rule: Int) throws {
    let example = Grammar.standard.rules[rule].example
    let text = example.filter { $0 != "[" && $0 != "]" }
    let expected = try #require(example.split(separator: "[").last?.split(separator: "]").first.map(String.init))
    let found = try Self.times(in: text).map(\.text)
    let isName = Grammar.standard.rules[rule].result == "name"
    #expect(
      isName ? found.isEmpty : found.contains { $0.contains(expected) || expected.contains($0) }, "\(text): \(found)")
  }

  /// A word that rules name by its class is no category of theirs: with one symbol for both, `10-year` would be a month
  /// and a year. Those that are meant for both are the exception.
  @Test func classesOfWordsAreNoCategories() {
    let meant: Set = ["half", "now", "weekend"]
    let lists = ListSenses.ofLists(FeastDates(lexicon: .builtin))
    var categories = Set(Grammar.standard.rules.map(\.result))
    for list in lists where list.list != "time_words" {
      for entry in Lexicon.builtin.entries(of: list.list) { categories.formUnion(list.senses(entry).map(\.0)) }
    }
    let classes = Set(Lexicon.builtin.entries(of: "time_words").map { $0[1].string })
    #expect(classes.intersection(categories).subtracting(meant) == [])
  }

  /// Work stays proportional to the text, and nothing traps, whatever time words stand in a row.
  /// Quadratic work would be sixteen times as much for a text four times as long; the rest is room for noise.
  @Test(arguments: ["May ", "1 ", "10:", "2024-", "last ", "first of ", "day before ", "9999999999 ", "every other "])
  func repetitionCostsWorkInProportion(unit: String) throws {
    func seconds(_ count: Int) throws -> Double {
      let start = processorTime
      _ = try Self.times(in: String(repeating: unit, count: count))
      return processorTime - start
    }
    let mostGrowth = 9.0
    var best = Double.infinity
    for _ in 0..<4 where best >= mostGrowth { best = try min(best, seconds(20_000) / max(seconds(5000), 1e-4)) }
    #expect(best < mostGrowth)
  }

  static func times(in text: String) throws -> [(text: String, value: String?)] {
    var tokenizer = Tokenizer(lexicon: .builtin)
    var document = Document(id: "1", text: Array(text.utf8), tokenizedBy: &tokenizer)
    document.sentences = []
    var dates = DateStage(lexicon: .builtin).makeWorker()
    dates.process(&document)
    return document.times!.map { (document.string($0.range), $0.value) }
  }
}

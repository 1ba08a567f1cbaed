import ExtractCore
import ExtractData
import ExtractEntities
import ExtractMatching
import Testing

/// What the stage knows of the names of a document does not depend on how many there are.
@Suite struct ManyNamesTests {
  private static let personCount = 2_000

  /// A word of syllables that no list has.
  private static func word(_ start: String, _ number: Int) -> String {
    let syllables = ["va", "zo", "ki", "mu", "te", "ra", "lo", "ni", "su", "de", "go", "fi", "bu"]
    let count = syllables.count
    let parts = [number % count, number / count % count, number / count / count]
    return start + parts.map { syllables[$0] }.joined() + "x"
  }

  @Test func shortNamesMeanThePersonsNamedInFull() throws {
    var text = ""
    for number in 0..<Self.personCount {
      text += "Then President \(Self.word("Y", number)) \(Self.word("Q", number)) spoke.\n\n"
    }
    for number in 0..<Self.personCount { text += "At noon \(Self.word("Q", number)) left.\n\n" }
    var tokenizer = Tokenizer(lexicon: .builtin)
    var document = Document(id: "many", text: Array(text.utf8), tokenizedBy: &tokenizer)
    let worker = EntityStage(lexicon: .builtin).makeWorker()
    worker.process(&document)
    let persons = (document.mentions ?? []).filter { $0.label == .person }
    #expect(persons.count == 2 * Self.personCount)
    for (full, short) in zip(persons, persons.dropFirst(Self.personCount)) {
      #expect(full.entity != nil && full.entity == short.entity)
    }
  }
}

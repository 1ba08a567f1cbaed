import ExtractCore
import ExtractData
import ExtractMatching
import Testing

@testable import ExtractDates

/// What was found among words is found with other numbers in their places as a new worker finds it.
@Suite struct FreeNumbersTests {
  private static let short = Array(0...33) + [45, 53, 54, 59, 60, 61, 75, 90, 91, 99]
  private static let years =
    [1000, 1015, 1100, 1199, 1200, 1230, 1259, 1260, 1299, 1300, 1499, 1500, 1699, 1700, 1799, 1800, 1815, 1875, 1899]
    + [
      1900, 1930, 1960, 1999, 2000, 2004, 2024, 2050, 2051, 2060, 2099, 2100, 2101, 2130, 2199, 2200, 2300, 2359, 2360,
    ]

  /// `#` stands for a number of one or two digits, `@` for one of four.
  @Test(arguments: [
    "on May #, @, they", "May #", "# February", "February # @", "# May @", "Tuesday, # May", "the # of May", "on the #",
    "in @", "since @", "of @", "and @", "the @ seasons", "(@)", "@", "May @", "the year @", "in @ they", "@ people",
    "sold @ cars", "A @ May", "at @", "at @ GMT", "@ hours", "until @ local", "by @", "at @ p.m.", "at @ a.m.",
    "before @ hundred", "half past @", "for # years", "# days ago", "the last # weeks", "in # months", "# hours later",
    "every # days", "# times a week", "# years and a half", "# and a half years", "more than # years of",
    "at # p.m.", "at # a.m.", "at # o'clock", "# in the morning", "Friday at #", "at # GMT", "half past #",
    "quarter to #", "AD #", "# BC", "@ BC", "week #", "week # of @", "# people", "Q3 @", "summer @", "# night",
    "mid May @", "last May #", "March # Movement", "the end of @", "# to", "page # of", "# Mondays ago", "March, #",
  ])
  func oneNumberStandsForAnother(frame: String) {
    let numbers = frame.contains("#") ? Self.short : [0]
    let years = frame.contains("@") ? Self.years : [0]
    Self.check(
      numbers.flatMap { number in
        years.filter { year in number % 7 == 0 || year % 3 == 0 }.map { year in Self.fill(frame, [number], year) }
      })
  }

  @Test(arguments: [
    "from # to #", "# to # p.m.", "from # until # a.m.", "between # and # May", "between # and # May @", "at # to #",
    "# minutes past #", "# or # days", "# days of # May @", "May #, @: after # years", "May # and May #, @",
    "# weeks and # days", "# to # of next month", "# times in # years", "at # or at # p.m.", "# (# May)",
  ])
  func numbersOfAWindowCompareAlike(frame: String) {
    let numbers = [0, 1, 2, 9, 12, 13, 23, 24, 30, 31, 60]
    Self.check(
      numbers.flatMap { first in
        numbers.flatMap { second in [Self.fill(frame, [first, second], first % 2 == 0 ? 1960 : 2024)] }
      })
  }

  private static func fill(_ frame: String, _ numbers: [Int], _ year: Int) -> String {
    var text = ""
    var rest = numbers[...]
    for character in frame {
      switch character {
      case "#": text += String(rest.popFirst() ?? 0)
      case "@": text += String(year)
      default: text.append(character)
      }
    }
    return text
  }

  private static let stage = DateStage(lexicon: .builtin)

  /// Whichever of the texts are read first, a worker finds in each what a new one finds.
  private static func check(_ texts: [String]) {
    var (ascending, descending) = (stage.makeWorker(), stage.makeWorker())
    let expected = texts.map { text in
      var anew = stage.makeWorker()
      return find(text, &anew)
    }
    for (text, times) in zip(texts, expected) { #expect(find(text, &ascending) == times, "\(text)") }
    for (text, times) in zip(texts, expected).reversed() { #expect(find(text, &descending) == times, "\(text)") }
  }

  private static func find(_ text: String, _ worker: inout DateStage.Worker) -> [TimeExpression] {
    var tokenizer = Tokenizer(lexicon: .builtin)
    var document = Document(id: "1", text: Array("They met \(text).".utf8), tokenizedBy: &tokenizer)
    document.sentences = []
    worker.process(&document)
    return document.times!
  }
}

import ExtractNumerals
import Testing

@Suite struct CalendarDateGrammarTests {
  @Test(arguments: [
    ("April 9, 2024", "2024-4-9 | April 9, 2024"),
    ("Apr. 9 and", "?-4-9 | Apr. 9"),
    ("March 23 Movement", "?-3-23 | March 23"),
    ("May 3rd, 1999.", "1999-5-3 | May 3rd, 1999"),
    ("may 3", "none"),
    ("April 2024", "2024-4-? | April 2024"),
    ("9 April 2024", "2024-4-9 | 9 April 2024"),
    ("9th of April", "?-4-9 | 9th of April"),
    ("9-Apr-24", "2024-4-9 | 9-Apr-24"),
    ("30 May, 1998", "1998-5-30 | 30 May, 1998"),
    ("2024-04-09T10:00", "2024-4-9 | 2024-04-09"),
    ("2024/4/9", "2024-4-9 | 2024/4/9"),
    ("09/04/2024", "2024-9-4~ | 09/04/2024"),
    ("25/04/2024", "2024-4-25 | 25/04/2024"),
    ("9.4.2024", "2024-4-9 | 9.4.2024"),
    ("9/4/24", "2024-9-4~ | 9/4/24"),
    ("45/78/2024", "none"),
    ("1.2.3", "none"),
    ("555-12-2024-1", "none"),
    ("April 9:30", "?-4-9 | April 9"),
    ("April", "none"),
  ])
  func forms(_ text: String, _ expected: String) {
    #expect(NumeralText.date(text) == expected)
  }

  @Test func dayFirst() {
    #expect(NumeralText.date("09/04/2024", order: .dayFirst) == "2024-4-9~ | 09/04/2024")
  }
}

import ExtractCore
import ExtractData
import ExtractMatching
import Testing

@testable import ExtractDates

/// A worker that remembers windows finds what a new worker finds.
@Suite struct WindowMemoryTests {
  private static let times = [
    "2024", "May", "on Tuesday", "last year", "4/19", "Sun", "the 90s", "10:30", "three weeks", "Easter", "daily",
    "March 5", "12-10", "five years ago", "Q3", "in 1998", "month", "noon", "2 p.m.", "at five", "a year later",
    "Ramadan", "May and June 2020", "3 and 5 May", "the rest of the year",
  ]
  /// What stands before and after.
  private static let surroundings: [(String, String)] = [
    ("", ""), ("They left ", " already"), ("They left\n\n", "\n\nalready"), ("$", "%"), ("x-", "-x"), ("F", "F"),
    ("(", ")"), ("room ", ", upstairs"), ("The ", " Island"), ("The ", "/7"), ("#", ":5"), ("seen ", " of them"),
    ("1.", ".5"), ("in\n\n", "\n\n2024"), ("Group ", " people"), ("sold ", " cars"), ("\u{201C}", "\u{201D}"),
    ("they met Karim ", " there"), ("they kept ", " there"), ("there. Keeping ", " there"), ("Old Karim ", "'s"),
    ("a Karim ", " there"), ("they, Karim ", " there"), ("they went (Karim ", ")"),
  ]

  @Test func repeatedWindowsMeanTheSame() {
    var remembering = Self.worker()
    for round in 0..<2 {
      for time in Self.times {
        for (before, after) in Self.surroundings {
          let text = before + time + after
          var anew = Self.worker()
          #expect(Self.find(text, &remembering) == Self.find(text, &anew), "round \(round): \(text)")
        }
      }
    }
  }

  /// Of what stands beside a window all that rules look at tells it from others.
  @Test(arguments: [
    "They left ", "in the ", "of the ", "In ", "and ", "the\n\n", "in\n\n", "X ", "four ", "2024-", "a-", "met Karim ",
  ])
  func windowsAreToldApartByTheirNeighbours(before: String) {
    var remembering = Self.worker()
    let following = [
      "", "The", "the", "Later", "ago", "of", "May", "hundred", "hours", "5", "%", "GMT", "and a half", "people",
      "per cent", "than", "Island",
    ]
    for time in Self.times {
      for joint in [" ", ". ", ", ", ".\n\n", "\n\n", "\n", " (", ": "] {
        for after in following {
          let text = before + time + joint + after
          var anew = Self.worker()
          #expect(Self.find(text, &remembering) == Self.find(text, &anew), "\(text)")
        }
      }
    }
  }

  /// The memory starts anew when it is full, and goes on yielding what parsing yields.
  @Test func outlivesItsCapacity() {
    var remembering = Self.worker()
    for number in 0..<6000 {
      let found = Self.find("They left on May \(number % 28 + 1), \(1700 + number / 28).", &remembering)
      #expect(found.count == 1)
    }
    #expect(Self.find("They left on May 5, 2021.", &remembering) == ["May 5, 2021 2021-05-05"])
  }

  /// A text with more windows than there is room for is read to its end, and so are the texts after it.
  @Test func readsOnWhereItIsFull() {
    var remembering = Self.worker()
    func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let days = (0..<5000).map { "\(1700 + $0 / 336)-\(twoDigits($0 / 28 % 12 + 1))-\(twoDigits($0 % 28 + 1))" }
    let text = days.map { "They left on \($0)." }.joined(separator: " ")
    for _ in 0..<2 { #expect(Self.find(text, &remembering) == days.map { $0 + " " + $0 }) }
  }

  private static let stage = DateStage(lexicon: .builtin)

  private static func worker() -> DateStage.Worker { stage.makeWorker() }

  private static func find(_ text: String, _ worker: inout DateStage.Worker) -> [String] {
    var tokenizer = Tokenizer(lexicon: .builtin)
    var document = Document(id: "1", text: Array(text.utf8), tokenizedBy: &tokenizer)
    document.sentences = []
    worker.process(&document)
    return document.times!.map { document.string($0.range) + " " + ($0.value ?? "") }
  }
}

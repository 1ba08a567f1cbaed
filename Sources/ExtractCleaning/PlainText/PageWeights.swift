import ExtractCore
import ExtractMatching

/// A group of observations of a line in a saved page; an observation is a group with a number.
enum PageObservation: Int, CaseIterable {
  case length, sentenceWords, openWords, lowerShare, shortShare, fewWords, commas, stops
  case digits, capitals, colon, question, copyright, address, sign, bullet, quote, lower, ellipsis
  case phrase, beginning, beginningOfLong, form
  case afterDate, beforeDate, boilerplateBefore, boilerplateAfter, commentBefore, commentAfter, titleWords
  case previous, next, proseBefore, proseAfter, repeated, blankBefore, position, title, afterTitle

  /// How many numbers a group has at most, in the order of the cases.
  static let size = 32

  /// The name in the list `page_weights`.
  var name: String { "\(self)" }

  @inline(__always) func index(_ number: Int) -> Int { rawValue * Self.size + number }
}

/// The list `page_weights`: how many points an observation gives to each state of a line.
struct PageWeights: Sendable {
  private let scores: [PageScore]
  private let transitions: [PageScore]

  /// - Precondition: the list names only observations that there are.
  init(lexicon: Lexicon) {
    var scores = [PageScore](repeating: PageScore(), count: PageObservation.allCases.count * PageObservation.size)
    var transitions = [PageScore](repeating: PageScore(), count: 4)
    let groups = Dictionary(uniqueKeysWithValues: PageObservation.allCases.map { ($0.name, $0) })
    for entry in lexicon.entries(of: "page_weights") {
      let points = PageScore(Self.number(entry[1]), Self.number(entry[2]), Self.number(entry[3]), Self.number(entry[4]))
      let parts = entry[0].string.split(separator: " ")
      guard parts.count == 2, let number = Int(parts[1]) else {
        preconditionFailure("page_weights: \(entry[0].string)")
      }
      if parts[0] == "from" {
        transitions[number] = points
      } else if let group = groups[String(parts[0])], number < PageObservation.size {
        scores[group.index(number)] = points
      } else {
        preconditionFailure("page_weights: \(entry[0].string)")
      }
    }
    self.scores = scores
    self.transitions = transitions
  }

  private static func number(_ cell: ImmortalText) -> Int32 { Int32(cell.string) ?? 0 }

  @inline(__always) func add(_ observation: PageObservation, _ number: Int, to score: inout PageScore) {
    score &+= scores[observation.index(number)]
  }

  /// Points for going from a state to each.
  func transition(from state: Int) -> PageScore { transitions[state] }
}

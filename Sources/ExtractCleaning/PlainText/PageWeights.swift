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

  /// The names in the list `page_weights`, in the order of the cases.
  static let names: [ImmortalText] = [
    "length", "sentenceWords", "openWords", "lowerShare", "shortShare", "fewWords", "commas", "stops", "digits",
    "capitals", "colon", "question", "copyright", "address", "sign", "bullet", "quote", "lower", "ellipsis", "phrase",
    "beginning", "beginningOfLong", "form", "afterDate", "beforeDate", "boilerplateBefore", "boilerplateAfter",
    "commentBefore", "commentAfter", "titleWords", "previous", "next", "proseBefore", "proseAfter", "repeated",
    "blankBefore", "position", "title", "afterTitle",
  ]

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
    for entry in lexicon.entries(of: "page_weights") {
      let points = PageScore(Self.number(entry[1]), Self.number(entry[2]), Self.number(entry[3]), Self.number(entry[4]))
      let form = entry[0].bytes
      let space = form.firstIndex(of: 0x20) ?? form.count
      let name = ImmortalText(immortal: UnsafeBufferPointer(rebasing: form[..<space]))
      let number = Int(Self.number(UnsafeBufferPointer(rebasing: form.dropFirst(space + 1))))
      if name == "from" {
        transitions[number] = points
      } else if let group = PageObservation.names.firstIndex(of: name), number < PageObservation.size {
        scores[group * PageObservation.size + number] = points
      } else {
        preconditionFailure("page_weights: no observation '\(entry[0].string)'")
      }
    }
    self.scores = scores
    self.transitions = transitions
  }

  private static func number(_ cell: ImmortalText) -> Int32 { number(cell.bytes) }

  private static func number(_ digits: UnsafeBufferPointer<UInt8>) -> Int32 {
    let isNegative = digits.first == UInt8(ascii: "-")
    let value = digits.reduce(Int32(0)) { $1 &- 0x30 < 10 ? $0 * 10 + Int32($1 - 0x30) : $0 }
    return isNegative ? -value : value
  }

  @inline(__always) func add(_ observation: PageObservation, _ number: Int, to score: inout PageScore) {
    score &+= scores[observation.index(number)]
  }

  /// Points for going from a state to each.
  func transition(from state: Int) -> PageScore { transitions[state] }
}

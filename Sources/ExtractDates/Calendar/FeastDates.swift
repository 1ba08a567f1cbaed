import ExtractCore
import ExtractMatching

/// The days on which feasts of lunar and other calendars fall, which no rule in the civil calendar gives: the list
/// `feast_dates`.
struct FeastDates: Sendable {
  /// A feast of one year.
  struct Occurrence {
    let first: CivilDate
    let last: CivilDate
  }

  /// The number of a feast, from 0 in the order of the list.
  typealias Number = UInt8

  private let names: [ImmortalText]
  /// For each feast its days in ascending order, ten digits each, with a space between.
  private let days: [ImmortalText]
  private static let stride = 11

  init(lexicon: Lexicon) {
    let entries = lexicon.entries(of: "feast_dates")
    names = entries.map { $0[0] }
    days = entries.map { $0[1] }
  }

  /// The number of a feast by its name in the list.
  func number(of name: String) -> Number? {
    var name = name
    return name.withUTF8 { name in names.firstIndex { $0.isSpelled(name) } }.map { Number($0) }
  }

  /// The feast of a year, the first one if a short year of its calendar makes it fall twice; `nil` if the list does not
  /// reach so far.
  func first(_ feast: Number, in year: Int) -> Occurrence? {
    occurrence(feast, place(feast, CivilDate(year, 1, 1))).flatMap { $0.first.year == year ? $0 : nil }
  }

  /// The last feast that begins before a day or on it.
  func last(_ feast: Number, upTo day: CivilDate) -> Occurrence? {
    occurrence(feast, place(feast, day.adding(days: 1)) - 1)
  }

  /// The first feast that begins on a day or after it.
  func next(_ feast: Number, from day: CivilDate) -> Occurrence? { occurrence(feast, place(feast, day)) }

  /// How many occurrences begin before a day.
  ///
  /// - Complexity: O(log *n*).
  private func place(_ feast: Number, _ day: CivilDate) -> Int {
    let (year, month, date) = day.components
    let key = (year * 100 + month) * 100 + date
    var (low, high) = (0, (days[Int(feast)].bytes.count + 1) / Self.stride)
    while low < high {
      let middle = (low + high) / 2
      if number(feast, middle, 0..<8) < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func occurrence(_ feast: Number, _ place: Int) -> Occurrence? {
    guard place >= 0, (place + 1) * Self.stride <= days[Int(feast)].bytes.count + 1 else { return nil }
    let first = CivilDate(number(feast, place, 0..<4), number(feast, place, 4..<6), number(feast, place, 6..<8))
    return Occurrence(first: first, last: first.adding(days: number(feast, place, 8..<10) - 1))
  }

  /// The number that some digits of an occurrence make.
  private func number(_ feast: Number, _ place: Int, _ digits: Range<Int>) -> Int {
    let bytes = days[Int(feast)].bytes
    return digits.reduce(0) { $0 * 10 + Int(bytes[place * Self.stride + $1] & 15) }
  }
}

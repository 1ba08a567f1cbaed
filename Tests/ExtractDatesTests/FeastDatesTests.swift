import ExtractCore
import ExtractData
import ExtractMatching
import Testing

@testable import ExtractDates

@Suite struct FeastDatesTests {
  private let feasts = FeastDates(lexicon: .builtin)

  private func number(_ name: String) throws -> FeastDates.Number { try #require(feasts.number(of: name)) }

  @Test func knowsTheFeastOfAYear() throws {
    let ramadan = try #require(feasts.first(try number("ramadan"), in: 2024))
    #expect(ramadan.first == CivilDate(2024, 3, 11))
    #expect(ramadan.last == CivilDate(2024, 4, 9))
    #expect(feasts.first(try number("diwali"), in: 1500) == nil)
    #expect(feasts.first(try number("diwali"), in: 9000) == nil)
    #expect(feasts.number(of: "no_such_feast") == nil)
  }

  @Test func findsTheOnesAroundADay() throws {
    let ramadan = try number("ramadan")
    let between = CivilDate(2030, 6, 1)
    #expect(feasts.last(ramadan, upTo: between)?.first == CivilDate(2030, 1, 5))
    #expect(feasts.next(ramadan, from: between)?.first == CivilDate(2030, 12, 26))
    #expect(feasts.last(ramadan, upTo: CivilDate(2030, 1, 5))?.first == CivilDate(2030, 1, 5))
    #expect(feasts.next(ramadan, from: CivilDate(2030, 1, 5))?.first == CivilDate(2030, 1, 5))
    #expect(feasts.last(ramadan, upTo: CivilDate(1800, 1, 1)) == nil)
    #expect(feasts.next(ramadan, from: CivilDate(2300, 1, 1)) == nil)
  }

  /// Each feast's days are a row of ten digits each, in ascending order.
  @Test func daysOfTheListAreInOrder() throws {
    for entry in Lexicon.builtin.entries(of: "feast_dates") {
      let days = entry["days"].string.split(separator: " ")
      #expect(days.allSatisfy { $0.utf8.count == 10 && Int($0) != nil }, "\(entry["form"].string)")
      #expect(days == days.sorted(), "\(entry["form"].string)")
    }
  }

  @Test func holidaysNameFeastsOfTheList() {
    for entry in Lexicon.builtin.entries(of: "holidays") {
      #expect(HolidayRule(entry["rule"].string, feasts) != nil, "\(entry["form"].string)")
    }
  }
}

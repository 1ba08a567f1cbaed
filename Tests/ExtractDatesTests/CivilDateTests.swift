import Testing

@testable import ExtractDates

@Suite struct CivilDateTests {
  @Test func numbersAndComponentsAreInverse() {
    for day in stride(from: -800_000, through: 800_000, by: 97) {
      let (year, month, dayOfMonth) = CivilDate(dayNumber: day).components
      #expect(CivilDate(year, month, dayOfMonth).dayNumber == day)
    }
  }

  @Test func knowsWeekdaysAndWeeks() {
    #expect(CivilDate(1970, 1, 1).weekday == 4)
    #expect(CivilDate(2024, 4, 9).weekday == 2)
    #expect(CivilDate(2021, 1, 3).isoWeek == (2020, 53))
    #expect(CivilDate(2018, 12, 31).isoWeek == (2019, 1))
    #expect(CivilDate(isoYear: 2020, week: 53) == CivilDate(2020, 12, 28))
  }

  @Test(arguments: [(1961, 4, 2), (2008, 3, 23), (2011, 4, 24), (2024, 3, 31), (2025, 4, 20)])
  func knowsEaster(year: Int, month: Int, day: Int) {
    #expect(CivilDate.easter(year) == CivilDate(year, month, day))
  }

  @Test(arguments: [(1900, 4, 22), (2018, 4, 8), (2024, 5, 5), (2025, 4, 20)])
  func knowsOrthodoxEaster(year: Int, month: Int, day: Int) {
    #expect(CivilDate.orthodoxEaster(year) == CivilDate(year, month, day))
  }

  @Test func addsMonthsWithinTheirLength() {
    #expect(CivilDate(2024, 1, 31).adding(months: 1) == CivilDate(2024, 2, 29))
    #expect(CivilDate(2024, 3, 31).adding(months: -13) == CivilDate(2023, 2, 28))
  }
}

import ExtractCore
import Testing

@Suite struct CalendarTimeTests {
  private typealias Clock = CalendarTime.Clock

  @Test func daysAreWrittenWithFourDigitsOfTheYear() {
    #expect(CalendarTime(2024, 4, 9).description == "2024-04-09")
    #expect(CalendarTime(79, 10, 24).description == "0079-10-24")
    #expect(CalendarTime(12_024, 1, 1).description == "12024-01-01")
  }

  @Test func yearsBeforeOurEraAreCountedBack() {
    #expect(CalendarTime(0, 1, 1).description == "BC0001-01-01")
    #expect(CalendarTime(-43, 3, 15).description == "BC0044-03-15")
  }

  @Test func timesAreWrittenAsFarAsTheyAreKnown() {
    func text(_ clock: Clock) -> String { CalendarTime(2024, 4, 9, clock).description }
    #expect(text(Clock(hour: 10, minute: 5)) == "2024-04-09T10:05")
    #expect(text(Clock(hour: 24, minute: 0, second: 7)) == "2024-04-09T24:00:07")
    #expect(text(Clock(hour: 0, minute: 30, zone: 0)) == "2024-04-09T00:30Z")
    #expect(text(Clock(hour: 0, minute: 30, second: 59, zone: 330)) == "2024-04-09T00:30:59+05:30")
    #expect(text(Clock(hour: 0, minute: 30, zone: -150)) == "2024-04-09T00:30-02:30")
  }

  @Test func theLongestTextFits() {
    let clock = Clock(hour: -.max, minute: -.max, second: -.max, zone: -.max)
    #expect(CalendarTime(-.max, -.max, -.max, clock).description.utf8.count <= CalendarTime.longestText)
  }
}

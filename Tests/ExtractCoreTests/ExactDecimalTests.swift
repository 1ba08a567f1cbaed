import ExtractCore
import TestSupport
import Testing

@Suite struct ExactDecimalTests {
  private func number(_ coefficient: Int128, _ exponent: Int = 0) -> ExactDecimal {
    ExactDecimal(coefficient, exponent: exponent)
  }

  @Test(
    arguments: [
      (1800, 0, "1800"), (36, -1, "3.6"), (-5, -2, "-0.05"), (0, 7, "0"), (5, 3, "5000"), (500, -2, "5"),
      (1, -5, "0.00001"), (123, -3, "0.123"), (-1, 0, "-1"), (10, -1, "1"),
    ] as [(Int128, Int, String)])
  func notationIsPlain(_ coefficient: Int128, _ exponent: Int, _ text: String) {
    #expect(number(coefficient, exponent).description == text)
  }

  @Test func equalNumbersAreEqualHoweverTheyWereMade() {
    #expect(number(1800) == number(18, 2))
    #expect(number(0, 5) == ExactDecimal.zero)
    #expect(Set([number(50, -1), number(5), number(500, -2)]).count == 1)
  }

  @Test func arithmeticIsExact() {
    #expect(number(1, -1) + number(2, -1) == number(3, -1))
    #expect(number(36, -1) * number(1_000_000) == number(3_600_000))
    #expect(number(1) - number(1, -3) == number(999, -3))
    #expect(number(1).dividedExactly(by: 8) == number(125, -3))
    #expect(number(1).dividedExactly(by: 3) == nil)
    #expect(number(3, -1).dividedExactly(by: -3) == number(-1, -1))
  }

  @Test func whatDoesNotFitIsNil() {
    let large = number(.max)
    #expect(large + number(1) == nil)
    #expect(large * number(2) == nil)
    #expect(number(1, 60) + number(1) == nil)
    #expect(number(1, 60).integer == nil)
    #expect(number(1, -1).integer == nil)
    #expect(number(5).dividedExactly(by: 0) == nil)
    #expect(number(.min).dividedExactly(by: -1) == nil)
    #expect(number(0) - number(.min) == nil)
    #expect(number(3, .max) * number(3, 1) == nil)
    #expect(number(3, .max) + number(3, .min) == nil)
  }

  @Test func integersAndDoubles() {
    #expect(number(12, 2).integer == 1200)
    #expect(ExactDecimal.zero.integer == 0)
    #expect(number(36, -1).double == 3.6)
    #expect(number(-1, 3).double == -1000)
    #expect(number(36, -1).fitsDouble)
    #expect(!number(1_234_567_890_123_456_789).fitsDouble)
  }

  @Test func orderIsThatOfTheValues() {
    let ascending = [
      number(-1, 300), number(-7, 40), number(-2), number(-1, -40), .zero, number(1, -300), number(1, -1), number(1),
      number(.max), number(2, 38), number(1, 40), number(1, 300), number(9, 300),
    ]
    for (index, left) in ascending.enumerated() {
      for (other, right) in ascending.enumerated() {
        #expect((left < right) == (index < other), "\(index) \(other)")
      }
    }
  }

  @Test func sumsAgreeWithIntegers() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<2_000 {
      let (a, b) = (Int.random(in: -9_999...9_999, using: &random), Int.random(in: -9_999...9_999, using: &random))
      let (x, y) = (number(Int128(a)), number(Int128(b)))
      #expect((x + y)?.integer == a + b)
      #expect((x - y)?.integer == a - b)
      #expect((x * y)?.integer == a * b)
      #expect((x < y) == (a < b))
      #expect(x.description == String(a))
    }
  }
}

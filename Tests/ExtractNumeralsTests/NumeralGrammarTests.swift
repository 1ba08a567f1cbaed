import ExtractNumerals
import Testing

@Suite struct NumeralGrammarTests {
  @Test(arguments: [
    ("1,800 roads", "cardinal 1800 | 1,800"),
    ("3.6 roads", "cardinal 3.6 | 3.6"),
    ("1.800,5 Euro", "cardinal 1800.5 | 1.800,5"),
    ("1.234.567 Euro", "cardinal 1234567 | 1.234.567"),
    ("1,3 Liter", "cardinal 1.3 | 1,3"),
    ("22,24,26", "cardinal 22 | 22"),
    ("40 000 people", "cardinal 40000 | 40 000"),
    ("1\u{202F}234\u{202F}567 people", "cardinal 1234567 | 1\u{202F}234\u{202F}567"),
    ("555 123 4567", "cardinal 555 | 555"),
    (".08 seconds", "cardinal 0.08 | .08"),
    ("-12.5 degrees", "cardinal -12.5 | -12.5"),
    ("minus three", "cardinal -3 | minus three"),
    ("4e14 Hz", "cardinal 400000000000000 | 4e14"),
    ("1e-3 W", "cardinal 0.001 | 1e-3"),
    ("1/2 cup", "fraction 0.5 | 1/2"),
    ("2½ cups", "fraction 2.5 | 2½"),
    ("5 1/2 miles", "fraction 5.5 | 5 1/2"),
    ("9/11 attacks", "cardinal 9 | 9"),
    ("10K runners", "cardinal 10000 | 10K"),
    ("5m of rope", "cardinal 5 | 5"),
    ("20th place", "ordinal 20 | 20th"),
    ("3.6 million people", "cardinal 3600000 | 3.6 million"),
    ("10bn", "cardinal 10000000000 | 10bn"),
    ("12 lakh crore", "cardinal 12000000000000 | 12 lakh crore"),
  ])
  func digits(_ text: String, _ expected: String) {
    #expect(NumeralText.numeral(text) == expected)
  }

  @Test(arguments: [
    ("zero", "cardinal 0 | zero"),
    ("twenty-one roads", "cardinal 21 | twenty-one"),
    ("fortytwo roads", "cardinal 42 | fortytwo"),
    ("Two hundred and five thousand people", "cardinal 205000 | Two hundred and five thousand"),
    ("one hundred and six and then", "cardinal 106 | one hundred and six"),
    ("seven hundred twenty-one thousand and twelve", "cardinal 721012 | seven hundred twenty-one thousand and twelve"),
    ("a million", "cardinal 1000000 | a million"),
    ("a hundred and one", "cardinal 101 | a hundred and one"),
    ("five million and six million", "cardinal 5000000 | five million"),
    ("two dozen eggs", "cardinal 24 | two dozen"),
    ("a dozen", "cardinal 12 | a dozen"),
    ("three point two five million", "cardinal 3250000 | three point two five million"),
    ("nought point eleven", "cardinal 0.11 | nought point eleven"),
    ("3 hundred and 21", "cardinal 321 | 3 hundred and 21"),
    ("one and a half million", "cardinal 1500000 | one and a half million"),
    ("two-and-a-half", "fraction 2.5 | two-and-a-half"),
    ("3 million and a quarter", "cardinal 3250000 | 3 million and a quarter"),
    ("half a million", "cardinal 500000 | half a million"),
    ("a quarter of a million", "cardinal 250000 | a quarter of a million"),
    ("two thirds of them", "fraction 0.666666666666667 | two thirds"),
    ("two-thirds", "fraction 0.666666666666667 | two-thirds"),
    ("three twenty-fifths", "fraction 0.12 | three twenty-fifths"),
    ("one twenty two", "cardinal 122 | one twenty two"),
    ("one fifth", "fraction 0.2 | one fifth"),
    ("a fifth of them", "fraction 0.2 | a fifth"),
    ("a fifth man", "none"),
    ("twenty-first century", "ordinal 21 | twenty-first"),
    ("one hundred and twenty-fifth", "ordinal 125 | one hundred and twenty-fifth"),
    ("three thousandth", "ordinal 3000 | three thousandth"),
    ("tripled", "multiplier 3 | tripled"),
    ("road", "none"),
    ("a road", "none"),
  ])
  func words(_ text: String, _ expected: String) {
    #expect(NumeralText.numeral(text) == expected)
  }

  @Test(arguments: [
    ("dozens of people", "vague 12..120 | dozens"),
    ("Hundreds of thousands fled", "vague 100000..1000000 | Hundreds of thousands"),
    ("several hundred thousand", "vague 200000..900000 | several hundred thousand"),
    ("a few dozen", "vague 24..72 | a few dozen"),
    ("a couple of hundred", "cardinal 200 | a couple of hundred"),
  ])
  func vague(_ text: String, _ expected: String) {
    #expect(NumeralText.numeral(text) == expected)
  }

  @Test func lettersOfMoney() {
    #expect(NumeralText.numeral("5m", suffixes: .money) == "cardinal 5000000 | 5m")
    #expect(NumeralText.numeral("3 M", suffixes: .money) == "cardinal 3000000 | 3 M")
  }

  @Test func longRunsEndSoon() {
    let text = String(repeating: "million ", count: 2000)
    #expect(NumeralText.numeral(text).hasPrefix("cardinal 1000000000000000000 |"))
    #expect(NumeralText.numeral(String(repeating: "9", count: 5000)) == "none")
  }
}

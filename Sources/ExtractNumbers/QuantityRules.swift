import ExtractCore

/// The rules that can stand on a quantity.
enum QuantityRules {
  static let cardinal = RuleID("numbers/cardinal")
  static let vague = RuleID("numbers/vague")
  static let ordinal = RuleID("numbers/ordinal")
  static let fraction = RuleID("numbers/fraction")
  static let multiplier = RuleID("numbers/multiplier")
  static let range = RuleID("numbers/range")
  static let ratio = RuleID("numbers/ratio")
  static let percent = RuleID("numbers/percent")
  static let measure = RuleID("numbers/measure")
  static let compoundMeasure = RuleID("numbers/compound-measure")
  static let moneyBefore = RuleID("numbers/currency-before")
  static let moneyAfter = RuleID("numbers/currency-after")
  static let yearsOld = RuleID("numbers/age-old")
  static let aged = RuleID("numbers/age-aged")
  static let statedAge = RuleID("numbers/age-stated")
  static let apposedAge = RuleID("numbers/age-apposed")
  static let reference = RuleID("numbers/reference-noun")
  static let designation = RuleID("numbers/designation")
  static let telephone = RuleID("numbers/digit-groups")

  static let all = [
    cardinal, vague, ordinal, fraction, multiplier, range, ratio, percent, measure, compoundMeasure, moneyBefore,
    moneyAfter, yearsOld, aged, statedAge, apposedAge, reference, designation, telephone,
  ]
}

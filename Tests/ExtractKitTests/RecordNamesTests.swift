import ExtractCore
import Testing

@testable import ExtractKit

/// The names that records write as literals are the raw values.
@Suite struct RecordNamesTests {
  private func check<Value: RawRepresentable<String>>(_ values: [Value], _ name: (Value) -> StaticString) {
    for value in values { #expect(name(value).description == value.rawValue) }
  }

  @Test func namesAreRawValues() {
    check(Block.Kind.allCases, \.recordName)
    check(Mention.Kind.allCases, \.recordName)
    check([Entity.Gender.male, .female], \.recordName)
    check(Quote.Kind.allCases, \.recordName)
    check(Cue.Class.allCases, \.recordName)
    check([Cue.Polarity.positive, .negative], \.recordName)
    check([Cue.Tense.past, .present, .future], \.recordName)
    check(Quantity.Kind.allCases, \.recordName)
    check(Quantity.Modifier.allCases, \.recordName)
    check([Quantity.Change.up, .down], \.recordName)
    check(TimeExpression.Kind.allCases, \.recordName)
  }

  @Test func kindsOfMentionsAreNumberedInOrder() {
    #expect(Mention.Kind.allCases.map(\.number) == Array(Mention.Kind.allCases.indices))
  }
}

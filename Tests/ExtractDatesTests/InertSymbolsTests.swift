import Testing

@testable import ExtractDates

@Suite struct InertSymbolsTests {
  /// No expression can be made of plain numbers and inert words and marks, in whatever order they stand.
  @Test func inertSymbolsMakeNoExpression() {
    let grammar = Grammar.standard
    var derived = grammar.symbols.set(of: Grammar.inertNames)
    derived.formUnion(grammar.symbols.set(of: ["int", "num", "twodigits", "three"]))
    let four = grammar.symbols.set(of: ["four"])
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for pattern in grammar.patterns where !derived.contains(pattern.result) {
        let elements = (0..<Int(pattern.elementCount)).map { grammar.elements[Int(pattern.firstElement) + $0] }
        let canMatch = elements.allSatisfy { element in
          let admitsFour = !element.isBounded || Int(element.highest) > Grammar.greatestTime
          return element.isOptional || !element.symbols.isDisjoint(with: derived)
            || admitsFour && !element.symbols.isDisjoint(with: four)
        }
        if canMatch {
          derived.insert(pattern.result)
          isGrowing = true
        }
      }
    }
    #expect(derived.isDisjoint(with: grammar.accepted))
  }
}

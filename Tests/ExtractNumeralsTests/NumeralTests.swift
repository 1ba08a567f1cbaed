import Testing

@Suite struct NumeralTests {}

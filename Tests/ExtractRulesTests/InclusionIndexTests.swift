import ExtractMatching
import Testing

/// Patterns that may include another one are found without comparing all of them.
@Suite struct InclusionIndexTests {
  private func programs(_ patterns: [String]) throws -> [PatternProgram] {
    try patterns.map { try PatternProgram(Pattern(parsing: $0)) }
  }

  /// A word of its own for each number.
  private func name(_ number: Int) -> String {
    String(String.UnicodeScalarView([number / 676, number / 26, number].map { UnicodeScalar(UInt8(97 + $0 % 26)) }))
  }

  /// How many pairs of patterns are compared.
  private func comparisons(_ count: Int, _ pattern: (String) -> String) throws -> Int {
    let programs = try programs((0..<count).map { pattern(name($0)) })
    let index = InclusionIndex(programs)
    return programs.reduce(0) { $0 + index.candidates(including: $1).count }
  }

  /// Rules that begin alike, that have their own word anywhere, among alternatives or in a list.
  @Test(arguments: [
    #""sank" "the" "NAME""#, #"Cap+ "sank" ("the" | "a") "NAME""#, #"("NAME" | "NAMEs") Cap"#,
    #"Cap "of" "the" "NAME"? "NAMEx" Cap"#, #"who:(Cap+) "met" "NAME"&lower"#, #"{countries} /NAME.*/ Cap"#,
  ])
  func comparisonsAreInProportionToTheRules(_ pattern: String) throws {
    let few = try comparisons(250) { pattern.replacing("NAME", with: $0) }
    let many = try comparisons(1_000) { pattern.replacing("NAME", with: $0) }
    #expect(many <= few * 4 && many <= 2_000, "\(few), \(many)")
  }

  /// What includes a pattern is among its candidates.
  @Test func nothingThatIncludesAPatternIsMissed() throws {
    let patterns = [
      #""storm" Cap"#, #"("storm" | "gale") Cap"#, #"("gale" | "storm") (Cap | lower)"#, #""Storm" UPPER"#,
      #""storm" word"#, #""storm" Cap{2}"#, #""storm" Cap+"#, #"^ "storm" Cap"#, #"word Cap"#, #". ."#, #"word+ "x""#,
      #""a" "x""#, #"{countries} "x""#, #"{countries} ("x" | "y")"#, #"{countries}&Cap "x""#, #"<GPE> "x""#,
      #"(<GPE> | Cap) "x""#, #"/a.*/ "x""#, #"(/a.*/ | "b") ("x" | "y")"#, #"!"storm" "x""#, #"!("storm"|"gale") "x""#,
      #""storm"&lower Cap"#, #"("storm"&lower | "gale") Cap"#,
    ]
    let programs = try programs(patterns)
    let index = InclusionIndex(programs)
    for (number, program) in programs.enumerated() {
      let candidates = index.candidates(including: program)
      for (other, wider) in programs.enumerated() where program.isIncluded(in: wider) {
        #expect(candidates.contains(other), "\(patterns[number]) in \(patterns[other])")
      }
    }
  }
}

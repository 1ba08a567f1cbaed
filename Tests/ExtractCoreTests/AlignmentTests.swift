import ExtractCore
import TestSupport
import Testing

@Suite struct AlignmentTests {
  /// An alignment with, for each byte of text, the source of its step; `nil` for inserted text.
  private struct Model {
    var alignment = Alignment()
    var sources: [Range<Int>?] = []
    var sourceCount = 0
    /// The text that each byte of source became; `nil` for removed source.
    var texts: [Range<Int>?] = []

    mutating func add(count: Int, sourceStep: Int, textStep: Int) {
      alignment.append(
        source: sourceCount, text: sources.count, count: count, sourceStep: sourceStep, textStep: textStep)
      for _ in 0..<count {
        let source = sourceCount..<sourceCount + sourceStep
        let text = sources.count..<sources.count + textStep
        sources += [Range<Int>?](repeating: source, count: textStep)
        texts += [Range<Int>?](repeating: text, count: sourceStep)
        sourceCount += sourceStep
      }
    }

    mutating func insertText(_ count: Int) { sources += [Range<Int>?](repeating: nil, count: count) }

    mutating func removeSource(_ count: Int) {
      sourceCount += count
      texts += [Range<Int>?](repeating: nil, count: count)
    }
  }

  private func randomModel(_ random: inout SeededGenerator) -> Model {
    var model = Model()
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      switch Int.random(in: 0...3, using: &random) {
      case 0: model.insertText(Int.random(in: 1...3, using: &random))
      case 1: model.removeSource(Int.random(in: 1...5, using: &random))
      default:
        model.add(
          count: Int.random(in: 1...6, using: &random), sourceStep: Int.random(in: 1...5, using: &random),
          textStep: Int.random(in: 1...3, using: &random))
      }
    }
    return model
  }

  private func forEachRandomRange(_ body: (Model, Range<Int>) -> Void, in count: (Model) -> Int) {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<3_000 {
      let model = randomModel(&random)
      let (a, b) = (Int.random(in: 0...count(model), using: &random), Int.random(in: 0...count(model), using: &random))
      body(model, min(a, b)..<max(a, b))
    }
  }

  @Test func theSourceOfTextIsThatOfItsBytes() {
    forEachRandomRange(
      { model, range in
        let sources = model.sources[range].compactMap(\.self)
        let expected = sources.first.map { SourceRange($0.lowerBound, sources.last?.upperBound ?? 0) }
        #expect(model.alignment.source(of: TextRange(range.lowerBound, range.upperBound)) == expected)
      }, in: { $0.sources.count })
  }

  @Test func whereACursorStandsMakesNoDifference() {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<500 {
      let model = randomModel(&random)
      model.alignment.withView { view in
        var cursor = AlignmentCursor()
        for _ in 0..<20 {
          let start = Int.random(in: 0...model.sources.count, using: &random)
          let range = TextRange(start, Int.random(in: start...model.sources.count, using: &random))
          let found = view.source(of: range, near: &cursor)
          #expect(found?.range == view.source(of: range))
          #expect(found?.isContiguous ?? true == view.isContiguous(range))
        }
      }
    }
  }

  @Test func sourcePartsAreTheStretchesWithoutGaps() {
    forEachRandomRange(
      { model, range in
        var expected: [SourceRange] = []
        for source in model.sources[range].compactMap(\.self) {
          if let last = expected.last, last.upperBound >= source.lowerBound {
            expected[expected.count - 1] = SourceRange(last.lowerBound, source.upperBound)
          } else {
            expected.append(SourceRange(source.lowerBound, source.upperBound))
          }
        }
        let range = TextRange(range.lowerBound, range.upperBound)
        #expect(model.alignment.sourceParts(of: range) == expected)
        #expect(model.alignment.isContiguous(range) == (expected.count <= 1))
      }, in: { $0.sources.count })
  }

  @Test func theTextOfSourceIsThatOfItsBytes() {
    forEachRandomRange(
      { model, range in
        guard !range.isEmpty else { return }
        let texts = model.texts[range].compactMap(\.self)
        let expected = texts.first.map { TextRange($0.lowerBound, texts.last?.upperBound ?? 0) }
        #expect(model.alignment.text(of: SourceRange(range.lowerBound, range.upperBound)) == expected)
      }, in: { $0.sourceCount })
  }

  @Test func runsAreMergedWhereTheyGoOn() {
    var alignment = Alignment()
    alignment.append(source: 0, text: 0, count: 3, sourceStep: 1, textStep: 1)
    alignment.append(source: 3, text: 3, count: 2, sourceStep: 1, textStep: 1)
    #expect(alignment.runs.count == 1 && alignment.runs[0].count == 5)
    alignment.append(source: 5, text: 5, count: 1, sourceStep: 5, textStep: 1)
    alignment.append(source: 11, text: 6, count: 1, sourceStep: 5, textStep: 1)
    alignment.append(source: 16, text: 8, count: 1, sourceStep: 5, textStep: 1)
    #expect(alignment.runs.count == 4)
  }

  @Test func theIdentityMapsEachByteToItself() {
    let alignment = Alignment(identity: 9)
    #expect(alignment.source(of: TextRange(2, 5)) == SourceRange(2, 5))
    #expect(alignment.text(of: SourceRange(2, 5)) == TextRange(2, 5))
    #expect(Alignment(identity: 0).runs.isEmpty)
    #expect(Alignment(identity: 0).source(of: TextRange(0, 0)) == nil)
    #expect(alignment.source(of: TextRange(4, 4)) == nil)
  }

  @Test func nothingIsKnownOfAnEmptyAlignment() {
    #expect(Alignment().source(of: TextRange(0, 5)) == nil)
    #expect(Alignment().text(of: SourceRange(0, 5)) == nil)
    #expect(Alignment().sourceParts(of: TextRange(0, 5)).isEmpty)
    #expect(Alignment().isContiguous(TextRange(0, 5)))
  }
}

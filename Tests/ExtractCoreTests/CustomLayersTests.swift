import ExtractCore
import Testing

@Suite struct CustomLayersTests {
  private func items(_ start: Int) -> [Annotation] {
    [Annotation(range: TextRange(start, start + 1), rule: RuleID("tests/rule"))]
  }

  @Test func layersStandInTheOrderOfTheirNames() {
    var layers = CustomLayers()
    layers["m"] = items(1)
    layers["z"] = items(2)
    layers["a"] = []
    layers["m"] = items(3)
    #expect(layers.map { $0.name } == ["a", "m", "z"])
    #expect(layers["m"] == items(3))
    #expect(layers["a"] == [])
    #expect(layers["b"] == nil)
    layers["m"] = nil
    layers["q"] = nil
    #expect(layers.map { $0.name } == ["a", "z"])
    layers.removeAll()
    #expect(layers.isEmpty)
  }
}

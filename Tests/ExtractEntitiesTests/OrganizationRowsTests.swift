import ExtractCore
import ExtractData
import ExtractMatching
import Testing

/// What the stage takes for granted of the list of organisations.
@Suite struct OrganizationRowsTests {
  @Test func rowsOfOneKeyStandTogether() {
    let lexicon = Lexicon.builtin
    var finished: Set<ImmortalText> = []
    var current: ImmortalText = ""
    for row in lexicon.rows(of: "organizations") {
      let key = lexicon.entry(row)[2]
      if key == current { continue }
      #expect(!finished.contains(key), "the rows of '\(key.string)' stand apart")
      if !current.isEmpty { finished.insert(current) }
      current = key
    }
  }
}

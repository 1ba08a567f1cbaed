import ExtractCore
import ExtractMatching
import Testing

/// The direction of quotation marks: each mark of a text as `(` where it opens, `)` where it closes, `|` where neither.
@Suite struct QuoteDirectionTests {
  @Test(arguments: [
    (#""Go," she said."#, "()"),
    (#"She said "go"."#, "()"),
    (#"She said "go"!"#, "()"),
    (#"("Go")"#, "()"),
    (#"["Go"]"#, "()"),
    (#""Go" "Stay""#, "()()"),
    (#""'Go,' he said," she said."#, "(())"),
    (#"He said "she said 'go'"."#, "(())"),
    (#"He said "she said 'go.'""#, "(())"),
    (#""Go"—she left—"now""#, "()()"),
    (#""Go"–she left–"now""#, "()()"),
    (#""Go"… "now…""#, "()()"),
    (#"She said:"go""#, "()"),
    (#""yes"/"no""#, "()()"),
    (#"5'10" tall"#, "|)"),
    (#"a " b"#, "|"),
    (#"a"b"#, "|"),
    ("“Go,” she said. ‘Now’", "()()"),
    ("«Go», she said", "()"),
    ("„Go“", "(("),
    ("``Go,'' she said", "()"),
    ("\"Go\"\u{A0}she\u{A0}\"said\"", "()()"),
    ("the Ô\"x\"", "|)"),
    ("the dogs' bowl", ")"),
    ("\"", "|"),
  ])
  func marksOpenAndClose(_ text: String, _ directions: String) {
    let tokens = TokenizedText(text)
    let found = tokens.indices.compactMap { index -> String? in
      let shape = tokens.table.shape(index)
      guard shape.isKind(.quote) else { return nil }
      return shape.contains(.opening) ? "(" : shape.contains(.closing) ? ")" : "|"
    }
    #expect(found.joined() == directions)
  }
}

import ExtractReview
import Testing

/// A record from its JSON.
func record(_ json: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Record {
  let value = try Array(json.utf8).withUnsafeBufferPointer { try RecordValue(parsing: $0) }
  return try #require(Record(value), sourceLocation: sourceLocation)
}

/// A mention as records have it.
func mention(_ start: Int, _ end: Int, _ text: String, _ label: String = "GPE", rule: String = "a/b") -> String {
  #"{"start":\#(start),"end":\#(end),"text":"\#(text)","label":"\#(label)","kind":"name","rule":"\#(rule)"}"#
}

/// A record with mentions.
func record(_ text: String, mentions: [String]) throws -> Record {
  try record(#"{"id":"d","text":"\#(text)","mentions":[\#(mentions.joined(separator: ","))]}"#)
}

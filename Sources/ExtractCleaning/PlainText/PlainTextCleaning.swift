import ExtractCore

/// Cleans plain text.
struct PlainTextCleaning {
  private let resources: CleaningResources

  init(_ resources: CleaningResources) { self.resources = resources }

  func clean(_ decoded: DecodedBytes, _ document: inout Document) {
    var builder = TextBuilder(decoding: decoded.alignment, capacity: decoded.bytes.count)
    decoded.bytes.withUnsafeBufferPointer { builder.append(0..<$0.count, of: $0) }
    document.take(builder)
  }
}

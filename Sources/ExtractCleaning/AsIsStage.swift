public import ExtractCore

/// The stage `clean` where the text is clean already: the text is the document, byte for byte.
///
/// Documents in another encoding are decoded. Bytes that are not valid become U+FFFD, with warning W101.
public struct AsIsStage: Stage {
  private let language: String?

  /// - Parameter language: the language of all documents as a BCP 47 tag, if the caller knows it.
  public init(language: String? = nil) { self.language = language }

  public var name: String { "clean" }
  public var requires: [Layer] { [] }
  public var provides: [Layer] { [.text] }

  public func makeWorker() -> Worker { Worker(language: language) }

  public struct Worker: StageWorker {
    fileprivate let language: String?

    public mutating func process(_ document: inout Document) {
      document.metadata.language = language
      document.addDateCandidates()
      let isUTF8 = document.raw.withUnsafeBufferPointer { UTF8Decoding.isValid($0) }
      if isUTF8 {
        document.source.encoding = TextEncoding.utf8.name
        return document.useRawAsText()
      }
      let decoded = document.decode()
      document.text = decoded.bytes
      document.alignment = decoded.alignment ?? Alignment(identity: decoded.bytes.count)
    }
  }
}

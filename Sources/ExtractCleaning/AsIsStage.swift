public import ExtractCore

/// The stage `clean` where the text is clean already: the text is the document, byte for byte.
///
/// Documents in another encoding are decoded. Bytes that are not valid become U+FFFD, with warning W101.
public struct AsIsStage: Stage {
  private let language: String?

  /// - Parameter language: the language of all documents as a BCP 47 tag, if the caller knows it.
  public init(language: String? = nil) { self.language = language }

  /// `clean`: it stands in the place of ``CleaningStage``.
  public var name: String { "clean" }
  /// Nothing: it begins with the raw bytes.
  public var requires: [Layer] { [] }
  /// The text and its alignment, without blocks.
  public var provides: [Layer] { [.text] }

  /// A worker for one thread.
  public func makeWorker() -> Worker { Worker(language: language) }

  /// What runs the stage on one thread; it keeps nothing between documents.
  public struct Worker: StageWorker {
    fileprivate let language: String?

    /// Takes valid UTF-8 as it is, byte for byte, and decodes the rest; linear in the bytes.
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

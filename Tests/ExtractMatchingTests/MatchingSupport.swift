import ExtractCore
import ExtractMatching

/// A text with its tokens, for tests.
struct TokenizedText {
  let bytes: [UInt8]
  let document: Document

  init(_ bytes: [UInt8], lexicon: Lexicon = .empty) {
    self.bytes = bytes
    var tokenizer = Tokenizer(lexicon: lexicon)
    document = Document(id: "test", text: bytes, tokenizedBy: &tokenizer)
  }

  init(_ text: String, lexicon: Lexicon = .empty) { self.init(Array(text.utf8), lexicon: lexicon) }

  var table: TokenTable { document.tokens }
  var indices: Range<Int> { 0..<table.count }

  var words: [String] { indices.map(word) }
  var kinds: [TokenShape.Kind] { indices.map { table.shape($0).kind } }

  func word(_ index: Int) -> String {
    String(decoding: bytes[table.start(index)..<table.end(index)], as: UTF8.self)
  }

  /// The shape of the first token that reads so.
  func shape(of word: String) -> TokenShape? { words.firstIndex(of: word).map(table.shape) }
}

extension Lexicon {
  /// The lexicon of some lists, each in the form of a list file.
  static func compiled(_ lists: String...) throws -> Lexicon {
    let files = try lists.map { (file: try ListFile(parsing: $0, path: "test.tsv"), path: "test.tsv") }
    let bytes = try LexiconCompiler.compile(files)
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    memory.copyBytes(from: bytes)
    return try Lexicon(compiled: UnsafeRawBufferPointer(memory))
  }
}

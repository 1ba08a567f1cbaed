import ExtractCore
import ExtractData
import ExtractMatching
import ExtractSentences

/// `extract-measure sentences <file>`: the ends of sentences over token tables that are there already, and with cutting
/// them. Pieces are taken as they are, without blocks, so that the layout of lines is measured too.
enum SentenceMeasurement {
  static func run(_ text: Text) {
    var tokenizer = Tokenizer(lexicon: .builtin)
    var worker = SentenceStage(lexicon: .builtin).makeWorker()
    var documents = text.documents(tokenizedBy: &tokenizer)
    var next = 0
    text.report("sentences") { _ in
      worker.process(&documents[next])
      let count = documents[next].sentences?.count ?? 0
      next = (next + 1) % documents.count
      return count
    }
    next = 0
    // As in a pipeline, where a worker keeps the memory of its table from document to document.
    var table = TokenTable()
    text.report("tokens and sentences") { _ in
      swap(&table, &documents[next].tokens)
      documents[next].text.withUnsafeBufferPointer { tokenizer.tokenize($0, into: &documents[next].tokens) }
      worker.process(&documents[next])
      swap(&table, &documents[next].tokens)
      let count = documents[next].sentences?.count ?? 0
      next = (next + 1) % documents.count
      return count
    }
  }
}

import ExtractCore
import ExtractMatching

/// `extract-measure gazetteer <file> <names>`: matching over token tables that are there already, and with cutting
/// them.
enum GazetteerMeasurement {
  static func run(_ text: Text, _ arguments: [String]) {
    guard let path = arguments.first, let names = Text(path: path) else {
      print("name a file of names, one a line")
      return
    }
    let rows = names.listRows
    var lexicon = Lexicon.empty
    text.time("compiling \(rows.count) names") {
      do throws(ListError) {
        lexicon = try Lexicon.empty.adding([(ListFile(names: rows, list: "names"), path)])
      } catch {
        print("\(error)")
      }
    }
    let gazetteer = Gazetteer(lexicon: lexicon, lists: ["names"])
    var tokenizer = Tokenizer(lexicon: lexicon)
    var documents = text.documents(tokenizedBy: &tokenizer)
    var next = 0
    text.report("gazetteer, all matches") { _ in
      var count = 0
      documents[next].withTokens { view in gazetteer.forEachMatch(in: view) { _ in count += 1 } }
      next = (next + 1) % documents.count
      return count
    }
    next = 0
    text.report("gazetteer, longest matches") { _ in
      let count = documents[next].withTokens { gazetteer.longestMatches(in: $0).count }
      next = (next + 1) % documents.count
      return count
    }
    next = 0
    text.report("tokens and longest matches") { piece in
      tokenizer.tokenize(piece, into: &documents[next].tokens)
      let count = documents[next].withTokens { gazetteer.longestMatches(in: $0).count }
      next = (next + 1) % documents.count
      return count
    }
  }
}

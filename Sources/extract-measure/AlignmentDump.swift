import ExtractCleaning
import ExtractCore
import ExtractData
import ExtractMatching

/// Prints the cleaned text of files with its alignment, for `Scripts/check-alignment`.
///
/// For each file a line with its path, the length of its text in bytes and the numbers of the runs (source, text,
/// count, step in the source, step in the text), then the text and a line end.
enum AlignmentDump {
  /// - Parameter paths: a text of one path a line.
  static func run(_ paths: Text) {
    var worker = CleaningStage(lexicon: .builtin).makeWorker()
    for path in paths.bytes.split(separator: 0x0A).map({ String(decoding: $0, as: UTF8.self) }) {
      guard let file = Text(path: path) else { continue }
      var document = Document(
        id: path, source: Document.Source(path: path, media: path.hasSuffix(".txt") ? .plainText : .html),
        raw: file.bytes)
      worker.process(&document)
      let runs = document.alignment.runs.map {
        "\($0.sourceStart) \($0.textStart) \($0.count) \($0.sourceStep) \($0.textStep)"
      }
      print("\(path)\t\(document.text.count)\t\(runs.joined(separator: " "))")
      print(String(decoding: document.text, as: UTF8.self))
    }
  }
}

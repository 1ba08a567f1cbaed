import ExtractCore
import ExtractMatching

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Measures inner loops by themselves, in megabytes of text a second of one core: `extract-measure <what> <file>`.
///
/// A measurement is a file of this folder, and a line of ``measurements``.
@main struct ExtractMeasure {
  /// Name, function of the text, and what it measures.
  static let measurements: [(name: String, run: @Sendable (Text, [String]) -> Void, about: String)] = [
    ("tokens", { TokenMeasurement.run($0, $1) }, "cutting text into tokens, without and with the built-in lexicon"),
    ("gazetteer", { GazetteerMeasurement.run($0, $1) }, "finding the names of a list in token tables"),
    (
      "alignment", { paths, _ in AlignmentDump.run(paths) },
      "nothing: prints the alignment of the files that are listed"
    ),
    ("lexicon", { names, _ in LexiconMeasurement.run(names) }, "compiling and opening a list of names"),
    ("sentences", { text, _ in SentenceMeasurement.run(text) }, "finding the ends of sentences in token tables"),
  ]

  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let name = arguments.first, let path = arguments.dropFirst().first,
      let measurement = measurements.first(where: { $0.name == name }), let text = Text(path: path)
    else {
      print("usage: extract-measure <what> <file> [<argument>...]")
      for measurement in measurements { print("  \(measurement.name): \(measurement.about)") }
      exit(2)
    }
    measurement.run(text, Array(arguments.dropFirst(2)))
  }
}

/// The text that is measured.
struct Text {
  let bytes: [UInt8]
  /// Pieces of about 20,000 bytes, cut at line ends, as documents are.
  let pieces: [Range<Int>]

  init?(path: String) {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    var pieces: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      var end = min(bytes.count, start + 20_000)
      while end < bytes.count, bytes[end - 1] != 0x0A { end += 1 }
      pieces.append(start..<end)
      start = end
    }
    self.bytes = bytes
    self.pieces = pieces
  }

  /// The pieces as documents with their tokens.
  func documents(tokenizedBy tokenizer: inout Tokenizer) -> [Document] {
    pieces.enumerated().map { Document(id: "\($0)", text: Array(bytes[$1]), tokenizedBy: &tokenizer) }
  }

  /// The lines as rows of a list of names.
  var listRows: [ListFile.Row] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").enumerated().map { number, name in
      ListFile.Row(line: number + 1, cells: [name, "NAME", "", "", "", ""])
    }
  }

  /// Prints the best speed of several runs of `body`, which is called with each piece.
  func report(_ label: String, rounds: Int = 7, _ body: (UnsafeBufferPointer<UInt8>) -> Int) {
    var best = Double.infinity
    var total = 0
    bytes.withUnsafeBufferPointer { bytes in
      for _ in 0..<rounds {
        total = 0
        let start = Self.processorTime
        for piece in pieces { total += body(UnsafeBufferPointer(rebasing: bytes[piece])) }
        best = min(best, Self.processorTime - start)
      }
    }
    let speed = Double(bytes.count) / 1e6 / best
    print("\(label): \(Int(speed)) MB/s, \(total) found")
  }

  /// Prints how long `body` takes.
  func time(_ label: String, _ body: () -> Void) {
    let start = Self.processorTime
    body()
    print("\(label): \(Int((Self.processorTime - start) * 1000)) ms")
  }

  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

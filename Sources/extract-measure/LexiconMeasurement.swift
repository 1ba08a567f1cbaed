import ExtractMatching

/// `extract-measure lexicon <names>`: compiling a list of names, one a line, and opening what that gives.
enum LexiconMeasurement {
  static func run(_ names: Text) {
    let rows = names.listRows
    var bytes: [UInt8] = []
    names.time("compiling \(rows.count) names") {
      do throws(ListError) {
        bytes = try LexiconCompiler.compile([(ListFile(names: rows, list: "names"), "names")])
      } catch {
        print("\(error)")
      }
    }
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    memory.copyBytes(from: bytes)
    names.time("opening them") {
      do {
        _ = try Lexicon(compiled: UnsafeRawBufferPointer(memory))
      } catch {
        print("\(error)")
      }
    }
  }
}

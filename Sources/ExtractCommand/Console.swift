internal import ExtractReview

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The terminal that the program talks to.
enum Console {
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Colour on a terminal only, and not where `NO_COLOR` or `TERM=dumb` ask for none (no-color.org).
  static var style: TextStyle {
    func isSet(_ name: String, to value: String? = nil) -> Bool {
      guard let found = getenv(name).map({ String(cString: $0) }) else { return false }
      return value.map { $0 == found } ?? !found.isEmpty
    }
    return TextStyle(isColoured: isTerminal(1) && !isSet("NO_COLOR") && !isSet("TERM", to: "dumb"))
  }

  static func printError(_ message: String) { write(message + "\n") }

  /// Writes to standard error as it stands.
  static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      #if canImport(Darwin)
        _ = Darwin.write(2, bytes.baseAddress, bytes.count)
      #else
        _ = Glibc.write(2, bytes.baseAddress, bytes.count)
      #endif
    }
  }

  /// Seconds on a clock that only goes forward; for messages, never for results.
  static var uptime: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// How many threads run at the same time.
  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// The lines, or NUL-separated items, of a file of paths.
  static func paths(from file: String) -> [String]? {
    let descriptor = file == "-" ? 0 : open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { if descriptor > 0 { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 { return nil }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    let separator: UInt8 = bytes.contains(0) ? 0 : 0x0A
    return bytes.split(separator: separator).map { line in
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
  }
}

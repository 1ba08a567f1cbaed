/// The paths of a command line that the parser of arguments need not see.
///
/// That parser's time grows by the square of the number of values. A pattern of the shell makes tens of thousands of
/// paths, which it would read for a minute. Of a long row of values in succession the first ones alone are parsed,
/// which is where the value of an option before them is, and one argument more that stands for the others.
struct PathShelf {
  /// The arguments to parse.
  private(set) var arguments: [String] = []
  /// The paths for which an argument stands.
  private var shelved: [String: ArraySlice<String>] = [:]

  /// How many values in succession are parsed before the others are put away.
  private static let parsedInRow = 64

  /// Puts away what is too much of arguments. O(n).
  init(_ all: [String]) {
    var index = 0
    var onlyValues = false
    while index < all.count {
      var end = index
      while end < all.count, onlyValues || !all[end].utf8.starts(with: "-".utf8) || all[end] == "-" { end += 1 }
      let parsed = min(index + Self.parsedInRow, end)
      arguments += all[index..<parsed]
      if parsed < end {
        // No argument of a process has a NUL, so that no path is taken for a place on the shelf.
        let place = "\0arguments \(parsed + 1) to \(end)"
        shelved[place] = all[parsed..<end]
        arguments.append(place)
      }
      if end < all.count {
        arguments.append(all[end])
        onlyValues = all[end] == "--"
        end += 1
      }
      index = end
    }
  }

  /// Whether all arguments are parsed.
  var isEmpty: Bool { shelved.isEmpty }

  /// All the paths of a command, of which some are places on the shelf, in the order of the command line.
  func paths(_ parsed: [String]) -> [String] {
    parsed.flatMap { shelved[$0] ?? [$0] }
  }
}

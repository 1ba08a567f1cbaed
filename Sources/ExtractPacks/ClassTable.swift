import ExtractMatching
import ExtractRules
import Yams

/// The classes that a pack defines.
struct ClassTable {
  struct Entry {
    var text: String
    var line: Int
  }

  /// The entries of each class as they are written.
  var entries: [String: [Entry]] = [:]
  var order: [String] = []
  private(set) var compiled: [String: WordClass] = [:]

  /// A class that is contained in itself, with the way around.
  struct Cycle {
    var line: Int
    var path: [String]
  }

  /// Compiles all classes, each after those that it contains.
  ///
  /// - Returns: the cycles, whose classes are left empty.
  mutating func compile() -> [Cycle] {
    var cycles: [Cycle] = []
    for name in order where compiled[name] == nil {
      var path: [String] = []
      compile(name, &path, &cycles)
    }
    return cycles
  }

  private mutating func compile(_ name: String, _ path: inout [String], _ cycles: inout [Cycle]) {
    path.append(name)
    defer { path.removeLast() }
    var result = WordClass(entries: [])
    for entry in entries[name] ?? [] {
      guard let inner = Self.className(entry.text) else {
        result = result.union(WordClass(entries: [entry.text]))
        continue
      }
      guard entries[inner] != nil else {
        result = result.union(WordClass(entries: [], lists: [ListTest(list: inner)]))
        continue
      }
      if let start = path.firstIndex(of: inner) {
        cycles.append(Cycle(line: entry.line, path: path[start...] + [inner]))
        continue
      }
      if compiled[inner] == nil { compile(inner, &path, &cycles) }
      result = result.union(compiled[inner] ?? WordClass(entries: []))
    }
    compiled[name] = result
  }

  /// The name in an entry `{name}`; `nil` for a word or phrase.
  static func className(_ entry: String) -> String? {
    guard entry.hasPrefix("{"), entry.hasSuffix("}") else { return nil }
    return String(entry.dropFirst().dropLast())
  }
}

extension PackReading {
  mutating func readClasses(_ node: Node) {
    guard let mapping = node.mapping else {
      note(
        .structure, node.line, "'classes' is not a mapping",
        remedy: "write each class with its entries: 'verbs: |', and one word a line below it")
      return
    }
    for (key, value) in mapping {
      guard let name = key.string, !name.isEmpty else { continue }
      classes.order.append(name)
      classes.entries[name] = lines(of: value, field: name).map {
        ClassTable.Entry(text: Self.withoutTrailingSpace($0.text), line: $0.number)
      }
      if classes.entries[name]?.isEmpty == true {
        note(
          .missing, key.line, "the class '\(name)' has no entries", remedy: "write one word a line below '\(name): |'")
      }
    }
    for cycle in classes.compile() {
      note(
        .cycle, cycle.line, "the class '\(cycle.path[0])' contains itself: \(cycle.path.joined(separator: " > "))",
        remedy: "remove this entry, or move the words that both need to a class of their own")
    }
  }

  private static func withoutTrailingSpace(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}

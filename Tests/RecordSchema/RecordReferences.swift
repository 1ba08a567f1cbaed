/// The ids that a record gives to its items, and those by which it refers to them.
package struct RecordReferences {
  private var defined: Set<String> = []
  private var used: [(path: String, id: String)] = []

  /// The keys whose values are ids, in standard layers.
  private static let keys: Set<String> = ["entity", "mention", "mentions", "inside", "anchor"]

  package init(_ record: JSONValue) {
    for layer in ["mentions", "entities", "quotes", "quantities", "times"] {
      for item in record[layer]?.array ?? [] {
        if let id = item["id"]?.string { defined.insert(id) }
        collect(item, "/\(layer)")
      }
    }
    for (name, items) in record["layers"]?.object?.members ?? [] {
      for item in items.array ?? [] {
        // Fields of custom layers have names of their own: what looks like an id is one.
        for (key, value) in item.object?.members ?? [] where key != "text" {
          for string in value.array?.compactMap(\.string) ?? [value.string].compactMap(\.self)
          where Self.looksLikeID(string) {
            used.append(("/layers/\(name)/\(key)", string))
          }
        }
      }
    }
  }

  /// References to items that the record does not have, with where they stand.
  package var dangling: [String] {
    used.filter { !defined.contains($0.id) }.map { "\($0.path): \($0.id)" }
  }

  private mutating func collect(_ value: JSONValue, _ path: String) {
    for (key, member) in value.object?.members ?? [] {
      if Self.keys.contains(key) {
        for id in member.array?.compactMap(\.string) ?? [member.string].compactMap(\.self) where id != "dct" {
          used.append(("\(path)/\(key)", id))
        }
      }
      collect(member, "\(path)/\(key)")
    }
  }

  private static func looksLikeID(_ string: String) -> Bool {
    guard let first = string.utf8.first, "meqnt".utf8.contains(first) else { return false }
    return string.utf8.count > 1 && string.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }
}

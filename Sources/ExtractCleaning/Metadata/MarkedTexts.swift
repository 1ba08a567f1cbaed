import ExtractCore

/// The texts of elements that their markup or their name calls an author or a date of publication.
struct MarkedTexts {
  enum Subject { case author, date }

  struct Item {
    let subject: Subject
    /// Marked by `rel` or `itemprop`; otherwise by a class.
    let isExplicit: Bool
    var text: [UInt8] = []
  }

  private(set) var items: [Item] = []
  /// Items whose elements are open, and how many elements were open around them.
  private var open: [(item: Int, level: Int)] = []

  private static let mostItems = 48
  /// A longer text is no name and no date.
  private static let longestText = 240

  var isRecording: Bool { !open.isEmpty }

  mutating func begin(_ subject: Subject, isExplicit: Bool, level: Int) {
    guard items.count < Self.mostItems, open.count < 8 else { return }
    open.append((items.count, level))
    items.append(Item(subject: subject, isExplicit: isExplicit))
  }

  mutating func add(_ content: UnsafeBufferPointer<UInt8>) {
    for (item, _) in open where items[item].text.count <= Self.longestText {
      items[item].text.append(contentsOf: content)
    }
  }

  /// Notes that what follows is a line of its own.
  mutating func breakLine() {
    for (item, _) in open { items[item].text.append(0x0A) }
  }

  /// Ends the texts whose elements were opened at `level` or deeper.
  mutating func end(level: Int) {
    while let last = open.last, last.level >= level { open.removeLast() }
  }

  /// The texts about a subject in order, explicit ones first; white space is normalized, line ends stay.
  func texts(_ subject: Subject) -> [String] {
    let found = items.filter { $0.subject == subject && !$0.text.isEmpty && $0.text.count <= Self.longestText }
    return (found.filter(\.isExplicit) + found.filter { !$0.isExplicit }).map { item in
      item.text.split(separator: 0x0A).map {
        MetadataAssembly.normalized(String(decoding: $0, as: UTF8.self))
      }.filter { !$0.isEmpty }.joined(separator: "\n")
    }.filter { !$0.isEmpty }
  }
}

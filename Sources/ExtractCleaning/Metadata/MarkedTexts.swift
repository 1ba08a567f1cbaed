import ExtractCore

/// The texts of elements that their markup or their name calls an author or a date of publication.
struct MarkedTexts {
  enum Subject { case author, date }

  struct Item {
    let subject: Subject
    /// Marked by `rel` or `itemprop`; otherwise by a class.
    let isExplicit: Bool
    /// The block element around it.
    let node: Int32
    var text: [UInt8] = []
  }

  private(set) var items: [Item] = []
  /// Items whose elements are open, and how many elements were open around them.
  private var open: [(item: Int, level: Int)] = []

  private static let mostItems = 48
  /// A longer text is no name and no date.
  private static let longestText = 240

  var isRecording: Bool { !open.isEmpty }

  mutating func begin(_ subject: Subject, isExplicit: Bool, node: Int32, level: Int) {
    guard items.count < Self.mostItems, open.count < 8 else { return }
    open.append((items.count, level))
    items.append(Item(subject: subject, isExplicit: isExplicit, node: node))
  }

  /// Takes a name that stands in an attribute inside an element marked as an author, in place of the element's text.
  mutating func noteName(_ name: String) {
    guard let last = open.last, items[last.item].subject == .author else { return }
    items[last.item].text = Array(name.utf8)
    open.removeLast()
  }

  mutating func add(_ content: UnsafeBufferPointer<UInt8>) {
    for (item, _) in open where items[item].text.count <= Self.longestText {
      items[item].text.append(contentsOf: content.lazy.map { $0 == PageGuard.standIn ? UInt8(ascii: "&") : $0 })
    }
  }

  /// Notes that what follows is a word of its own.
  mutating func breakWord() {
    for (item, _) in open where items[item].text.last.map({ $0 > 0x20 }) == true { items[item].text.append(0x20) }
  }

  /// Notes that what follows is a line of its own.
  mutating func breakLine() {
    for (item, _) in open { items[item].text.append(0x0A) }
  }

  /// Ends the texts whose elements were opened at `level` or deeper.
  mutating func end(level: Int) {
    while let last = open.last, last.level >= level { open.removeLast() }
  }

  /// The texts about a subject in order; white space is normalized, line ends stay.
  ///
  /// Neighbours in one block are one text, with `; ` between: each author of a byline is marked by itself.
  func texts(_ subject: Subject, isExplicit: Bool) -> [String] {
    var texts: [String] = []
    var node: Int32?
    for item in items where item.subject == subject && item.isExplicit == isExplicit {
      guard item.text.count <= Self.longestText else { continue }
      let text = item.text.split(separator: 0x0A).map {
        MetadataAssembly.normalized(String(decoding: $0, as: UTF8.self))
      }.filter { !$0.isEmpty }.joined(separator: "\n")
      guard !text.isEmpty else { continue }
      if subject == .author, isExplicit, node == item.node, let last = texts.last, !last.contains("\n") {
        if !last.contains(text) { texts[texts.count - 1] = last + "; " + text }
      } else {
        texts.append(text)
      }
      node = item.node
    }
    return texts
  }
}

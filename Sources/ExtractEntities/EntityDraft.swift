import ExtractCore

/// An entity while it is gathered: a plain value, from which the annotation is made at the end.
struct EntityDraft {
  var label: NameLabel
  /// The fullest form in the text.
  var name: TextRange
  /// The number of words of ``name``, doubled, and one more if it is not all capitals.
  var nameLength: Int32 = 0
  /// The canonical name, if a gazetteer with a key gives one.
  var listedName: ImmortalText?
  var key: ImmortalText?
  var links: ImmortalText?
  var gender: Candidate.Gender?
  var aliases = SpellingList()
  var titles = SpellingList()

  init(label: NameLabel, name: TextRange) {
    self.label = label
    self.name = name
  }
}

/// Spellings of an entity in order of first appearance: a chain of links in ``EntityScratch/spellings``.
struct SpellingList {
  struct Link {
    var range: TextRange
    /// The index of the next link, −1 after the last.
    var next: Int32 = -1
  }

  private(set) var first: Int32 = -1
  private var last: Int32 = -1

  mutating func append(_ range: TextRange, to links: inout FlatArray<Link>) {
    let index = Int32(truncatingIfNeeded: links.count)
    links.append(Link(range: range))
    if first < 0 { first = index } else { links[Int(last)].next = index }
    last = index
  }

  /// The spellings that are wanted; an array is made only if there are any.
  func ranges(_ links: FlatArray<Link>, where isWanted: (TextRange) -> Bool) -> [TextRange] {
    var ranges: [TextRange] = []
    var index = first
    while index >= 0 {
      let link = links[Int(index)]
      if isWanted(link.range) { ranges.append(link.range) }
      index = link.next
    }
    return ranges
  }
}

/// Memory for the entities of a document, kept by the worker.
struct EntityScratch {
  /// Entities by what names them, and the spellings that each has.
  var keys = KeyTable()
  var drafts = FlatArray<EntityDraft>()
  var spellings = FlatArray<SpellingList.Link>()
  /// The entity of each candidate, −1 for none.
  var entityOfCandidate = FlatArray<Int32>()
  /// The candidates that become mentions, by their place.
  var order = FlatArray<Int32>()

  mutating func clear(candidates: Int) {
    keys.clear()
    drafts.removeAll()
    spellings.removeAll()
    order.removeAll()
    entityOfCandidate.fill(candidates, with: -1)
  }

  func deallocate() {
    keys.deallocate()
    drafts.deallocate()
    spellings.deallocate()
    entityOfCandidate.deallocate()
    order.deallocate()
  }
}

import ExtractCore

/// An entity while it is gathered: a plain value, from which the annotation is made at the end.
struct EntityDraft {
  let label: NameLabel
  var gender: Candidate.Gender?
  /// The fullest form in the text.
  var name: TextRange
  /// The number of words of ``name``, doubled, and one more if it is not all capitals.
  var nameLength: Int32 = 0
  /// The forms of gazetteers that give the key and the canonical name, and the links, by their indices in ``FormTable``.
  var listed: Int32?
  var linked: Int32?
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
    /// What a mention that is spelled so is.
    enum Kind: UInt8 {
      /// The canonical name, which is known once all spellings are.
      case name
      case alias, acronym, title
    }

    var range: TextRange
    var kind: Kind
    /// The index of the next link, −1 after the last.
    var next: Int32 = -1
  }

  private(set) var first: Int32 = -1
  private var last: Int32 = -1
  /// How many of the spellings are not canonical.
  private(set) var otherCount: Int32 = 0

  @inline(__always) mutating func append(_ range: TextRange, _ kind: Link.Kind, to links: inout FlatArray<Link>) {
    let index = Int32(truncatingIfNeeded: links.count)
    links.append(Link(range: range, kind: kind))
    if first < 0 { first = index } else { links[Int(last)].next = index }
    last = index
    otherCount += 1
  }

  /// Notes which spellings are the canonical name.
  @inline(__always) mutating func markCanonical(_ links: FlatArray<Link>, _ isCanonical: (TextRange) -> Bool) {
    var index = first
    while index >= 0 {
      let link = links.pointer + Int(index)
      if isCanonical(link.pointee.range) {
        link.pointee.kind = .name
        otherCount -= 1
      }
      index = link.pointee.next
    }
  }

  /// Writes the spellings that are not canonical behind the first `count` elements of some memory.
  @inline(__always) func writeOthers(
    _ links: FlatArray<Link>, to ranges: UnsafeMutableBufferPointer<TextRange>, _ count: inout Int
  ) {
    guard otherCount > 0 else { return }
    var index = first
    while index >= 0 {
      let link = links[Int(index)]
      if link.kind != .name {
        ranges.initializeElement(at: count, to: link.range)
        count += 1
      }
      index = link.next
    }
  }
}

/// The entity that a candidate means, and its spelling there by its index; −1 for none.
struct AssignedEntity {
  var entity: Int32 = -1
  var spelling: Int32 = -1
}

/// A candidate that is a person, and its outer names; `nil` if one word names it, or what may be the end of a name.
struct NamedPerson {
  var candidate: Int32
  var outerNames: PersonIndex.OuterNames?
}

/// Memory for the entities of a document, kept by the worker.
struct EntityScratch {
  /// Entities by what names them, and the spellings that each has.
  var keys = KeyTable()
  var drafts = FlatArray<EntityDraft>()
  var spellings = FlatArray<SpellingList.Link>()
  /// The entity of each candidate.
  var assigned = FlatArray<AssignedEntity>()
  /// The candidates that become mentions, by their place.
  var order = FlatArray<Int32>()
  /// The candidates that are persons.
  var persons = FlatArray<NamedPerson>()
  /// The candidates whose names several bear; see ``EntityBuilder/assignSharedNames()``.
  var sharedNames = FlatArray<Int32>()

  mutating func clear(candidates: Int) {
    keys.clear()
    drafts.removeAll()
    spellings.removeAll()
    order.removeAll()
    persons.removeAll()
    sharedNames.removeAll()
    assigned.fill(candidates, with: AssignedEntity())
  }

  func deallocate() {
    keys.deallocate()
    drafts.deallocate()
    spellings.deallocate()
    assigned.deallocate()
    order.deallocate()
    persons.deallocate()
    sharedNames.deallocate()
  }
}

public import ExtractCore

/// The forms of some lists as a worker has met them in texts: what begins with a word, read once, and where each word
/// after it leads.
///
/// The names of a text are few and come again and again. What the trie of forms says of their words is kept as an
/// automaton whose states are built as texts lead to them: a state is a place in the trie, with the wanted forms that
/// end there and the number that the stage gives to each. What is found is what ``Lexicon/forEachPhrase(at:in:lists:_:)``
/// finds, whatever the memory holds. Whoever makes a memory frees it.
public struct PhraseMemory {
  /// A form that stands in the text.
  public struct Found: BitwiseCopyable {
    /// The number of the form's row.
    public let number: Int32
    private let last: Int32

    fileprivate init(number: Int32, end: Int) {
      self.number = number
      last = Int32(truncatingIfNeeded: end)
    }

    /// The index just after the last token.
    public var end: Int { Int(last) }
  }

  private typealias Format = LexiconFormat

  private struct Form {
    var payload: LexiconFormat.Payload
    var flags: EntryFlags
    var number: Int32
    var spelling: UnsafeBufferPointer<UInt8>
  }

  private struct State {
    var firstForm: Int32
    var formCount: Int32
    /// Where the forms go on in each layer; −1 if none that is wanted does.
    var baseNode: Int32
    var overlayNode: Int32

    var goesOn: Bool { baseNode >= 0 || overlayNode >= 0 }
  }

  /// From a state, in the upper half of the key, by a word to another state. No word has number 0, so that a key of 0
  /// marks a free slot.
  private struct Step {
    var key: UInt64
    var target: Int32
  }

  /// The state before the first word; as a target, that no wanted form goes on.
  private static let start: Int32 = 0
  /// More steps than this are forgotten before the next document; 16 bytes each, twice.
  private static let mostSteps = 1 << 16

  private var lexicon: Lexicon?
  private var wanted = ListSet.all
  private var states = FlatArray<State>()
  private var forms = FlatArray<Form>()
  /// Open addressing with linear probing.
  private var steps: UnsafeMutablePointer<Step>
  private var mask = 1023
  private var stepCount = 0

  public init() {
    steps = Self.emptySteps(mask + 1)
    states.append(State(firstForm: 0, formCount: 0, baseNode: -1, overlayNode: -1))
  }

  public func deallocate() {
    states.deallocate()
    forms.deallocate()
    steps.deallocate()
  }

  private static func emptySteps(_ count: Int) -> UnsafeMutablePointer<Step> {
    let steps = UnsafeMutablePointer<Step>.allocate(capacity: count)
    steps.initialize(repeating: Step(key: 0, target: start), count: count)
    return steps
  }

  /// Begins a document, whose forms are looked up in some lists of a lexicon: always the same ones.
  public mutating func begin(_ lexicon: Lexicon, lists: ListSet) {
    self.lexicon = lexicon
    wanted = lists
    guard stepCount > Self.mostSteps else { return }
    deallocate()
    self = PhraseMemory()
    begin(lexicon, lists: lists)
  }

  /// Adds the forms that begin at token `start`, the shortest first.
  ///
  /// - Parameter number: gives a row of a list its number, `nil` if its forms are not wanted; asked when a form's words
  ///   are met for the first time.
  /// - Complexity: O(*length of the longest form*) for words that were met before.
  public mutating func find(
    at start: Int, in view: TokenView, into found: inout FlatArray<Found>, number: (LexiconEntry, Int) -> Int32?
  ) {
    var word = view.word(start)
    var end = start + 1
    var place = Self.start
    while word != 0 {
      place = step(from: place, by: word, number)
      if place == Self.start { return }
      let state = states[Int(place)]
      for index in Int(state.firstForm)..<Int(state.firstForm + state.formCount) {
        let form = forms[index]
        if view.accepts(form.payload, form.flags, form.spelling, start, end) {
          found.append(Found(number: form.number, end: end))
        }
      }
      guard state.goesOn else { return }
      word = view.wordOfPhrase(after: &end)
    }
  }

  // MARK: Steps

  @inline(__always) private mutating func step(
    from state: Int32, by word: LexiconID, _ number: (LexiconEntry, Int) -> Int32?
  ) -> Int32 {
    let key = UInt64(UInt32(bitPattern: state)) << 32 | UInt64(word)
    let step = steps[slot(of: key)]
    return step.key == key ? step.target : build(key, state, word, number)
  }

  /// The slot that holds a key, or the free one where it belongs.
  @inline(__always) private func slot(of key: UInt64) -> Int {
    var hash = key &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    var index = Int(truncatingIfNeeded: hash) & mask
    while steps[index].key != key, steps[index].key != 0 { index = (index + 1) & mask }
    return index
  }

  @inline(never) private mutating func build(
    _ key: UInt64, _ from: Int32, _ word: LexiconID, _ number: (LexiconEntry, Int) -> Int32?
  ) -> Int32 {
    guard let lexicon else { return Self.start }
    let target = from == Self.start ? root(word, lexicon, number) : child(of: states[Int(from)], word, lexicon, number)
    steps[slot(of: key)] = Step(key: key, target: target)
    stepCount += 1
    if stepCount * 2 > mask { grow() }
    return target
  }

  private mutating func grow() {
    let (old, oldCount) = (steps, mask + 1)
    mask = mask * 2 + 1
    steps = Self.emptySteps(mask + 1)
    for index in 0..<oldCount where old[index].key != 0 { steps[slot(of: old[index].key)] = old[index] }
    old.deallocate()
  }

  // MARK: States

  private mutating func root(
    _ word: LexiconID, _ lexicon: Lexicon, _ number: (LexiconEntry, Int) -> Int32?
  ) -> Int32 {
    let links = lexicon.links(of: word)
    guard lexicon.base.mayReach(wanted, from: links.base) || !links.overlay.isNone else { return Self.start }
    let firstForm = forms.count
    if let payload = links.base.payload { add(payload, lexicon, isOverlay: false, number) }
    if let payload = links.overlay.payload { add(payload, lexicon, isOverlay: true, number) }
    return state(firstForm, links.base.node, links.overlay.node, lexicon, number)
  }

  private mutating func child(
    of state: State, _ word: LexiconID, _ lexicon: Lexicon, _ number: (LexiconEntry, Int) -> Int32?
  ) -> Int32 {
    let base = state.baseNode < 0 ? nil : lexicon.base.child(of: Int(state.baseNode), by: word)
    let overlay =
      state.overlayNode < 0 ? nil : lexicon.tables.pointee.overlay?.child(of: Int(state.overlayNode), by: word)
    return self.state(forms.count, base, overlay, lexicon, number)
  }

  /// A state for nodes of both layers, whose forms of one word, if any, have been added; the start if it would be empty.
  private mutating func state(
    _ firstForm: Int, _ base: Int?, _ overlay: Int?, _ lexicon: Lexicon, _ number: (LexiconEntry, Int) -> Int32?
  ) -> Int32 {
    let baseNode = base.flatMap { addForms(of: $0, lexicon, isOverlay: false, number) }
    let overlayNode = overlay.flatMap { addForms(of: $0, lexicon, isOverlay: true, number) }
    let state = State(
      firstForm: Int32(firstForm), formCount: Int32(forms.count - firstForm), baseNode: Int32(baseNode ?? -1),
      overlayNode: Int32(overlayNode ?? -1))
    guard state.formCount > 0 || state.goesOn else { return Self.start }
    states.append(state)
    return Int32(states.count - 1)
  }

  /// Adds the forms that end at a node; gives the node if wanted forms may go on from there.
  private mutating func addForms(
    of node: Int, _ lexicon: Lexicon, isOverlay: Bool, _ number: (LexiconEntry, Int) -> Int32?
  ) -> Int? {
    guard let layer = isOverlay ? lexicon.tables.pointee.overlay : lexicon.base else { return nil }
    let wanted = isOverlay ? wanted.inLayer(from: lexicon.base.lists.count) : wanted
    guard layer.lists(of: node) & wanted.bits != 0 else { return nil }
    for index in layer.payloads(of: node) { add(layer.payloads[index], lexicon, isOverlay: isOverlay, number) }
    return layer.hasChildren(node) ? node : nil
  }

  private mutating func add(
    _ payload: LexiconFormat.Payload, _ lexicon: Lexicon, isOverlay: Bool, _ number: (LexiconEntry, Int) -> Int32?
  ) {
    guard let layer = isOverlay ? lexicon.tables.pointee.overlay : lexicon.base else { return }
    let base = lexicon.base
    let row = Int(payload.row)
    let list = layer.list(ofRow: row) + (isOverlay ? base.lists.count : 0)
    let entry = LexiconEntry(lexicon: lexicon, row: UInt32(row + (isOverlay ? base.rows.count : 0)))
    guard wanted.mayContain(list), let number = number(entry, list) else { return }
    forms.append(
      Form(
        payload: payload, flags: layer.header(ofRow: row).flags, number: number, spelling: layer.form(payload)))
  }
}

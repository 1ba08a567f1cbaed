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

  /// A place in the trie.
  private struct State {
    /// Where the forms go on in each layer; −1 if none that is wanted does.
    var baseNode: Int32
    var overlayNode: Int32
  }

  /// From a state by a word to another state, with all that the text is asked there, in one line of memory.
  private struct Step {
    /// The state in the upper half, the word in the lower. No word has number 0, so that a key of 0 marks a free slot.
    var key: UInt64 = 0
    /// The words by which wanted forms go on, as a bit that other words may share, and the hyphen if there are any.
    var following: UInt64 = 0
    var target = PhraseMemory.start
    var firstForm: Int32 = 0
    var formCount: Int32 = 0
  }

  /// The state before the first word; as a target, that no wanted form ends there or goes on.
  private static let start: Int32 = 0
  /// More steps than this are forgotten before the next document; 32 bytes each, twice.
  private static let mostSteps = 1 << 15

  private var lexicon: Lexicon?
  private var wanted = ListSet.all
  private var states = FlatArray<State>()
  private var forms = FlatArray<PhraseForm>()
  /// Open addressing with linear probing.
  private var steps: UnsafeMutablePointer<Step>
  private var mask = 1023
  private var stepCount = 0

  public init() {
    steps = Self.emptySteps(mask + 1)
    states.append(State(baseNode: -1, overlayNode: -1))
  }

  public func deallocate() {
    states.deallocate()
    forms.deallocate()
    steps.deallocate()
  }

  private static func emptySteps(_ count: Int) -> UnsafeMutablePointer<Step> {
    let stride = MemoryLayout<Step>.stride
    let steps = UnsafeMutableRawPointer.allocate(byteCount: stride * count, alignment: stride)
      .bindMemory(to: Step.self, capacity: count)
    steps.initialize(repeating: Step(), count: count)
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
    guard word != 0 else { return }
    var end = start + 1
    var slot = slot(from: Self.start, by: word, number)
    while true {
      let step = steps[slot]
      let ending = Int(step.firstForm)..<Int(step.firstForm &+ step.formCount)
      for index in ending where forms[index].isIn(view, start, end) {
        found.append(Found(number: forms[index].number, end: end))
      }
      guard end < view.count, step.following & Self.bit(view.word(end)) != 0 else { return }
      word = view.wordOfPhrase(after: &end)
      guard word != 0, step.following & Self.bit(word) != 0 else { return }
      slot = self.slot(from: step.target, by: word, number)
    }
  }

  // MARK: Steps

  /// The slot of a step, which may lie elsewhere than any did before.
  @inline(__always) private mutating func slot(
    from state: Int32, by word: LexiconID, _ number: (LexiconEntry, Int) -> Int32?
  ) -> Int {
    let key = UInt64(UInt32(bitPattern: state)) << 32 | UInt64(word)
    let slot = slot(of: key)
    return steps[slot].key == key ? slot : build(key, state, word, number)
  }

  /// The bit of a word among those that follow.
  @inline(__always) private static func bit(_ word: LexiconID) -> UInt64 { 1 &<< UInt64(word) }

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
  ) -> Int {
    guard let lexicon else { return slot(of: key) }
    var step = from == Self.start ? root(word, lexicon, number) : child(of: states[Int(from)], word, lexicon, number)
    step.key = key
    if (stepCount + 1) * 2 > mask { grow() }
    stepCount += 1
    let slot = slot(of: key)
    steps[slot] = step
    return slot
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
  ) -> Step {
    let links = lexicon.links(of: word)
    guard lexicon.base.mayReach(wanted, from: links.base) || !links.overlay.isNone else { return Step() }
    let firstForm = forms.count
    if let payload = links.base.payload { add(payload, lexicon, isOverlay: false, number) }
    if let payload = links.overlay.payload { add(payload, lexicon, isOverlay: true, number) }
    return step(firstForm, links.base.node, links.overlay.node, lexicon, number)
  }

  private mutating func child(
    of state: State, _ word: LexiconID, _ lexicon: Lexicon, _ number: (LexiconEntry, Int) -> Int32?
  ) -> Step {
    let base = state.baseNode < 0 ? nil : lexicon.base.child(of: Int(state.baseNode), by: word)
    let overlay =
      state.overlayNode < 0 ? nil : lexicon.tables.pointee.overlay?.child(of: Int(state.overlayNode), by: word)
    return step(forms.count, base, overlay, lexicon, number)
  }

  /// A step to nodes of both layers, whose forms of one word, if any, have been added.
  private mutating func step(
    _ firstForm: Int, _ base: Int?, _ overlay: Int?, _ lexicon: Lexicon, _ number: (LexiconEntry, Int) -> Int32?
  ) -> Step {
    let baseFollowing = base.map { addForms(of: $0, lexicon, isOverlay: false, number) } ?? 0
    let overlayFollowing = overlay.map { addForms(of: $0, lexicon, isOverlay: true, number) } ?? 0
    var step = Step(
      following: baseFollowing | overlayFollowing, firstForm: Int32(firstForm),
      formCount: Int32(forms.count - firstForm))
    guard step.following != 0 else { return step }
    step.target = Int32(states.count)
    states.append(
      State(
        baseNode: baseFollowing == 0 ? -1 : Int32(base ?? -1),
        overlayNode: overlayFollowing == 0 ? -1 : Int32(overlay ?? -1)))
    return step
  }

  /// Adds the forms that end at a node; gives the bits of the words by which wanted forms go on from there.
  private mutating func addForms(
    of node: Int, _ lexicon: Lexicon, isOverlay: Bool, _ number: (LexiconEntry, Int) -> Int32?
  ) -> UInt64 {
    guard let layer = isOverlay ? lexicon.tables.pointee.overlay : lexicon.base else { return 0 }
    let wanted = isOverlay ? wanted.inLayer(from: lexicon.base.lists.count) : wanted
    guard layer.lists(of: node) & wanted.bits != 0 else { return 0 }
    for index in layer.payloads(of: node) { add(layer.payloads[index], lexicon, isOverlay: isOverlay, number) }
    let children = layer.children(of: node)
    // Among so many words there is one for each bit.
    if children.count > 512 { return .max }
    let following: UInt64 = children.reduce(0) { bits, child in
      layer.lists(of: child) & wanted.bits == 0 ? bits : bits | Self.bit(layer.nodes[child].word)
    }
    return following == 0 ? 0 : following | Self.bit(LexiconID(Mark.hyphen))
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
      PhraseForm(number: number, payload, layer.header(ofRow: row).flags, spelling: layer.form(payload)))
  }
}

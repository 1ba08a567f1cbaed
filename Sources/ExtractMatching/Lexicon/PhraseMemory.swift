public import ExtractCore

/// The forms of some lists as a worker has met them in texts: what begins with a word, read once, and where each word
/// after it leads.
///
/// The names of a text are few and come again and again. What the trie of forms says of their words is kept as an
/// automaton whose states are built as texts lead to them: a state is a place in the trie, with the wanted forms that
/// end there and the number that the stage gives to each. The first word is remembered as it is spelled, so that its
/// forms are not compared with the text again. What is found is what ``Lexicon/forEachPhrase(at:in:lists:_:)`` finds,
/// whatever the memory holds. Whoever makes a memory frees it.
public struct PhraseMemory {
  /// Where the first word of forms leads.
  @frozen public struct Opening: BitwiseCopyable {
    @usableFromInline let step: Step
    /// Whether the word has these forms wherever it is spelled so, and not only here.
    public let isSettled: Bool

    @inlinable init(step: Step, isSettled: Bool) {
      self.step = step
      self.isSettled = isSettled
    }

    /// Not negative; if the opening is settled, the same for the word in the same spelling until the memory forgets.
    /// 0 if no form begins with the word.
    @inlinable public var number: Int { Int(step.target) }
  }

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

  private struct State {
    var firstForm: Int32
    var formCount: Int32
    /// Where the forms go on in each layer; −1 if none that is wanted does.
    var baseNode: Int32
    var overlayNode: Int32
  }

  /// A word in the text.
  private struct Place {
    let view: TokenView
    let token: Int
  }

  /// From a state, in the upper half of the key, by a word to another state. Before a first word the state is what
  /// tells its spelling. No word has number 0, so that a key of 0 marks a free slot.
  @usableFromInline struct Step: BitwiseCopyable {
    @usableFromInline var key: UInt64
    @usableFromInline var target: Int32
    /// The words by which forms go on, a bit each by the lowest five bits of their numbers; other words may share a
    /// bit.
    @usableFromInline var nextWords: UInt32

    @inlinable init(key: UInt64, target: Int32, nextWords: UInt32) {
      self.key = key
      self.target = target
      self.nextWords = nextWords
    }

    @inlinable @inline(__always) func mayGoOn(by word: LexiconID) -> Bool { nextWords >> (word & 31) & 1 != 0 }
  }

  /// What of a shape tells how a word is spelled; the highest bit is no state's.
  @inlinable static var spellingBits: UInt32 { settlingBits | TokenShape([.initialUpper, .allUpper]).rawValue }
  /// Without these bits a word is ASCII in one of three cases, so that its number and its case tell each letter.
  @inlinable static var settlingBits: UInt32 { 15 << 8 | TokenShape([.nonASCII, .mixedCase]).rawValue }

  /// As the target of a step: no wanted form goes on.
  private static let none: Int32 = 0
  /// More steps than this are forgotten before the next document; 16 bytes each, twice.
  private static let mostSteps = 1 << 16

  private var lexicon: Lexicon?
  private var wanted = ListSet.all
  private var states = FlatArray<State>()
  private var forms = FlatArray<PhraseForm>()
  /// Open addressing with linear probing.
  @usableFromInline var steps: UnsafeMutablePointer<Step>
  @usableFromInline var mask = 1023
  private var stepCount = 0

  /// A memory that has met no text.
  public init() {
    steps = Self.emptySteps(mask + 1)
    states.append(State(firstForm: 0, formCount: 0, baseNode: -1, overlayNode: -1))
  }

  /// Frees the memory; it must not be used after that, nor any copy of it.
  public func deallocate() {
    states.deallocate()
    forms.deallocate()
    steps.deallocate()
  }

  private static func emptySteps(_ count: Int) -> UnsafeMutablePointer<Step> {
    let steps = UnsafeMutablePointer<Step>.allocate(capacity: count)
    steps.initialize(repeating: Step(key: 0, target: none, nextWords: 0), count: count)
    return steps
  }

  /// Begins a document, whose forms are looked up in some lists of a lexicon: always the same ones.
  ///
  /// - Returns: whether all that was remembered is forgotten.
  @discardableResult public mutating func begin(_ lexicon: Lexicon, lists: ListSet) -> Bool {
    let isFull = stepCount > Self.mostSteps
    if isFull {
      deallocate()
      self = PhraseMemory()
    }
    self.lexicon = lexicon
    wanted = lists
    return isFull
  }

  /// Adds the forms that begin at token `start`, the shortest first.
  ///
  /// - Parameter number: gives a row of a list its number, `nil` if its forms are not wanted; asked when a form's words
  ///   are met for the first time.
  /// - Complexity: O(*length of the longest form*) for words that were met before.
  public mutating func find(
    at start: Int, in view: TokenView, into found: inout FlatArray<Found>, number: (LexiconEntry, Int) -> Int32?
  ) {
    find(from: opening(at: start, in: view, number: number), at: start, in: view, into: &found, number: number)
  }

  /// Where the word at token `start` leads as the first one of forms.
  ///
  /// - Parameter number: as in ``find(at:in:into:number:)``.
  public mutating func opening(
    at start: Int, in view: TokenView, number: (LexiconEntry, Int) -> Int32?
  ) -> Opening {
    let isSettled = view.shape(start).rawValue & Self.settlingBits == 0
    return knownOpening(at: start, in: view)
      ?? Opening(step: open(Self.key(ofFirst: start, in: view), at: start, in: view, number), isSettled: isSettled)
  }

  /// The same for a word that was met before; `nil` for others.
  @inlinable @inline(__always) public func knownOpening(at start: Int, in view: TokenView) -> Opening? {
    let key = Self.key(ofFirst: start, in: view)
    let step = steps[slot(of: key)]
    let isSettled = view.shape(start).rawValue & Self.settlingBits == 0
    return step.key == key ? Opening(step: step, isSettled: isSettled) : nil
  }

  @inlinable @inline(__always) static func key(ofFirst start: Int, in view: TokenView) -> UInt64 {
    UInt64(view.shape(start).rawValue & spellingBits | 1 << 31) << 32 | UInt64(view.word(start))
  }

  /// Whether a form of more words than the first one may stand at token `start`, which has an opening.
  @inlinable @inline(__always) public func mayGoOn(from opening: Opening, at start: Int, in view: TokenView) -> Bool {
    guard opening.step.nextWords != 0 else { return false }
    var end = start + 1
    return opening.step.mayGoOn(by: view.wordOfPhrase(after: &end))
  }

  /// Adds the forms that begin at token `start`, which has an opening, the shortest first.
  ///
  /// - Parameter number: as in ``find(at:in:into:number:)``.
  public mutating func find(
    from opening: Opening, at start: Int, in view: TokenView, into found: inout FlatArray<Found>,
    number: (LexiconEntry, Int) -> Int32?
  ) {
    var step = opening.step
    var end = start + 1
    while step.target != Self.none {
      let state = states[Int(step.target)]
      for index in Int(state.firstForm)..<Int(state.firstForm + state.formCount)
      where forms[index].isIn(view, start, end) {
        found.append(Found(number: forms[index].number, end: end))
      }
      guard step.nextWords != 0 else { return }
      let word = view.wordOfPhrase(after: &end)
      guard word != 0, step.mayGoOn(by: word) else { return }
      let key = UInt64(UInt32(bitPattern: step.target)) << 32 | UInt64(word)
      let known = steps[slot(of: key)]
      step = known.key == key ? known : go(on: key, number)
    }
  }

  // MARK: Steps

  /// The slot that holds a key, or the free one where it belongs.
  @inlinable @inline(__always) func slot(of key: UInt64) -> Int {
    var hash = key &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    var index = Int(truncatingIfNeeded: hash) & mask
    while steps[index].key != key, steps[index].key != 0 { index = (index &+ 1) & mask }
    return index
  }

  private mutating func remember(_ step: Step) -> Step {
    steps[slot(of: step.key)] = step
    stepCount += 1
    if stepCount * 2 > mask { grow() }
    return step
  }

  private mutating func grow() {
    let (old, oldCount) = (steps, mask + 1)
    mask = mask * 2 + 1
    steps = Self.emptySteps(mask + 1)
    for index in 0..<oldCount where old[index].key != 0 { steps[slot(of: old[index].key)] = old[index] }
    old.deallocate()
  }

  // MARK: States

  /// The step by a first word. Of the forms of one word the state after it has only those that are spelled as the word
  /// is, if its key tells that.
  @inline(never) private mutating func open(
    _ key: UInt64, at start: Int, in view: TokenView, _ number: (LexiconEntry, Int) -> Int32?
  ) -> Step {
    let word = view.word(start)
    guard let lexicon, word != 0 else { return Step(key: key, target: Self.none, nextWords: 0) }
    let links = lexicon.links(of: word)
    guard lexicon.base.mayReach(wanted, from: links.base) || !links.overlay.isNone else {
      return remember(Step(key: key, target: Self.none, nextWords: 0))
    }
    let firstForm = forms.count
    let isSettled = view.shape(start).rawValue & Self.settlingBits == 0
    let place = isSettled ? Place(view: view, token: start) : nil
    if let payload = links.base.payload { add(payload, lexicon, isOverlay: false, at: place, number) }
    if let payload = links.overlay.payload { add(payload, lexicon, isOverlay: true, at: place, number) }
    let base = links.base.node.flatMap { addForms(of: $0, lexicon, isOverlay: false, at: place, number) }
    let overlay = links.overlay.node.flatMap { addForms(of: $0, lexicon, isOverlay: true, at: place, number) }
    return remember(step(key, firstForm, base, overlay, lexicon))
  }

  /// The step by a word from another state.
  @inline(never) private mutating func go(on key: UInt64, _ number: (LexiconEntry, Int) -> Int32?) -> Step {
    guard let lexicon else { return Step(key: key, target: Self.none, nextWords: 0) }
    let word = LexiconID(truncatingIfNeeded: key)
    let (firstForm, state) = (forms.count, states[Int(key >> 32)])
    var (base, overlay): (Int?, Int?)
    if state.baseNode >= 0, let node = lexicon.base.child(of: Int(state.baseNode), by: word) {
      base = addForms(of: node, lexicon, isOverlay: false, at: nil, number)
    }
    if state.overlayNode >= 0,
      let node = lexicon.tables.pointee.overlay?.child(of: Int(state.overlayNode), by: word)
    {
      overlay = addForms(of: node, lexicon, isOverlay: true, at: nil, number)
    }
    return remember(step(key, firstForm, base, overlay, lexicon))
  }

  /// A step to a new state for the forms added last and the nodes from which forms go on; to none if it would be empty.
  private mutating func step(
    _ key: UInt64, _ firstForm: Int, _ base: Int?, _ overlay: Int?, _ lexicon: Lexicon
  ) -> Step {
    guard forms.count > firstForm || base != nil || overlay != nil else {
      return Step(key: key, target: Self.none, nextWords: 0)
    }
    let next = base.map { lexicon.base.wordBits(after: $0) } ?? 0
    let nextInOverlay = overlay.flatMap { lexicon.tables.pointee.overlay?.wordBits(after: $0) } ?? 0
    states.append(
      State(
        firstForm: Int32(firstForm), formCount: Int32(forms.count - firstForm), baseNode: Int32(base ?? -1),
        overlayNode: Int32(overlay ?? -1)))
    return Step(key: key, target: Int32(states.count - 1), nextWords: next | nextInOverlay)
  }

  /// Adds the forms that end at a node; gives the node if wanted forms may go on from there.
  private mutating func addForms(
    of node: Int, _ lexicon: Lexicon, isOverlay: Bool, at place: Place?, _ number: (LexiconEntry, Int) -> Int32?
  ) -> Int? {
    guard let layer = isOverlay ? lexicon.tables.pointee.overlay : lexicon.base else { return nil }
    let wanted = isOverlay ? wanted.inLayer(from: lexicon.base.lists.count) : wanted
    guard layer.lists(of: node) & wanted.bits != 0 else { return nil }
    for index in layer.payloads(of: node) {
      add(layer.payloads[index], lexicon, isOverlay: isOverlay, at: place, number)
    }
    return layer.hasChildren(node) ? node : nil
  }

  /// Adds a form: if a place is given, only one that the word there is, which need not be asked again.
  private mutating func add(
    _ payload: LexiconFormat.Payload, _ lexicon: Lexicon, isOverlay: Bool, at place: Place?,
    _ number: (LexiconEntry, Int) -> Int32?
  ) {
    guard let layer = isOverlay ? lexicon.tables.pointee.overlay : lexicon.base else { return }
    let base = lexicon.base
    let row = Int(payload.row)
    let list = layer.list(ofRow: row) + (isOverlay ? base.lists.count : 0)
    let entry = LexiconEntry(lexicon: lexicon, row: UInt32(row + (isOverlay ? base.rows.count : 0)))
    guard wanted.mayContain(list), let number = number(entry, list) else { return }
    let (flags, spelling) = (layer.header(ofRow: row).flags, layer.form(payload))
    if let place, !place.view.accepts(payload, flags, spelling, place.token, place.token + 1) { return }
    forms.append(PhraseForm(number: number, payload, place == nil ? flags : [], spelling: spelling))
  }
}

extension LexiconLayer {
  /// The words by which forms go on after a node, a bit each by the lowest five bits of their numbers.
  fileprivate func wordBits(after node: Int) -> UInt32 {
    let children = Int(nodes[node].firstChild)..<Int(nodes[node + 1].firstChild)
    // So many share all bits anyway.
    guard children.count <= 128 else { return .max }
    return children.reduce(0) { $0 | 1 << (nodes[$1].word & 31) }
  }
}

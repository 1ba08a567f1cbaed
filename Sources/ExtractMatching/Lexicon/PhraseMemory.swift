public import ExtractCore

/// The forms of some lists as a worker has met them in texts: what begins with a word, read once, and where each word
/// after it leads.
///
/// The names of a text are few and come again and again. What the trie of forms says of their words is kept as an
/// automaton whose states are built as texts lead to them: a state is a place in the trie, with the wanted forms that
/// end there and the number that the stage gives to each. The first word is remembered as it is spelled, so that its forms
/// are not compared with the text again. What is found is what ``Lexicon/forEachPhrase(at:in:lists:_:)`` finds, whatever
/// the memory holds. Whoever makes a memory frees it.
public struct PhraseMemory {
  /// Where the first word of forms leads.
  public struct Opening: BitwiseCopyable {
    fileprivate let state: Int32
    /// Whether the word has these forms wherever it is spelled so, and not only here.
    public let isSettled: Bool

    /// Not negative; if the opening is settled, the same for the word in the same spelling until the memory forgets.
    /// 0 if no form begins with the word.
    public var number: Int { Int(state) }
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

  private typealias Format = LexiconFormat

  private struct Form {
    var payload: LexiconFormat.Payload
    var flags: EntryFlags
    var number: Int32
    var spelling: UnsafeBufferPointer<UInt8>
  }

  private struct State {
    /// The words by which forms go on, a bit each by the lowest six bits of their numbers; other words may share a bit.
    var nextWords: UInt64
    var firstForm: Int32
    var formCount: Int32
    /// Where the forms go on in each layer; −1 if none that is wanted does.
    var baseNode: Int32
    var overlayNode: Int32

    @inline(__always) func mayGoOn(by word: LexiconID) -> Bool { nextWords >> UInt64(word & 63) & 1 != 0 }
  }

  /// A word in the text.
  private struct Place {
    let view: TokenView
    let token: Int
  }

  /// How a first word is spelled, as the state before it.
  private enum Spelling: Int32 {
    // The number of a word of ASCII and its case tell each letter.
    case lower = -4
    case capitalised, upper
    /// In another way, which only the text itself tells.
    case other

    @inline(__always) init(_ shape: TokenShape) {
      if !shape.isKind(.word) || !shape.isDisjoint(with: [.nonASCII, .mixedCase]) {
        self = .other
      } else {
        self = !shape.contains(.initialUpper) ? .lower : shape.contains(.allUpper) ? .upper : .capitalised
      }
    }
  }

  /// From a state, in the upper half of the key, by a word to another state. No word has number 0, so that a key of 0
  /// marks a free slot.
  private struct Step {
    var key: UInt64
    var target: Int32
  }

  /// As the target of a step: no wanted form goes on.
  private static let none: Int32 = 0
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
    states.append(State(nextWords: 0, firstForm: 0, formCount: 0, baseNode: -1, overlayNode: -1))
  }

  public func deallocate() {
    states.deallocate()
    forms.deallocate()
    steps.deallocate()
  }

  private static func emptySteps(_ count: Int) -> UnsafeMutablePointer<Step> {
    let steps = UnsafeMutablePointer<Step>.allocate(capacity: count)
    steps.initialize(repeating: Step(key: 0, target: none), count: count)
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
  @inline(__always) public mutating func opening(
    at start: Int, in view: TokenView, number: (LexiconEntry, Int) -> Int32?
  ) -> Opening {
    let word = view.word(start)
    let spelling = Spelling(view.shape(start))
    guard word != 0 else { return Opening(state: Self.none, isSettled: spelling != .other) }
    let state = known(spelling.rawValue, word) ?? open(spelling, at: start, in: view, number)
    return Opening(state: state, isSettled: spelling != .other)
  }

  /// Whether a form of more words than the first one may stand at token `start`, which has an opening.
  @inline(__always) public func mayGoOn(from opening: Opening, at start: Int, in view: TokenView) -> Bool {
    let state = states.pointer + Int(opening.state)
    guard state.pointee.nextWords != 0 else { return false }
    var end = start + 1
    return state.pointee.mayGoOn(by: view.wordOfPhrase(after: &end))
  }

  /// Adds the forms that begin at token `start`, which has an opening, the shortest first.
  ///
  /// - Parameter number: as in ``find(at:in:into:number:)``.
  public mutating func find(
    from opening: Opening, at start: Int, in view: TokenView, into found: inout FlatArray<Found>,
    number: (LexiconEntry, Int) -> Int32?
  ) {
    var place = opening.state
    var end = start + 1
    while place != Self.none {
      let state = states[Int(place)]
      for index in Int(state.firstForm)..<Int(state.firstForm + state.formCount) {
        let form = forms[index]
        if view.accepts(form.payload, form.flags, form.spelling, start, end) {
          found.append(Found(number: form.number, end: end))
        }
      }
      guard state.nextWords != 0 else { return }
      let word = view.wordOfPhrase(after: &end)
      guard word != 0, state.mayGoOn(by: word) else { return }
      place = known(place, word) ?? go(on: place, by: word, number)
    }
  }

  // MARK: Steps

  /// Where a word leads from a state, if that has been asked before.
  @inline(__always) private func known(_ state: Int32, _ word: LexiconID) -> Int32? {
    let key = key(state, word)
    let step = steps[slot(of: key)]
    return step.key == key ? step.target : nil
  }

  @inline(__always) private func key(_ state: Int32, _ word: LexiconID) -> UInt64 {
    UInt64(UInt32(bitPattern: state)) << 32 | UInt64(word)
  }

  /// The slot that holds a key, or the free one where it belongs.
  @inline(__always) private func slot(of key: UInt64) -> Int {
    var hash = key &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    var index = Int(truncatingIfNeeded: hash) & mask
    while steps[index].key != key, steps[index].key != 0 { index = (index + 1) & mask }
    return index
  }

  private mutating func remember(_ state: Int32, _ word: LexiconID, _ target: Int32) {
    let key = key(state, word)
    steps[slot(of: key)] = Step(key: key, target: target)
    stepCount += 1
    if stepCount * 2 > mask { grow() }
  }

  private mutating func grow() {
    let (old, oldCount) = (steps, mask + 1)
    mask = mask * 2 + 1
    steps = Self.emptySteps(mask + 1)
    for index in 0..<oldCount where old[index].key != 0 { steps[slot(of: old[index].key)] = old[index] }
    old.deallocate()
  }

  // MARK: States

  /// The state after a first word. Of the forms of one word it has only those that are spelled as the word is, if the
  /// spelling is known.
  @inline(never) private mutating func open(
    _ spelling: Spelling, at start: Int, in view: TokenView, _ number: (LexiconEntry, Int) -> Int32?
  ) -> Int32 {
    guard let lexicon else { return Self.none }
    let word = view.word(start)
    let links = lexicon.links(of: word)
    var target = Self.none
    if lexicon.base.mayReach(wanted, from: links.base) || !links.overlay.isNone {
      let firstForm = forms.count
      let place = spelling == .other ? nil : Place(view: view, token: start)
      if let payload = links.base.payload { add(payload, lexicon, isOverlay: false, at: place, number) }
      if let payload = links.overlay.payload { add(payload, lexicon, isOverlay: true, at: place, number) }
      let base = links.base.node.flatMap { addForms(of: $0, lexicon, isOverlay: false, at: place, number) }
      let overlay = links.overlay.node.flatMap { addForms(of: $0, lexicon, isOverlay: true, at: place, number) }
      target = state(firstForm, base, overlay, lexicon)
    }
    remember(spelling.rawValue, word, target)
    return target
  }

  /// The state to which a word leads from another one.
  @inline(never) private mutating func go(
    on from: Int32, by word: LexiconID, _ number: (LexiconEntry, Int) -> Int32?
  ) -> Int32 {
    guard let lexicon else { return Self.none }
    let (firstForm, state) = (forms.count, states[Int(from)])
    var (base, overlay): (Int?, Int?)
    if state.baseNode >= 0, let node = lexicon.base.child(of: Int(state.baseNode), by: word) {
      base = addForms(of: node, lexicon, isOverlay: false, at: nil, number)
    }
    if state.overlayNode >= 0,
      let node = lexicon.tables.pointee.overlay?.child(of: Int(state.overlayNode), by: word)
    {
      overlay = addForms(of: node, lexicon, isOverlay: true, at: nil, number)
    }
    let target = self.state(firstForm, base, overlay, lexicon)
    remember(from, word, target)
    return target
  }

  /// A state for the forms added last and the nodes from which forms go on; none if it would be empty.
  private mutating func state(_ firstForm: Int, _ base: Int?, _ overlay: Int?, _ lexicon: Lexicon) -> Int32 {
    guard forms.count > firstForm || base != nil || overlay != nil else { return Self.none }
    let next = base.map { lexicon.base.wordBits(after: $0) } ?? 0
    let nextInOverlay = overlay.flatMap { lexicon.tables.pointee.overlay?.wordBits(after: $0) } ?? 0
    states.append(
      State(
        nextWords: next | nextInOverlay, firstForm: Int32(firstForm), formCount: Int32(forms.count - firstForm),
        baseNode: Int32(base ?? -1), overlayNode: Int32(overlay ?? -1)))
    return Int32(states.count - 1)
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
    var form = Form(
      payload: payload, flags: layer.header(ofRow: row).flags, number: number, spelling: layer.form(payload))
    if let place {
      guard place.view.accepts(payload, form.flags, form.spelling, place.token, place.token + 1) else { return }
      form.flags = []
    }
    forms.append(form)
  }
}

extension LexiconLayer {
  /// The words by which forms go on after a node, a bit each by the lowest six bits of their numbers.
  fileprivate func wordBits(after node: Int) -> UInt64 {
    let children = Int(nodes[node].firstChild)..<Int(nodes[node + 1].firstChild)
    // So many share all bits anyway.
    guard children.count <= 256 else { return .max }
    return children.reduce(0) { $0 | 1 << UInt64(nodes[$1].word & 63) }
  }
}

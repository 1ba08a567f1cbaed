import ExtractKit

/// The words of the stage by their spelling, in one table.
struct Vocabulary: @unchecked Sendable {
  /// What a word can be.
  struct Roles: OptionSet, Sendable {
    let rawValue: UInt16

    static let people = Roles(rawValue: 1)
    static let auxiliary = Roles(rawValue: 2)
    static let opener = Roles(rawValue: 4)
    static let approximator = Roles(rawValue: 8)
    static let determiner = Roles(rawValue: 16)
    static let adverb = Roles(rawValue: 32)
    static let filler = Roles(rawValue: 64)
    static let unreal = Roles(rawValue: 128)
    static let inclusion = Roles(rawValue: 256)
    static let numeral = Roles(rawValue: 512)
    static let age = Roles(rawValue: 1024)
  }

  struct Word: Sendable {
    var outcome: Outcome?
    var uses: OutcomeWord.Use = []
    var roles: Roles = []
    /// The frames that the word opens and closes, a bit for each of ``OutcomeFrame/all``.
    var opens: UInt16 = 0
    var closes: UInt16 = 0
  }

  private struct Slot: Sendable {
    /// 0 for a free slot.
    var key: UInt128 = 0
    var word = Word()
  }

  private static let size = 2048
  private static let longestWord = 16
  private static let lowerCase: UInt128 = 0x2020_2020_2020_2020_2020_2020_2020_2020

  /// Open addressing with linear probing: a dictionary would take longer to hash a word than to compare it. Made once for
  /// a stage, and never freed.
  private let slots = UnsafeMutablePointer<Slot>.allocate(capacity: size)
  private var count = 0
  /// For each first letter, a bit for each length of its words: most words of a text need no key.
  private let lengths = UnsafeMutablePointer<UInt32>.allocate(capacity: 32)

  /// A bit for each of ``OutcomeFrame/all`` whose last word may be what is counted.
  let countedFrames: UInt16

  init() {
    precondition(OutcomeFrame.all.count <= UInt16.bitWidth, "frames have a bit each: widen the sets of frames")
    countedFrames = OutcomeFrame.all.indices.reduce(0) { $0 | (OutcomeFrame.all[$1].isCounted ? 1 << UInt16($1) : 0) }
    lengths.initialize(repeating: 0, count: 32)
    slots.initialize(repeating: Slot(), count: Self.size)
    for word in OutcomeWord.all {
      update(word.form) {
        $0.outcome = word.outcome
        $0.uses = word.uses
      }
    }
    for (index, frame) in OutcomeFrame.all.enumerated() {
      for word in Self.words(frame.openers) { update(word) { $0.opens |= 1 << UInt16(index) } }
      for word in Self.words(frame.closers) { update(word) { $0.closes |= 1 << UInt16(index) } }
    }
    add(PeopleNoun.irregular, .people)
    for plural in Self.words(PeopleNoun.regular) {
      add(plural, .people)
      add(plural.hasSuffix("men") ? plural.dropLast(2) + "an" : String(plural.dropLast()), .people)
    }
    add(OutcomeFrame.fillers, .filler)
    add(FunctionWord.unreal, .unreal)
    add(FunctionWord.inclusions, .inclusion)
    add(FunctionWord.numerals, .numeral)
    add(FunctionWord.auxiliaries, .auxiliary)
    add(FunctionWord.openers, .opener)
    add(FunctionWord.ageWords, .age)
    add(FunctionWord.approximators, .approximator)
    add(FunctionWord.determiners, .determiner)
    add(FunctionWord.adverbs, .adverb)
  }

  /// The word of a token; one without roles for a token that the stage has no word for.
  func word(_ view: TokenView, _ index: Int) -> Word {
    guard view.shape(index).isWordLike else { return Word() }
    let bytes = view.bytes(index)
    guard lengths[Int(bytes[0] & 31)] >> UInt32(bytes.count) & 1 != 0 else { return Word() }
    return slots[place(of: Self.key(bytes, readable: view.text.count - view.start(index)))].word
  }

  /// The slot of a key, or the free one where it belongs.
  private func place(of key: UInt128) -> Int {
    let half = UInt64(truncatingIfNeeded: key) ^ UInt64(truncatingIfNeeded: key >> 64) &* 0xC2B2_AE3D_27D4_EB4F
    var index = Int(truncatingIfNeeded: (half &* 0x9E37_79B9_7F4A_7C15) >> 40) & (Self.size - 1)
    while slots[index].key != key, slots[index].key != 0 { index = (index + 1) & (Self.size - 1) }
    return index
  }

  private static func words(_ list: String) -> [String] { list.split(whereSeparator: \.isWhitespace).map(String.init) }

  private mutating func add(_ list: String, _ role: Roles) {
    for form in Self.words(list) { update(form) { $0.roles.insert(role) } }
  }

  private mutating func update(_ form: String, _ change: (inout Word) -> Void) {
    var form = form
    precondition(form.utf8.count <= Self.longestWord, "'\(form)' is longer than 16 letters")
    let key = form.withUTF8 { Self.key($0, readable: $0.count) }
    form.withUTF8 { lengths[Int($0[0] & 31)] |= 1 << UInt32($0.count) }
    let index = place(of: key)
    if slots[index].key == 0 {
      count += 1
      precondition(count * 2 <= Self.size, "the table of words is full")
      slots[index].key = key
    }
    change(&slots[index].word)
  }

  /// The bytes of a word of at most 16, packed, the letters of ASCII without regard to case: no other byte becomes one.
  ///
  /// - Parameter readable: how many bytes can be read where the word begins.
  @inline(__always) private static func key(_ word: UnsafeBufferPointer<UInt8>, readable: Int) -> UInt128 {
    guard readable >= longestWord else { return key(padding: word) }
    return key(UnsafeRawBufferPointer(word).baseAddress.unsafelyUnwrapped, count: word.count)
  }

  @inline(never) private static func key(padding word: UnsafeBufferPointer<UInt8>) -> UInt128 {
    var bytes: UInt128 = 0
    return withUnsafeMutableBytes(of: &bytes) {
      $0.copyMemory(from: UnsafeRawBufferPointer(word))
      return key($0.baseAddress.unsafelyUnwrapped, count: word.count)
    }
  }

  /// The key of the first of 16 bytes, without a branch: the lengths of words cannot be foretold.
  @inline(__always) private static func key(_ bytes: UnsafeRawPointer, count: Int) -> UInt128 {
    let packed = bytes.loadUnaligned(as: UInt128.self).littleEndian | lowerCase
    return packed & UInt128.max &>> UInt128(8 * (longestWord - count))
  }
}

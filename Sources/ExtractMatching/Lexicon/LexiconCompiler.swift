import ExtractCore

/// Makes the compiled form of lists.
///
/// The same lists give the same bytes: everything is numbered in the order of the lists and of their lines.
///
/// - Complexity: O(*n* log *n*) in the size of the lists.
public struct LexiconCompiler {
  private typealias Format = LexiconFormat

  /// The lexicon that the compiled lists will lie over; `nil` for lists that stand alone.
  private let base: Lexicon?
  private var writer = LexiconWriter()
  private var words = WordNumbering()
  private var trie = FormTrie()
  /// By word of the base: the word's index here plus 1.
  private var indexOfBorrowed: [LexiconID: UInt32] = [:]
  private var idOfWord: [LexiconID] = []
  private var ownWordCount = 0
  /// By word, where an ASCII form of it stands in a cell; 0 for none.
  private var placeOfWord: [UInt32] = []
  /// The words of the row at hand that stand in no cell before: the form, and where in it they begin.
  private var newPlaces: [(word: Int, form: Int, offset: Int)] = []
  private var classesOfWord: [[UInt16]] = []
  private var startsNameAlone: [Bool] = []
  private var startsInLowerCase: [Bool] = []
  private var listCount = 0
  private var variants = SpellingVariants()
  /// The word that is looked at.
  private var folded: [UInt8] = []
  private var tokenTable = TokenTable()
  private var tokenizer = Tokenizer(lexicon: .empty)

  init(over base: Lexicon?) {
    self.base = base
    guard let base, let list = base.listIndex(SpellingVariants.listName) else { return }
    for entry in base.entries(of: base.listNames[list]) { addVariant(entry[0].string, entry[1].string) }
  }

  /// The compiled form of `lists`.
  ///
  /// - Throws: ``ListError`` if a form has no words.
  public static func compile(_ lists: [(file: ListFile, path: String)]) throws(ListError) -> [UInt8] {
    var compiler = LexiconCompiler(over: nil)
    for list in lists where list.file.name == SpellingVariants.listName {
      for row in list.file.rows { compiler.addVariant(String(row.cells[0]), String(row.cells[1])) }
    }
    compiler.numberWords(of: lists.map(\.file))
    for list in lists { try compiler.add(list.file, path: list.path) }
    return compiler.finished()
  }

  /// Numbers the words of short lists before those of long ones: the words that a text is made of stand in lists of
  /// function words, cues and units, and what is known of them then lies close together, apart from ten thousands of
  /// names.
  private mutating func numberWords(of files: [ListFile]) {
    let order = files.indices.sorted { (files[$0].rows.count, $0) < (files[$1].rows.count, $1) }
    for index in order {
      for row in files[index].rows {
        for form in files[index].forms(of: row) { addWords(of: String(form)) }
      }
    }
  }

  private var firstOwnWord: LexiconID { base?.tables.pointee.firstOverlayWord ?? Format.firstWordID }
  private var baseListCount: Int { base?.base.lists.count ?? 0 }

  mutating func add(_ file: ListFile, path: String) throws(ListError) {
    let list = listCount
    listCount += 1
    writer.beginList(file)
    for (place, row) in file.rows.enumerated() {
      let flags = file.flags(of: row)
      let number = writer.rows.count
      var cells = row.cells
      var isWord = false
      var isInitialism = false
      let forms = file.forms(of: row)
      newPlaces.removeAll(keepingCapacity: true)
      for (form, text) in forms.enumerated() {
        let paths = try tokenPaths(
          of: text, number: form, isName: file.kind == .names, file.policy, in: path, line: row.line)
        let spelling = FormSpelling(text)
        let payload = Format.Payload(
          row: UInt32(number), form: UInt16(clamping: form), uppers: spelling.uppers, initial: spelling.initial)
        for (variant, steps) in paths.enumerated() {
          let first = Int(steps[0])
          if steps.count == 1 { addClass(list + baseListCount, to: first) }
          if variant == 0, form == 0 { (isWord, isInitialism) = (steps.count == 1, lastShapeIsInitialism) }
          noteStart(first, isName: file.kind == .names, flags, spelling, isAlone: steps.count == 1)
          trie.add(payload, along: steps, isOfList: list)
        }
      }
      if cells.isEmpty { cells = [""] }
      let places = writer.addRow(
        cells, header: Format.RowHeader(flags: flags, isWord: isWord, isInitialism: isInitialism),
        lineDelta: row.line - place)
      for new in newPlaces {
        let cell = new.form == 0 ? places.form : places.aliases + Self.offset(of: forms[new.form], in: row)
        placeOfWord[new.word] = UInt32(cell + new.offset)
      }
    }
    writer.endList()
  }

  /// How many bytes of the aliases of a row stand before one of them.
  private static func offset(of alias: Substring, in row: ListFile.Row) -> Int {
    let aliases = row.cells[ListFile.aliasColumn]
    return aliases.utf8.distance(from: aliases.startIndex, to: alias.startIndex)
  }

  /// Gives every word of a text an identifier.
  mutating func addWords(of text: String) {
    var text = text
    text.withUTF8 { text in
      tokenizer.tokenize(text, into: &tokenTable)
      for index in 0..<tokenTable.count where tokenTable.shape(index).mark == 0 {
        _ = word(of: index, in: text)
      }
    }
  }

  private var lastShapeIsInitialism: Bool { tokenTable.count > 0 && tokenTable.shape(0).isKind(.initialism) }

  private mutating func addClass(_ list: Int, to word: Int) {
    if classesOfWord[word].last != UInt16(list) { classesOfWord[word].append(UInt16(list)) }
  }

  private mutating func noteStart(
    _ word: Int, isName: Bool, _ flags: EntryFlags, _ spelling: FormSpelling, isAlone: Bool
  ) {
    guard isName || !isAlone else { return }
    startsNameAlone[word] = startsNameAlone[word] || isAlone
    let demandsUpper = (isName && !flags.contains(.lower) || flags.contains(.exact)) && spelling.initial == .upper
    if !demandsUpper { startsInLowerCase[word] = true }
  }

  /// The ways in which a form is written, each as the words and marks of it: hyphens between words and a last period
  /// are left out; a hyphen beside a space stays, and in a name may also be a dash, or not be there.
  /// Steps are indices of words here; a mark that does not begin the form is its number with a bit set.
  private mutating func tokenPaths(
    of form: Substring, number: Int, isName: Bool, _ policy: ListPolicy, in file: String, line: Int
  ) throws(ListError) -> [[UInt32]] {
    var steps: [UInt32] = []
    var form = form
    form.withUTF8 { text in
      tokenizer.tokenize(text, into: &tokenTable)
      for index in 0..<tokenTable.count {
        let shape = tokenTable.shape(index)
        let isBetween = index > 0 && index + 1 < tokenTable.count
        if shape.mark == Mark.hyphen, isBetween, isGlued(index), isGlued(index + 1) { continue }
        if shape.mark == Mark.period, index + 1 == tokenTable.count, index > 0 { continue }
        if shape.mark != 0 {
          steps.append(index == 0 ? word([shape.mark]) : FormTrie.markBit | UInt32(shape.mark))
        } else {
          let word = word(of: index, in: text)
          steps.append(word)
          notePlace(of: Int(word), token: index, in: text, form: number)
        }
      }
    }
    guard !steps.isEmpty else { throw ListError(path: file, line: line, .noTokens) }
    guard isName else { return [steps] }
    var paths = variants.paths(of: steps)
    let hyphen = FormTrie.markBit | UInt32(Mark.hyphen)
    if steps.contains(hyphen) {
      let dash = FormTrie.markBit | UInt32(Mark.enDash)
      paths += paths.flatMap { path in [path.map { $0 == hyphen ? dash : $0 }, path.filter { $0 != hyphen }] }
    }
    if policy.matchesPossessives { paths += paths.flatMap { withoutPossessive($0) } }
    if policy.matchesPlurals { paths += paths.compactMap { plural($0) } }
    return paths
  }

  private func isGlued(_ token: Int) -> Bool { tokenTable.shape(token).isDisjoint(with: .spaceBefore) }

  /// Remembers where a word stands whose bytes are the folded ones, but for the case of ASCII letters.
  private mutating func notePlace(
    of word: Int, token: Int, in text: UnsafeBufferPointer<UInt8>, form: Int
  ) {
    guard placeOfWord[word] == 0 else { return }
    let range = tokenTable.start(token)..<tokenTable.end(token)
    guard range.count == folded.count else { return }
    for (index, byte) in folded.enumerated() {
      let written = text[range.lowerBound + index]
      let isUpper = written >= 0x41 && written <= 0x5A
      if byte >= 0x80 || (isUpper ? written | 0x20 : written) != byte { return }
    }
    newPlaces.append((word, form, range.lowerBound))
  }

  private mutating func addVariant(_ short: String, _ long: String) {
    let folded = [short, long].map { Folding.shared.fold($0.filter { $0 != "." }) }
    variants.add(abbreviation: word(folded[0]), hasPeriod: short.hasSuffix("."), word: word(folded[1]))
  }

  /// A path with its last word in the plural; `nil` if it ends in a mark.
  private mutating func plural(_ path: [UInt32]) -> [UInt32]? {
    guard let last = path.last, last & FormTrie.markBit == 0 else { return nil }
    return path.dropLast() + [word(EnglishPlural.plural(of: words.bytes(Int(last))))]
  }

  /// Paths without the `'s` of a word: without it at all, and with the s as part of the word.
  private mutating func withoutPossessive(_ path: [UInt32]) -> [[UInt32]] {
    guard
      let clitic = path.indices.dropFirst().first(where: {
        path[$0] & FormTrie.markBit == 0 && words.bytes(Int(path[$0])).elementsEqual("'s".utf8)
      })
    else { return [] }
    let rest = path[(clitic + 1)...]
    var joined = Array(path[..<clitic])
    let bare = joined + rest
    guard joined[clitic - 1] & FormTrie.markBit == 0 else { return [bare] }
    joined[clitic - 1] = word(Array(words.bytes(Int(path[clitic - 1]))) + [UInt8(ascii: "s")])
    return [bare, joined + rest]
  }

  private mutating func word(of token: Int, in text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    folded.removeAll(keepingCapacity: true)
    let token = (range: tokenTable.start(token)..<tokenTable.end(token), shape: tokenTable.shape(token))
    WordFolding.fold(
      UnsafeBufferPointer(rebasing: text[token.range]), isInitialism: token.shape.isKind(.initialism), into: &folded)
    return word(folded)
  }

  private mutating func word(_ folded: [UInt8]) -> UInt32 {
    let (index, isNew) = words.number(of: folded)
    guard isNew else { return index }
    classesOfWord.append([])
    placeOfWord.append(0)
    startsNameAlone.append(false)
    startsInLowerCase.append(false)
    let known = base.map { base in folded.withUnsafeBufferPointer { base.findInBase($0) } } ?? nil
    if let known {
      indexOfBorrowed[known] = index
      idOfWord.append(known)
      classesOfWord[Int(index)] = base?.classes(ofBaseWord: known) ?? []
    } else {
      idOfWord.append(firstOwnWord + LexiconID(ownWordCount))
      ownWordCount += 1
    }
    return index
  }

  // MARK: Writing

  mutating func finished() -> [UInt8] {
    let order = wordOrder()
    let compiledTrie = trie.compiled(roots: order, idOfWord: idOfWord)
    let sets = makeClassSets(order)
    var table: [Format.Word] = []
    table.reserveCapacity(order.count)
    for (place, index) in order.enumerated() {
      let link = compiledTrie.links[place]
      var flags = Format.WordFlags()
      let begins = startsNameAlone[index] || compiledTrie.hasChildren[place]
      if begins { flags.insert(.startsPhrase) }
      if begins && startsInLowerCase[index] { flags.insert(.startsPhraseInLowerCase) }
      if let known = base?.baseFlags(of: idOfWord[index]) {
        flags.formUnion(known.intersection([.startsPhrase, .startsPhraseInLowerCase]))
      }
      let place = placeOfWord[index]
      if place != 0 { flags.insert(.textIsUnfolded) }
      table.append(
        Format.Word(
          text: place != 0 ? place : writer.append(word: words.bytes(index)), link: link, classSet: sets.ofWord[index],
          length: UInt8(clamping: words.bytes(index).count),
          flags: flags))
    }
    writer.endBytes()
    return writer.serialized(
      words: table, slots: makeSlots(order), classSets: sets.bits, trie: compiledTrie,
      borrowedWords: order.dropFirst(ownWordCount).map { idOfWord[$0] })
  }

  /// The words in the order in which they are written: those of the lists here, then those of the base.
  private func wordOrder() -> [Int] {
    let indices = Array(0..<words.count)
    return indices.filter { idOfWord[$0] >= firstOwnWord } + indices.filter { idOfWord[$0] < firstOwnWord }
  }

  /// Numbers the sets of classes that occur, the empty one first, after the sets of the base.
  private func makeClassSets(_ order: [Int]) -> (bits: [UInt64], ofWord: [UInt16]) {
    let width = (listCount + baseListCount + 63) / 64
    let first = base?.base.classSetCount ?? 0
    var numbers: [[UInt16]: Int] = base == nil ? [[]: 0] : [:]
    var bits = [UInt64](repeating: 0, count: base == nil ? width : 0)
    var ofWord = [UInt16](repeating: 0, count: words.count)
    for index in order {
      let classes = classesOfWord[index]
      if let base, let known = base.baseClassSet(of: idOfWord[index], classes) {
        ofWord[index] = known
        continue
      }
      if classes.isEmpty { continue }
      let number = numbers[classes] ?? numbers.count
      if number == numbers.count {
        precondition(first + number <= Int(UInt16.max), "the lists have more than 65,535 combinations of classes")
        numbers[classes] = number
        bits += [UInt64](repeating: 0, count: width)
        for list in classes { bits[number * width + Int(list) / 64] |= 1 << UInt64(list % 64) }
      }
      ofWord[index] = UInt16(first + number)
    }
    return (bits, ofWord)
  }

  private func makeSlots(_ order: [Int]) -> [UInt32] {
    var slots = [UInt32](repeating: Format.emptySlot, count: order.count * 3 / 2 + 2)
    precondition(order.count < 1 << Format.slotIndexBits, "the lists have more than 16 million words")
    for (place, index) in order.enumerated() {
      let key = words.bytes(index).withUnsafeBufferPointer { FoldedKey($0) }
      var slot = key.slot(in: slots.count)
      while slots[slot] != Format.emptySlot { slot = slot + 1 == slots.count ? 0 : slot + 1 }
      slots[slot] = (key.hash & 0xFF) << Format.slotIndexBits | UInt32(place + 1)
    }
    return slots
  }
}

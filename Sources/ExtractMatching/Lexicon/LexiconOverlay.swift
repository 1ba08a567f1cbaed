import ExtractCore

/// What an overlay adds to a lexicon.
struct LexiconAddition: Sendable {
  var lists: [(file: ListFile, path: String)]
  var words: [String]
}

extension Lexicon {
  /// This lexicon with further lists and words, for lists and rules of a user that come at run time.
  ///
  /// Identifiers, lists, rows and class sets of this lexicon stay what they are; new ones follow them. The tables live
  /// as long as the process.
  ///
  /// - Parameter words: texts whose words get an identifier, whether a list has them or not.
  /// - Throws: ``ListError`` if a form has no words, or a list has the name of another.
  /// - Complexity: O(*n* log *n*) in the size of what is added.
  public func adding(_ lists: [(file: ListFile, path: String)], words: [String] = []) throws(ListError) -> Lexicon {
    var names = Set(listNames)
    for list in lists where !names.insert(list.file.name).inserted {
      throw ListError(path: list.path, line: 1, .duplicateList(list.file.name))
    }
    let additions = tables.pointee.additions + [LexiconAddition(lists: lists, words: words)]
    let bottom = tables.pointee.overlay == nil ? self : Lexicon(LexiconTables(base: base))
    var compiler = LexiconCompiler(over: bottom)
    for addition in additions {
      for list in addition.lists { try compiler.add(list.file, path: list.path) }
      for text in addition.words { compiler.addWords(of: text) }
    }
    let compiled = compiler.finished()
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: compiled.count, alignment: 16)
    memory.copyBytes(from: compiled)
    guard let overlay = try? LexiconLayer(compiled: UnsafeRawBufferPointer(memory)) else {
      preconditionFailure("compiled lists cannot be opened")
    }
    var tables = LexiconTables(base: base)
    let overlayWords = UnsafeMutablePointer<UInt32>.allocate(capacity: max(1, base.words.count))
    overlayWords.initialize(repeating: 0, count: base.words.count)
    let own = overlay.words.count - overlay.borrowedWords.count
    for (place, word) in overlay.borrowedWords.enumerated() {
      overlayWords[Int(word - Format.firstWordID)] = UInt32(own + place + 1)
    }
    tables.overlay = overlay
    tables.overlayWords = overlayWords
    tables.additions = additions
    return Lexicon(tables)
  }

  // MARK: What the compiler asks of the lexicon below

  /// The identifier of a word of the base.
  func findInBase(_ folded: UnsafeBufferPointer<UInt8>) -> LexiconID? {
    base.index(of: folded, FoldedKey(folded)).map { Format.firstWordID + LexiconID($0) }
  }

  private func baseWord(_ id: LexiconID) -> Format.Word? {
    id >= Format.firstWordID && id < tables.pointee.firstOverlayWord
      ? base.words[Int(id - Format.firstWordID)] : nil
  }

  func baseFlags(of id: LexiconID) -> Format.WordFlags? { baseWord(id)?.flags }

  /// The classes of a word of the base, ascending.
  func classes(ofBaseWord id: LexiconID) -> [UInt16] {
    guard let word = baseWord(id) else { return [] }
    return base.lists.indices.filter { base.contains(classSet: Int(word.classSet), $0) }.map { UInt16($0) }
  }

  /// The class set of a word of the base that has no other classes than these.
  func baseClassSet(of id: LexiconID, _ classes: [UInt16]) -> UInt16? {
    guard let word = baseWord(id), classes.allSatisfy({ Int($0) < base.lists.count }) else { return nil }
    return word.classSet
  }
}

extension LexiconLayer {
  /// How many class sets a layer that stands alone has.
  var classSetCount: Int { lists.isEmpty ? 1 : classSetBits.count / ((lists.count + 63) / 64) }

  /// Whether a class set of a layer that stands alone has a list.
  func contains(classSet: Int, _ list: Int) -> Bool {
    let width = (lists.count + 63) / 64
    return classSetBits[classSet * width + list / 64] >> UInt64(list % 64) & 1 == 1
  }
}

extension Lexicon {
  /// A lexicon without words.
  public static let empty: Lexicon = {
    let bytes = LexiconWriter().serialized(
      words: [], slots: [LexiconFormat.emptySlot], classSets: [0], trie: FormTrie().compiled(roots: [], idOfWord: []),
      borrowedWords: [])
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    memory.copyBytes(from: bytes)
    guard let lexicon = try? Lexicon(compiled: UnsafeRawBufferPointer(memory)) else {
      preconditionFailure("the empty lexicon is not one")
    }
    return lexicon
  }()
}

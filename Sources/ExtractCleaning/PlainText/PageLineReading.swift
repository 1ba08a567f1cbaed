import ExtractCore

/// Reads the lines of a saved page one by one: what each is by itself.
struct PageLineReading {
  private let classification: LineClassification
  private let weights: PageWeights
  private let forms: PageLineForms
  private let phrases: BoilerplateTable
  /// The words of the page's first line, which is its title.
  private let title: TitleWords

  init(_ classification: LineClassification) {
    self.classification = classification
    let resources = classification.resources
    weights = resources.pageWeights
    forms = resources.pageForms
    phrases = resources.pageLines
    title = TitleWords(classification.text(classification.line(0)))
  }

  /// What the lists say of a line; the phrases of pages count here, too.
  func match(_ order: Int) -> BoilerplateTable.Match {
    let line = classification.line(order)
    let text = classification.text(line)
    // Only prose was not looked up before.
    var match =
      line.form == .prose ? classification.resources.boilerplate.match(text) : classification.matches[order]
    let other = phrases.match(text)
    if match.line == nil { match.line = other.line }
    if other.startWordCount > match.startWordCount {
      match.start = other.start
      match.startWordCount = other.startWordCount
    }
    return match
  }

  func read(_ order: Int) -> PageLine {
    let line = classification.line(order)
    let match = classification.matches[order]
    let text = classification.text(line)
    var result = PageLine()
    result.wordCount = line.wordCount
    result.hasPhrase = match.either != nil
    if line.wordCount <= 14, !(line.endsSentence && line.wordCount > 9) {
      result.form = forms.form(text, wordCount: line.wordCount, match)
    }
    if result.form == nil, line.role == .caption { result.form = .credit }
    result.kind = kind(line, match, result.form)
    result.isProse = result.kind == .longProse || result.kind == .shortProse
    let mayRepeatTitle = title.count * 10 >= line.wordCount * 6
    let titleWords = title.count(in: text, longAlone: !mayRepeatTitle)
    result.longTitleWords = titleWords.long
    result.repeatsTitle =
      mayRepeatTitle && line.wordCount >= 3 && titleWords.all >= 2 && titleWords.all * 10 >= line.wordCount * 6
    result.score = score(line, text, match, result.form)
    return result
  }

  private func kind(_ line: TextLine, _ match: BoilerplateTable.Match, _ form: PageLine.Form?) -> PageLine.Kind {
    switch form {
    case .date?, .byline?, .age?: return .dateline
    case .saying?, .commentCount?: return .comment
    default: break
    }
    if match.line != nil || match.start != nil && line.wordCount <= 10 && !line.endsSentence { return .boilerplate }
    if line.endsSentence && line.wordCount >= 12 || line.count >= 160 { return .longProse }
    if line.endsSentence, line.wordCount >= 5 { return .shortProse }
    return line.wordCount <= 3 ? .words : .other
  }

  /// The number of the first of some ascending edges that a value lies under; a list of them would take memory.
  @inline(__always) static func step(
    _ value: Int, _ first: Int, _ second: Int, _ third: Int, _ fourth: Int = .max, _ fifth: Int = .max,
    _ sixth: Int = .max, _ seventh: Int = .max
  ) -> Int {
    if value < first { return 0 }
    if value < second { return 1 }
    if value < third { return 2 }
    if value < fourth { return 3 }
    if value < fifth { return 4 }
    if value < sixth { return 5 }
    return value < seventh ? 6 : 7
  }

  private func score(
    _ line: TextLine, _ text: UnsafeBufferPointer<UInt8>, _ match: BoilerplateTable.Match, _ form: PageLine.Form?
  ) -> PageScore {
    let counts = PageLineCounts(text)
    let words = line.wordCount
    var score = PageScore()
    func add(_ observation: PageObservation, _ number: Int = 0) { weights.add(observation, number, to: &score) }
    add(.length, Self.step(line.count, 8, 20, 40, 80, 140, 220, 400))
    if line.endsSentence {
      add(.sentenceWords, Self.step(words, 4, 8, 15))
    } else {
      add(.openWords, Self.step(words, 2, 4, 8, 15, 30))
    }
    if words >= 5 {
      add(.lowerShare, Self.step(counts.lower * 100, words * 15, words * 35, words * 55, words * 75))
      add(.shortShare, Self.step(counts.lowerShort * 100, words * 8, words * 16, words * 28))
    } else {
      add(.fewWords, counts.lower > 0 ? 1 : 0)
    }
    if words >= 8 { add(.commas, min(2, counts.commas)) }
    if counts.stops >= 2 { add(.stops, 0) }
    if counts.stops >= 4 { add(.stops, 1) }
    if counts.digits > 0 { add(.digits, counts.digits * 10 > text.count * 3 ? 1 : 0) }
    if counts.letters > 3, counts.capitals * 10 > counts.letters * 7 { add(.capitals) }
    if text[text.count - 1] == UInt8(ascii: ":") { add(.colon) }
    if text[text.count - 1] == UInt8(ascii: "?") { add(.question) }
    if counts.hasCopyright { add(.copyright) }
    if counts.hasAddress {
      add(.address, words > 6 ? 1 : 0)
    } else if counts.hasSign {
      add(.sign, words > 12 ? 1 : 0)
    }
    if let phrase = match.line {
      add(.phrase, Int(phrase.rawValue))
    } else if let phrase = match.start {
      add(words <= 8 ? .beginning : .beginningOfLong, Int(phrase.rawValue))
    }
    if line.form == .bullet { add(.bullet) }
    if text[0] == UInt8(ascii: "\"")
      || text[0] >= 0x80 && (text.starts(with: "“".utf8) || text.starts(with: "«".utf8))
    {
      add(.quote)
    }
    if line.startsLower, WordSequenceHash.isWordByte(text[0]) { add(.lower) }
    if let form { add(.form, form == .date && words > 6 ? 6 : Int(form.rawValue)) }
    if counts.endsWithEllipsis { add(.ellipsis, words > 8 ? 1 : 0) }
    return score
  }
}

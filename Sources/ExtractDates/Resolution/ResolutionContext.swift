import ExtractCore

/// A point on the time line: a day and, if known, the seconds since its midnight.
struct Moment: Equatable {
  var day: CivilDate
  var seconds: Double?

  init(_ day: CivilDate, seconds: Double? = nil) {
    self.day = day
    self.seconds = seconds
  }

  /// Reads `2024-04-09`, `2024-04-09T10:30:00…`, `2024-04` or `2024`; `nil` if the text is none of these.
  init?(_ text: String) {
    var text = text
    guard let moment = text.withUTF8({ Self.read($0) }) else { return nil }
    self = moment
  }

  private static func read(_ text: UnsafeBufferPointer<UInt8>) -> Moment? {
    var position = 0
    func integer() -> Int? {
      let start = position
      var value = 0
      while position < text.count, text[position] >= 0x30, text[position] <= 0x39, position - start < 10 {
        value = value * 10 + Int(text[position] - 0x30)
        position += 1
      }
      return position == start ? nil : value
    }
    func skip(_ byte: UInt8) -> Bool {
      guard position < text.count, text[position] == byte else { return false }
      position += 1
      return true
    }
    guard let year = integer(), (1...9999).contains(year), let month = skip(UInt8(ascii: "-")) ? integer() : 1,
      let day = skip(UInt8(ascii: "-")) ? integer() : 1, CivilDate.exists(year, month, day)
    else { return nil }
    let isDayAlone = position == text.count
    guard isDayAlone || skip(UInt8(ascii: "T")) else { return nil }
    var moment = Moment(CivilDate(year, month, day))
    if !isDayAlone, let hour = integer(), skip(UInt8(ascii: ":")), let minute = integer() {
      moment.seconds = Double(hour * 3600 + minute * 60 + (skip(UInt8(ascii: ":")) ? integer() ?? 0 : 0))
    }
    return moment
  }

  /// The moment some clock time later.
  func adding(seconds more: Double) -> Moment {
    let total = (seconds ?? 0) + more
    let days = (total / 86_400).rounded(.down)
    return Moment(day.adding(days: Int(days)), seconds: total - days * 86_400)
  }

  var fields: CalendarFields {
    var fields = CalendarFields(day: day)
    if let seconds {
      let whole = Int(seconds)
      fields.hour = whole / 3600
      fields.minute = whole / 60 % 60
      if whole % 60 != 0 { fields.second = whole % 60 }
    }
    return fields
  }
}

/// What times are resolved against, while a document's times are gone through from the first to the last.
///
/// A class, for it is too large to be copied for each of them.
final class ResolutionContext {
  /// A time that was resolved before.
  struct Mention {
    var fields: CalendarFields
    var index: Int
    var sentence: Int
    /// It stands at the beginning of its sentence, and so says when what follows took place.
    var opensSentence = false
  }

  let preference: TimePreference
  /// The creation time.
  let now: Moment?
  let future: FutureWords
  let feasts: FeastDates
  /// The text tells of another time than its creation: its dates lean on each other.
  @exclusivity(unchecked) var isNarrative = false
  /// The years that the document names.
  @exclusivity(unchecked) var years: [Int] = []
  /// Each of these years once, the most frequent first.
  private(set) lazy var frequentYears = DocumentEvidence.byFrequency(years)
  /// The last time with a year.
  @exclusivity(unchecked) var last: Mention?
  /// The last time with a month.
  @exclusivity(unchecked) var lastMonth: Mention?
  /// The last time with a day.
  @exclusivity(unchecked) var lastDay: Mention?
  @exclusivity(unchecked) var sentence = 0
  /// The first token of the expression at hand, and that of its sentence.
  @exclusivity(unchecked) var token = 0
  @exclusivity(unchecked) var sentenceStart = 0

  init(preference: TimePreference, now: Moment?, future: FutureWords, feasts: FeastDates) {
    self.preference = preference
    self.now = now
    self.future = future
    self.feasts = feasts
  }

  /// The moment that open dates are near to: the last time in a narrative, or else the creation time.
  var reference: (moment: Moment, anchor: TimeExpression.Anchor)? {
    if isNarrative || now == nil && lastMonth != nil, let last, let day = last.fields.days?.first {
      return (Moment(day), .time(last.index))
    }
    return now.map { ($0, .creationTime) }
  }

  /// The moment that a day of the week is near to: in a narrative the last time if that is a day, for a month or a year
  /// is too wide for it; else the creation time; where none is known, the last day named.
  var dayReference: (moment: Moment, anchor: TimeExpression.Anchor)? {
    if let now { return isNarrative && last?.fields.day != nil ? reference : (now, .creationTime) }
    return lastDay.flatMap { mention in mention.fields.days.map { (Moment($0.first), .time(mention.index)) } }
  }

  /// The last time spoken of, or else the creation time.
  var spokenOf: (moment: Moment, fields: CalendarFields?, anchor: TimeExpression.Anchor)? {
    if let last, isNarrative || now == nil || last.sentence >= sentence - 2, let days = last.fields.days {
      var moment = Moment(days.first)
      if let hour = last.fields.hour { moment.seconds = Double(hour * 3600 + (last.fields.minute ?? 0) * 60) }
      return (moment, last.fields, .time(last.index))
    }
    return now.map { ($0, nil, .creationTime) }
  }

  func note(_ fields: CalendarFields, index: Int) {
    guard fields.year != nil else { return }
    let mention = Mention(fields: fields, index: index, sentence: sentence, opensSentence: token <= sentenceStart + 2)
    last = mention
    if fields.month != nil { lastMonth = mention }
    if fields.day != nil { lastDay = mention }
  }
}

/// A point with its date filled in.
struct ResolvedPoint {
  /// A time that is known only by its side of the creation time.
  enum Reference: String {
    case present = "PRESENT_REF"
    case past = "PAST_REF"
    case future = "FUTURE_REF"
  }

  var fields = CalendarFields()
  /// What stands in place of fields.
  var reference: Reference?
  var modifier: TimeExpression.Modifier?
  var anchor: TimeExpression.Anchor?
  var flag: TimeExpression.Flag?
  /// The last day where the fields are the first of several: Ramadan.
  var lastDay: CivilDate?
  /// Bounds that are narrower than the fields.
  var bounds: (first: CivilDate, last: CivilDate)?

  init(_ fields: CalendarFields, anchor: TimeExpression.Anchor? = nil) {
    self.fields = fields
    self.anchor = anchor
  }

  init(reference: Reference) { self.reference = reference }

  var value: String? {
    if let reference { return reference.rawValue }
    let value = ValueWriting.value(fields)
    if value.isEmpty { return nil }
    guard let lastDay, !fields.hasClock else { return value }
    return value + "/" + CalendarTime(lastDay).description
  }

  var days: (first: CivilDate, last: CivilDate)? {
    if let bounds { return bounds }
    guard reference == nil, let days = fields.days else { return nil }
    return (days.first, lastDay ?? days.last)
  }
}

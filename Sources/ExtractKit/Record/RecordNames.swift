import ExtractCore

// The names of kinds as records write them. They equal the raw values, which a test checks; a literal is copied
// faster than a string.

extension Block.Kind {
  var recordName: StaticString {
    switch self {
    case .title: "title"
    case .heading: "heading"
    case .byline: "byline"
    case .dateline: "dateline"
    case .paragraph: "para"
    case .list: "list"
    case .table: "table"
    case .caption: "caption"
    case .quote: "quote"
    case .code: "code"
    case .other: "other"
    }
  }
}

extension Mention.Kind {
  var recordName: StaticString {
    switch self {
    case .name: "name"
    case .alias: "alias"
    case .acronym: "acronym"
    case .title: "title"
    case .pronoun: "pronoun"
    case .nominal: "nominal"
    }
  }

  /// The number of the kind among all.
  var number: Int {
    switch self {
    case .name: 0
    case .alias: 1
    case .acronym: 2
    case .title: 3
    case .pronoun: 4
    case .nominal: 5
    }
  }
}

extension Entity.Gender {
  var recordName: StaticString {
    switch self {
    case .male: "male"
    case .female: "female"
    }
  }
}

extension Quote.Kind {
  var recordName: StaticString {
    switch self {
    case .direct: "direct"
    case .indirect: "indirect"
    case .mixed: "mixed"
    case .scare: "scare"
    case .title: "title"
    }
  }
}

extension Cue.Class {
  var recordName: StaticString {
    switch self {
    case .say: "say"
    case .ask: "ask"
    case .demand: "demand"
    case .accuse: "accuse"
    case .believe: "believe"
    case .write: "write"
    case .promise: "promise"
    case .deny: "deny"
    case .warn: "warn"
    case .announce: "announce"
    case .call: "call"
    case .other: "other"
    }
  }
}

extension Cue.Polarity {
  var recordName: StaticString {
    switch self {
    case .positive: "positive"
    case .negative: "negative"
    }
  }
}

extension Cue.Tense {
  var recordName: StaticString {
    switch self {
    case .past: "past"
    case .present: "present"
    case .future: "future"
    }
  }
}

extension Quantity.Kind {
  var recordName: StaticString {
    switch self {
    case .cardinal: "cardinal"
    case .ordinal: "ordinal"
    case .fraction: "fraction"
    case .percent: "percent"
    case .money: "money"
    case .measure: "measure"
    case .range: "range"
    case .ratio: "ratio"
    case .multiplier: "multiplier"
    case .age: "age"
    case .identifier: "identifier"
    }
  }
}

extension Quantity.Modifier {
  var recordName: StaticString {
    switch self {
    case .approximately: "approx"
    case .moreThan: "more_than"
    case .atLeast: "at_least"
    case .lessThan: "less_than"
    case .atMost: "at_most"
    case .upTo: "up_to"
    case .nearly: "nearly"
    case .several: "several"
    }
  }
}

extension Quantity.Change {
  var recordName: StaticString {
    switch self {
    case .up: "up"
    case .down: "down"
    }
  }
}

extension TimeExpression.Kind {
  var recordName: StaticString {
    switch self {
    case .date: "DATE"
    case .time: "TIME"
    case .duration: "DURATION"
    case .set: "SET"
    }
  }
}

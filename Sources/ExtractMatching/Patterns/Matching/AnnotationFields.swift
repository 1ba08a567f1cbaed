import ExtractCore

extension Document {
  /// The tokens of the annotations that a test is about, in document order.
  ///
  /// - Complexity: O(*n* log *m*) in the annotations of the layer and the tokens.
  func tokenRanges(of test: AnnotationTest) -> [TokenRange] {
    switch test.layer {
    case "mentions": return ranges(mentions, test, \.range) { $1.field($0, in: self) }
    case "quotes": return ranges(quotes, test, \.range) { $1.field($0, in: self) }
    case "quantities": return ranges(quantities, test, \.range) { $1.field($0) }
    case "times": return ranges(times, test, \.range) { $1.field($0) }
    case "sentences": return ranges(sentences, test, \.range) { $0 == "rule" ? $1.rule.name : nil }
    case "blocks": return ranges(blocks, test, \.range) { $1.field($0) }
    default: return ranges(customLayers[test.layer], test, \.range) { $1.field($0, in: self) }
    }
  }

  private func ranges<Item>(
    _ items: [Item]?, _ test: AnnotationTest, _ range: KeyPath<Item, TextRange>, _ field: (String, Item) -> String?
  ) -> [TokenRange] {
    var result: [TokenRange] = []
    for item in items ?? [] where test.conditions.allSatisfy({ $0.isMet(by: field($0.field, item)) }) {
      result.append(tokens.indices(in: item[keyPath: range]))
    }
    return result
  }
}

extension FieldCondition {
  func isMet(by value: String?) -> Bool { (value.map { values.contains($0) } ?? false) != isNegated }
}

extension Block {
  func field(_ name: String) -> String? {
    name == "kind" ? kind.rawValue : name == "rule" ? rule?.name : nil
  }
}

extension Mention {
  func field(_ name: String, in document: borrowing Document) -> String? {
    let entity = entity.flatMap { index in document.entities.map { $0[index] } }
    return switch name {
    case "label": label.name
    case "kind": kind.rawValue
    case "rule": rule.name
    case "key": entity?.key?.string
    case "gender": entity?.gender?.rawValue
    default: nil
    }
  }
}

extension Quote {
  func field(_ name: String, in document: borrowing Document) -> String? {
    switch name {
    case "kind": kind.rawValue
    case "cue": cue?.lemma?.string ?? cue.map { document.string($0.range) }
    case "class": cue?.class?.rawValue
    case "rule": rule.name
    default: nil
    }
  }
}

extension Quantity {
  func field(_ name: String) -> String? {
    switch name {
    case "kind": kind.rawValue
    case "value": value?.description
    case "unit": unit?.string
    case "currency": currency?.string
    case "mod": modifier?.rawValue
    case "rule": rule.name
    default: nil
    }
  }
}

extension TimeExpression {
  func field(_ name: String) -> String? {
    switch name {
    case "type": kind.rawValue
    case "value": value
    case "mod": modifier?.rawValue
    case "rule": rule.name
    default: nil
    }
  }
}

extension Annotation {
  func field(_ name: String, in document: borrowing Document) -> String? {
    if name == "rule" { return rule.name }
    switch fields.first(where: { $0.name == name })?.value {
    case .string(let string): return string
    case .integer(let number): return String(number)
    case .double(let number): return number.description
    case .boolean(let flag): return flag ? "true" : "false"
    case .text(let range): return document.string(range)
    case .reference, .references, nil: return nil
    }
  }
}

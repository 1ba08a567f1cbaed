import ExtractCore

/// What records say of the kinds of an enumeration, ready to be copied: `,"kind":"direct"`.
struct KindPieces<Kind: CaseIterable & RawRepresentable<String>> {
  private let pieces: ReadyPieces

  /// - Parameters:
  ///   - opening: what stands before the name of a kind.
  ///   - ending: what stands after it.
  init(_ opening: StaticString, _ ending: StaticString = "\"") {
    let kinds = Kind.numberedCases
    pieces = ReadyPieces(kinds.count) { number, output in
      output.append(opening)
      output.append(string: kinds[number].rawValue)
      output.append(ending)
    }
  }

  @inline(__always) subscript(kind: Kind) -> ReadyPiece { pieces[kind.number] }

  /// The piece of a kind, if there is one.
  @inline(__always) func piece(_ kind: Kind?) -> ReadyPiece? { kind.map { self[$0] } }
}

extension RawRepresentable<String> where Self: CaseIterable {
  /// The number of a case, from 0 in the order of their declaration: its tag, which is the byte that an enumeration of
  /// at most 256 cases without payload consists of.
  @inline(__always) var number: Int { Int(unsafeBitCast(self, to: UInt8.self)) }

  /// All cases, each at the place of its number.
  static var numberedCases: [Self] {
    let cases = Array(allCases)
    precondition(cases.indices.allSatisfy { cases[$0].number == $0 }, "cases are numbered in their order")
    return cases
  }
}

/// The pieces of all enumerations.
struct RecordKinds {
  let block = KindPieces<Block.Kind>("\"kind\":\"", "\",")
  let gender = KindPieces<Entity.Gender>(",\"gender\":\"")
  let quote = KindPieces<Quote.Kind>(",\"kind\":\"")
  let cue = KindPieces<Cue.Class>(",\"class\":\"")
  let polarity = KindPieces<Cue.Polarity>(",\"polarity\":\"")
  let tense = KindPieces<Cue.Tense>(",\"tense\":\"")
  let quantity = KindPieces<Quantity.Kind>(",\"kind\":\"", "\",\"value\":")
  let modifier = KindPieces<Quantity.Modifier>(",\"mod\":\"")
  let change = KindPieces<Quantity.Change>(",\"change\":\"")
  let time = KindPieces<TimeExpression.Kind>(",\"type\":\"", "\",\"value\":")
  let timeModifier = KindPieces<TimeExpression.Modifier>(",\"mod\":\"")
  let flag = KindPieces<TimeExpression.Flag>(",\"flag\":\"")
}

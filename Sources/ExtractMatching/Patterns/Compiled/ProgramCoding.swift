extension PatternProgram {
  /// Appends the program in its compiled form.
  public func encode(to writer: inout ByteWriter) {
    writer.write(source)
    writer.write(captures) { $0.write($1) }
    writer.write(hasGap)
    writer.write(Int(start))
    writer.write(instructions) { writer, instruction in
      writer.write(Int(instruction.operation.rawValue))
      writer.write(Int(instruction.argument))
      writer.write(Int(instruction.next + 1))
      writer.write(Int(instruction.element))
    }
    writer.write(tests) { $1.encode(to: &$0) }
    writer.write(elements) { writer, element in
      writer.write(element.start)
      writer.write(element.end)
    }
  }

  /// Reads a program in its compiled form.
  public init(decoding reader: inout ByteReader) throws(ByteReader.Malformed) {
    source = try reader.string()
    captures = try reader.array { reader throws(ByteReader.Malformed) in try reader.string() }
    hasGap = try reader.flag()
    start = try reader.index()
    instructions = try reader.array { reader throws(ByteReader.Malformed) in try reader.instruction() }
    tests = try reader.array { reader throws(ByteReader.Malformed) in try TokenTest(decoding: &reader) }
    elements = try reader.array { reader throws(ByteReader.Malformed) in
      PatternNode.Element(start: try reader.number(), end: try reader.number())
    }
    guard isSound else { throw ByteReader.Malformed() }
  }

  /// Whether all that its instructions refer to is there.
  private var isSound: Bool {
    func isPlace(_ index: Int32) -> Bool { instructions.indices.contains(Int(index)) }
    let length = source.utf8.count
    return isPlace(start) && elements.allSatisfy { 0 <= $0.start && $0.start <= $0.end && $0.end <= length }
      && instructions.allSatisfy { instruction in
        let argument = Int(instruction.argument)
        let holds =
          switch instruction.operation {
          case .test: tests.indices.contains(argument)
          case .split: isPlace(instruction.argument)
          case .save: argument < 2 * (captures.count + 1)
          case .sentenceStart, .sentenceEnd, .accept: true
          }
        return holds && elements.indices.contains(Int(instruction.element))
          && (instruction.operation == .accept || isPlace(instruction.next))
      }
  }
}

extension ByteReader {
  /// A number of 31 bits.
  fileprivate mutating func index() throws(Malformed) -> Int32 {
    guard let index = Int32(exactly: try number()), index >= 0 else { throw Malformed() }
    return index
  }

  fileprivate mutating func instruction() throws(Malformed) -> PatternProgram.Instruction {
    guard let operation = PatternProgram.Operation(rawValue: try byte()) else { throw Malformed() }
    return PatternProgram.Instruction(
      operation: operation, argument: try index(), next: try index() - 1, element: try index())
  }
}

extension TokenTest {
  func encode(to writer: inout ByteWriter) {
    switch self {
    case .word(let word):
      writer.write(0)
      word.encode(to: &writer)
    case .words(let words):
      writer.write(1)
      writer.write(words) { $1.encode(to: &$0) }
    case .shape(let form):
      writer.write(2)
      writer.write(form.rawValue)
    case .expression(let source, let ignoresCase):
      writer.write(3)
      writer.write(source)
      writer.write(ignoresCase)
    case .listed(let list):
      writer.write(4)
      list.encode(to: &writer)
    case .part(let span, let part):
      writer.write(5)
      span.encode(to: &writer)
      writer.write(Int(part.rawValue))
    case .both(let left, let right):
      writer.write(6)
      left.encode(to: &writer)
      right.encode(to: &writer)
    case .either(let left, let right):
      writer.write(7)
      left.encode(to: &writer)
      right.encode(to: &writer)
    case .not(let inner):
      writer.write(8)
      inner.encode(to: &writer)
    }
  }

  init(decoding reader: inout ByteReader) throws(ByteReader.Malformed) {
    switch try reader.byte() {
    case 0: self = .word(try PatternWord(decoding: &reader))
    case 1:
      self = .words(try reader.array { reader throws(ByteReader.Malformed) in try PatternWord(decoding: &reader) })
    case 2:
      guard let form = TokenForm(rawValue: try reader.string()) else { throw ByteReader.Malformed() }
      self = .shape(form)
    case 3: self = .expression(try reader.string(), ignoresCase: try reader.flag())
    case 4: self = .listed(try ListTest(decoding: &reader))
    case 5:
      let span = try SpanTest(decoding: &reader)
      guard let part = SpanPart(rawValue: try reader.byte()) else { throw ByteReader.Malformed() }
      self = .part(span, part)
    case 6: self = .both(try TokenTest(decoding: &reader), try TokenTest(decoding: &reader))
    case 7: self = .either(try TokenTest(decoding: &reader), try TokenTest(decoding: &reader))
    case 8: self = .not(try TokenTest(decoding: &reader))
    default: throw ByteReader.Malformed()
    }
  }
}

extension PatternWord {
  func encode(to writer: inout ByteWriter) {
    writer.write(folded)
    writer.write(spelling)
    writer.write(Int(mark))
    writer.write(Int(casing.rawValue))
  }

  init(decoding reader: inout ByteReader) throws(ByteReader.Malformed) {
    folded = try reader.content()
    spelling = try reader.content()
    guard let mark = UInt8(exactly: try reader.number()), let casing = Casing(rawValue: try reader.byte()) else {
      throw ByteReader.Malformed()
    }
    self.mark = mark
    self.casing = casing
  }
}

extension ListTest {
  func encode(to writer: inout ByteWriter) {
    writer.write(list)
    writer.write(conditions) { $1.encode(to: &$0) }
  }

  init(decoding reader: inout ByteReader) throws(ByteReader.Malformed) {
    list = try reader.string()
    conditions = try reader.conditions()
  }
}

extension SpanTest {
  func encode(to writer: inout ByteWriter) {
    switch self {
    case .annotation(let test):
      writer.write(0)
      writer.write(test.layer)
      writer.write(test.conditions) { $1.encode(to: &$0) }
    case .phrase(let list):
      writer.write(1)
      list.encode(to: &writer)
    }
  }

  init(decoding reader: inout ByteReader) throws(ByteReader.Malformed) {
    switch try reader.byte() {
    case 0: self = .annotation(AnnotationTest(layer: try reader.string(), conditions: try reader.conditions()))
    case 1: self = .phrase(try ListTest(decoding: &reader))
    default: throw ByteReader.Malformed()
    }
  }
}

extension FieldCondition {
  func encode(to writer: inout ByteWriter) {
    writer.write(field)
    writer.write(values) { $0.write($1) }
    writer.write(isNegated)
  }
}

extension ByteReader {
  fileprivate mutating func conditions() throws(Malformed) -> [FieldCondition] {
    try array { reader throws(Malformed) in
      FieldCondition(
        field: try reader.string(),
        values: try reader.array { reader throws(Malformed) in try reader.string() }, isNegated: try reader.flag())
    }
  }
}

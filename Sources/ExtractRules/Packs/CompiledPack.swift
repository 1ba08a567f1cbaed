import ExtractMatching

/// The compiled form of a pack: what its YAML says, with its patterns as programs.
///
/// It does not depend on the lists, only on the tokenizer. The same pack gives the same bytes.
public enum CompiledPack {
  private static let magic: [UInt8] = Array("XPAK".utf8)
  private static let version = 1

  /// What is wrong with a compiled pack.
  public enum Failure: Error, Equatable, Sendable {
    case notAPack
    /// It was compiled for another version of the format or of the tokenizer: compile the packs again.
    case otherVersion
    case malformed
  }

  /// The compiled form of a pack; linear in its size.
  public static func encode(_ pack: RulePack) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(magic)
    writer.write(version)
    writer.write(Int(Tokenizer.version))
    writer.write(pack.name)
    writer.write(pack.path)
    writer.write(pack.labels.sorted { $0.key < $1.key }) { writer, label in
      writer.write(label.key)
      writer.write(label.value.rawValue)
    }
    writer.write(pack.rules) { encode($1, to: &$0) }
    return writer.bytes
  }

  private static func encode(_ rule: Rule, to writer: inout ByteWriter) {
    writer.write(rule.id)
    writer.write(rule.origin.line)
    writer.write(rule.label)
    writer.write(rule.summary)
    for patterns in [rule.match, rule.except] {
      writer.write(patterns) { writer, pattern in
        writer.write(pattern.line)
        pattern.program.encode(to: &writer)
      }
    }
    for examples in [rule.examples, rule.counterexamples, rule.todo] {
      writer.write(examples) { writer, example in
        writer.write(example.line)
        writer.write(example.source)
      }
    }
    writer.write(rule.priority)
    writer.write(rule.keepsOverlaps)
    writer.write(rule.key)
    writer.write(rule.links)
  }

  /// Reads a compiled pack.
  public static func decode(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) -> RulePack {
    var reader = ByteReader(bytes)
    do {
      guard try reader.content() == magic else { throw Failure.notAPack }
      guard try reader.number() == version, try reader.number() == Int(Tokenizer.version) else {
        throw Failure.otherVersion
      }
      var pack = RulePack(name: try reader.string(), path: try reader.string())
      for _ in 0..<(try reader.number()) {
        let label = try reader.string()
        guard let kind = RulePack.LabelKind(rawValue: try reader.string()) else { throw Failure.malformed }
        pack.labels[label] = kind
      }
      pack.rules = try reader.array { reader throws(ByteReader.Malformed) in try rule(&reader, path: pack.path) }
      return pack
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .malformed
    }
  }

  private static func rule(_ reader: inout ByteReader, path: String) throws(ByteReader.Malformed) -> Rule {
    let id = try reader.string()
    var rule = Rule(id: id, origin: RuleOrigin(path: path, line: try reader.number()))
    rule.label = try reader.optionalString()
    rule.summary = try reader.optionalString()
    rule.match = try patterns(&reader)
    rule.except = try patterns(&reader)
    rule.examples = try examples(&reader)
    rule.counterexamples = try examples(&reader)
    rule.todo = try examples(&reader)
    rule.priority = try reader.number()
    rule.keepsOverlaps = try reader.flag()
    rule.key = try reader.optionalString()
    rule.links = try reader.optionalString()
    return rule
  }

  private static func patterns(_ reader: inout ByteReader) throws(ByteReader.Malformed) -> [RulePattern] {
    try reader.array { reader throws(ByteReader.Malformed) in
      RulePattern(line: try reader.number(), program: try PatternProgram(decoding: &reader))
    }
  }

  private static func examples(_ reader: inout ByteReader) throws(ByteReader.Malformed) -> [RuleExample] {
    try reader.array { reader throws(ByteReader.Malformed) in
      let line = try reader.number()
      guard let example = try? RuleExample(parsing: try reader.string(), line: line) else {
        throw ByteReader.Malformed()
      }
      return example
    }
  }
}

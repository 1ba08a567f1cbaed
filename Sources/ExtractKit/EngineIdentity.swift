internal import ExtractCleaning
public import ExtractCore
internal import ExtractData
internal import ExtractMatching

/// The name of the program in records: its version, and a hash of all that decides what it finds.
public enum EngineIdentity {
  /// The version of the program, as semantic versioning has it.
  public static let version = "0.1.0"

  /// `extract/` with the version, `+`, the hash of lists, options and stages in hexadecimal, and the version of
  /// libxml2.
  public static func name(options: StandardOptions, stages: [any Stage]) -> String {
    var hash = FNV1a()
    hash.combine(version)
    hash.combine(String(Lexicon.builtin.contentHash, radix: 16))
    hash.combine(options.fingerprint)
    for stage in stages {
      hash.combine(stage.name)
      for rule in stage.rules { hash.combine(rule.name) }
    }
    return "extract/\(version)+\(hash.hexadecimal).libxml2-\(CleaningStage.parserVersion)"
  }
}

/// The hash FNV-1a of 64 bits (Fowler, Noll, Vo): short, and the same on every machine.
struct FNV1a {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds a string and its end.
  mutating func combine(_ string: String) {
    for byte in string.utf8 { combine(byte) }
    combine(0)
  }

  private mutating func combine(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  var hexadecimal: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

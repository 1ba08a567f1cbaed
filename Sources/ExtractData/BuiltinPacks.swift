internal import CExtractData
public import ExtractRules

/// The rule packs that come with the library: all of `Sources/ExtractData/Packs`, compiled.
public enum BuiltinPacks {
  /// The packs, by name.
  ///
  /// - Precondition: the compiled forms in the package are up to date with the tokenizer.
  public static let all: [RulePack] = (0..<extract_pack_count()).map { index in
    let memory = UnsafeBufferPointer(start: extract_pack_bytes(index), count: extract_pack_size(index))
    do {
      return try CompiledPack.decode(memory)
    } catch {
      fatalError("a built-in rule pack is out of date (\(error)): run Scripts/compile-data")
    }
  }
}

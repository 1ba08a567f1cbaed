internal import CExtractData
public import ExtractMatching

extension Lexicon {
  /// The built-in lists: everything under `Sources/ExtractData/Lists`, compiled.
  ///
  /// - Precondition: the compiled form in the package is up to date with the tokenizer.
  public static let builtin: Lexicon = {
    let memory = UnsafeRawBufferPointer(start: extract_lexicon_bytes(), count: extract_lexicon_size())
    do {
      return try Lexicon(compiled: memory)
    } catch {
      fatalError("the built-in lexicon is out of date (\(error)): run Scripts/compile-data")
    }
  }()
}

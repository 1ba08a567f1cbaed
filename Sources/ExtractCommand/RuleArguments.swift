internal import ExtractData
internal import ExtractMatching
internal import ExtractPacks
internal import ExtractRules

/// The rules that a command line asks for.
enum RuleArguments {
  /// The rules of the packs in some files, after the built-in ones. The source of a built-in pack takes its place, so
  /// that who changes one tests what is written, and not what was compiled.
  ///
  /// - Parameters:
  ///   - lexicon: the lists that patterns may name.
  ///   - layers: custom layers that patterns may look at.
  /// - Throws: ``RuleErrors`` with all that is wrong with all packs.
  static func rules(of paths: [String], withBuiltin: Bool, lexicon: Lexicon = .builtin, layers: [String]) throws
    -> RuleSet
  {
    var packs = withBuiltin ? BuiltinPacks.all.filter { !paths.contains($0.path) } : []
    var errors: [RuleError] = []
    for path in paths {
      let (pack, problems) = PackReader().read(path: path)
      errors += problems
      if let pack { packs.append(pack) }
    }
    do {
      let rules = try RuleSet(packs, lexicon: lexicon, layers: layers)
      if errors.isEmpty { return rules }
    } catch {
      errors += error.errors
    }
    throw RuleErrors(errors)
  }
}

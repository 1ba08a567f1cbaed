public import ExtractCore
public import ExtractMatching

/// Rules that fit together, bound to a lexicon; immutable, and shared by all threads.
public final class RuleSet: Sendable {
  /// When a rule runs.
  public enum Phase: Sendable, CaseIterable {
    /// After the entity stage: what has the label of an entity.
    case entities
    /// After all standard stages: everything else.
    case facts
  }

  /// The packs in the order in which they were given.
  public let packs: [RulePack]
  /// The rules of all packs, in their order, which decides between equal matches.
  public let rules: [Rule]
  /// The lexicon that the patterns are bound to.
  public let lexicon: Lexicon
  /// The names of custom layers that patterns may look at.
  public let layers: [String]
  let patterns: [Phase: PhasePatterns]
  let identifiers: [RuleID]
  private let labelKinds: [String: RulePack.LabelKind]
  /// Keys and links of entities, by the id of the rule that gives them.
  private let keys: [String: ImmortalText]
  private let links: [String: ImmortalText]

  /// The patterns of the rules that run in a phase.
  struct PhasePatterns: Sendable {
    struct Use: Sendable {
      struct Capture: Sendable {
        var name: String
        /// A role, a label of the phase, or a label of the other one.
        var kind: Kind

        enum Kind { case role, label, otherLabel }
      }

      /// The index of the rule.
      var rule: Int
      /// The line in the rule's pack.
      var line: Int
      var isException: Bool
      /// The label of the rule if it belongs to the phase.
      var label: String?
      /// The captures of the pattern.
      var captures: [Capture]
    }

    let set: PatternSet
    /// What each pattern of the set is to its rule.
    let uses: [Use]
  }

  /// The labels of standard entities.
  public static let entityLabels: [String] = [
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "PRODUCT", "WORK", "ROLE",
  ]

  /// Binds the rules of packs to a lexicon.
  ///
  /// - Parameter layers: names of custom layers that patterns may look at.
  /// - Throws: ``RuleErrors`` if an id is used twice, or a rule names a list, column, label, field or layer that does
  ///   not exist.
  public init(_ packs: [RulePack], lexicon: Lexicon, layers: [String] = []) throws(RuleErrors) {
    var kinds = Dictionary(uniqueKeysWithValues: Self.entityLabels.map { ($0, RulePack.LabelKind.entity) })
    for pack in packs { kinds.merge(pack.labels) { first, _ in first } }
    let rules = packs.flatMap(\.rules)
    var check = RuleCheck(rules: rules, labelKinds: kinds, lexicon: lexicon, layers: layers)
    let errors = check.run()
    guard errors.isEmpty else { throw RuleErrors(errors) }
    self.packs = packs
    self.rules = rules
    self.lexicon = lexicon
    self.layers = layers
    labelKinds = kinds
    identifiers = rules.map { RuleID($0.id) }
    keys = Self.texts(rules, \.key)
    links = Self.texts(rules, \.links)
    var patterns: [Phase: PhasePatterns] = [:]
    for phase in Phase.allCases {
      patterns[phase] = Self.patterns(of: rules, lexicon) { label in
        (kinds[label] == .entity) == (phase == .entities)
      }
    }
    self.patterns = patterns
  }

  private static func texts(_ rules: [Rule], _ field: (Rule) -> String?) -> [String: ImmortalText] {
    var texts: [String: ImmortalText] = [:]
    for rule in rules { texts[rule.id] = field(rule).map { ImmortalText(copying: $0) } }
    return texts
  }

  /// The key that the rule of an index gives to entities.
  func key(of rule: Int) -> ImmortalText? { keys.isEmpty ? nil : keys[rules[rule].id] }

  /// The links that the rule of an index gives to entities.
  func links(of rule: Int) -> ImmortalText? { links.isEmpty ? nil : links[rules[rule].id] }

  private static func patterns(
    of rules: [Rule], _ lexicon: Lexicon, _ belongs: (String) -> Bool
  ) -> PhasePatterns {
    var programs: [PatternProgram] = []
    var uses: [PhasePatterns.Use] = []
    for (number, rule) in rules.enumerated() where rule.labels.contains(where: belongs) {
      for (patterns, isException) in [(rule.match, false), (rule.except, true)] {
        for pattern in patterns {
          programs.append(pattern.program)
          let captures = pattern.program.captures.map { name in
            let kind: PhasePatterns.Use.Capture.Kind =
              !Rule.isLabel(name) ? .role : belongs(name) ? .label : .otherLabel
            return PhasePatterns.Use.Capture(name: name, kind: kind)
          }
          uses.append(
            PhasePatterns.Use(
              rule: number, line: pattern.line, isException: isException,
              label: rule.label.flatMap { belongs($0) ? $0 : nil }, captures: captures))
        }
      }
    }
    let exceptions = Set(uses.indices.filter { uses[$0].isException })
    return PhasePatterns(set: PatternSet(programs, lexicon: lexicon, exceptions: exceptions), uses: uses)
  }

  /// Whether what has the label is a mention of an entity.
  public func isEntityLabel(_ label: String) -> Bool { labelKinds[label] == .entity }

  /// The layers that the rules of a phase look at, beside tokens and sentences.
  public func requirements(of phase: Phase) -> Set<Layer> { patterns(of: phase).set.requirements }

  /// Whether some rule runs in a phase.
  public func isEmpty(_ phase: Phase) -> Bool { patterns(of: phase).uses.isEmpty }

  func patterns(of phase: Phase) -> PhasePatterns {
    // Every phase has its patterns from the start.
    patterns[phase]!
  }

  /// The hash FNV-1a of all that decides what the rules find, in hexadecimal; the same on every machine.
  public var fingerprint: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for pack in packs { for byte in CompiledPack.encode(pack) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 } }
    return String(hash, radix: 16)
  }

  /// A rule by its id.
  public func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }
}

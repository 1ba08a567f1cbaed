public import ExtractMatching

/// A place in a file.
public struct RuleOrigin: Hashable, Sendable, CustomStringConvertible {
  /// The path as it was given; for a built-in pack, its path in the package.
  public var path: String
  /// The line, from 1.
  public var line: Int

  /// A line of a file.
  public init(path: String, line: Int) {
    self.path = path
    self.line = line
  }

  /// `path:line`
  public var description: String { "\(path):\(line)" }
}

/// A rule of a pack.
public struct Rule: Sendable {
  /// The stable name that stands on all it finds: `org/ministry-of`.
  public var id: String
  /// Where the rule begins in its pack.
  public var origin: RuleOrigin
  /// What it finds, if that has a label of its own; captures in capitals have theirs.
  public var label: String?
  /// What the rule is for, in a sentence.
  public var summary: String?
  /// The patterns: the rule finds what any of them fits.
  public var match: [RulePattern]
  /// A match is dropped if one of these has a token in common with it.
  public var except: [RulePattern]
  /// Texts in which the rule finds what is marked, and nothing else.
  public var examples: [RuleExample]
  /// Texts in which the rule finds nothing.
  public var counterexamples: [RuleExample]
  /// Examples that are known not to work yet.
  public var todo: [RuleExample]
  /// Of two matches of equal length, the one of the rule with the higher priority is kept.
  public var priority: Int
  /// Whether what it finds may overlap what others find.
  public var keepsOverlaps: Bool
  /// The identity of the entity that it finds, if that is always the same: `wikidata:Q1065`.
  public var key: String?
  /// Identifiers of that entity: `iso3166=CD;geonames=203312`.
  public var links: String?

  /// A rule without patterns and examples, of priority 0.
  public init(id: String, origin: RuleOrigin, label: String? = nil) {
    self.id = id
    self.origin = origin
    self.label = label
    match = []
    except = []
    examples = []
    counterexamples = []
    todo = []
    priority = 0
    keepsOverlaps = false
  }

  /// The labels of what the rule finds: its own, and those of captures in capitals.
  public var labels: [String] {
    var labels = label.map { [$0] } ?? []
    for pattern in match {
      for name in pattern.program.captures where Self.isLabel(name) && !labels.contains(name) { labels.append(name) }
    }
    return labels
  }

  /// The roles of its captures, each once.
  public var roles: [String] {
    var roles: [String] = []
    for pattern in match {
      for name in pattern.program.captures where !Self.isLabel(name) && !roles.contains(name) { roles.append(name) }
    }
    return roles
  }

  /// Whether the name of a capture is a label, in capitals, and not a role.
  public static func isLabel(_ name: String) -> Bool {
    guard let first = name.utf8.first(where: { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) else { return false }
    return first < 0x61
  }
}

/// A pattern of a rule, and its line in the pack.
public struct RulePattern: Sendable {
  /// The line of the pattern, from 1.
  public var line: Int
  /// The pattern, compiled.
  public var program: PatternProgram

  /// A pattern in a line of a pack.
  public init(line: Int, program: PatternProgram) {
    self.line = line
    self.program = program
  }

  /// The pattern as it is written.
  public var source: String { program.source }
}

/// Rules that were read from one file.
public struct RulePack: Sendable {
  /// What is made of what has a label; the raw value stands in a pack.
  public enum LabelKind: String, Sendable {
    /// What has the label is a mention of an entity.
    case entity
    /// What has the label is a fact of the rules' layer.
    case fact
  }

  /// The name of the file without folder and extension.
  public var name: String
  /// The path of the file, as it was given.
  public var path: String
  /// Labels that the pack brings, beside the standard ones.
  public var labels: [String: LabelKind]
  /// The rules in the order of the file, which decides between equal matches.
  public var rules: [Rule]

  /// A pack; whether its rules fit together is for ``RuleSet`` to say.
  public init(name: String, path: String, labels: [String: LabelKind] = [:], rules: [Rule] = []) {
    self.name = name
    self.path = path
    self.labels = labels
    self.rules = rules
  }
}

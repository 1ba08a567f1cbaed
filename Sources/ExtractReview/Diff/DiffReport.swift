/// Writes what is different between two files of records, as it is found, and sums at the end.
public struct DiffReport {
  /// For people, for programs, and for annotations on GitHub.
  public enum Format: String, Sendable, CaseIterable { case pretty, json, github }

  /// What changed, and how often.
  struct Counts {
    var added = 0
    var removed = 0
    var changed = 0

    mutating func count(_ kind: FactChange.Kind) {
      switch kind {
      case .added: added += 1
      case .removed: removed += 1
      case .changed: changed += 1
      }
    }
  }

  private let format: Format
  private let style: TextStyle
  private let write: (String) -> Void
  private var documents = 0
  private var differentDocuments = 0
  private var byLabel: [String: Counts] = [:]
  private var byRule: [String: Counts] = [:]
  private var total = Counts()
  /// How many lines were no records.
  public private(set) var badLines = 0

  /// - Parameter write: takes a line of the report, without its line end.
  public init(format: Format, style: TextStyle, write: @escaping (String) -> Void) {
    self.format = format
    self.style = style
    self.write = write
  }

  /// Whether anything is different.
  public var isDifferent: Bool { differentDocuments > 0 }

  /// Takes note of a difference, and writes it.
  public mutating func add(_ event: CorpusDiff.Event) {
    switch event {
    case .document(let id, let old, let new, let diff):
      documents += 1
      guard diff.isTextChanged || !diff.changes.isEmpty else { return }
      differentDocuments += 1
      if format == .pretty { write(style.bold(id)) }
      if diff.isTextChanged { writeNote(id, "text", "the text itself changed; facts are compared by their words") }
      for change in diff.changes {
        count(change)
        write(change, id, old, new)
      }
      if format == .pretty { write("") }
    case .addedDocument(let record): addDocument(record, "added", "only in the new file", \.added)
    case .removedDocument(let record): addDocument(record, "removed", "only in the old file", \.removed)
    case .badLine: badLines += 1
    }
  }

  private mutating func addDocument(
    _ record: Record, _ kind: String, _ message: String, _ counter: WritableKeyPath<Counts, Int>
  ) {
    documents += 1
    differentDocuments += 1
    if format == .pretty { write(style.bold(record.id)) }
    writeNote(record.id, "document-\(kind)", "the document is \(message), with \(record.facts.count) facts")
    if format == .pretty { write("") }
  }

  private mutating func count(_ change: FactChange) {
    guard let fact = change.fact else { return }
    total.count(change.kind)
    byLabel[Self.name(of: fact), default: Counts()].count(change.kind)
    if let rule = fact.rule { byRule[rule, default: Counts()].count(change.kind) }
  }

  static func name(of fact: RecordFact) -> String {
    fact.label == fact.layer ? fact.layer : "\(fact.layer) \(fact.label)"
  }

  private func writeNote(_ id: String, _ kind: String, _ message: String) {
    switch format {
    case .pretty: write("  \(style.yellow("!")) \(message)")
    case .json:
      write(
        JSONLine.object([
          ("change", JSONLine.string(kind)), ("id", JSONLine.string(id)), ("message", JSONLine.string(message)),
        ]))
    case .github: write(GitHubCommand.line("notice", title: kind, "\(id): \(message)"))
    }
  }

  private func write(_ change: FactChange, _ id: String, _ old: Record, _ new: Record) {
    guard let fact = change.fact else { return }
    let record = change.new == nil ? old : new
    let context = FactContext(fact, in: record)
    switch format {
    case .pretty:
      let sign =
        switch change.kind {
        case .added: style.green("+")
        case .removed: style.red("-")
        case .changed: style.yellow("~")
        }
      let rule = fact.rule.map { style.dim("  \($0)") } ?? ""
      write("  \(sign) \(Self.name(of: fact)) \(FactContext.quoted(fact.text))\(rule)")
      for difference in change.differences {
        write("      \(difference.name): \(difference.old ?? "none") → \(difference.new ?? "none")")
      }
      if let context { write(style.dim("      \(context.marked)")) }
    case .json:
      write(json(change, fact, id, context))
    case .github:
      let differences = change.differences.map { "\n\($0.name): \($0.old ?? "none") → \($0.new ?? "none")" }.joined()
      let place = context.map { "\n\($0.marked)" } ?? ""
      write(
        GitHubCommand.line(
          change.kind == .removed ? "warning" : "notice",
          title: "\(change.kind.rawValue): \(Self.name(of: fact))\(fact.rule.map { " by \($0)" } ?? "")",
          "\(id): \(FactContext.quoted(fact.text))\(differences)\(place)"))
    }
  }

  private func json(_ change: FactChange, _ fact: RecordFact, _ id: String, _ context: FactContext?) -> String {
    let differences = change.differences.map {
      JSONLine.object([
        ("name", JSONLine.string($0.name)), ("old", JSONLine.string($0.old)), ("new", JSONLine.string($0.new)),
      ])
    }
    return JSONLine.object([
      ("change", JSONLine.string(change.kind.rawValue)), ("id", JSONLine.string(id)),
      ("layer", JSONLine.string(fact.layer)), ("label", JSONLine.string(fact.label)),
      ("start", fact.range.map { String($0.lowerBound) }), ("end", fact.range.map { String($0.upperBound) }),
      ("text", JSONLine.string(fact.text)), ("rule", fact.rule.map { JSONLine.string($0) }),
      ("differences", change.kind == .changed ? JSONLine.array(differences) : nil),
      ("before", context.map { JSONLine.string($0.before) }), ("after", context.map { JSONLine.string($0.after) }),
    ])
  }

  /// Writes the sums.
  public func finish() {
    switch format {
    case .pretty:
      table("by label", byLabel)
      table("by rule", byRule)
      write(summary)
    case .json:
      write(
        JSONLine.object([
          (
            "summary",
            JSONLine.object(
              [("documents", String(documents)), ("different", String(differentDocuments))] + members(total))
          ),
          (
            "labels",
            JSONLine.object(byLabel.sorted { $0.key < $1.key }.map { ($0.key, JSONLine.object(members($0.value))) })
          ),
          (
            "rules",
            JSONLine.object(byRule.sorted { $0.key < $1.key }.map { ($0.key, JSONLine.object(members($0.value))) })
          ),
        ]))
    case .github: write(summary)
    }
  }

  private func members(_ counts: Counts) -> [(String, String?)] {
    [("added", String(counts.added)), ("removed", String(counts.removed)), ("changed", String(counts.changed))]
  }

  private var summary: String {
    guard isDifferent else { return "\(documents) documents, no differences" }
    return "\(documents) documents, \(differentDocuments) different: "
      + "\(total.added) facts added, \(total.removed) removed, \(total.changed) changed"
  }

  private func table(_ title: String, _ rows: [String: Counts]) {
    guard !rows.isEmpty else { return }
    write(style.bold(title))
    let sorted = rows.sorted { left, right in
      let (a, b) = (left.value, right.value)
      let (sumA, sumB) = (a.added + a.removed + a.changed, b.added + b.removed + b.changed)
      return sumA != sumB ? sumA > sumB : left.key < right.key
    }
    let width = sorted.map(\.key.count).max() ?? 0
    for (name, counts) in sorted {
      let padding = String(repeating: " ", count: width - name.count)
      write("  \(name)\(padding)  +\(counts.added) -\(counts.removed) ~\(counts.changed)")
    }
    write("")
  }
}

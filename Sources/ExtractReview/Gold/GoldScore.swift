/// How well found facts agree with gold ones: exact spans with equal labels.
///
/// A layer counts where a gold record has its key, if with an empty array; a label counts if the gold file uses it
/// anywhere. So a file that marks persons alone says nothing of places.
public struct GoldScore: Sendable {
  /// Agreement as counts.
  public struct Counts: Sendable {
    /// Facts that were found and are gold.
    public var truePositives = 0
    /// Facts that were found and are not gold.
    public var falsePositives = 0
    /// Gold facts that were not found.
    public var falseNegatives = 0

    /// The share of what was found that is gold, 0 to 1; `nil` if nothing was found.
    public var precision: Double? { Self.ratio(truePositives, truePositives + falsePositives) }
    /// The share of the gold facts that was found, 0 to 1; `nil` if there are none.
    public var recall: Double? { Self.ratio(truePositives, truePositives + falseNegatives) }
    /// The harmonic mean of precision and recall, 0 to 1; `nil` if nothing was found and nothing is gold.
    public var f1: Double? { Self.ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives) }

    private static func ratio(_ part: Int, _ all: Int) -> Double? { all > 0 ? Double(part) / Double(all) : nil }

    static func + (left: Counts, right: Counts) -> Counts {
      Counts(
        truePositives: left.truePositives + right.truePositives,
        falsePositives: left.falsePositives + right.falsePositives,
        falseNegatives: left.falseNegatives + right.falseNegatives)
    }
  }

  /// A layer and a label in it.
  public struct Category: Hashable, Sendable, Comparable {
    /// The key of the layer in the record: `mentions`.
    public var layer: String
    /// The label, type or kind: `PERSON`.
    public var label: String

    /// Compares the layers, and where these are equal the labels.
    public static func < (left: Category, right: Category) -> Bool {
      left.layer != right.layer ? left.layer < right.layer : left.label < right.label
    }
  }

  /// What a rule found, by category.
  private var byRule: [String: [Category: Counts]] = [:]
  private var byCategory: [Category: Counts] = [:]
  private var goldCategories: Set<Category> = []
  /// How many documents were compared.
  public private(set) var documentCount = 0

  /// A score of no documents.
  public init() {}

  /// Compares the facts of a document with the gold ones.
  public mutating func add(gold: Record, found: Record) {
    documentCount += 1
    for layer in gold.layers where layer != "meta" && layer != "dct" {
      var wanted: [RecordFact: Int] = [:]
      for fact in gold.facts where fact.layer == layer {
        goldCategories.insert(Self.category(fact))
        wanted[Self.key(fact), default: 0] += 1
      }
      for fact in found.facts where fact.layer == layer {
        let category = Self.category(fact)
        let rule = fact.rule ?? "none"
        if let count = wanted[Self.key(fact)], count > 0 {
          wanted[Self.key(fact)] = count - 1
          byCategory[category, default: Counts()].truePositives += 1
          byRule[rule, default: [:]][category, default: Counts()].truePositives += 1
        } else {
          byCategory[category, default: Counts()].falsePositives += 1
          byRule[rule, default: [:]][category, default: Counts()].falsePositives += 1
        }
      }
      for (fact, count) in wanted where count > 0 {
        byCategory[Self.category(fact), default: Counts()].falseNegatives += count
      }
    }
  }

  /// By layer and label, in their order.
  public var labels: [(category: Category, counts: Counts)] {
    byCategory.filter { goldCategories.contains($0.key) }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// By rule, in the order of their ids. What a rule misses are the gold facts of its labels that it did not find,
  /// whichever other rule did.
  public var rules: [(rule: String, counts: Counts)] {
    byRule.sorted { $0.key < $1.key }.compactMap { rule, categories in
      var sum = Counts()
      for (category, counts) in categories where goldCategories.contains(category) {
        let all = byCategory[category] ?? Counts()
        sum = sum + counts
        sum.falseNegatives += all.truePositives + all.falseNegatives - counts.truePositives
      }
      return sum.truePositives + sum.falsePositives > 0 ? (rule, sum) : nil
    }
  }

  /// The sums over all labels that the gold file uses.
  public var total: Counts { labels.reduce(Counts()) { $0 + $1.counts } }

  private static func category(_ fact: RecordFact) -> Category { Category(layer: fact.layer, label: fact.label) }

  /// What must be equal of two facts.
  private static func key(_ fact: RecordFact) -> RecordFact {
    RecordFact(layer: fact.layer, label: fact.label, range: fact.range, text: "", rule: nil, attributes: [])
  }
}

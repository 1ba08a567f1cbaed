import ExtractCore

/// A web page that was saved as text, with its menus and lists of links as short lines.
///
/// The content is the stretch of lines with the greatest sum of weights, where prose counts for it and short lines
/// against it: maximum subsequence segmentation, after Pasternack and Roth, "Extracting Article Text from the Web with
/// Maximum Subsequence Segmentation" (2009).
struct PageDump {
  private(set) var isContent: [Bool]
  /// Why a line that is not content is left out.
  private(set) var rule: [RuleID]

  /// - Returns: `nil` if the text does not look like such a page: most lines must be short, and some prose.
  init?(_ lines: [TextLine], matches: [BoilerplateTable.Match]) {
    var stray = 0
    var inked = 0
    var prose = 0
    for line in lines where line.form != .blank && line.form != .ruleLine && line.form != .pageBreak {
      inked += 1
      if line.form == .prose { prose += 1 } else if line.wordCount <= 6, !line.endsSentence { stray += 1 }
    }
    guard stray >= 15, stray * 100 >= inked * 40, prose > 0 else { return nil }
    isContent = Array(repeating: false, count: lines.count)
    rule = Array(repeating: CleaningRule.outsideContent, count: lines.count)
    let range = Self.heaviest(lines.indices.map { Self.weight(lines[$0], matches[$0]) })
    for index in range { isContent[index] = true }
    dropMenus(lines, range)
  }

  private static func weight(_ line: TextLine, _ match: BoilerplateTable.Match) -> Double {
    switch line.form {
    case .blank, .ruleLine, .pageBreak, .fence: return 0
    default: break
    }
    switch match.line {
    case .comments?: return -400
    case .related?: return -250
    case .some: return -40
    case nil: break
    }
    switch match.start {
    case .comments?, .legal?: return -250
    case .newsletter?, .callToAction?, .share?: return -60
    case .related?: return -80
    default: break
    }
    if line.form == .prose {
      let length = Double(min(line.count, 600))
      return length * min(1, length / 160)
    }
    if line.form == .heading { return 0 }
    return line.wordCount <= 3 ? -25 : line.wordCount <= 12 ? -18 : 10
  }

  /// The range with the greatest sum, in one pass (Kadane's algorithm).
  private static func heaviest(_ weights: [Double]) -> Range<Int> {
    var best = (sum: 0.0, range: 0..<0)
    var sum = 0.0
    var start = 0
    for (index, weight) in weights.enumerated() {
      if sum <= 0 {
        sum = 0
        start = index
      }
      sum += weight
      if sum > best.sum { best = (sum, start..<index + 1) }
    }
    return best.range
  }

  /// Inside the content, three short lines in a row are a menu; one or two are headings.
  private mutating func dropMenus(_ lines: [TextLine], _ range: Range<Int>) {
    var group: [Int] = []
    func close(_ content: inout [Bool], _ rule: inout [RuleID]) {
      let words = group.reduce(0) { $0 + lines[$1].wordCount }
      if group.count >= 4, words <= group.count * 5 {
        for index in group {
          content[index] = false
          rule[index] = CleaningRule.navigation
        }
      }
      group.removeAll(keepingCapacity: true)
    }
    for index in range where lines[index].form != .blank {
      if lines[index].form == .short, !lines[index].endsSentence, lines[index].wordCount <= 10 {
        group.append(index)
      } else {
        close(&isContent, &rule)
      }
    }
    close(&isContent, &rule)
  }
}

/// Chooses a page's title among what the page declares and the headings that readers see.
///
/// No place is right by itself. Over the 773 pages of four gold sets that name a title, the part of `<title>` before
/// the site's name is right for 68 of 100, the first `<h1>` for 70, `og:title` for 45 (61 without its last part), the
/// headline of JSON-LD for 11; for 96 of 100 one of them is. What readers see is preferred wherever something declared
/// bears it out, and a lone `<h1>` even where nothing does.
struct TitleChoice {
  /// Titles that the page declares, in falling order of trust.
  let declared: [String]
  let site: String?
  let visible: VisibleTitle

  /// A heading this long is no word of navigation. In bytes of letters and digits.
  private static let leastHeading = 12

  var title: String? {
    let declared = declared.filter { !$0.isEmpty }
    let keys = declared.map { TitleKey($0) }
    let bare = declared.map { TitleParts.title(of: $0, site: site, headings: visible.headline.map { [$0] } ?? []) }
    // The kicker before a headline is no part of the title, where a declared title goes without it.
    for tail in visible.tails {
      let folded = TitleKey(tail).folded
      if folded.count >= Self.leastHeading, bare.contains(where: { TitleKey($0).folded == folded }) { return tail }
    }
    if let title = declared.lazy.compactMap(TitleParts.afterArchiveMark).first { return title }
    if let headline = visible.headline {
      if let place = continuation(of: TitleKey(headline), declared, keys) { return bare[place] }
      if keys.contains(where: { $0.matches(headline) }) { return headline }
      if declared.contains(where: { TitleParts.hasPart($0, headline) }) { return headline }
    }
    if let heading = visible.onlyHeading, isTitle(heading) || visible.headline == nil && begins(keys, heading) {
      return heading
    }
    // What is made for search engines says much the same in other words.
    if let headline = visible.headline, TitleParts.wordCount(headline) >= 3,
      declared.contains(where: { TitleParts.sharedWords(headline, $0) >= 0.5 })
    {
      return headline
    }
    return bare.first ?? visible.headline ?? visible.onlyHeading
  }

  /// The place of a declared title that goes on where a heading ends: `Types of Wine (Infographic)`.
  ///
  /// The lone `<h1>` is a title as it stands, and so is what a declared title has as a part of its own.
  private func continuation(of heading: TitleKey, _ declared: [String], _ keys: [TitleKey]) -> Int? {
    guard heading.folded.count >= Self.leastHeading,
      visible.onlyHeading.map({ TitleKey($0).folded != heading.folded }) ?? true,
      !declared.contains(where: { TitleParts.hasPart($0, heading.text) })
    else { return nil }
    let longer = keys.indices.filter { keys[$0].folded.starts(with: heading.folded) }
    return longer.allSatisfy { TitleParts.continues(declared[$0], after: heading) } ? longer.first : nil
  }

  private func begins(_ titles: [TitleKey], _ heading: String) -> Bool {
    let folded = TitleKey(heading).folded
    return folded.count >= Self.leastHeading && titles.contains { $0.folded.starts(with: folded) }
  }

  /// Whether a lone heading is about the page and not the name of the site.
  private func isTitle(_ heading: String) -> Bool {
    let folded = TitleKey(heading).folded
    guard folded.count >= Self.leastHeading,
      TitleParts.wordCount(heading) >= 3 || heading.utf8.contains(where: { $0 >= 0xE3 })
    else { return false }
    if let site, TitleKey(site).folded == folded { return false }
    return !declared.contains { TitleParts.split($0).count > 1 && TitleParts.hasPart($0, heading) }
  }
}

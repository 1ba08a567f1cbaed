/// What a page calls itself in its metadata, its address and the class of its body.
enum PageKindEvidence {
  case none
  case article
  /// A thread of a forum, or a question with its answers.
  case discussion

  /// Words that addresses of threads have between their slashes, or that name the body of such a page.
  private static let discussionWords: Set<String> = [
    "forum", "forums", "thread", "threads", "topic", "topics", "viewtopic", "showthread", "discussion", "discussions",
    "questions", "question", "phpbb", "vbulletin",
  ]

  static func isDiscussionSegment(_ segment: Substring) -> Bool { discussionWords.contains(segment.lowercased()) }

  /// Whether a list of classes has the word for a thread of a forum.
  static func namesDiscussion(_ text: String) -> Bool {
    text.utf8.split { !($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }.contains {
      discussionWords.contains(String(decoding: $0, as: UTF8.self).lowercased())
    }
  }
}

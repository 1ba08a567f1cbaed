/// What a page calls itself in its metadata.
enum PageKindEvidence {
  case none
  case article
  /// A thread of a forum, or a question with its answers.
  case discussion
}

/// What is wrong with a fixture, and where.
public struct FixtureError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The kinds of mistakes; each has a message with a remedy.
  public enum Reason: Error, Equatable, Sendable {
    // The file.
    case unreadable(String)
    case unwritable(String)
    case textOutsideOfCase
    case emptyTitle
    case duplicateTitle(String, firstLine: Int)
    case missingMedia
    case unknownMedia(String)
    case unknownSection(String)
    case duplicateSection(String)
    // Options.
    case malformedOption(String)
    case duplicateOption(String)
    case unknownOption(String, known: [String])
    case badOption(String, value: String, allowed: [String])
    // Facts.
    case unknownKind(String)
    case misplacedKinds
    case missingAnchor(String)
    case unneededAnchor(String)
    case emptyAnchor
    case unterminatedString
    case unknownEscape(String)
    case badOccurrence
    case missingValue(String)
    case unknownAttribute(String, kind: String, known: [String])
    case duplicateAttribute(String)
    case misplacedText(String)
    case missingRangeEnd
    // Anchors against a text.
    case anchorNotFound(String)
    case ambiguousAnchor(String, occurrences: Int)
    case tooFewOccurrences(String, wanted: Int, occurrences: Int)
    // Given facts against the stages.
    case invalidUTF8
    case negativeGiven
    case givenIsProvided(kind: String, stage: String)
    case givenNotSupported(kind: String)
    case givenWithoutAttribute(String, kind: String)
    case caseNotInFile(String)
  }

  /// The path of the file, as it was given.
  public let path: String
  /// The line in the file, from 1; 0 for the file as a whole.
  public let line: Int
  /// What is wrong.
  public let reason: Reason

  /// A mistake in a line of a file.
  public init(path: String, line: Int, _ reason: Reason) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  /// `path:line: what is wrong and what to do`; without the line where the whole file is at fault.
  public var description: String { (line > 0 ? "\(path):\(line): " : "\(path): ") + reason.message }
}

extension FixtureError.Reason {
  /// What is wrong and what to do.
  var message: String {
    switch self {
    case .unreadable(let cause): "the file cannot be read (\(cause)): check that it exists and may be read"
    case .unwritable(let cause): "the file cannot be written (\(cause)): check that it may be written"
    case .textOutsideOfCase: "text before the first case: begin with '=== ' and a title, or make it a '# ' comment"
    case .emptyTitle: "the case has no title: write the behaviour it shows after '=== '"
    case .duplicateTitle(let title, let line): "the title '\(title)' is that of line \(line): give one of them another"
    case .missingMedia: "a case goes on with ':text' or ':html' after its title: add that line"
    case .unknownMedia(let name): "no media type ':\(name)': write ':text', ':html' or ':markdown'"
    case .unknownSection(let name): "no section '\(name)': write '~~~ options', '~~~ given' or '~~~ expect'"
    case .duplicateSection(let name): "a second section '\(name)': put its lines in the first"
    case .malformedOption(let text): "'\(text)' is no option: write 'name: value'"
    case .duplicateOption(let name): "option '\(name)' stands twice: remove one"
    case .unknownOption(let name, let known):
      "nothing reads option '\(name)': remove it, or use one of \(known.joined(separator: ", "))"
    case .badOption(let name, let value, let allowed):
      "option '\(name)' cannot be '\(value)': use one of \(allowed.joined(separator: ", "))"
    case .unknownKind(let name):
      "no kind of fact '\(name)': use one of \(FactKind.allCases.map(\.rawValue).joined(separator: ", "))"
    case .misplacedKinds: "'kinds:' belongs before the first fact of '~~~ expect': move it there"
    case .missingAnchor(let kind): "\(kind) lacks the piece of text it stands on: add it in quotes"
    case .unneededAnchor(let kind): "\(kind) stands on no piece of the text: remove the quoted text"
    case .emptyAnchor: "an anchor is empty: quote a piece of the text"
    case .unterminatedString: "a quoted text does not end: add '\"', and write '\\\"' for a quotation mark inside"
    case .unknownEscape(let escape): "no escape '\(escape)': use \\\" \\\\ \\n \\t"
    case .badOccurrence: "after '#' stands the number of the occurrence, from 1: write '#2', or '*' for all"
    case .missingValue(let name): "'\(name)' lacks its value: add it, in quotes if it has spaces"
    case .unknownAttribute(let text, let kind, let known):
      "\(kind) has no '\(text)': use one of \(known.joined(separator: ", "))"
    case .duplicateAttribute(let name): "'\(name)' stands twice: remove one"
    case .misplacedText(let text): "nothing says what \"\(text)\" is: write a name before it, such as 'cue' or 'of'"
    case .missingRangeEnd: "after '..' stands the end of the piece: add it in quotes"
    case .anchorNotFound(let text): "the text has no \(text): copy the piece from the document"
    case .ambiguousAnchor(let text, let count):
      "the text has \(text) \(count) times: add '#1' to '#\(count)', or '*' for all"
    case .tooFewOccurrences(let text, let wanted, let count):
      "the text has \(text) \(count) times, not \(wanted): correct the number after '#'"
    case .invalidUTF8: "the document is not valid UTF-8, which only the cleaning stage can take: correct it"
    case .negativeGiven: "a given fact is there: remove 'no' or 'todo'"
    case .givenIsProvided(let kind, let stage):
      "\(kind) is given, and stage '\(stage)' provides it: move the fact to '~~~ expect'"
    case .givenNotSupported(let kind): "\(kind) cannot be given: remove it"
    case .givenWithoutAttribute(let name, let kind): "a given \(kind) needs '\(name)': add it"
    case .caseNotInFile(let title): "the file no longer has the case '\(title)': run again"
    }
  }
}

import ExtractCore
import ExtractData
import ExtractKit
import ExtractMatching
import ExtractPacks
import ExtractRules
import Testing

/// A pack from its text; the test fails if something is wrong with it.
func pack(_ yaml: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> RulePack {
  let (pack, errors) = PackReader().read(yaml, path: "test.yaml")
  #expect(errors.isEmpty, "\(RuleErrors(errors))", sourceLocation: sourceLocation)
  return try #require(pack, sourceLocation: sourceLocation)
}

/// A document with the layers of the standard stages.
func document(_ text: String) throws -> Document {
  var options = StandardOptions()
  options.cleans = false
  var worker = try Pipeline(Pipeline.standardStages(options)).makeWorker()
  var document = Document(
    id: "test", source: Document.Source(path: "test.txt", media: .plainText), raw: Array(text.utf8))
  try worker.process(&document)
  return document
}

/// A document with tokens alone.
func tokens(_ text: String) -> Document {
  var tokenizer = Tokenizer(lexicon: .builtin)
  return Document(id: "test.txt", text: Array(text.utf8), tokenizedBy: &tokenizer)
}

/// What one pattern finds, with its captures: `span`, or `span role=text`.
func matches(
  _ pattern: String, in text: String, classes: [String: [String]] = [:], all: Bool = false
) throws -> [String] {
  let classes = classes.mapValues { WordClass(entries: $0) }
  let program = try PatternProgram(Pattern(parsing: pattern), classes: classes)
  let document = try all ? document(text) : tokens(text)
  var matcher = PatternMatcher(PatternSet([program], lexicon: .builtin))
  return matcher.matches(in: document).map { match in
    let captures = match.captures.map { capture in
      " \(program.captures[capture.name])=\(document.string(document.tokens.textRange(of: capture.tokens)))"
    }
    return document.string(document.tokens.textRange(of: match.span)) + captures.joined()
  }
}

internal import ExtractCore
internal import ExtractMatching

/// Who is meant by `I` and `we`, and in questions by `you`, in an interview that is printed as questions and answers.
///
///     Interview with the harbour pilot Ines Falk
///
///     Why did you leave the port?
///
///     [I] knew that the quay was unsafe.
extension SpeakerResolution {
  /// So many paragraphs that end in a question make a text an interview.
  private static let leastQuestions = 2
  /// The interviewee is introduced in one of so many first sentences.
  private static let introduction = 8
  /// How far the question ends behind what leads to it, in sentences.
  private static let longestQuestion = 16

  /// The interviewee whom a pronoun of the first person names in an answer, or one of the second in a question.
  ///
  /// - Complexity: O(*sentences*) the first time that a document asks.
  func interviewee(named pronoun: Int) -> Int? {
    let uses = text.uses(pronoun)
    guard !uses.isDisjoint(with: [.firstPerson, .secondPerson]), !text.isQuoted(pronoun) else { return nil }
    guard let entity = interview.interviewee, let sentence = text.sentence(of: pronoun) else { return nil }
    if uses.contains(.secondPerson) { return isAsked(sentence) ? entity : nil }
    return pronoun >= interview.answers && !isAsked(sentence) ? entity : nil
  }

  /// Who answers, if the text is an interview and tells it.
  var interviewee: Int? { interview.interviewee }

  private var interview: Interview {
    let interview = text.scratch.interview ?? findInterview()
    text.scratch.interview = interview
    return interview
  }

  private func findInterview() -> Interview {
    var questions = 0
    var interview = Interview()
    for index in text.sentences.indices where isQuestion(index) && text.endsParagraph(index) {
      if questions == 0 { interview.answers = text.sentences[index].tokens.end }
      questions += 1
      if questions == Self.leastQuestions {
        interview.interviewee = introducedInterviewee(before: interview.answers)
        break
      }
    }
    return interview
  }

  /// The first person named behind a word for an interview, or in its sentence the only one.
  private func introducedInterviewee(before limit: Int) -> Int? {
    for sentence in text.sentences.prefix(Self.introduction) where sentence.tokens.end <= limit {
      let tokens = sentence.tokens
      guard let word = (tokens.start..<tokens.end).first(where: { text.uses($0).contains(.interview) }) else {
        continue
      }
      // `interviewed the owner about Ines Falk`
      let topic = (word..<tokens.end).first { text.uses($0).contains(.topic) } ?? tokens.end
      let persons = text.scratch.mentionIndex.persons.lazy.map { self.text.mentions[Int($0)] }.filter {
        tokens.contains($0.tokens.start)
      }
      let isInterviewer = { (mention: Mention) in
        mention.tokens.start > 0 && text.view.word(mention.tokens.start - 1) == text.lexicon.by
      }
      if let named = persons.first(where: { word < $0.tokens.start && $0.tokens.start < topic && !isInterviewer($0) }) {
        return named.entity
      }
      let others = persons.filter { !isInterviewer($0) }
      if topic == tokens.end, let only = others.first, others.allSatisfy({ $0.entity == only.entity }) {
        return only.entity
      }
    }
    return nil
  }

  private func isQuestion(_ sentence: Int) -> Bool {
    let tokens = text.sentences[sentence].tokens
    return text.mark(tokens.end - 1) == Mark.question && !text.isQuoted(tokens.end - 1)
  }

  /// Whether the interviewer says a sentence: its paragraph ends in a question.
  private func isAsked(_ sentence: Int) -> Bool {
    var last = sentence
    while last - sentence < Self.longestQuestion, !text.endsParagraph(last) { last += 1 }
    return isQuestion(last)
  }
}

/// What is known of a text that may be an interview.
struct Interview {
  /// The entity of who answers; `nil` where the text is no interview or does not tell.
  var interviewee: Int?
  /// The first token behind the first question.
  var answers = 0
}

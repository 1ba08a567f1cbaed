import ExtractCommand
import QuestionsStage

@main struct Main {
  static func main() { ExtractCommand.main(stages: [Questions()]) }
}

import CasualtiesStage
import ExtractCommand

/// The executable: the standard stages, and the custom ones that are registered here.
@main struct Extract {
  static func main() { ExtractCommand.main(stages: [Casualties()]) }
}

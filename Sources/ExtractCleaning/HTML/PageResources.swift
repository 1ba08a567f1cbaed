import ExtractCore
import ExtractMatching
import Synchronization

/// What the cleaning of pages needs of the lists, made once and shared by all workers.
///
/// Runs over plain text never ask for it, and their first record comes the sooner.
final class PageResources: Sendable {
  final class Tables: Sendable {
    /// The phrases of plain text, and those of pages in more languages.
    let boilerplate: BoilerplateTable
    let hints: PageHintTable
    let names: AuthorNames

    fileprivate init(boilerplate: BoilerplateTable, hints: PageHintTable, names: AuthorNames) {
      self.boilerplate = boilerplate
      self.hints = hints
      self.names = names
    }
  }

  private let made = Mutex<Tables?>(nil)
  private let madeNames = Mutex<AuthorNames?>(nil)
  private let make: @Sendable (AuthorNames) -> Tables
  private let makeNames: @Sendable () -> AuthorNames

  /// - Parameter boilerplate: the phrases of plain text.
  init(lexicon: Lexicon, boilerplate: BoilerplateTable, dates: DateReading) {
    makeNames = { AuthorNames(lexicon: lexicon, openings: boilerplate, dates: dates) }
    make = { names in
      Tables(
        boilerplate: boilerplate.adding("page_lines", of: lexicon, where: \.isSureOnPages),
        hints: PageHintTable(lexicon: lexicon), names: names)
    }
  }

  /// What takes names out of bylines; plain text asks for it where it has one.
  var names: AuthorNames {
    madeNames.withLock { made in
      let names = made ?? makeNames()
      made = names
      return names
    }
  }

  /// The tables; a worker asks for them once.
  var tables: Tables {
    made.withLock { made in
      let tables = made ?? make(names)
      made = tables
      return tables
    }
  }
}

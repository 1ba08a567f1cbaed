internal import Dispatch
import ExtractCore
import Synchronization

/// Makes stages side by side: each reads the lists it works with, which is most of the time until the first record.
enum StageBuilding {
  /// The stages that some closures make, in the order of the closures.
  ///
  /// The first is begun first, then those from the last on: in the standard pipeline these have the most to read.
  static func concurrently(_ makers: [@Sendable () -> any Stage]) -> [any Stage] {
    let made = Mutex([(any Stage)?](repeating: nil, count: makers.count))
    DispatchQueue.concurrentPerform(iterations: makers.count) { iteration in
      let place = iteration == 0 ? 0 : makers.count - iteration
      let stage = makers[place]()
      made.withLock { $0[place] = stage }
    }
    return made.withLock { $0.compactMap { $0 } }
  }
}

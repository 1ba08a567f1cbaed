internal import ArgumentParser
internal import ExtractKit
import Synchronization

/// A line on standard error that tells how far a run is.
final class ProgressLine: Sendable {
  enum When: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never
  }

  private struct State {
    let start = Console.uptime
    var lastUpdate = 0.0
    var isShown = false
  }

  private let delay: Double
  private let state = Mutex(State())

  /// `nil` where no progress is to be shown.
  init?(when: When) {
    switch when {
    case .never: return nil
    case .auto where !Console.isTerminal(2) || Console.isTerminal(1): return nil
    case .auto: delay = 1
    case .always: delay = 0
    }
  }

  /// Shows the sums so far, ten times a second at most.
  func update(_ summary: BatchRun.Summary) {
    state.withLock { state in
      let now = Console.uptime
      guard now - state.start >= delay, now - state.lastUpdate >= 0.1 else { return }
      state.lastUpdate = now
      state.isShown = true
      let megabytes = Double(summary.bytes) / 1e6
      let speed = Int(megabytes / max(0.001, now - state.start))
      let failures = summary.failures > 0 ? ", \(summary.failures) failed" : ""
      Console.write("\r\u{1B}[K\(summary.documents) documents, \(Int(megabytes)) MB, \(speed) MB/s\(failures)")
    }
  }

  /// Removes the line.
  func finish() {
    state.withLock { state in
      if state.isShown { Console.write("\r\u{1B}[K") }
    }
  }
}

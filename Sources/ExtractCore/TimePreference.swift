/// The direction in which a relative time that names no direction is resolved: `on Tuesday`, `in March`.
public enum TimePreference: String, CaseIterable, Sendable {
  /// The most recent one, as in news.
  case past
  /// The next one, as in appointments.
  case future
  /// Neither: the value stays underspecified.
  case none
}

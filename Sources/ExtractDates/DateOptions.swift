public import ExtractCore

/// How dates are understood.
public struct DateOptions: Sendable {
  /// The direction in which a time that says no year, month or week is resolved.
  public var preference: TimePreference

  /// Options; those of the command line are the defaults.
  public init(preference: TimePreference = .past) {
    self.preference = preference
  }
}

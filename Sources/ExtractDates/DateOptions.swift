public import ExtractCore

/// How dates are understood.
public struct DateOptions: Sendable {
  /// Which of day and month stands first where both are digits.
  public enum DateOrder: String, CaseIterable, Sendable {
    /// As the document's own dates show; month first where they do not, and the date is flagged.
    case auto
    case mdy, dmy, ymd
  }

  typealias Preference = TimePreference

  /// The direction in which a time that says no year, month or week is resolved.
  public var preference: TimePreference
  /// Which of day and month stands first where both are digits.
  public var dateOrder: DateOrder

  /// Options; those of the command line are the defaults.
  public init(preference: TimePreference = .past, dateOrder: DateOrder = .auto) {
    self.preference = preference
    self.dateOrder = dateOrder
  }
}

internal import CExtractData

/// The JSON Schema of a record, version `extract/1`.
public enum RecordSchemaText {
  /// The contract for consumers: keys that it does not name are allowed.
  public static var open: String { text(strict: false) }

  /// The same, closed: what this version writes and nothing else.
  public static var strict: String { text(strict: true) }

  private static func text(strict: Bool) -> String {
    String(
      decoding: UnsafeBufferPointer(start: extract_schema_bytes(strict), count: extract_schema_size(strict)),
      as: UTF8.self)
  }
}

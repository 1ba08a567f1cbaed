import ExtractCore

extension InputDocument {
  /// The document of one line of a JSON Lines file.
  init(_ line: JSONLine, _ options: InputOptions) {
    self.init(
      id: "\(line.path)#\(line.ordinal)", source: Document.Source(path: line.path, member: String(line.number)))
    line.bytes.withUnsafeBufferPointer { bytes in
      do throws(JSONObject.SyntaxError) {
        read(try JSONObject(bytes), of: bytes, options)
      } catch {
        fail("E203", "\(line.place): not a JSON object at byte \(error.offset) of the line: \(error.message)")
      }
    }
    if bytes.count > options.maximumBytes {
      bytes = []
      failure = options.tooLong(line.place)
    }
  }

  private mutating func fail(_ code: String, _ message: String) {
    failure = Problem(code: code, stage: "read", message: message)
  }

  private mutating func read(_ object: JSONObject, of line: UnsafeBufferPointer<UInt8>, _ options: InputOptions) {
    var consumed: Set<String> = []
    func string(_ key: String?, keepsMalformed: Bool = false) -> (bytes: [UInt8], repaired: Bool)? {
      guard let key, let range = object[key], line[range.lowerBound] == UInt8(ascii: "\"") else { return nil }
      consumed.insert(key)
      return JSONText.unescaped(
        UnsafeBufferPointer(rebasing: line[range.lowerBound + 1..<range.upperBound - 1]),
        keepsMalformed: keepsMalformed)
    }
    let contentType = string(options.contentTypeField).map { ContentType($0.bytes) }
    let hasEncoding = contentType?.encoding != nil
    if let id = string(options.idField), !id.bytes.isEmpty {
      self.id = String(decoding: id.bytes, as: UTF8.self)
    } else if let range = object[options.idField], line[range.lowerBound] != UInt8(ascii: "\""),
      line[range.lowerBound] != UInt8(ascii: "n")
    {
      // A number stands for itself.
      consumed.insert(options.idField)
      self.id = String(decoding: line[range], as: UTF8.self)
    }
    if let time = string(options.creationTimeField), !time.bytes.isEmpty {
      take(creationTime: String(decoding: time.bytes, as: UTF8.self), options.creationTimeField ?? "")
    }
    if let text = string(options.textField, keepsMalformed: hasEncoding) {
      take(text, contentType?.media ?? (options.format == .markdown ? .markdown : .plainText), contentType)
    } else if let page = string(options.htmlField, keepsMalformed: hasEncoding) {
      take(page, .html, contentType)
    } else {
      fail(
        "E204",
        "\(source.path):\(source.member ?? ""): no string field '\(options.textField)' or '\(options.htmlField)': "
          + "name the field with --text-field or --html-field")
    }
    fields = Self.remaining(object, line, without: consumed)
  }

  private mutating func take(creationTime value: String, _ field: String) {
    if CreationTime.isWellFormed(value) {
      creationTimeCandidates.append(CreationTime(value: value, origin: .field))
    } else {
      warnings.append(
        Problem(
          code: "W202", stage: "read",
          message: "the field '\(field)' is not a date as 2024, 2024-04, 2024-04-09 or 2024-04-09T10:30: '\(value)'"))
    }
  }

  private mutating func take(
    _ content: (bytes: [UInt8], repaired: Bool), _ media: Document.Source.Media, _ contentType: ContentType?
  ) {
    bytes = content.bytes
    source.media = media
    // A string of JSON is Unicode, whatever the content type says of the bytes that it was made from. Only bytes that
    // are no UTF-8 were written into the line as they came, and are in the encoding that it names.
    if let encoding = contentType?.encoding, !bytes.withUnsafeBufferPointer({ UTF8Decoding.isValid($0) }) {
      source.encoding = encoding
    }
    if content.repaired {
      warnings.append(
        Problem(
          code: "W201", stage: "read", message: "lone surrogates or malformed UTF-8 in the field became U+FFFD"))
    }
  }

  /// The members that were not consumed, byte for byte, as an object; `nil` if there are none.
  ///
  /// Of members of one name the last is kept, where it stands; malformed UTF-8 becomes U+FFFD.
  ///
  /// - Complexity: O(*n*).
  private static func remaining(
    _ object: JSONObject, _ line: UnsafeBufferPointer<UInt8>, without consumed: Set<String>
  ) -> [UInt8]? {
    var names: Set<[UInt8]> = []
    var kept: [JSONObject.Member] = []
    for member in object.members.reversed() where !consumed.contains(member.key) {
      if names.insert(Array(member.key.utf8)).inserted { kept.append(member) }
    }
    guard !kept.isEmpty else { return nil }
    var output = OutputBuffer(capacity: line.count + 2)
    var separator: StaticString = "{"
    for member in kept.reversed() {
      output.append(separator)
      output.appendJSON(member.key)
      output.append(":")
      output.append(UnsafeBufferPointer(rebasing: line[member.value]))
      separator = ","
    }
    output.append("}")
    let isValid = UTF8Decoding.isValid(output.bytes)
    return isValid ? Array(output.bytes) : Array(String(decoding: output.bytes, as: UTF8.self).utf8)
  }
}

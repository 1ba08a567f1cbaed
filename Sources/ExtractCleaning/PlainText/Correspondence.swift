import ExtractCore

/// Letters and e-mails: their header, and what stands below the last sentence.
extension LineClassification {
  /// Tells the header of an e-mail, its signature and what lawyers put below.
  mutating func markMail() {
    let isMail = markMailHeader()
    let hasSignature = dropSignature()
    let hasClosing = dropContactsBelowClosing()
    markAttributions()
    guard isMail || hasSignature || hasClosing else { return }
    let ownText = inked.indices.prefix { line($0).form != .quotation }
    for order in [ownText.suffix(4), inked.indices.suffix(4)].joined() where line(order).role.isKept {
      if resources.boilerplate.match(text(line(order))).start == .legal { setRole(order, .boilerplatePhrase) }
    }
  }

  /// - Returns: whether the text begins with the fields of a header, two of which readers see.
  private mutating func markMailHeader() -> Bool {
    var fields: [(order: Int, role: LineRole?, value: Int)] = []
    for order in inked.indices.prefix(40) {
      let line = line(order)
      if order > 0, Int(inked[order]) > Int(inked[order - 1]) + 1 { break }
      if line.indent > 0, let last = fields.last {
        fields.append((order, last.role == .title ? .other : last.role, line.start))
      } else if let field = field(line) {
        fields.append((order, field.role, field.value))
      } else {
        break
      }
    }
    guard fields.count > 1, Set(fields.compactMap(\.role)).count >= 2, fields.contains(where: { $0.role == .byline })
    else {
      return false
    }
    for field in fields {
      setRole(field.order, field.role ?? .mailHeader)
      guard field.role == .title, titleLine == nil, field.value < line(field.order).end else { continue }
      lines[Int(inked[field.order])].start = field.value
      titleLine = Int(inked[field.order])
    }
    return true
  }

  /// The role of a field, `nil` if readers do not see it, and where its value begins.
  private func field(_ line: TextLine) -> (role: LineRole?, value: Int)? {
    guard let colon = bytes[line.range].prefix(32).firstIndex(of: UInt8(ascii: ":")), colon > line.start,
      !bytes[line.start..<colon].contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "/") })
    else { return nil }
    var value = colon + 1
    while value < line.end, bytes[value] <= 0x20 { value += 1 }
    let name = bytes[line.start..<colon].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    let known = name.withUnsafeBufferPointer { resources.mailFields[ImmortalText(immortal: $0)] }
    return (known, value)
  }

  /// Drops what follows two hyphens on a line of their own (RFC 3676, 4.3), up to a quoted message.
  ///
  /// - Returns: whether there is such a signature.
  private func dropSignature() -> Bool {
    guard let start = inked.indices.last(where: { isSignatureMark(line($0)) }) else { return false }
    let end = (start + 1..<inked.count).first { order in
      line(order).form == .quotation
        || order + 1 < inked.count && line(order + 1).form == .quotation && endsInColon(order)
    }
    let signature = start..<(end ?? inked.count)
    guard signature.count <= 16, signature.reduce(0, { $0 + line($1).count }) <= 1200 else { return false }
    for order in signature { setRole(order, .signature) }
    return true
  }

  /// The line above a quoted message says who wrote it, and is no heading: `On 5 March 2031, Ines Falk wrote:`
  private func markAttributions() {
    for order in inked.indices.dropLast()
    where line(order).role == .text && line(order + 1).form == .quotation && endsInColon(order) {
      if order == 0 || line(order - 1).form != .quotation { setRole(order, .other) }
    }
  }

  private func isSignatureMark(_ line: TextLine) -> Bool {
    line.count == 2 && line.indent == 0 && bytes[line.start] == UInt8(ascii: "-")
      && bytes[line.start + 1] == UInt8(ascii: "-")
  }

  private func endsInColon(_ order: Int) -> Bool { bytes[line(order).end - 1] == UInt8(ascii: ":") }

  /// Keeps the closing of a letter and the name below it as lines of their own, and drops addresses and numbers of
  /// telephones that follow.
  ///
  /// - Returns: whether there is a closing.
  private func dropContactsBelowClosing() -> Bool {
    guard let closing = inked.indices.last(where: { matches[$0].line == .closing }), closing > 0 else { return false }
    let end = min(inked.count, closing + 10)
    setRole(closing, .other)
    for order in closing + 1..<max(closing + 1, end) {
      let line = line(order)
      guard line.form == .short, line.wordCount <= 10 else { break }
      if isContact(line) {
        setRole(order, .signature)
      } else if line.role == .text {
        setRole(order, .other)
      }
    }
    return true
  }

  /// Whether a line holds an address of the internet, or mostly the digits of a telephone number.
  private func isContact(_ line: TextLine) -> Bool {
    var digits = 0
    var ink = 0
    for index in line.range where bytes[index] > 0x20 {
      ink += 1
      if bytes[index] &- 0x30 < 10 { digits += 1 }
      if bytes[index] == UInt8(ascii: "@") { return true }
      if bytes[index] | 0x20 == UInt8(ascii: "w"), bytes[index..<line.end].starts(with: "www.".utf8) { return true }
    }
    return digits >= 6 && digits * 2 >= ink
  }
}

import ExtractCore

/// A line of plain text and what can be seen in it alone.
struct TextLine {
  /// What a line is, by its own form; context may change it.
  enum Form: UInt8 {
    case blank, prose, short, bullet, heading, ruleLine, pageBreak, fence, quotation
  }

  /// Where the ink of the line is, without indentation, bullet or marks of markdown.
  var start: Int
  var end: Int
  var form = Form.blank
  /// Columns of white space before the ink.
  var indent = 0
  var wordCount = 0
  var endsSentence = false
  var startsLower = false
  var startsUpper = false
  var hasDigit = false
  /// A hash of the ink.
  var hash: UInt64 = 0
  /// Where the line itself begins, with its indentation.
  var lineStart: Int

  var count: Int { end - start }
  var range: Range<Int> { start..<end }
}

/// Splits text into lines and looks at each.
struct LineScanner {
  let bytes: UnsafeBufferPointer<UInt8>

  /// Lines longer than this are prose; their words are not counted.
  static let longLine = 400

  /// All lines, blank ones too.
  ///
  /// - Complexity: O(*n*).
  func lines() -> [TextLine] {
    var lines: [TextLine] = []
    lines.reserveCapacity(bytes.count / 60 + 8)
    let lineEnd: UInt8 = bytes.contains(0x0A) ? 0x0A : 0x0D
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: lineEnd) ?? bytes.count
      lines.append(line(start, end))
      start = end + 1
    }
    return lines
  }

  private func line(_ lineStart: Int, _ lineEnd: Int) -> TextLine {
    var line = TextLine(start: lineStart, end: lineEnd, lineStart: lineStart)
    var hasFormFeed = false
    trim(&line, &hasFormFeed)
    guard line.start < line.end else {
      line.form = hasFormFeed ? .pageBreak : .blank
      return line
    }
    if isRuleLine(line) {
      line.form = .ruleLine
      return line
    }
    line.form = .short
    takeMarks(&line)
    guard line.start < line.end else {
      line.form = .blank
      return line
    }
    look(&line)
    if line.form == .short, line.wordCount > 25 || line.endsSentence && line.wordCount >= 6 { line.form = .prose }
    return line
  }

  private func trim(_ line: inout TextLine, _ hasFormFeed: inout Bool) {
    while line.start < line.end {
      let byte = bytes[line.start]
      if byte <= 0x20 {
        if byte == 0x0C { hasFormFeed = true }
        line.indent += byte == 0x09 ? 4 : 1
        line.start += 1
      } else if byte == 0xC2, line.start + 1 < line.end, bytes[line.start + 1] == 0xA0 {
        line.indent += 1
        line.start += 2
      } else {
        break
      }
    }
    while line.end > line.start {
      if bytes[line.end - 1] <= 0x20 {
        line.end -= 1
      } else if bytes[line.end - 1] == 0xA0, line.end - 2 >= line.start, bytes[line.end - 2] == 0xC2 {
        line.end -= 2
      } else {
        break
      }
    }
  }

  /// A line that only parts what is above it from what is below: `---`, `* * *`.
  private func isRuleLine(_ line: TextLine) -> Bool {
    guard line.count >= 3 else { return false }
    let mark = bytes[line.start]
    switch mark {
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "~"),
      UInt8(ascii: "+"):
      return bytes[line.range].allSatisfy { $0 == mark || $0 == 0x20 }
    case 0xE2:
      // Dashes and box drawing.
      return line.count >= 9
        && stride(from: line.start, to: line.end - 2, by: 3).allSatisfy {
          bytes[$0] == 0xE2
            && (bytes[$0 + 1] == 0x80 && bytes[$0 + 2] >= 0x90 && bytes[$0 + 2] <= 0x95 || bytes[$0 + 1] == 0x94)
        } && line.count % 3 == 0
    default: return false
    }
  }

  /// Takes bullets, numbers of headings and marks of quotation off the line.
  private func takeMarks(_ line: inout TextLine) {
    let first = bytes[line.start]
    let second = line.start + 1 < line.end ? bytes[line.start + 1] : 0
    switch first {
    case UInt8(ascii: "#"):
      var marks = 1
      while marks < 7, line.start + marks < line.end, bytes[line.start + marks] == first { marks += 1 }
      guard marks <= 6, line.start + marks < line.end, bytes[line.start + marks] == 0x20 else { return }
      line.form = .heading
      line.start += marks
      while line.end > line.start, bytes[line.end - 1] == first || bytes[line.end - 1] == 0x20 { line.end -= 1 }
    case UInt8(ascii: ">") where second == 0x20 || second == UInt8(ascii: ">"):
      line.form = .quotation
      while line.start < line.end, bytes[line.start] == first || bytes[line.start] == 0x20 { line.start += 1 }
    case UInt8(ascii: "`") where second == first && line.count >= 3 && bytes[line.start + 2] == first:
      line.form = .fence
      return
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      guard second == 0x20 || second == 0x09 else { return }
      line.form = .bullet
      line.start += 2
    case 0xE2, 0xC2:
      let length = bulletLength(line)
      guard length > 0 else { return }
      line.form = .bullet
      line.start += length
    default: return
    }
    while line.start < line.end, bytes[line.start] <= 0x20 { line.start += 1 }
  }

  /// The length of a bullet beyond ASCII, 0 if there is none. A dash is one only before a space.
  private func bulletLength(_ line: TextLine) -> Int {
    let (value, length) = UTF8Decoding.scalar(at: line.start, in: bytes)
    switch value {
    case 0x2022, 0x2023, 0x25AA, 0x25AB, 0x25CF, 0x25CB, 0x25E6, 0x25A0, 0x25A1, 0x2043, 0x2219, 0x27A2, 0x2794, 0x25BA:
      return length
    case 0xB7, 0x2013, 0x2014:
      return line.start + length < line.end && bytes[line.start + length] == 0x20 ? length + 1 : 0
    default: return 0
    }
  }

  private func look(_ line: inout TextLine) {
    let ink = UnsafeBufferPointer(rebasing: bytes[line.range])
    if ink.count <= Self.longLine {
      var counts = InkCounts()
      counts.count(ink)
      line.wordCount = counts.words
      line.endsSentence = counts.endsSentence
    } else {
      var counts = InkCounts()
      counts.count(UnsafeBufferPointer(rebasing: ink.suffix(32)))
      line.wordCount = ink.count / 6
      line.endsSentence = counts.endsSentence
    }
    line.hash = Self.hash(ink)
    line.hasDigit = ink.prefix(96).contains { $0 &- 0x30 < 10 }
    var index = line.start
    while index < line.end {
      // Opening quotes and brackets, and marks of emphasis, come before the first letter.
      let (value, length) = UTF8Decoding.scalar(at: index, in: bytes)
      switch value {
      case 0x22, 0x27, 0x28, 0x5B, 0x2A, 0x5F, 0x2018, 0x201C, 0xAB, 0x20, 0xA0:
        index += length
        continue
      default: break
      }
      if value < 0x80 {
        line.startsLower = value >= 0x61 && value <= 0x7A
        line.startsUpper = value >= 0x41 && value <= 0x5A
      } else {
        let kind = ScalarClassTable.shared[value]
        line.startsLower = kind == .lower
        line.startsUpper = kind == .upper
      }
      break
    }
  }

  /// Eight bytes at a time, each mixed in by a multiplication.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    var hash = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index + 8 <= bytes.count {
      hash = (hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash >> 32
      index += 8
    }
    while index < bytes.count {
      hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
      index += 1
    }
    return hash ^ hash >> 29
  }
}

import ExtractCore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Splits text into lines and looks at each.
struct LineScanner {
  let bytes: UnsafeBufferPointer<UInt8>

  /// Appends all lines to `lines`, blank ones too, and the indices of those with ink to `inked`.
  ///
  /// - Complexity: O(*n*).
  func scan(into lines: inout FlatArray<TextLine>, inked: inout FlatArray<Int32>) {
    guard let base = bytes.baseAddress else { return }
    let lineEnd: Int32 = memchr(base, 0x0A, bytes.count) != nil ? 0x0A : 0x0D
    var start = 0
    while start < bytes.count {
      let found = memchr(base + start, lineEnd, bytes.count - start)
      let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
      lines.append(TextLine(from: start, to: end))
      if start < end, read(&lines[lines.count - 1]) { inked.append(Int32(truncatingIfNeeded: lines.count - 1)) }
      start = end + 1
    }
  }

  /// Looks at a line of some bytes, where it is kept; returns whether it has ink.
  @inline(__always) private func read(_ line: inout TextLine) -> Bool {
    let hasFormFeed = trim(&line)
    guard line.start < line.end else {
      if hasFormFeed { (line.form, line.role) = (.pageBreak, .ruleLine) }
      return false
    }
    line.form = .short
    if !WordSequenceHash.isLetterOrDigit(bytes[line.start]) { takeMarks(&line) }
    if line.form == .ruleLine {
      line.role = .ruleLine
      return true
    }
    guard line.start < line.end else {
      line.form = .blank
      return false
    }
    look(&line)
    if line.form == .short, line.wordCount > 25 || line.endsSentence && line.wordCount >= 6 { line.form = .prose }
    line.role = Self.role(of: line.form)
    return true
  }

  @inline(__always) private static func role(of form: TextLine.Form) -> LineRole {
    switch form {
    case .blank: .blank
    case .pageBreak, .ruleLine, .fence: .ruleLine
    case .prose, .short: .text
    case .bullet: .listItem
    case .heading: .heading
    case .quotation: .quotation
    }
  }

  /// Takes white space off both ends; returns whether a form feed was in it.
  @inline(__always) private func trim(_ line: inout TextLine) -> Bool {
    var start = line.start
    var end = line.end
    var indent = 0
    var hasFormFeed = false
    while start < end {
      let byte = bytes[start]
      if byte <= 0x20 {
        if byte == 0x0C { hasFormFeed = true }
        indent += byte == 0x09 ? 4 : 1
        start += 1
      } else if byte == 0xC2, start + 1 < end, bytes[start + 1] == 0xA0 {
        indent += 1
        start += 2
      } else {
        break
      }
    }
    while end > start {
      if bytes[end - 1] <= 0x20 {
        end -= 1
      } else if bytes[end - 1] == 0xA0, end - 2 >= start, bytes[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    line.start = start
    line.end = end
    line.indent = indent
    return hasFormFeed
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

  /// Tells rule lines, and takes bullets, marks of headings and of quotation off the line.
  private func takeMarks(_ line: inout TextLine) {
    if isRuleLine(line) {
      line.form = .ruleLine
      return
    }
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

  @inline(__always) private func look(_ line: inout TextLine) {
    line.endsSentence = LineInk.endsSentence(bytes, line.range)
    let ink = LineInk.summary(bytes, line.range)
    line.wordCount = ink.words
    line.isPlain = ink.isPlain
    let first = bytes[line.start]
    if first < 0x80, WordSequenceHash.isLetterOrDigit(first) {
      line.startsLower = first >= 0x61
      line.startsUpper = first >= 0x41 && first <= 0x5A
    } else {
      lookAtFirstLetter(&line)
    }
  }

  /// Opening quotes and brackets, and marks of emphasis, come before the first letter.
  private func lookAtFirstLetter(_ line: inout TextLine) {
    var index = line.start
    while index < line.end {
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
      return
    }
  }
}

import CLibXML2
import ExtractCore

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Reads a page by libxml2's SAX interface into a tree whose texts are ranges of the decoded bytes.
///
/// libxml2 is given UTF-8 in memory and does not convert it, so its input position is a position in the bytes that it
/// reads, the abridged ones. Where the position of an event lies beside the text (buffers of 1,000 bytes, a bare `<`),
/// the bytes themselves decide.
struct PageParser {
  var tree = PageTree()
  var facts = PageFacts()

  /// The page.
  let bytes: UnsafeBufferPointer<UInt8>
  /// What libxml2 reads of it.
  private let excerpt: UnsafeBufferPointer<UInt8>
  private var abridged: AbridgedPage
  let names: TagNames
  private var hintReader: PageHintReader

  /// The open elements: libxml2's, of which some are nodes and others are inline.
  struct Open {
    var tag: Tag
    var node: Int32
    var isInvisible: Bool
    var hints: PageHints
  }
  var stack: [Open] = []
  var linkDepth = 0
  var invisibleDepth = 0
  private var commentDepth = 0
  var currentNode: Int32 = -1
  var hasOpenLeaf = false
  var lineBreaks = 0
  /// How two inline elements side by side are joined.
  var joint = InlineJoint.none
  /// The `<sup>` that is open, if its leaf was open before it.
  var superscript: Superscript?
  /// What was read before this is taken already.
  private var taken = 0
  /// Where the last reference that libxml2 does not know ends, among what was read.
  private var unknownReferenceEnd = 0
  var capture = PageFacts.Capture.none
  private var context: htmlParserCtxtPtr?

  /// - Parameters:
  ///   - bytes: the page.
  ///   - excerpt: the bytes of `abridged`.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ abridged: AbridgedPage, _ excerpt: UnsafeBufferPointer<UInt8>,
    names: TagNames, hintTable: PageHintTable
  ) {
    self.bytes = bytes
    self.abridged = abridged
    self.excerpt = excerpt
    self.names = names
    hintReader = PageHintReader(hintTable)
    tree.nodes.reserveCapacity(bytes.count / 60)
    tree.runs.reserveCapacity(bytes.count / 60)
  }

  /// libxml2's number of its version.
  static let libraryVersion = String(LIBXML_VERSION)

  /// Reads all of the page.
  ///
  /// - Complexity: O(*n*) for bytes that went through ``PageGuard``.
  mutating func parse() {
    xmlInitParser()
    guard let context = htmlNewParserCtxt() else { return }
    self.context = context
    defer { htmlFreeParserCtxt(context) }
    var handler = xmlSAXHandler()
    handler.startElement = { user, name, attributes in
      guard let user, let name else { return }
      PageParser.of(user).pointee.startElement(name, attributes)
    }
    handler.endElement = { user, name in
      guard let user, name != nil else { return }
      PageParser.of(user).pointee.endElement()
    }
    handler.characters = { user, content, length in
      guard let user, let content else { return }
      PageParser.of(user).pointee.characters(UnsafeBufferPointer(start: content, count: Int(length)))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = { user, content, length in
      guard let user, let content else { return }
      PageParser.of(user).pointee.rawText(UnsafeBufferPointer(start: content, count: Int(length)))
    }
    context.pointee.sax.pointee = handler
    let hugeInput: Int32 = 1 << 19
    let options =
      Int32(HTML_PARSE_RECOVER.rawValue) | Int32(HTML_PARSE_NOERROR.rawValue) | Int32(HTML_PARSE_NOWARNING.rawValue)
      | Int32(HTML_PARSE_NONET.rawValue) | hugeInput
    let excerpt = excerpt
    // The callbacks work on this value by its address while libxml2 runs.
    withUnsafeMutablePointer(to: &self) { parser in
      context.pointee.userData = UnsafeMutableRawPointer(parser)
      excerpt.withMemoryRebound(to: CChar.self) { characters in
        let document = htmlCtxtReadMemory(
          context, characters.baseAddress, Int32(characters.count), nil, "UTF-8", options)
        if let document { xmlFreeDoc(document) }
      }
    }
    while !stack.isEmpty { endElement() }
    closeLeaf()
  }

  private static func of(_ user: UnsafeMutableRawPointer) -> UnsafeMutablePointer<PageParser> {
    user.assumingMemoryBound(to: PageParser.self)
  }

  /// Where libxml2 stands in what it reads.
  private var position: Int {
    guard let input = context?.pointee.input else { return excerpt.count }
    return min(excerpt.count, Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base))
  }

  // MARK: Elements

  private mutating func startElement(
    _ name: UnsafePointer<xmlChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    let tag = names.tag(name)
    let traits = Tag.traits(of: tag)
    var read = ElementAttributes()
    if let attributes { read.read(attributes, tag: tag, hints: &hintReader) }
    facts.startElement(tag, read, isComment: commentDepth > 0)
    if tag == .br { lineBreak() }
    if tag == .hr || traits.contains(.block) {
      closeLeaf()
      if facts.marked.isRecording { facts.marked.breakLine() }
    }
    if read.hints.contains(.comments) { commentDepth += 1 }
    if !traits.contains(.void), commentDepth == 0 { mark(tag, read) }
    let isInvisible = traits.contains(.removed) || read.hints.contains(.hidden) && !traits.contains(.block)
    if isInvisible { invisibleDepth += 1 }
    if tag == .a { linkDepth += 1 }
    var node: Int32 = -1
    if traits.contains(.block) {
      node = Int32(tree.nodes.count)
      tree.nodes.append(
        PageTree.Node(tag: tag, hints: read.hints, parent: currentNode, firstLeaf: Int32(tree.leaves.count)))
      currentNode = node
    } else if read.hints != [] || tag == .time {
      noteInline(tag, read.hints)
    }
    if node < 0, !traits.contains(.void) { beginInline(tag) } else { joint = .none }
    stack.append(Open(tag: tag, node: node, isInvisible: isInvisible, hints: read.hints))
    capture = facts.capture(for: tag, read)
  }

  /// Begins to take down the text of an element that is marked as an author or as a date.
  private mutating func mark(_ tag: Tag, _ read: ElementAttributes) {
    let isAuthor =
      read.relation.map { tag == .a && ElementAttributes.contains($0, "author") } ?? false
      || read.itemProperty.map { ElementAttributes.equals($0, "author") } ?? false
    let isLink =
      tag == .a
      && (read.reference.map { ElementAttributes.contains($0, "/author") || ElementAttributes.contains($0, "author=") }
        ?? false)
    let isDate = read.itemProperty.map { ElementAttributes.contains($0, "datePublished") } ?? false
    if isAuthor || isLink || read.hints.contains(.byline) {
      facts.marked.begin(.author, isExplicit: isAuthor, node: currentNode, level: stack.count)
    }
    if isDate || read.hints.contains(.date) {
      facts.marked.begin(.date, isExplicit: isDate, node: currentNode, level: stack.count)
    }
  }

  private mutating func endElement() {
    guard let open = stack.popLast() else { return }
    facts.endElement(open.tag)
    capture = .none
    if facts.marked.isRecording { facts.marked.end(level: stack.count) }
    if open.hints.contains(.comments) { commentDepth -= 1 }
    if open.isInvisible { invisibleDepth -= 1 }
    if open.tag == .a { linkDepth -= 1 }
    guard open.node >= 0 else {
      if !Tag.traits(of: open.tag).contains(.void) { endInline(open.tag) }
      return
    }
    joint = .none
    closeLeaf()
    tree.nodes[Int(open.node)].end = Int32(tree.nodes.count)
    tree.nodes[Int(open.node)].endLeaf = Int32(tree.leaves.count)
    currentNode = tree.nodes[Int(open.node)].parent
  }

  // MARK: Text

  private mutating func characters(_ content: UnsafeBufferPointer<UInt8>) {
    guard content.count > 0 else { return }
    defer { joint = .none }
    guard capture != .none || facts.marked.isRecording || invisibleDepth == 0 else { return }
    let (range, isReference) = locate(content)
    if capture != .none || facts.marked.isRecording {
      // Only text has parts that libxml2 was not given.
      let isText = !isReference && !range.isEmpty
      let text = isText ? UnsafeBufferPointer(rebasing: bytes[abridged.source(of: range)]) : content
      if capture != .none { facts.add(text, to: capture) }
      if facts.marked.isRecording { facts.marked.add(text) }
    }
    guard invisibleDepth == 0, range.upperBound > taken || isReference else { return }
    if isReference {
      addReference(range, content)
    } else if content.count == 1, content[0] == UInt8(ascii: "&"), let text = unknownReference(at: range.lowerBound) {
      take(text.range) { $0.addReplacement($1, text.bytes) }
      unknownReferenceEnd = text.range.upperBound
    } else {
      take(max(range.lowerBound, taken)..<range.upperBound) { $0.addText($1) }
    }
  }

  /// Where in the page is taken up to.
  var place: Int { mutating get { abridged.source(of: taken) } }

  /// Takes a range of what was read, and calls `add` with the range of the page that it stands for.
  private mutating func take(_ range: Range<Int>, _ add: (inout PageParser, Range<Int>) -> Void) {
    guard !range.isEmpty else { return }
    taken = range.upperBound
    add(&self, abridged.source(of: range))
  }

  private mutating func rawText(_ content: UnsafeBufferPointer<UInt8>) {
    if capture != .none { facts.add(content, to: capture) }
  }

  /// Where the text of an event stands in what was read, and whether it stands there as a character reference.
  private func locate(_ content: UnsafeBufferPointer<UInt8>) -> (Range<Int>, isReference: Bool) {
    let end = position
    let start = end - content.count
    // The semicolon of a reference that libxml2 does not know comes again with the text after it; the caller cuts it
    // off.
    if start >= taken || start == unknownReferenceEnd - 1 && end > taken, matches(content, at: start) {
      return (start..<end, false)
    }
    if let reference = referenceStart(before: end) {
      // "&" alone of an unknown reference, or the text of a known one.
      if content.count == 1, content[0] == UInt8(ascii: "&"), excerpt[end - 1] != UInt8(ascii: ";"),
        !isNumeric(reference)
      {
        return (reference..<reference + 1, false)
      }
      return (reference..<end, true)
    }
    // A full buffer: the event comes before its last character is consumed; so does that of a bare "<" or "&".
    var last = 1
    while last < 4, last < content.count, content[content.count - last] & 0xC0 == 0x80 { last += 1 }
    for shift in 1...min(4, content.count) where start + shift >= 0 && matches(content, at: start + shift) {
      return (start + shift..<end + shift, false)
    }
    // What is left was taken with an unknown reference already.
    let rest = max(taken, min(start + last, end))
    return rest < end ? (rest..<end, true) : (taken..<taken, false)
  }

  private func isNumeric(_ reference: Int) -> Bool {
    reference + 1 < excerpt.count && excerpt[reference + 1] == UInt8(ascii: "#")
  }

  private func matches(_ content: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start >= 0, start + content.count <= excerpt.count else { return false }
    guard let base = excerpt.baseAddress, let text = content.baseAddress else { return content.isEmpty }
    return memcmp(base + start, text, content.count) == 0
  }

  /// The `&` of a character reference that ends at `end` and was not taken yet.
  private func referenceStart(before end: Int) -> Int? {
    var index = end - 1
    while index >= taken, index > end - 48 {
      let byte = excerpt[index]
      if byte == UInt8(ascii: "&") { return index }
      guard
        CharacterReferences.isOfName(byte) || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";") && index == end - 1
      else { return nil }
      index -= 1
    }
    return nil
  }

  /// The text of a reference at `start` that libxml2 does not know.
  private func unknownReference(at start: Int) -> (range: Range<Int>, bytes: [UInt8])? {
    var end = start + 1
    while end < excerpt.count, end - start < 40, WordSequenceHash.isWordByte(excerpt[end]) { end += 1 }
    guard end < excerpt.count, excerpt[end] == UInt8(ascii: ";"), end > start + 1,
      let text = CharacterReferences.text(
        named: UnsafeBufferPointer(rebasing: excerpt[start + 1..<end]))
    else { return nil }
    return (start..<end + 1, text)
  }

  private mutating func addReference(_ range: Range<Int>, _ content: UnsafeBufferPointer<UInt8>) {
    if content.count == 2, content[0] == 0xC2, content[1] < 0xA0 {
      take(range) { $0.addReplacement($1, CharacterReferences.windowsText(ofControl: UInt32(content[1]))) }
    } else {
      take(range) { $0.addReplacement($1, Array(content)) }
    }
  }
}

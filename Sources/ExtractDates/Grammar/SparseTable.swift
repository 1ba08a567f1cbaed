/// A table of many elements of which most are equal, and those that are not stand close together: pages without one of
/// these are one and the same.
struct SparseTable<Element: BitwiseCopyable> {
  private static var pageSize: Int { 256 }

  private let usual: Element
  /// For each page of the table where it begins among the elements.
  private var pages: [Int32]
  /// The elements of the page that all pages are at first, then those of the others.
  private var elements: [Element]

  /// A table of `count` elements.
  init(_ count: Int, of usual: Element) {
    self.usual = usual
    pages = [Int32](repeating: 0, count: (count + Self.pageSize - 1) / Self.pageSize)
    elements = [Element](repeating: usual, count: Self.pageSize)
  }

  /// The element of an index; the usual one outside of the table.
  @inline(__always) subscript(index: Int) -> Element {
    get {
      let page = index / Self.pageSize
      guard index >= 0, page < pages.count else { return usual }
      return elements[Int(pages[page]) + index % Self.pageSize]
    }
    set {
      let page = index / Self.pageSize
      if pages[page] == 0 {
        pages[page] = Int32(elements.count)
        elements.append(contentsOf: repeatElement(usual, count: Self.pageSize))
      }
      elements[Int(pages[page]) + index % Self.pageSize] = newValue
    }
  }
}

public import ExtractCore

/// Membership in some word classes, as one bit each, for every set of classes in a lexicon.
///
/// A stage makes one for the lists it works with; testing a token is then a load and a mask.
@frozen public struct ClassFilter: @unchecked Sendable {
  /// One mask for each class set; filters are made once for a stage, and their memory is never freed.
  @usableFromInline let masks: UnsafePointer<UInt64>

  fileprivate init(masks: UnsafeMutablePointer<UInt64>) { self.masks = UnsafePointer(masks) }

  /// Bit *i* is set if token `index` is in the *i*-th class of the filter.
  @inlinable public func bits(_ view: TokenView, _ index: Int) -> UInt64 { masks[view.classSet(index)] }
}

extension Lexicon {
  /// The names of the lists in their order.
  public var listNames: [String] { (0..<listCount).map { listName($0) } }

  var listCount: Int { base.lists.count + (tables.pointee.overlay?.lists.count ?? 0) }

  func listName(_ number: Int) -> String {
    let (layer, local) = layer(ofList: number)
    return layer.string(layer.lists[local].name)
  }

  func layer(ofList number: Int) -> (LexiconLayer, Int) {
    guard number >= base.lists.count, let overlay = tables.pointee.overlay else { return (base, number) }
    return (overlay, number - base.lists.count)
  }

  /// A filter for at most 64 word classes, named by their lists; the first is bit 0.
  ///
  /// - Precondition: each list exists.
  public func classFilter(_ names: [String]) -> ClassFilter {
    precondition(names.count <= 64)
    let classes = names.map { requiredListIndex($0) }
    let baseCount = base.classSetCount
    let width = (listCount + 63) / 64
    let overlayBits = tables.pointee.overlay?.classSetBits
    let overlayCount = width == 0 ? 0 : (overlayBits?.count ?? 0) / width
    let masks = UnsafeMutablePointer<UInt64>.allocate(capacity: baseCount + overlayCount)
    masks.initialize(repeating: 0, count: baseCount + overlayCount)
    for (bit, list) in classes.enumerated() {
      let mask: UInt64 = 1 << UInt64(bit)
      if list < base.lists.count {
        for set in 0..<baseCount where base.contains(classSet: set, list) { masks[set] |= mask }
      }
      guard let overlayBits else { continue }
      for set in 0..<overlayCount where overlayBits[set * width + list / 64] >> UInt64(list % 64) & 1 == 1 {
        masks[baseCount + set] |= mask
      }
    }
    return ClassFilter(masks: masks)
  }

  func listIndex(_ name: String) -> Int? {
    var name = name
    return name.withUTF8 { name in
      (0..<listCount).first { number in
        let (layer, local) = layer(ofList: number)
        return ImmortalText(immortal: layer.text(layer.lists[local].name)).isSpelled(name)
      }
    }
  }

  func requiredListIndex(_ name: String) -> Int {
    guard let index = listIndex(name) else { preconditionFailure("the lexicon has no list '\(name)'") }
    return index
  }

  /// Whether there is a list of this name.
  public func hasList(_ name: String) -> Bool { listIndex(name) != nil }
}

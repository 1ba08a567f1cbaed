/// A growable array of plain values for the inner loops of stages: no reference counting, no check for sharing, and
/// bounds checked in debug builds only.
///
/// A flat array is a pointer to memory that somebody owns: who makes one frees it with ``deallocate()``, most often the
/// `deinit` of a class that holds the scratch memory of a worker. Copies share that memory until one of them grows, so
/// an array is handed on with `inout` or moved, not copied.
@frozen public struct FlatArray<Element: BitwiseCopyable>: @unchecked Sendable {
  @usableFromInline var base: UnsafeMutablePointer<Element>
  @usableFromInline var used = 0
  @usableFromInline var capacity: Int

  /// An empty array with memory for some elements, at least one.
  @inlinable public init(capacity: Int = 16) {
    base = .allocate(capacity: Swift.max(1, capacity))
    self.capacity = Swift.max(1, capacity)
  }

  /// How many elements were appended and not removed; not how many there is memory for.
  @inlinable public var count: Int { used }
  /// Whether there is no element.
  @inlinable public var isEmpty: Bool { used == 0 }
  /// The indices from 0 up to ``count``.
  @inlinable public var indices: Range<Int> { 0..<used }

  /// A copy of the last element; `nil` if there is none.
  @inlinable public var last: Element? { used == 0 ? nil : base[used - 1] }

  /// The memory of the elements, valid until the array grows.
  @inlinable public var pointer: UnsafeMutablePointer<Element> { base }

  /// The element at `index`, which is checked in debug builds only; it is changed in place, in all copies that share
  /// memory.
  @inlinable public subscript(_ index: Int) -> Element {
    get {
      assert(index >= 0 && index < used)
      return base[index]
    }
    nonmutating _modify {
      assert(index >= 0 && index < used)
      yield &base[index]
    }
  }

  /// Adds an element at the end; amortized constant time.
  @inlinable @inline(__always) public mutating func append(_ element: Element) {
    if used == capacity { grow(to: capacity * 2) }
    base[used] = element
    used &+= 1
  }

  /// Adds elements at the end; amortized constant time for each.
  @inlinable @inline(__always) public mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    guard let start = elements.baseAddress else { return }
    if capacity - used < elements.count { grow(to: Swift.max(capacity * 2, used + elements.count)) }
    (base + used).update(from: start, count: elements.count)
    used += elements.count
  }

  /// Removes all elements and keeps the memory.
  @inlinable public mutating func removeAll() { used = 0 }

  /// Makes this an array of `count` equal elements.
  @inlinable public mutating func fill(_ count: Int, with element: Element) {
    used = 0
    if count > capacity { grow(to: Swift.max(count, capacity * 2)) }
    base.update(repeating: element, count: count)
    used = count
  }

  @usableFromInline @inline(never) mutating func grow(to larger: Int) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    memory.moveInitialize(from: base, count: used)
    base.deallocate()
    base = memory
    capacity = larger
  }

  /// Frees the memory; the array must not be used after that.
  public func deallocate() { base.deallocate() }
}

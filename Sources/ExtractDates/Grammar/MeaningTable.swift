/// Meanings by number, in memory of their own: rules look at them where they lie, and what they compute is moved there.
///
/// An array would be checked and its elements copied at each step of a parse.
final class MeaningTable {
  @exclusivity(unchecked) private(set) var memory: UnsafeMutablePointer<Meaning>
  @exclusivity(unchecked) private(set) var count: Int
  private var capacity: Int

  /// A table that begins with some meanings.
  init(_ meanings: [Meaning]) {
    count = meanings.count
    capacity = count + 256
    memory = .allocate(capacity: capacity)
    memory.initialize(from: meanings, count: count)
  }

  deinit {
    memory.deinitialize(count: count)
    memory.deallocate()
  }

  @inline(__always) subscript(_ number: Int) -> Meaning {
    _read { yield memory[number] }
    _modify { yield &memory[number] }
  }

  @inline(__always) func append(_ meaning: consuming Meaning) {
    if count == capacity { grow() }
    (memory + count).initialize(to: meaning)
    count += 1
  }

  func removeLast() {
    count -= 1
    (memory + count).deinitialize(count: 1)
  }

  /// Removes the meanings from a number on.
  func removeAll(from first: Int) {
    (memory + first).deinitialize(count: count - first)
    count = first
  }

  private func grow() {
    let larger = UnsafeMutablePointer<Meaning>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: memory, count: count)
    memory.deallocate()
    memory = larger
    capacity *= 2
  }
}

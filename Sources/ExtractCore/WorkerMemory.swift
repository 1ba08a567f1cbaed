/// The scratch memory of a worker: arrays that it keeps from document to document, such as ``FlatArray``.
public protocol ScratchMemory {
  init()

  /// Frees the memory that the arrays hold.
  func deallocate()
}

/// The lists and the scratch memory of a worker, at places of their own: what works on them is small and copies
/// nothing.
///
/// Whoever makes one frees it with ``deallocate()``, most often in the `deinit` of the class that a worker holds.
@frozen public struct WorkerMemory<Lists, Scratch: ScratchMemory> {
  /// What the worker reads and never changes.
  public let lists: UnsafePointer<Lists>
  /// What the worker writes to, from document to document.
  public let scratch: UnsafeMutablePointer<Scratch>

  /// Memory with `lists` and with scratch memory that is empty; on the heap until ``deallocate()``.
  public init(lists: Lists) {
    let memory = UnsafeMutablePointer<Lists>.allocate(capacity: 1)
    memory.initialize(to: lists)
    self.lists = UnsafePointer(memory)
    scratch = .allocate(capacity: 1)
    scratch.initialize(to: Scratch())
  }

  /// Frees lists and scratch memory; neither must be used after that.
  public func deallocate() {
    scratch.pointee.deallocate()
    scratch.deinitialize(count: 1)
    scratch.deallocate()
    let lists = UnsafeMutablePointer(mutating: lists)
    lists.deinitialize(count: 1)
    lists.deallocate()
  }
}

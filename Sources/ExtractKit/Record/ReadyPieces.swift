/// A part of a record that occurs again and again, with bytes after it that can be read, and so be copied in blocks.
struct ReadyPiece {
  static let blockSize = 16
  /// Most pieces are no longer: so many bytes are copied at once, whatever the length of the piece.
  static let usualSize = 3 * blockSize

  let start: UnsafeRawPointer
  let count: Int

  /// The bytes for which a cursor must have room.
  var room: Int { count &+ Self.usualSize }
}

extension ReadyPiece? {
  var room: Int { self?.room ?? 0 }
}

/// Pieces by number.
struct ReadyPieces {
  let count: Int
  private let pieces: UnsafePointer<ReadyPiece>
  private let memory: Memory

  /// No pieces, or those that `write` appends, one for each number.
  init(_ count: Int = 0, _ write: (Int, inout OutputBuffer) -> Void = { _, _ in }) {
    var bytes = OutputBuffer(capacity: 1 << 10)
    var starts: [Int] = []
    for number in 0..<count {
      starts.append(bytes.count)
      write(number, &bytes)
    }
    starts.append(bytes.count)
    [UInt8](repeating: 0, count: ReadyPiece.usualSize).withUnsafeBufferPointer { bytes.append($0) }
    self.count = count
    memory = Memory(bytes, starts)
    pieces = UnsafePointer(memory.pieces)
  }

  subscript(index: Int) -> ReadyPiece {
    assert(index < count)
    return pieces[index]
  }

  private final class Memory {
    private let bytes: OutputBuffer
    let pieces: UnsafeMutablePointer<ReadyPiece>

    init(_ bytes: consuming OutputBuffer, _ starts: [Int]) {
      let base = UnsafeRawPointer(bytes.bytes.baseAddress.unsafelyUnwrapped)
      self.bytes = bytes
      pieces = .allocate(capacity: starts.count)
      for index in 0..<(starts.count - 1) {
        (pieces + index).initialize(
          to: ReadyPiece(start: base + starts[index], count: starts[index + 1] - starts[index]))
      }
    }

    deinit { pieces.deallocate() }
  }
}

internal import CZlib

/// Unpacking of gzip (RFC 1952) by zlib.
enum Gzip {
  enum Failure: Error, Equatable {
    case damaged
    /// The content is longer than allowed.
    case tooLong
  }

  static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.count > 2 && bytes[0] == 0x1F && bytes[1] == 0x8B }

  /// The content of all members of a gzip file.
  static func unpacked(_ bytes: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
    var stream = z_stream()
    // 15 window bits, and 16 for the gzip wrapper.
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw .damaged
    }
    defer { inflateEnd(&stream) }
    var output: [UInt8] = []
    var failure: Failure?
    bytes.withUnsafeBufferPointer { input in
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.avail_in = uInt(clamping: input.count)
      failure = inflateAll(&stream, limit: limit, into: &output)
    }
    if let failure { throw failure }
    return output
  }

  private static func inflateAll(_ stream: inout z_stream, limit: Int, into output: inout [UInt8]) -> Failure? {
    var chunk = [UInt8](repeating: 0, count: 1 << 17)
    while true {
      var status = Z_OK
      let count = chunk.withUnsafeMutableBufferPointer { buffer in
        stream.next_out = buffer.baseAddress
        stream.avail_out = uInt(buffer.count)
        status = inflate(&stream, Z_NO_FLUSH)
        return buffer.count - Int(stream.avail_out)
      }
      output += chunk[..<count]
      if output.count > limit { return .tooLong }
      if status == Z_STREAM_END {
        // Another member may follow; padding with zeros may, too.
        guard stream.avail_in > 2, stream.next_in[0] == 0x1F, inflateReset(&stream) == Z_OK else { return nil }
      } else if status != Z_OK {
        return .damaged
      }
    }
  }
}

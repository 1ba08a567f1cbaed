internal import CZlib

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Opens files of records, packed by gzip or not.
enum RecordFile {
  /// The file for reading from its beginning, unpacked.
  ///
  /// A packed file is unpacked into one without a name, so that reading can go back in it as in any other.
  /// - Parameter path: a file, or `-` for standard input.
  /// - Throws: ``RecordFileError`` if it cannot be opened or unpacked.
  static func open(_ path: String) throws(RecordFileError) -> UnsafeMutablePointer<FILE> {
    var status = stat()
    if path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw RecordFileError(path: path, message: "this is a folder: name a file of records")
    }
    guard let file = fopen(path == "-" ? "/dev/stdin" : path, "r") else {
      let cause = String(cString: strerror(errno))
      throw RecordFileError(
        path: path, message: "the file cannot be read (\(cause)): check that it exists and may be read")
    }
    // No record begins with the first byte of gzip.
    let first = getc(file)
    guard first == 0x1F else {
      if first != EOF { ungetc(first, file) }
      return file
    }
    fclose(file)
    guard path != "-" else {
      throw RecordFileError(path: path, message: "standard input is packed: unpack it on the way, as by 'gzip -dc'")
    }
    return try unpacked(path)
  }

  private static func unpacked(_ path: String) throws(RecordFileError) -> UnsafeMutablePointer<FILE> {
    guard let packed = gzopen(path, "rb"), let file = tmpfile() else {
      throw RecordFileError(path: path, message: "there is no room to unpack it: check the folder of temporary files")
    }
    defer { gzclose(packed) }
    var chunk = [UInt8](repeating: 0, count: 1 << 17)
    while true {
      let count = gzread(packed, &chunk, UInt32(chunk.count))
      if count == 0 { break }
      guard count > 0 else {
        fclose(file)
        throw RecordFileError(path: path, message: "the packed file is damaged: write it again")
      }
      guard fwrite(chunk, 1, Int(count), file) == Int(count) else {
        fclose(file)
        throw RecordFileError(path: path, message: "there is no room to unpack it: check the folder of temporary files")
      }
    }
    var code: Int32 = Z_OK
    _ = gzerror(packed, &code)
    guard code == Z_OK || code == Z_STREAM_END else {
      fclose(file)
      throw RecordFileError(path: path, message: "the packed file ends too early: write it again")
    }
    rewind(file)
    return file
  }
}

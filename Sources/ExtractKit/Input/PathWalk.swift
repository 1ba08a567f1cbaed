#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The files under a folder, in byte order of their paths.
enum PathWalk {
  /// The extensions of files that are taken from a folder; `.gz` may follow.
  static let extensions = ["txt", "text", "html", "htm", "xhtml", "md", "markdown", "jsonl", "ndjson"]

  /// The documents under a folder. Hidden files and folders, pipes and devices are passed over; links to folders are
  /// not followed.
  ///
  /// - Throws: ``SystemError`` if the folder itself cannot be read; one inside it that cannot is a path of the result,
  ///   so that reading it reports why.
  static func files(under folder: String) throws(SystemError) -> [String] {
    var files: [String] = []
    for name in try names(in: folder) {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      let type = status.st_mode & S_IFMT
      if type == S_IFDIR {
        do throws(SystemError) {
          files += try Self.files(under: path)
        } catch {
          files.append(path)
        }
      } else if isDocument(name), type == S_IFREG || type == S_IFLNK && isFile(path) {
        files.append(path)
      }
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether a path leads to a regular file, or to nothing, which reading then reports.
  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }

  private static func names(in folder: String) throws(SystemError) -> [String] {
    guard let stream = opendir(folder) else { throw .last }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  private static func isDocument(_ name: String) -> Bool {
    var suffixes = name.split(separator: ".").dropFirst().map { $0.lowercased() }
    if suffixes.last == "gz" { suffixes.removeLast() }
    return suffixes.last.map(extensions.contains) ?? false
  }
}

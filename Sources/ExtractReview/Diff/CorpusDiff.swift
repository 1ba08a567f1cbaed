/// What is different between two files of records.
///
/// Records are matched by their ids. While both files have the same ids in the same order, one record of each is in
/// memory; from the first that differ on, the ids and places of the old file's records are kept besides.
public struct CorpusDiff {
  /// Something to tell about the two files, in the order of the new one.
  public enum Event: Sendable {
    case document(id: String, old: Record, new: Record, RecordDiff)
    case addedDocument(Record)
    case removedDocument(Record)
    case badLine(BadRecordLine)
  }

  /// Why two files cannot be compared.
  public enum Failure: Error, Equatable, Sendable, CustomStringConvertible {
    /// The files have other documents or another order, and a pipe cannot be read twice.
    case needsFile(path: String)

    /// `path: E303`, what is wrong, and what to do.
    public var description: String {
      switch self {
      case .needsFile(let path):
        "\(path): E303 the two inputs have their documents in another order, and a pipe can be read only once: "
          + "write it to a file first"
      }
    }
  }

  private let old: RecordLines
  private let new: RecordLines
  private let report: (Event) -> Void

  /// - Parameter report: called with each difference as it is found.
  public init(from old: RecordLines, to new: RecordLines, report: @escaping (Event) -> Void) {
    self.old = old
    self.new = new
    self.report = report
  }

  /// Reads both files.
  ///
  /// - Complexity: linear in both files.
  /// - Throws: ``Failure`` if the ids are not in the same order and the old file is a pipe.
  public func run() throws(Failure) {
    while true {
      let start = old.isSeekable ? old.place : nil
      let before = next(old)
      let after = next(new)
      guard let before, let after, before.id == after.id else {
        if let before {
          guard after != nil else { return reportRemoved(from: before) }
          guard let start else { throw .needsFile(path: old.path) }
          old.go(to: start)
          return compareByIndex(startingWith: after)
        }
        return reportAdded(from: after)
      }
      compare(before, after)
    }
  }

  private func compare(_ before: Record, _ after: Record) {
    report(.document(id: after.id, old: before, new: after, RecordDiff(from: before, to: after)))
  }

  /// The next record; lines that are none are reported and passed over.
  private func next(_ lines: RecordLines) -> Record? {
    while true {
      do {
        return try lines.next()
      } catch {
        report(.badLine(error))
      }
    }
  }

  private func reportRemoved(from first: Record) {
    var record: Record? = first
    while let removed = record {
      report(.removedDocument(removed))
      record = next(old)
    }
  }

  private func reportAdded(from first: Record?) {
    var record = first
    while let added = record {
      report(.addedDocument(added))
      record = next(new)
    }
  }

  /// Compares the rest of both files, whatever their order; records with equal ids in the order in which they stand.
  private func compareByIndex(startingWith first: Record?) {
    var places: [String: [RecordLines.Place]] = [:]
    var order: [(id: String, place: RecordLines.Place)] = []
    var place = old.place
    while let record = next(old) {
      places[record.id, default: []].append(place)
      order.append((record.id, place))
      place = old.place
    }
    var used: [String: Int] = [:]
    var current = first
    while let after = current {
      let number = used[after.id, default: 0]
      if let candidates = places[after.id], number < candidates.count {
        used[after.id] = number + 1
        old.go(to: candidates[number])
        if let before = reread() { compare(before, after) }
      } else {
        report(.addedDocument(after))
      }
      current = next(new)
    }
    var passed: [String: Int] = [:]
    for (id, place) in order {
      passed[id, default: 0] += 1
      guard passed[id, default: 0] > used[id, default: 0] else { continue }
      old.go(to: place)
      if let removed = reread() { report(.removedDocument(removed)) }
    }
  }

  /// A record that has been read before; bad lines before it have been reported.
  private func reread() -> Record? {
    while true {
      do {
        return try old.next()
      } catch {
        continue
      }
    }
  }
}

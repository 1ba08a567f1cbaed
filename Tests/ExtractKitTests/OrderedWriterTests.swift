import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import ExtractKit

@Suite struct OrderedWriterTests {
  private let folder = TemporaryFolder()

  /// Numbers of batches that came to the file, and those that were counted, where several threads bring them.
  ///
  /// - Parameter last: the batch that ends the run.
  private func run(threads: Int, batches: Int, last: Int? = nil) throws -> (written: [Int], counted: [Int]) {
    let path = folder.path + "/out"
    let output = try RecordOutput(path: path)
    let counted = Mutex<[Int]>([])
    let writer = OrderedWriter(output: output, threads: threads) { summary in
      counted.withLock { $0.append(summary.documents) }
    }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      var result = BatchResult()
      while case let number = next.add(1, ordering: .relaxed).oldValue, number < batches {
        if number % 5 == thread { usleep(2000) }
        result.records.append(string: "\(number)\n")
        result.summary.documents = number
        result.summary.wasStopped = number == last
        guard let other = writer.take(result, number: number) else { return }
        #expect(other.records.count == 0 && other.summary == BatchRun.Summary())
        result = other
      }
    }
    try output.finish()
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    return (lines.compactMap { Int($0) }, counted.withLock { $0 })
  }

  @Test(arguments: [1, 2, 5]) func batchesAreWrittenInTheirOrderWhoeverIsFirst(threads: Int) throws {
    let result = try run(threads: threads, batches: 200)
    #expect(result.written == Array(0..<200))
    #expect(result.counted == Array(0..<200))
  }

  @Test(arguments: [1, 2, 5]) func nothingFollowsTheBatchThatEndsTheRun(threads: Int) throws {
    let result = try run(threads: threads, batches: 200, last: 20)
    #expect(result.written == Array(0...20))
    #expect(result.counted == Array(0...20))
  }

  @Test func manyRecordsOfTheBatchThatIsDueAreWrittenBeforeItsEnd() throws {
    let path = folder.path + "/out"
    let output = try RecordOutput(path: path)
    let writer = OrderedWriter(output: output, threads: 2) { _ in }
    let (first, second) = (BatchResult(), BatchResult())
    let long = String(repeating: "x", count: 1 << 18)
    first.records.append(string: "1" + long)
    second.records.append(string: "2" + long)
    writer.writeAhead(second, number: 1)
    #expect(second.records.count == long.utf8.count + 1)
    writer.writeAhead(first, number: 0)
    #expect(first.records.count == 0)
    first.records.append(string: "end")
    writer.writeAhead(first, number: 0)
    #expect(first.records.count == 3)
    _ = writer.take(second, number: 1)
    _ = writer.take(first, number: 0)
    try output.finish()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "1" + long + "end" + "2" + long)
  }
}

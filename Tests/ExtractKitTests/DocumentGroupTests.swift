import ExtractCore
import Testing

@testable import ExtractKit

@Suite struct DocumentGroupTests {
  /// The numbers of documents of the groups that inputs of these sizes are divided into.
  private func groups(_ sizes: [Int]) -> [Int] {
    var rest = sizes.enumerated().map { number, size in
      TakenDocument.read(
        InputDocument(
          id: "\(number)", source: Document.Source(path: "-"), bytes: [UInt8](repeating: 0x61, count: size)))
    }[...]
    var group = DocumentGroup()
    var counts: [Int] = []
    while !rest.isEmpty {
      let first = rest.startIndex
      let taken = group.fill(from: &rest, InputOptions())
      counts.append(taken.count)
      #expect(group.problems.count == taken.count)
      let inputs = taken.map { $0.document(InputOptions()) }
      #expect(zip(inputs, group.documents).allSatisfy { $0.id == $1.id && $0.bytes == $1.raw })
      #expect(inputs.first?.id == "\(first)")
    }
    return counts
  }

  @Test func smallDocumentsAreTakenTogetherAndLargeOnesAlone() {
    let (bytes, documents) = DocumentGroup.largestSize
    #expect(groups([1, 0, 2]) == [3])
    #expect(groups([bytes / 2, bytes / 2, 1]) == [2, 1])
    #expect(groups([5, bytes + 1, 5, 5]) == [1, 1, 2])
    #expect(groups([bytes * 2]) == [1])
    #expect(groups([Int](repeating: 3, count: documents + 1)) == [documents, 1])
  }
}

import Foundation
import TestSupport
import Testing

@testable import ExtractKit

@Suite struct InputTests {
  private let folder = TemporaryFolder()

  private func lines(_ bytes: [UInt8], limit: Int, ahead: Bool) throws -> [LineReader.Line] {
    let path = try folder.write("lines", ahead ? [] : bytes)
    let file = try FileDescriptor(opening: path)
    var reader = LineReader(file, readAhead: ahead ? bytes : [], limit: limit)
    var lines: [LineReader.Line] = []
    while let line = try reader.next() { lines.append(line) }
    return lines
  }

  @Test(arguments: [false, true])
  func linesEndWhereTheyEnd(ahead: Bool) throws {
    #expect(try lines([], limit: 10, ahead: ahead).isEmpty)
    #expect(try lines(Array("\n".utf8), limit: 10, ahead: ahead) == [.text([])])
    #expect(try lines(Array("a\n\nb".utf8), limit: 10, ahead: ahead) == [.text([0x61]), .text([]), .text([0x62])])
    let long = [UInt8](repeating: 0x61, count: 200_000)
    #expect(try lines(long + [0x0A] + long, limit: 1 << 20, ahead: ahead) == [.text(long), .text(long)])
  }

  @Test func aLineBeyondTheLimitIsPassedOver() throws {
    let long = [UInt8](repeating: 0x61, count: 500_000)
    #expect(try lines(long + [0x0A, 0x62], limit: 100_000, ahead: false) == [.tooLong, .text([0x62])])
    #expect(try lines(long, limit: 100_000, ahead: false) == [.tooLong])
  }

  @Test func foldersAreWalkedInByteOrderOfPaths() throws {
    for name in ["b.txt", "a/z.txt", "a.txt", "a/b.html.gz", "Z.md", ".hidden.txt", "a/.git/x.txt", "c.pdf", "d/é.txt"]
    {
      try folder.write(name, [0x61])
    }
    let files = try PathWalk.files(under: folder.path)
    #expect(
      files.map { String($0.dropFirst(folder.path.utf8.count + 1)) }
        == ["Z.md", "a.txt", "a/b.html.gz", "a/z.txt", "b.txt", "d/é.txt"])
  }

  @Test func linksToFoldersAreNotFollowedAndPipesAreNotOpened() throws {
    try folder.write("a/x.txt", [0x61])
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/a/loop", withDestinationPath: folder.path)
    #expect(mkfifo(folder.path + "/a/pipe.txt", 0o600) == 0)
    #expect(try PathWalk.files(under: folder.path) == [folder.path + "/a/x.txt"])
  }

  @Test func gzipGivesBackWhatWasPacked() throws {
    // "hello\n" as gzip packs it, twice: members follow each other.
    let member: [UInt8] = [
      0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xE7, 2, 0, 0x20, 0x30, 0x3A, 0x36, 6, 0, 0, 0,
    ]
    #expect(Gzip.isPacked(member))
    #expect(try Gzip.unpacked(member, limit: 100) == Array("hello\n".utf8))
    #expect(try Gzip.unpacked(member + member, limit: 100) == Array("hello\nhello\n".utf8))
    #expect(throws: Gzip.Failure.tooLong) { try Gzip.unpacked(member, limit: 5) }
    for length in 2..<member.count {
      #expect(throws: Gzip.Failure.damaged) { try Gzip.unpacked(Array(member[..<length]), limit: 100) }
    }
    var wrong = member
    wrong[19] ^= 1
    #expect(throws: Gzip.Failure.damaged) { try Gzip.unpacked(wrong, limit: 100) }
  }
}

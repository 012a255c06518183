import Foundation
import Testing

@testable import GitLog

/// Git as a child process.
@Suite("A git repository", .timeLimit(.minutes(1)))
struct GitRepositoryTests {
  @Test("stops reading when its task is cancelled")
  func cancellation() async throws {
    try await withRepository { repository, _ in
      try await repository.add { stream in for number in 1...3 { stream.commit("\(number)") } }
      let git = try await repository.open()
      let task = Task {
        for try await _ in try git.log(of: "HEAD", .lineCounts) { withUnsafeCurrentTask { $0?.cancel() } }
      }
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }

  @Test("returns what came before a failure, and says where it was")
  func interruption() async throws {
    try await withRepository { repository, _ in
      try await repository.add { stream in
        for number in 1...3 { stream.commit("\(number)", ["f": .write("\(number)")]) }
      }
      let blob = try await repository.git("rev-parse", "HEAD:f")
      try FileManager.default.removeItem(
        at: repository.folder.appending(path: "objects/\(blob.prefix(2))/\(blob.dropFirst(2))"))
      let hashes = try await repository.lines("rev-list", "--reverse", "HEAD")
      let git = try await repository.open()
      var read: [String] = []
      do {
        for try await commit in try git.log(of: "HEAD", .lineCounts) { read.append(commit.hash) }
        Issue.record("the log has an end")
      } catch let interruption as GitLogInterruption {
        let position = try #require(interruption.commit.flatMap { hashes.firstIndex(of: $0) })
        #expect(read == Array(hashes.prefix(position)))
        #expect(interruption.cause.status == 128 && interruption.description.contains(blob))
      }
    }
  }

  @Test("is found from a folder inside, and called after its folder")
  func name() async throws {
    try await withRepository(isBare: false) { repository, folder in
      let inside = repository.folder.appending(path: "a folder/ö")
      try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
      let git = try await GitRepository(path: inside.path, environment: TestRepository.environment)
      #expect(git.directory == repository.folder.appending(path: ".git").path && git.name == "repository")
      let bare = folder.appending(path: "it's bare.git")
      try await repository.git("clone", "--quiet", "--bare", repository.folder.path, bare.path)
      #expect(try await TestRepository(existing: bare).open().name == "it's bare")
    }
  }
}

import BasaltPersistence
import Foundation
import History
import Testing

@testable import GitHistoryApplication

/// After an import the database holds what HEAD reaches, whatever has happened to the repository since the last one.
@Suite("A second import", .timeLimit(.minutes(5)))
struct IncrementalTests {
  @Test("reads only what is new")
  func newCommits() async throws {
    try await withRepository { repository, folder in
      let demo = try await Demo(folder.appending(path: "history.db"))
      try await repository.add { stream in for number in 1...5 { stream.commit("\(number)") } }
      #expect(try await demo.load(repository).added == 5)
      #expect(try await demo.load(repository).added == 0)
      try await repository.add { stream in
        stream.commit("6", parents: ["refs/heads/main^0"])
        stream.commit("7")
      }
      let result = try await demo.load(repository)
      #expect(result.added == 2 && result.removed == 0)
      try await demo.report().expectAgreement(with: repository)
      await demo.database.close()

      let reopened = try await Demo(folder.appending(path: "history.db"))
      #expect(try await reopened.load(repository).added == 0)
      try await reopened.report().expectAgreement(with: repository)
      await reopened.database.close()
    }
  }

  @Test("forgets commits that a rewritten history has left behind")
  func rewritten() async throws {
    try await withRepository { repository, _ in
      let demo = try await Demo()
      try await repository.add { stream in
        for number in 1...9 { stream.commit("\(number)", ["a\(number)": .write("x\n")]) }
      }
      try await demo.load(repository)
      try await repository.add { stream in
        stream.commit("other", parents: ["refs/heads/main~3"], ["b": .write("y\n")])
      }
      let result = try await demo.load(repository, chunkSize: 2)
      #expect(result.added == 1 && result.removed == 3)
      try await demo.report().expectAgreement(with: repository)
    }
  }

  @Test("follows HEAD back, forth, and to an unrelated branch")
  func movedHead() async throws {
    try await withRepository { repository, _ in
      let demo = try await Demo()
      try await repository.add { stream in for number in 1...9 { stream.commit("\(number)") } }
      try await repository.add(
        { stream in for number in 1...4 { stream.commit("unrelated \(number)") } }, branch: "unrelated")
      for (branch, added, removed) in [("main", 9, 0), ("unrelated", 4, 9), ("main", 9, 4)] {
        try await repository.git("symbolic-ref", "HEAD", "refs/heads/\(branch)")
        let result = try await demo.load(repository)
        #expect(result.added == added && result.removed == removed)
        try await demo.report().expectAgreement(with: repository)
      }
      try await repository.git("update-ref", "HEAD", "HEAD~4")
      let result = try await demo.load(repository)
      #expect(result.added == 0 && result.removed == 4)
      try await demo.report().expectAgreement(with: repository)

      try await repository.git("symbolic-ref", "HEAD", "refs/heads/unborn")
      #expect(try await demo.load(repository).removed == 5)
      #expect(try await demo.report().totals.commits == 0)
    }
  }

  @Test("starts over when the repository has thrown away the commit that it stopped at")
  func collectedGarbage() async throws {
    try await withRepository { repository, _ in
      let demo = try await Demo()
      try await repository.add { stream in for number in 1...4 { stream.commit("\(number)") } }
      try await demo.load(repository)
      try await repository.add { stream in stream.commit("other", parents: ["refs/heads/main~1"]) }
      try await repository.git("gc", "--quiet", "--prune=now")
      let result = try await demo.load(repository)
      #expect(result.added == 4 && result.removed == 4)
      try await demo.report().expectAgreement(with: repository)
    }
  }

  @Test("starts over when a shallow clone has been deepened")
  func deepened() async throws {
    try await withRepository { repository, folder in
      try await repository.add { stream in
        for number in 1...6 { stream.commit("\(number)", ["a": .write(String(repeating: "x\n", count: number))]) }
      }
      let clone = folder.appending(path: "clone")
      try await repository.git("clone", "--quiet", "--depth=2", "file://\(repository.folder.path)", clone.path)
      let shallow = TestRepository(existing: clone)
      let demo = try await Demo()
      #expect(try await demo.load(shallow).added == 2)
      try await demo.report().expectAgreement(with: shallow)

      try await shallow.git("fetch", "--quiet", "--unshallow")
      let result = try await demo.load(shallow)
      #expect(result.added == 6 && result.removed == 2)
      try await demo.report().expectAgreement(with: shallow)
    }
  }

  @Test("goes on where an interrupted one stopped", arguments: [1, 4, 8])
  func interrupted(after chunks: Int) async throws {
    try await withRepository { repository, _ in
      let demo = try await Demo()
      try await repository.add { stream in
        for number in 1...8 { stream.commit("\(number)", ["a": .write("\(number)\n")]) }
      }
      let failing = FailingPeople(demo.people, after: chunks)
      if chunks < 8 {
        await #expect(throws: FailingPeople.Strike.self) {
          try await demo.load(repository, chunkSize: 1, people: failing)
        }
      } else {
        try await demo.load(repository, chunkSize: 1, people: failing)
      }
      #expect(try await demo.history.archive.commitCount() == chunks)
      #expect(try await demo.load(repository).added == 8 - chunks)
      try await demo.report().expectAgreement(with: repository)
    }
  }

  @Test("sorts out what an interrupted one has left of a history that was rewritten then")
  func interruptedThenRewritten() async throws {
    try await withRepository { repository, _ in
      let demo = try await Demo()
      try await repository.add { stream in for number in 1...4 { stream.commit("\(number)") } }
      try await demo.load(repository)
      try await repository.add { stream in
        stream.commit("5", parents: ["refs/heads/main^0"])
        for number in 6...9 { stream.commit("\(number)") }
      }
      await #expect(throws: FailingPeople.Strike.self) {
        // The first registration is that of the stored authors.
        try await demo.load(repository, chunkSize: 1, people: FailingPeople(demo.people, after: 3))
      }
      try await repository.add { stream in stream.commit("other", parents: ["refs/heads/main~4"]) }
      let result = try await demo.load(repository)
      #expect(result.added == 1 && result.removed == 1)
      try await demo.report().expectAgreement(with: repository)
    }
  }
}

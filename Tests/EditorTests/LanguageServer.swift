import BasaltTestToolchain
import Foundation

/// A running `sourcekit-lsp`, spoken to in one conversation: a request, then everything up to its answer.
///
/// Nothing here waits for a time. A call ends with the server's answer, with the end of the server, or with the cancellation of
/// the task, which is how a test's time limit arrives.
final class LanguageServer {
  private let child: ChildProcess
  private var received: AsyncStream<Data>.Iterator
  private var framer = MessageFramer()
  private var lastID = 0

  private init(_ child: ChildProcess) {
    self.child = child
    received = child.output.makeAsyncIterator()
  }

  /// Starts a server for a workspace, opens a file of it, and runs `body` once the index is read.
  static func run<Result>(
    in workspace: Workspace, open file: String, _ body: (LanguageServer) async throws -> Result
  ) async throws -> Result {
    // The server leaves folders behind wherever TMPDIR points.
    let child = try ChildProcess(["env", "TMPDIR=\(workspace.temporary.path)", "sourcekit-lsp"])
    let server = LanguageServer(child)
    do {
      try await server.open(workspace, file)
      let result = try await body(server)
      try await server.shutDown()
      return result
    } catch {
      child.kill()
      throw error
    }
  }

  /// The places that refer to the symbol at a position; its declaration is none of them.
  func references(to symbol: LSP.Position, in uri: String) async throws -> [LSP.Location] {
    try await request("textDocument/references", LSP.References(textDocument: .init(uri: uri), position: symbol))
  }

  /// The edits that give the symbol at a position another name, by file.
  func rename(
    _ symbol: LSP.Position, in uri: String, to name: String
  ) async throws -> [String: [LSP.WorkspaceEdit.TextEdit]] {
    let edit: LSP.WorkspaceEdit = try await request(
      "textDocument/rename", LSP.Rename(textDocument: .init(uri: uri), position: symbol, newName: name))
    return edit.changes
  }

  private func open(_ workspace: Workspace, _ file: String) async throws {
    let options = LSP.Initialize.Options(
      index: .init(indexStorePath: workspace.indexStore.path, indexDatabasePath: workspace.indexDatabase.path))
    let root = workspace.root.absoluteString
    let _: LSP.Empty = try await request(
      "initialize",
      LSP.Initialize(
        rootUri: root, workspaceFolders: [.init(uri: root, name: "fixture")], initializationOptions: options))
    try notify("initialized", LSP.Empty())
    try notify(
      "textDocument/didOpen",
      LSP.DidOpen(textDocument: .init(uri: workspace.uri(file), text: try workspace.text(file))))
    let _: LSP.Empty = try await request("workspace/synchronize", LSP.Synchronize())
  }

  private func shutDown() async throws {
    let _: LSP.Empty? = try await request("shutdown", LSP.Empty?.none)
    try notify("exit", LSP.Empty?.none)
    _ = try await child.exitStatus()
  }

  private func notify(_ method: String, _ params: some Encodable) throws {
    try send(RPC.Request(id: nil, method: method, params: params))
  }

  private func request<Answer: Decodable>(_ method: String, _ params: some Encodable) async throws -> Answer {
    lastID += 1
    try send(RPC.Request(id: lastID, method: method, params: params))
    while true {
      let message = try await receive()
      let incoming = try JSONDecoder().decode(RPC.Incoming.self, from: message)
      if incoming.method != nil {
        if let id = incoming.id { try send(RPC.Acknowledgement(id: id)) }
      } else if let error = incoming.error {
        throw LanguageServerError("\(method): \(error.message) (\(error.code))")
      } else if incoming.id == .number(lastID) {
        return try JSONDecoder().decode(RPC.Answer<Answer>.self, from: message).result
      }
    }
  }

  private func send(_ message: some Encodable) throws {
    try child.write(MessageFramer.frame(JSONEncoder().encode(message)))
  }

  private func receive() async throws -> Data {
    while true {
      if let message = try framer.next() { return message }
      guard let data = await received.next(isolation: #isolation) else {
        throw LanguageServerError(Task.isCancelled ? "no answer in the time allowed" : "sourcekit-lsp has ended")
      }
      framer.append(data)
    }
  }
}

/// The language server did not do its part.
struct LanguageServerError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

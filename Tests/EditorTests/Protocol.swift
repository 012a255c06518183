/// The part of the Language Server Protocol that these tests speak (version 3.17, and sourcekit-lsp's extensions to it).
///
/// Names and spelling are the protocol's.
enum LSP {
  struct Position: Codable, Hashable, Sendable {
    /// Counted from zero.
    var line: Int
    /// UTF-16 code units from the start of the line.
    var character: Int
  }

  struct Range: Codable, Hashable, Sendable {
    var start: Position
    var end: Position
  }

  struct Location: Codable, Hashable, Sendable {
    var uri: String
    var range: Range
  }

  struct TextDocument: Codable, Sendable {
    var uri: String
  }

  struct Empty: Codable, Sendable {}

  struct Initialize: Encodable, Sendable {
    struct Options: Encodable, Sendable {
      struct Index: Encodable, Sendable {
        var indexStorePath: String
        var indexDatabasePath: String
      }

      var backgroundIndexing = false
      var experimentalFeatures = ["synchronize-request"]
      var index: Index
    }

    struct Folder: Encodable, Sendable {
      var uri: String
      var name: String
    }

    var rootUri: String
    var workspaceFolders: [Folder]
    var capabilities = Empty()
    var initializationOptions: Options
  }

  struct DidOpen: Encodable, Sendable {
    struct Document: Encodable, Sendable {
      var uri: String
      var languageId = "swift"
      var version = 1
      var text: String
    }

    var textDocument: Document
  }

  /// sourcekit-lsp's own: answers when the index holds everything on disk.
  struct Synchronize: Encodable, Sendable {
    var index = true
  }

  struct References: Encodable, Sendable {
    struct Context: Encodable, Sendable {
      var includeDeclaration = false
    }

    var textDocument: TextDocument
    var position: Position
    var context = Context()
  }

  struct Rename: Encodable, Sendable {
    var textDocument: TextDocument
    var position: Position
    var newName: String
  }

  struct WorkspaceEdit: Decodable, Sendable {
    struct TextEdit: Decodable, Sendable {
      var range: Range
      var newText: String
    }

    var changes: [String: [TextEdit]]
  }
}

/// The envelopes of JSON-RPC 2.0.
enum RPC {
  struct Request<Params: Encodable>: Encodable {
    var jsonrpc = "2.0"
    /// Absent for a notification.
    var id: Int?
    var method: String
    var params: Params?
  }

  /// What every incoming message has in common.
  struct Incoming: Decodable {
    struct Failure: Decodable {
      var code: Int
      var message: String
    }

    /// A number in answers to us; a number or a text in requests of the server.
    var id: ID?
    /// Absent for an answer.
    var method: String?
    var error: Failure?
  }

  struct Answer<Result: Decodable>: Decodable {
    var result: Result
  }

  /// The answer to a request of the server: none of them needs more from us.
  struct Acknowledgement: Encodable {
    var jsonrpc = "2.0"
    var id: ID
    var result: LSP.Empty?

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(jsonrpc, forKey: .jsonrpc)
      try container.encode(id, forKey: .id)
      // JSON-RPC wants the key even where the result is null.
      try container.encode(result, forKey: .result)
    }

    private enum CodingKeys: String, CodingKey {
      case jsonrpc
      case id
      case result
    }
  }

  enum ID: Codable, Hashable {
    case number(Int)
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .number(let number): try container.encode(number)
      case .text(let text): try container.encode(text)
      }
    }
  }
}

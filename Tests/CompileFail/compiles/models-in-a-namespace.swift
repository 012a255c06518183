// features: M1
import BasaltDomain
import BasaltPersistence

enum Blog {
  enum State: String, ColumnType, Codable {
    case draft
    case published
  }

  /// A model next to the types that it uses.
  @Model(table: "posts")
  struct Post {
    enum Kind: Int, ColumnType, Codable {
      case note
      case essay
    }

    @PrimaryKey(.generated) let id: Key<Int64>
    var state: State
    var kind: Kind = .note
    @ForeignKey var previousID: Post.ID?

    static let card = projection(\.id, \.state, \.kind)
  }

  @BasaltDomain.Model(table: "comments")
  struct Comment {
    @BasaltDomain.PrimaryKey let id: Key<Int>
    @BasaltDomain.ForeignKey var postID: Blog.Post.ID
  }
}

@Model(table: "secrets")
private struct Secret {
  @PrimaryKey(.generated) let id: Key<Int64>
  var text: String
}

private func queries() {
  _ = Blog.Post.objects.filter { $0.state == .published && $0.previous.kind != .essay }
  _ = Blog.Comment.objects.filter { $0.post.state == .draft }.select { ($0.post.state, $0.post.previous.kind) }
  _ = Blog.PostDTO.Card.self
  _ = Secret.objects.filter { $0.text == "" }
}

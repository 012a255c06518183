internal import Foundation
internal import GitHistoryApplication

/// The demo's program.
@main
struct Main {
  static func main() async {
    exit(await Application.run(Array(CommandLine.arguments.dropFirst())))
  }
}

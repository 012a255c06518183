internal import Foundation

/// The demo's program.
@main
struct Main {
  static func main() async {
    exit(await Application.run(Array(CommandLine.arguments.dropFirst())))
  }
}

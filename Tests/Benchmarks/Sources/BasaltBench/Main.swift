import Harness

@main
struct Main {
  static func main() async {
    await Benchmark.run(BasaltContestant.self)
  }
}

struct Toy {}

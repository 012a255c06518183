"""The models and queries whose compile times `./run-compile` measures."""

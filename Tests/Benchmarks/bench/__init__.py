"""What `./run` is made of: the tests (spec), the programs (build), their runs (measure), the tables (report)."""

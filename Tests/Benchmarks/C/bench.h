/* The measuring loop of the C references (BENCHMARK.md §1 and §2), shared by every engine. */
#ifndef BASALT_BENCH_H
#define BASALT_BENCH_H

#include <stdbool.h>
#include <stdint.h>
#include <stdnoreturn.h>

/* One operation. `index` counts the ops of a test from 0, over the check, warm-up and timed runs. With `checks` the
   result is the check value of §6; without, anything cheap that depends on the work (a row count, a row id). */
typedef int64_t bench_op(void *database, long index, bool checks);

typedef struct {
  const char *name;
  bench_op *run;
  long cap;      /* the most ops per round and in the warm-up; 0: no cap */
  int warm_up;   /* the least warm-up ops */
  bool latency;  /* record the wall time of each op */
} bench_test;

typedef struct {
  const char *database;        /* sqlite, pg or mysql */
  const char *implementation;  /* the third column of every line */
  const bench_test *tests;
  int test_count;
} bench_suite;

typedef struct {
  const char *names[64];
  int count;
  double seconds;
} bench_options;

bench_options bench_parse(int argc, char **argv, const bench_suite *suite);

/* Runs every requested test and prints its lines. */
void bench_run(const bench_suite *suite, const bench_options *options, void *database);

/* The key sequence of §4. */
static inline int64_t bench_key(long index) { return 1 + (index * 379) % 1000; }

noreturn void bench_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif

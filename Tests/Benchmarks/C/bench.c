#include "bench.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { ROUNDS = 3 };

static const double WARM_UP_SECONDS = 0.1;

void bench_fail(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  fputc('\n', stderr);
  exit(1);
}

bench_options bench_parse(int argc, char **argv, const bench_suite *suite) {
  bench_options options = {.seconds = 0.6};
  const char *usage = "usage: %s --db %s --tests a,b,c [--secs 0.6]";
  for (int i = 1; i < argc; i += 2) {
    if (i + 1 == argc) bench_fail(usage, argv[0], suite->database);
    if (strcmp(argv[i], "--db") == 0) {
      if (strcmp(argv[i + 1], suite->database) != 0) bench_fail("this program measures %s only", suite->database);
    } else if (strcmp(argv[i], "--secs") == 0) {
      options.seconds = atof(argv[i + 1]);
      if (!(options.seconds > 0)) bench_fail("--secs wants a positive number");
    } else if (strcmp(argv[i], "--tests") == 0) {
      for (char *name = strtok(argv[i + 1], ","); name; name = strtok(NULL, ",")) {
        if (options.count == (int)(sizeof options.names / sizeof *options.names)) bench_fail("too many tests");
        options.names[options.count++] = name;
      }
    } else {
      bench_fail(usage, argv[0], suite->database);
    }
  }
  if (options.count == 0) bench_fail(usage, argv[0], suite->database);
  return options;
}

static double wall_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static double cpu_seconds(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
}

/* VmHWM, the largest resident set so far, in KiB. */
static long peak_rss(void) {
  FILE *status = fopen("/proc/self/status", "r");
  if (!status) return 0;
  char line[256];
  long kilobytes = 0;
  while (fgets(line, sizeof line, status))
    if (sscanf(line, "VmHWM: %ld", &kilobytes) == 1) break;
  fclose(status);
  return kilobytes;
}

typedef struct {
  float *microseconds;
  size_t count, capacity;
} latency_log;

static void record_latency(latency_log *log, double seconds) {
  if (log->count == log->capacity) {
    log->capacity = log->capacity ? log->capacity * 2 : 1 << 16;
    log->microseconds = realloc(log->microseconds, log->capacity * sizeof *log->microseconds);
    if (!log->microseconds) bench_fail("out of memory");
  }
  log->microseconds[log->count++] = (float)(seconds * 1e6);
}

static int ascending_float(const void *a, const void *b) {
  float x = *(const float *)a, y = *(const float *)b;
  return (x > y) - (x < y);
}

static int ascending_double(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double percentile(const latency_log *log, double fraction) {
  size_t rank = (size_t)(fraction * (double)(log->count - 1) + 0.5);
  return log->microseconds[rank];
}

static volatile int64_t sink;  /* keeps results alive, so that no op can be optimised away */

static void measure(const bench_suite *suite, const bench_test *test, double seconds, void *database) {
  const char *db = suite->database, *name = suite->implementation;
  printf("#rss0,%s,%s,%s,%ld\n", test->name, db, name, peak_rss());
  long index = 0;
  int64_t check = test->run(database, index++, true);
  printf("#check,%s,%s,%s,%lld\n", test->name, db, name, (long long)check);

  double start = wall_seconds();
  for (long ops = 0; ops < test->warm_up || wall_seconds() - start < WARM_UP_SECONDS; ops++) {
    if (test->cap && ops == test->cap) break;
    sink = test->run(database, index++, false);
  }

  latency_log log = {0};
  double rates[ROUNDS];
  long total = 0;
  double cpu = cpu_seconds();
  for (int round = 0; round < ROUNDS; round++) {
    double begin = wall_seconds(), now = begin, end = begin + seconds / ROUNDS;
    long ops = 0;
    do {
      sink = test->run(database, index++, false);
      double before = now;
      now = wall_seconds();
      if (test->latency) record_latency(&log, now - before);
      ops++;
    } while (now < end && !(test->cap && ops == test->cap));
    rates[round] = (double)ops / (now - begin);
    total += ops;
  }
  cpu = cpu_seconds() - cpu;

  qsort(rates, ROUNDS, sizeof *rates, ascending_double);
  printf("%s,%s,%s,%.2f,%.3f,%ld,", test->name, db, name, rates[ROUNDS / 2], cpu * 1e6 / (double)total, total);
  if (test->latency) {
    qsort(log.microseconds, log.count, sizeof *log.microseconds, ascending_float);
    printf("%.1f,%.1f,", percentile(&log, 0.5), percentile(&log, 0.99));
  } else {
    printf(",,");
  }
  printf("%ld\n", peak_rss());
  fflush(stdout);
  free(log.microseconds);
}

void bench_run(const bench_suite *suite, const bench_options *options, void *database) {
  for (int i = 0; i < options->count; i++) {
    const bench_test *test = NULL;
    for (int j = 0; j < suite->test_count && !test; j++)
      if (strcmp(suite->tests[j].name, options->names[i]) == 0) test = &suite->tests[j];
    if (test)
      measure(suite, test, options->seconds, database);
    else
      printf("#skip,%s,%s,%s,not in this program\n", options->names[i], suite->database, suite->implementation);
  }
}

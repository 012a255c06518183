/* The C reference for SQLite (BENCHMARK.md §8): what a careful C programmer writes against the same file. One
   connection, every statement prepared once, rows materialised as structs and freed inside the op. Concurrent tests run
   their lookups one after the other: compare their CPU, not their wall time.

   Frozen, with sqlite_connection.c, record.c and bench.c: a change to them is a commit of its own that says why. */
#include <stdio.h>
#include <string.h>
#include <sys/time.h>

#include "sqlite_connection.h"

enum { BULK_USERS = 100 };

/* --- Reads --- */

static int64_t fetch_user(database *db, int64_t id, bool checks) {
  sqlite3_stmt *s = prepared(db, SELECT_PK);
  sqlite3_bind_int64(s, 1, id);
  if (!step(db, s)) bench_fail("no user %lld", (long long)id);
  user value = read_user(s);
  sqlite3_reset(s);
  int64_t result = checks ? user_check(&value) : value.id;
  user_free(&value);
  return result;
}

static int64_t select_pk(void *db, long index, bool checks) { return fetch_user(db, bench_key(index), checks); }

static int64_t concurrent(database *db, long index, bool checks, int width) {
  int64_t sum = 0;
  for (int i = 0; i < width; i++) sum += fetch_user(db, bench_key(index * width + i), checks);
  return sum;
}

static int64_t concurrent_10(void *db, long index, bool checks) { return concurrent(db, index, checks, 10); }
static int64_t concurrent_50(void *db, long index, bool checks) { return concurrent(db, index, checks, 50); }
static int64_t concurrent_100(void *db, long index, bool checks) { return concurrent(db, index, checks, 100); }

static int64_t select_filter(void *context, long index, bool checks) {
  (void)index;
  database *db = context;
  sqlite3_stmt *s = prepared(db, SELECT_ADULTS);
  sqlite3_bind_int64(s, 1, 18);
  return user_list_consume(user_list_fetch(db, s), checks);
}

static int64_t filter_simple(void *context, long index, bool checks) {
  (void)index;
  database *db = context;
  sqlite3_stmt *s = prepared(db, SELECT_NAME);
  bind_text(s, 1, "User0", 5);
  return user_list_consume(user_list_fetch(db, s), checks);
}

static int64_t filter_complex(void *context, long index, bool checks) {
  (void)index;
  database *db = context;
  sqlite3_stmt *s = prepared(db, SELECT_COMPLEX);
  sqlite3_bind_int64(s, 1, 18);
  sqlite3_bind_int64(s, 2, 1);
  bind_text(s, 3, "A%", 2);
  return user_list_consume(user_list_fetch(db, s), checks);
}

static int64_t filter_in(void *context, long index, bool checks) {
  (void)index;
  database *db = context;
  sqlite3_stmt *s = prepared(db, SELECT_IN);
  for (int i = 0; i < IN_COUNT; i++) sqlite3_bind_int64(s, i + 1, bench_key(i));
  return user_list_consume(user_list_fetch(db, s), checks);
}

static int64_t order_limit(void *context, long index, bool checks) {
  (void)index;
  database *db = context;
  sqlite3_stmt *s = prepared(db, SELECT_NEWEST);
  sqlite3_bind_int64(s, 1, 10);
  return user_list_consume(user_list_fetch(db, s), checks);
}

static int64_t aggregate_count(void *context, long index, bool checks) {
  (void)index, (void)checks;
  database *db = context;
  sqlite3_stmt *s = prepared(db, COUNT_USERS);
  int64_t count = step(db, s) ? sqlite3_column_int64(s, 0) : -1;
  sqlite3_reset(s);
  return count;
}

static int64_t aggregate_mixed(void *context, long index, bool checks) {
  (void)index, (void)checks;
  database *db = context;
  sqlite3_stmt *s = prepared(db, MIXED_AGGREGATE);
  if (!step(db, s)) bench_fail("no aggregate");
  int64_t count = sqlite3_column_int64(s, 0), oldest = sqlite3_column_int64(s, 2);
  double average = sqlite3_column_double(s, 1);
  sqlite3_reset(s);
  return count + (int64_t)(average * 1000) + oldest;
}

static int64_t fetch_100k(void *context, long index, bool checks) {
  (void)index;
  database *db = context;
  return big_list_consume(big_list_fetch(db, prepared(db, SELECT_BIG)), checks);
}

static int64_t stream_100k(void *context, long index, bool checks) {
  (void)index;
  database *db = context;
  sqlite3_stmt *s = prepared(db, STREAM_BIG);
  int64_t result = 0;
  while (step(db, s)) {
    big row = read_big(s);
    result += checks ? big_check(&row) : 1;
    big_free(&row);
  }
  sqlite3_reset(s);
  return result;
}

static int64_t rich_fetch_1k(void *context, long index, bool checks) {
  (void)index;
  database *db = context;
  return doc_list_consume(doc_list_fetch(db, prepared(db, SELECT_DOCS)), checks);
}

/* --- Writes: outside a transaction a statement is its own --- */

static int64_t update_single(void *context, long index, bool checks) {
  (void)checks;
  database *db = context;
  sqlite3_stmt *s = prepared(db, UPDATE_NAME);
  bind_text(s, 1, "Updated", 7);
  sqlite3_bind_int64(s, 2, bench_key(index));
  perform(db, s);
  return sqlite3_changes(db->handle);
}

static int64_t update_bulk(void *context, long index, bool checks) {
  (void)index, (void)checks;
  database *db = context;
  sqlite3_stmt *s = prepared(db, UPDATE_MINORS);
  sqlite3_bind_int64(s, 1, 0);
  sqlite3_bind_int64(s, 2, 18);
  perform(db, s);
  return sqlite3_changes(db->handle);
}

static int64_t delete_single(void *context, long index, bool checks) {
  (void)checks;
  database *db = context;
  sqlite3_stmt *s = prepared(db, DELETE_USER);
  sqlite3_bind_int64(s, 1, bench_key(index));
  perform(db, s);
  return sqlite3_changes(db->handle);
}

static int64_t insert_user(database *db, const char *email, size_t length) {
  struct timeval now;
  gettimeofday(&now, NULL);
  char created_at[SECONDS_TEXT];
  format_instant((int64_t)now.tv_sec * 1000000, SECONDS_TEXT, created_at);
  sqlite3_stmt *s = prepared(db, INSERT_USER);
  bind_text(s, 1, "TestUser", 8);
  bind_text(s, 2, email, length);
  sqlite3_bind_int64(s, 3, 25);
  sqlite3_bind_int64(s, 4, 1);
  bind_text(s, 5, created_at, sizeof created_at);
  perform(db, s);
  return sqlite3_last_insert_rowid(db->handle);
}

static int64_t insert_single(void *context, long index, bool checks) {
  char email[64];
  int length = snprintf(email, sizeof email, "single%ld@example.com", index);
  int64_t id = insert_user(context, email, (size_t)length);
  return checks ? 1 : id;
}

static int64_t insert_bulk_100(void *context, long index, bool checks) {
  (void)checks;
  database *db = context;
  perform(db, prepared(db, BEGIN_WRITE));
  for (int i = 0; i < BULK_USERS; i++) {
    char email[64];
    int length = snprintf(email, sizeof email, "bulk%ld-%d@example.com", index, i);
    insert_user(db, email, (size_t)length);
  }
  perform(db, prepared(db, COMMIT));
  return BULK_USERS;
}

static int64_t bulk_insert_10k(void *context, long index, bool checks) {
  (void)index, (void)checks;
  database *db = context;
  sqlite3_stmt *s = prepared(db, INSERT_BIG);
  perform(db, prepared(db, BEGIN_WRITE));
  for (const big *row = db->bigs.rows; row < db->bigs.rows + BULK_BIGS; row++) {
    char created_at[MICROSECONDS_TEXT];
    format_instant(row->created_at, sizeof created_at, created_at);
    sqlite3_bind_int64(s, 1, row->user_id);
    bind_text(s, 2, row->name.bytes, row->name.length);
    bind_text(s, 3, row->email.bytes, row->email.length);
    sqlite3_bind_double(s, 4, row->score);
    sqlite3_bind_int64(s, 5, row->is_active);
    bind_text(s, 6, created_at, sizeof created_at);
    bind_text(s, 7, row->note.bytes, row->note.length); /* NULL binds NULL */
    perform(db, s);
  }
  perform(db, prepared(db, COMMIT));
  return BULK_BIGS;
}

static int64_t rich_insert_100(void *context, long index, bool checks) {
  (void)index, (void)checks;
  database *db = context;
  sqlite3_stmt *s = prepared(db, INSERT_DOC);
  perform(db, prepared(db, BEGIN_WRITE));
  for (const doc *row = db->docs.rows; row < db->docs.rows + BULK_DOCS; row++) {
    char uid[UUID_TEXT], amount[DECIMAL_TEXT], day[DAY_TEXT], ts[MICROSECONDS_TEXT];
    format_uuid(row->uid, uid);
    format_day(row->day, day);
    format_instant(row->ts, sizeof ts, ts);
    size_t json_length;
    const char *json = json_object_to_json_string_length(row->data, JSON_C_TO_STRING_PLAIN, &json_length);
    bind_text(s, 1, uid, sizeof uid);
    bind_text(s, 2, amount, format_decimal(row->amount, amount));
    bind_text(s, 3, day, sizeof day);
    bind_text(s, 4, ts, sizeof ts);
    bind_text(s, 5, json, json_length);
    sqlite3_bind_blob(s, 6, row->raw.bytes, (int)row->raw.length, SQLITE_STATIC);
    bind_text(s, 7, row->note.bytes, row->note.length);
    perform(db, s);
  }
  perform(db, prepared(db, COMMIT));
  return BULK_DOCS;
}

/* --- Start --- */

static const bench_test TESTS[] = {
    {"select_pk", select_pk, 0, 2, false},
    {"select_filter", select_filter, 0, 2, false},
    {"filter_simple", filter_simple, 0, 2, false},
    {"filter_complex", filter_complex, 0, 2, false},
    {"filter_in", filter_in, 0, 2, false},
    {"order_limit", order_limit, 0, 2, false},
    {"aggregate_count", aggregate_count, 0, 2, false},
    {"aggregate_mixed", aggregate_mixed, 0, 2, false},
    {"concurrent_10", concurrent_10, 0, 2, false},
    {"concurrent_50", concurrent_50, 0, 2, false},
    {"concurrent_100", concurrent_100, 0, 2, false},
    {"pk_latency_1", select_pk, 0, 2, true},
    {"pk_latency_16", select_pk, 0, 2, true},
    {"pk_latency_64", select_pk, 0, 2, true},
    {"fetch_100k", fetch_100k, 0, 2, false},
    {"stream_100k", stream_100k, 0, 2, false},
    {"rich_fetch_1k", rich_fetch_1k, 0, 2, false},
    {"update_single", update_single, 300, 2, false},
    {"update_bulk", update_bulk, 300, 2, false},
    {"delete_single", delete_single, 100, 2, false},
    {"insert_single", insert_single, 300, 2, false},
    {"insert_bulk_100", insert_bulk_100, 100, 2, false},
    {"bulk_insert_10k", bulk_insert_10k, 3, 1, false},
    {"rich_insert_100", rich_insert_100, 100, 2, false},
};

static const bench_suite SUITE = {"sqlite", "c", TESTS, sizeof TESTS / sizeof *TESTS};

/* The input objects of the bulk tests are built before anything is timed. */
static void load_inputs(database *db, const bench_options *options) {
  for (int i = 0; i < options->count; i++) {
    if (strcmp(options->names[i], "bulk_insert_10k") == 0) {
      sqlite3_stmt *s = prepared(db, SELECT_INPUT_BIGS);
      sqlite3_bind_int64(s, 1, BULK_BIGS);
      db->bigs = big_list_fetch(db, s);
    } else if (strcmp(options->names[i], "rich_insert_100") == 0) {
      sqlite3_stmt *s = prepared(db, SELECT_INPUT_DOCS);
      sqlite3_bind_int64(s, 1, BULK_DOCS);
      db->docs = doc_list_fetch(db, s);
    }
  }
}

int main(int argc, char **argv) {
  bench_options options = bench_parse(argc, argv, &SUITE);
  database db = {0};
  database_open(&db);
  load_inputs(&db, &options);
  bench_run(&SUITE, &options, &db);
  database_close(&db);
  return 0;
}

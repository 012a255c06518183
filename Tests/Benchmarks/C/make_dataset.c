/* Writes the data set of BENCHMARK.md §4 into a new SQLite file. Every implementation works on a fresh copy of that
   file, so all of them read the same bytes. Tables are STRICT: what a column declares is what it holds. */
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "record.h"

static const char SCHEMA[] =
    "PRAGMA journal_mode = WAL;"
    "CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE,"
    "  age INTEGER NOT NULL, is_active INTEGER NOT NULL DEFAULT 1,"
    "  created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP) STRICT;"
    "CREATE TABLE posts (id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  user_id INTEGER NOT NULL REFERENCES users(id) ON DELETE CASCADE, title TEXT NOT NULL, content TEXT DEFAULT '',"
    "  views INTEGER DEFAULT 0, created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP) STRICT;"
    "CREATE TABLE tags (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE) STRICT;"
    "CREATE TABLE post_tags (id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  post_id INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,"
    "  tag_id INTEGER NOT NULL REFERENCES tags(id) ON DELETE CASCADE) STRICT;"
    "CREATE TABLE big (id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER NOT NULL, name TEXT NOT NULL,"
    "  email TEXT NOT NULL, score REAL NOT NULL, is_active INTEGER NOT NULL, created_at TEXT NOT NULL,"
    "  note TEXT) STRICT;"
    "CREATE TABLE bulk (id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER NOT NULL, name TEXT NOT NULL,"
    "  email TEXT NOT NULL, score REAL NOT NULL, is_active INTEGER NOT NULL, created_at TEXT NOT NULL,"
    "  note TEXT) STRICT;"
    "CREATE TABLE docs (id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL, amount TEXT NOT NULL,"
    "  day TEXT NOT NULL, ts TEXT NOT NULL, data TEXT NOT NULL, raw BLOB NOT NULL, note TEXT) STRICT;"
    "BEGIN;";

/* --- Random numbers: splitmix64 (Steele, Lea, Flood 2014), one stream, seed 69 --- */

static uint64_t state = 69;

static uint64_t next(void) {
  uint64_t z = state += 0x9e3779b97f4a7c15u;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
  z = (z ^ z >> 27) * 0x94d049bb133111ebu;
  return z ^ z >> 31;
}

static int64_t r(int64_t a, int64_t b) { return a + (int64_t)(next() % (uint64_t)(b - a + 1)); }

/* --- Writing: `row` binds its arguments by type letter and steps ---
   i int64, d double, s terminated string, S string and int length, b blob and int length, n NULL */

static sqlite3 *handle;

static void expect(int code, int wanted) {
  if (code != wanted) bench_fail("sqlite: %s", sqlite3_errmsg(handle));
}

static sqlite3_stmt *insertion(const char *table, int columns) {
  char sql[128];
  char *end = sql + sprintf(sql, "INSERT INTO %s VALUES (?", table);
  for (int i = 1; i < columns; i++) end += sprintf(end, ",?");
  strcpy(end, ")");
  sqlite3_stmt *statement;
  expect(sqlite3_prepare_v2(handle, sql, -1, &statement, NULL), SQLITE_OK);
  return statement;
}

static void row(sqlite3_stmt *statement, const char *types, ...) {
  va_list arguments;
  va_start(arguments, types);
  for (int i = 1; *types; i++, types++) {
    const char *bytes;
    switch (*types) {
      case 'i': sqlite3_bind_int64(statement, i, va_arg(arguments, int64_t)); break;
      case 'd': sqlite3_bind_double(statement, i, va_arg(arguments, double)); break;
      case 's': sqlite3_bind_text(statement, i, va_arg(arguments, const char *), -1, SQLITE_STATIC); break;
      case 'S':
        bytes = va_arg(arguments, const char *);
        sqlite3_bind_text(statement, i, bytes, va_arg(arguments, int), SQLITE_STATIC);
        break;
      case 'b':
        bytes = va_arg(arguments, const char *);
        sqlite3_bind_blob(statement, i, bytes, va_arg(arguments, int), SQLITE_STATIC);
        break;
      default: sqlite3_bind_null(statement, i);
    }
  }
  va_end(arguments);
  expect(sqlite3_step(statement), SQLITE_DONE);
  sqlite3_reset(statement);
}

/* 2024-01-01T00:00:00Z in µs since 1970. */
static const int64_t START = 1704067200000000;

static void write_users(void) {
  sqlite3_stmt *s = insertion("users", 6);
  for (int64_t id = 1; id <= 1000; id++) {
    char name[32], email[48], created_at[SECONDS_TEXT];
    sprintf(name, "User%d", (int)id - 1);
    sprintf(email, "user%d@example.com", (int)id - 1);
    format_instant(START + id * 61000000, sizeof created_at, created_at);
    int64_t age = r(15, 70), is_active = r(0, 1);
    row(s, "issiiS", id, name, email, age, is_active, created_at, (int)sizeof created_at);
  }
  sqlite3_finalize(s);
}

static void write_posts(void) {
  sqlite3_stmt *s = insertion("posts", 6);
  for (int64_t u = 1; u <= 1000; u++) {
    for (int64_t j = 0; j < 20; j++) {
      int64_t id = (u - 1) * 20 + j + 1;
      char title[48], content[256] = "", created_at[SECONDS_TEXT];
      sprintf(title, "Post %d by user %d", (int)j, (int)u);
      for (int i = 0; i < 10; i++) sprintf(content + strlen(content), "Content for post %d", (int)j);
      format_instant(START + id * 17000000, sizeof created_at, created_at);
      row(s, "iissiS", id, u, title, content, r(0, 1000), created_at, (int)sizeof created_at);
    }
  }
  sqlite3_finalize(s);
}

static void write_tags(void) {
  sqlite3_stmt *s = insertion("tags", 2);
  for (int64_t id = 1; id <= 50; id++) {
    char name[16];
    sprintf(name, "tag%d", (int)id - 1);
    row(s, "is", id, name);
  }
  sqlite3_finalize(s);
}

static void write_post_tags(void) {
  sqlite3_stmt *s = insertion("post_tags", 3);
  int64_t id = 1;
  for (int64_t post = 1; post <= 1000; post++) {
    uint64_t used = 0; /* one bit per tag */
    for (int64_t k = r(1, 3); k > 0; k--) {
      int64_t tag;
      do tag = r(1, 50);
      while (used >> tag & 1);
      used |= (uint64_t)1 << tag;
      row(s, "iii", id++, post, tag);
    }
  }
  sqlite3_finalize(s);
}

static void write_big(void) {
  sqlite3_stmt *s = insertion("big", 8);
  for (int64_t id = 1; id <= 100000; id++) {
    char name[32], email[48], note[48], created_at[MICROSECONDS_TEXT];
    sprintf(name, "Name %d", (int)id);
    sprintf(email, "n%d@example.com", (int)id);
    sprintf(note, "note for row %d", (int)id);
    format_instant(START + id * 1000003, sizeof created_at, created_at);
    int64_t user_id = r(1, 1000);
    double score = (double)r(0, 999999) / 1000.0;
    int64_t is_active = r(0, 1);
    row(s, id % 2 ? "iissdiSn" : "iissdiSs", id, user_id, name, email, score, is_active, created_at,
        (int)sizeof created_at, note);
  }
  sqlite3_finalize(s);
}

static void write_docs(void) {
  sqlite3_stmt *s = insertion("docs", 8);
  for (int64_t id = 1; id <= 1000; id++) {
    uint64_t high = next(), low = next();
    uint8_t uid_bytes[16], raw[64];
    for (int i = 0; i < 8; i++) {
      uid_bytes[i] = (uint8_t)(high >> (56 - 8 * i));
      uid_bytes[8 + i] = (uint8_t)(low >> (56 - 8 * i));
    }
    for (int i = 0; i < 64; i++) raw[i] = (uint8_t)(id * 7 + i);
    char uid[UUID_TEXT], amount[DECIMAL_TEXT], day[DAY_TEXT], ts[MICROSECONDS_TEXT];
    format_uuid(uid_bytes, uid);
    int amount_length = (int)format_decimal(r(-1000000000000, 1000000000000), amount);
    format_day(10957 + r(0, 9999), day); /* 2000-01-01 is day 10957 */
    format_instant(START + r(0, 10000000000000), sizeof ts, ts);
    int64_t x = r(0, 999999);
    char data[512], note[32];
    sprintf(data,
            "{\"k\":%d,\"name\":\"doc %d\",\"tags\":[\"a\",\"b\",%d],\"nested\":{\"x\":%d.%03d,\"ok\":%s,\"none\":null,"
            "\"list\":[1,2,3,4,5,6,7,8]},\"text\":\"lorem ipsum dolor sit amet, consectetur\"}",
            (int)id, (int)id, (int)(id % 7), (int)(x / 1000), (int)(x % 1000), id % 2 ? "false" : "true");
    sprintf(note, "note %d", (int)id);
    row(s, id % 3 ? "iSSSSsbs" : "iSSSSsbn", id, uid, UUID_TEXT, amount, amount_length, day, DAY_TEXT, ts,
        MICROSECONDS_TEXT, data, raw, (int)sizeof raw, note);
  }
  sqlite3_finalize(s);
}

int main(int argc, char **argv) {
  if (argc != 2) bench_fail("usage: %s new-file.sqlite", argv[0]);
  if (access(argv[1], F_OK) == 0) bench_fail("%s exists", argv[1]);
  expect(sqlite3_open(argv[1], &handle), SQLITE_OK);
  expect(sqlite3_exec(handle, SCHEMA, NULL, NULL, NULL), SQLITE_OK);
  write_users();
  write_posts();
  write_tags();
  write_post_tags();
  write_big();
  write_docs();
  expect(sqlite3_exec(handle, "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL), SQLITE_OK);
  expect(sqlite3_close(handle), SQLITE_OK);
  return 0;
}

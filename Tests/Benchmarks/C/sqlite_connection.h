/* The C reference's connection: statements prepared once, rows materialised as structs, lists of them. */
#ifndef BASALT_BENCH_SQLITE_CONNECTION_H
#define BASALT_BENCH_SQLITE_CONNECTION_H

#include <sqlite3.h>

#include "bench.h"
#include "record.h"

enum { IN_COUNT = 100, BULK_BIGS = 10000, BULK_DOCS = 100 };

typedef enum {
  SELECT_PK,
  SELECT_ADULTS,
  SELECT_NAME,
  SELECT_COMPLEX,
  SELECT_IN,
  SELECT_NEWEST,
  COUNT_USERS,
  MIXED_AGGREGATE,
  SELECT_BIG,
  SELECT_INPUT_BIGS,
  SELECT_INPUT_DOCS,
  STREAM_BIG,
  SELECT_DOCS,
  UPDATE_NAME,
  UPDATE_MINORS,
  DELETE_USER,
  INSERT_USER,
  INSERT_BIG,
  INSERT_DOC,
  BEGIN_WRITE,
  COMMIT,
  STATEMENT_COUNT
} statement_id;

typedef struct database database;

/* All rows of a statement, in a growing array. `consume` returns their check value, or their count, and frees them. */
#define DECLARE_LIST(type)                                       \
  typedef struct {                                               \
    type *rows;                                                  \
    size_t count, capacity;                                      \
  } type##_list;                                                 \
  type##_list type##_list_fetch(database *db, sqlite3_stmt *s);  \
  int64_t type##_list_consume(type##_list list, bool checks);

DECLARE_LIST(user)
DECLARE_LIST(big)
DECLARE_LIST(doc)

struct database {
  sqlite3 *handle;
  sqlite3_stmt *statements[STATEMENT_COUNT];
  json_tokener *tokener;
  big_list bigs; /* inputs of bulk_insert_10k, read before timing */
  doc_list docs; /* inputs of rich_insert_100 */
};

/* Opens the file that BENCH_SQLITE_URL (sqlite:///path) names, with the pragmas of §3. */
void database_open(database *db);
void database_close(database *db);

/* The statement, prepared at its first use. */
sqlite3_stmt *prepared(database *db, statement_id id);

/* Whether there is a row. */
bool step(database *db, sqlite3_stmt *statement);

/* Runs a statement without rows to its end. */
void perform(database *db, sqlite3_stmt *statement);

/* The bytes are not copied; NULL binds NULL. */
void bind_text(sqlite3_stmt *statement, int index, const char *bytes, size_t length);

user read_user(sqlite3_stmt *s);
big read_big(sqlite3_stmt *s);

#endif

#include "sqlite_connection.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define USER_COLUMNS "id, name, email, age, is_active, created_at"
#define BIG_COLUMNS "id, user_id, name, email, score, is_active, created_at, note"
#define DOC_COLUMNS "id, uid, amount, day, ts, data, raw, note"

static const char *const SQL[STATEMENT_COUNT] = {
    [SELECT_PK] = "SELECT " USER_COLUMNS " FROM users WHERE id = ?",
    [SELECT_ADULTS] = "SELECT " USER_COLUMNS " FROM users WHERE age >= ?",
    [SELECT_NAME] = "SELECT " USER_COLUMNS " FROM users WHERE name = ?",
    [SELECT_COMPLEX] = "SELECT " USER_COLUMNS " FROM users WHERE (age >= ? AND is_active = ?) OR name LIKE ?",
    [SELECT_IN] = NULL, /* 100 placeholders: written when it is prepared */
    [SELECT_NEWEST] = "SELECT " USER_COLUMNS " FROM users ORDER BY created_at DESC LIMIT ?",
    [COUNT_USERS] = "SELECT COUNT(*) FROM users",
    [MIXED_AGGREGATE] = "SELECT COUNT(*), AVG(age), MAX(age) FROM users",
    [SELECT_BIG] = "SELECT " BIG_COLUMNS " FROM big",
    [SELECT_INPUT_BIGS] = "SELECT " BIG_COLUMNS " FROM big WHERE id <= ? ORDER BY id",
    [SELECT_INPUT_DOCS] = "SELECT " DOC_COLUMNS " FROM docs WHERE id <= ? ORDER BY id",
    [STREAM_BIG] = "SELECT " BIG_COLUMNS " FROM big ORDER BY id",
    [SELECT_DOCS] = "SELECT " DOC_COLUMNS " FROM docs",
    [UPDATE_NAME] = "UPDATE users SET name = ? WHERE id = ?",
    [UPDATE_MINORS] = "UPDATE users SET is_active = ? WHERE age < ?",
    [DELETE_USER] = "DELETE FROM users WHERE id = ?",
    [INSERT_USER] = "INSERT INTO users (name, email, age, is_active, created_at) VALUES (?, ?, ?, ?, ?)",
    [INSERT_BIG] = "INSERT INTO bulk (user_id, name, email, score, is_active, created_at, note) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?)",
    [INSERT_DOC] = "INSERT INTO docs (uid, amount, day, ts, data, raw, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
    [BEGIN_WRITE] = "BEGIN IMMEDIATE",
    [COMMIT] = "COMMIT",
};

/* --- Statements --- */

static void expect(database *db, int code, int wanted) {
  if (code != wanted) bench_fail("sqlite: %s", sqlite3_errmsg(db->handle));
}

sqlite3_stmt *prepared(database *db, statement_id id) {
  if (db->statements[id]) return db->statements[id];
  char in_list[256 + 3 * IN_COUNT];
  const char *sql = SQL[id];
  if (!sql) {
    char *end = in_list + sprintf(in_list, "SELECT " USER_COLUMNS " FROM users WHERE id IN (?");
    for (int i = 1; i < IN_COUNT; i++) end += sprintf(end, ",?");
    strcpy(end, ")");
    sql = in_list;
  }
  expect(db, sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &db->statements[id], NULL), SQLITE_OK);
  return db->statements[id];
}

bool step(database *db, sqlite3_stmt *statement) {
  int code = sqlite3_step(statement);
  if (code == SQLITE_ROW) return true;
  expect(db, code, SQLITE_DONE);
  return false;
}

/* Runs a statement without rows to its end. */
void perform(database *db, sqlite3_stmt *statement) {
  if (step(db, statement)) bench_fail("unexpected row");
  sqlite3_reset(statement);
}

static text column_text(sqlite3_stmt *statement, int column) {
  const void *bytes = sqlite3_column_text(statement, column);
  return bytes ? text_copy(bytes, (size_t)sqlite3_column_bytes(statement, column)) : (text){0};
}

static text column_blob(sqlite3_stmt *statement, int column) {
  const void *bytes = sqlite3_column_blob(statement, column);
  return text_copy(bytes, (size_t)sqlite3_column_bytes(statement, column));
}

/* The text of a column, not copied: valid until the next step. Its byte count is the second argument of the parsers. */
#define RAW_TEXT(statement, column) \
  (const char *)sqlite3_column_text(statement, column), (size_t)sqlite3_column_bytes(statement, column)

void bind_text(sqlite3_stmt *statement, int index, const char *bytes, size_t length) {
  sqlite3_bind_text(statement, index, bytes, (int)length, SQLITE_STATIC);
}

/* --- Rows --- */

user read_user(sqlite3_stmt *s) {
  return (user){
      .id = sqlite3_column_int64(s, 0),
      .name = column_text(s, 1),
      .email = column_text(s, 2),
      .age = sqlite3_column_int64(s, 3),
      .is_active = sqlite3_column_int(s, 4) != 0,
      .created_at = parse_instant(RAW_TEXT(s, 5)),
  };
}

big read_big(sqlite3_stmt *s) {
  return (big){
      .id = sqlite3_column_int64(s, 0),
      .user_id = sqlite3_column_int64(s, 1),
      .name = column_text(s, 2),
      .email = column_text(s, 3),
      .score = sqlite3_column_double(s, 4),
      .is_active = sqlite3_column_int(s, 5) != 0,
      .created_at = parse_instant(RAW_TEXT(s, 6)),
      .note = column_text(s, 7),
  };
}

static json_object *parse_json(database *db, const char *bytes, size_t length) {
  json_tokener_reset(db->tokener);
  json_object *value = json_tokener_parse_ex(db->tokener, bytes, (int)length);
  if (!value) bench_fail("json: %s", json_tokener_error_desc(json_tokener_get_error(db->tokener)));
  return value;
}

static doc read_doc(database *db, sqlite3_stmt *s) {
  doc value = {
      .id = sqlite3_column_int64(s, 0),
      .amount = parse_decimal(RAW_TEXT(s, 2)),
      .day = parse_day(RAW_TEXT(s, 3)),
      .ts = parse_instant(RAW_TEXT(s, 4)),
      .data = parse_json(db, RAW_TEXT(s, 5)),
      .raw = column_blob(s, 6),
      .note = column_text(s, 7),
  };
  parse_uuid(RAW_TEXT(s, 1), value.uid);
  return value;
}

#define DEFINE_LIST(type, read_row)                                            \
  type##_list type##_list_fetch(database *db, sqlite3_stmt *s) {               \
    type##_list list = {0};                                                    \
    while (step(db, s)) {                                                      \
      if (list.count == list.capacity) {                                       \
        list.capacity = list.capacity ? list.capacity * 2 : 16;                \
        list.rows = realloc(list.rows, list.capacity * sizeof *list.rows);     \
        if (!list.rows) bench_fail("out of memory");                           \
      }                                                                        \
      list.rows[list.count++] = read_row;                                      \
    }                                                                          \
    sqlite3_reset(s);                                                          \
    return list;                                                               \
  }                                                                            \
  int64_t type##_list_consume(type##_list list, bool checks) {                 \
    int64_t result = checks ? 0 : (int64_t)list.count;                         \
    for (size_t i = 0; i < list.count; i++) {                                  \
      if (checks) result += type##_check(&list.rows[i]);                       \
      type##_free(&list.rows[i]);                                              \
    }                                                                          \
    free(list.rows);                                                           \
    return result;                                                             \
  }

DEFINE_LIST(user, read_user(s))
DEFINE_LIST(big, read_big(s))
DEFINE_LIST(doc, read_doc(db, s))

/* --- Opening --- */

void database_open(database *db) {
  const char *url = getenv("BENCH_SQLITE_URL"), *scheme = "sqlite://";
  if (!url || strncmp(url, scheme, strlen(scheme)) != 0) bench_fail("BENCH_SQLITE_URL wants sqlite:///path");
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  expect(db, sqlite3_open_v2(url + strlen(scheme), &db->handle, flags, NULL), SQLITE_OK);
  const char *pragmas = "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000; "
                        "PRAGMA cache_size = 10000";
  expect(db, sqlite3_exec(db->handle, pragmas, NULL, NULL, NULL), SQLITE_OK);
  db->tokener = json_tokener_new();
}

void database_close(database *db) {
  big_list_consume(db->bigs, false);
  doc_list_consume(db->docs, false);
  for (int i = 0; i < STATEMENT_COUNT; i++) sqlite3_finalize(db->statements[i]);
  json_tokener_free(db->tokener);
  sqlite3_close(db->handle);
}

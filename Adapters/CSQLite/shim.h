#ifndef BASALT_CSQLITE_SHIM_H
#define BASALT_CSQLITE_SHIM_H

#include <sqlite3.h>
#include <stdint.h>
#include <string.h>

/// Makes SQLite refuse double-quoted strings, so that an unknown column is an error and not the text of its name.
/// It is here because Swift cannot call functions with a variable number of arguments.
static inline int basalt_sqlite3_refuse_quoted_strings(sqlite3 *db) {
  int result = sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
  return result == SQLITE_OK ? sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0) : result;
}

/// A cell of a result row; the layout is that of `Cell` in BasaltRow.
typedef struct {
  int32_t kind;
  int32_t count;
  uint64_t bits;
} basalt_cell;

/// Reads a cell: kind and value at once.
///
/// The functions on `sqlite3_value` want a "protected" value. There is no distinction between protected and other values on
/// a connection without a mutex of its own (SQLITE_OPEN_NOMUTEX), and Basalt opens no other; see "Result Values And
/// Parameters" (sqlite3_value) in SQLite's documentation.
static inline void basalt_sqlite3_cell(sqlite3_stmt *statement, int column, void *result) {
  basalt_cell *cell = (basalt_cell *)result;
  sqlite3_value *value = sqlite3_column_value(statement, column);
  cell->kind = sqlite3_value_type(value);
  switch (cell->kind) {
    case SQLITE_INTEGER:
      cell->bits = (uint64_t)sqlite3_value_int64(value);
      break;
    case SQLITE_FLOAT: {
      double number = sqlite3_value_double(value);
      memcpy(&cell->bits, &number, sizeof number);
      break;
    }
    case SQLITE_TEXT:
      cell->bits = (uint64_t)(uintptr_t)sqlite3_value_text(value);
      cell->count = sqlite3_value_bytes(value);
      break;
    case SQLITE_BLOB:
      cell->bits = (uint64_t)(uintptr_t)sqlite3_value_blob(value);
      cell->count = sqlite3_value_bytes(value);
      break;
    default:
      break;
  }
}

#endif

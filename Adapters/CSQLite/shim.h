#ifndef BASALT_CSQLITE_SHIM_H
#define BASALT_CSQLITE_SHIM_H

#include <sqlite3.h>

// Swift cannot call C functions with a variable number of arguments; these wrap the few that the driver needs.

/// Makes SQLite refuse double-quoted strings, so that an unknown column is an error and not the text of its name.
static inline int basalt_sqlite3_refuse_quoted_strings(sqlite3 *db) {
  int result = sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
  return result == SQLITE_OK ? sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0) : result;
}

#endif

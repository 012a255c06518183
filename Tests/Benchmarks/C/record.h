/* The typed objects of BENCHMARK.md §5 as C structs: their text forms, their check values (§6), their release. */
#ifndef BASALT_BENCH_RECORD_H
#define BASALT_BENCH_RECORD_H

#include <json-c/json.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An owned string, not terminated. `bytes` is NULL for SQL NULL. */
typedef struct {
  char *bytes;
  size_t length;
} text;

typedef struct {
  int64_t id;
  text name, email;
  int64_t age;
  bool is_active;
  int64_t created_at; /* µs since 1970 */
} user;

typedef struct {
  int64_t id, user_id;
  text name, email;
  double score;
  bool is_active;
  int64_t created_at; /* µs since 1970 */
  text note;
} big;

typedef struct {
  int64_t id;
  uint8_t uid[16];
  int64_t amount; /* scaled by 10,000 */
  int64_t day;    /* days since 1970 */
  int64_t ts;     /* µs since 1970 */
  json_object *data;
  text raw;
  text note;
} doc;

enum {
  SECONDS_TEXT = 19,      /* YYYY-MM-DD HH:MM:SS */
  MICROSECONDS_TEXT = 26, /* YYYY-MM-DD HH:MM:SS.ffffff */
  DAY_TEXT = 10,
  UUID_TEXT = 36,
  DECIMAL_TEXT = 24, /* room for any int64 with 4 decimals */
};

text text_copy(const void *bytes, size_t length);

/* Both forms of an instant; any other text ends the program. */
int64_t parse_instant(const char *bytes, size_t length);
int64_t parse_day(const char *bytes, size_t length);
int64_t parse_decimal(const char *bytes, size_t length);
void parse_uuid(const char *bytes, size_t length, uint8_t uid[16]);

/* Each writes the stated number of bytes, no terminator. `length` of an instant is one of the two constants above. */
void format_instant(int64_t microseconds, size_t length, char *out);
void format_day(int64_t day, char *out);
void format_uuid(const uint8_t uid[16], char *out);
size_t format_decimal(int64_t scaled, char *out); /* returns the length */

void user_free(user *value);
void big_free(big *value);
void doc_free(doc *value);

int64_t user_check(const user *value);
int64_t big_check(const big *value);
int64_t doc_check(const doc *value);

#endif

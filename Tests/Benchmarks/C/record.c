#include "record.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { MICROSECONDS = 1000000, DAY_SECONDS = 86400 };

text text_copy(const void *bytes, size_t length) {
  text copy = {.bytes = malloc(length ? length : 1), .length = length};
  if (!copy.bytes) bench_fail("out of memory");
  memcpy(copy.bytes, bytes, length);
  return copy;
}

/* --- Calendar: proleptic Gregorian, years 0 to 9999, counted in 400-year eras that begin on 1 March, so that the
   leap day ends a year and month lengths follow one linear formula. 719468 days lie between 0000-03-01 and 1970-01-01.
   Method: Howard Hinnant, "chrono-compatible low-level date algorithms". --- */

enum { ERA_DAYS = 146097, EPOCH_DAYS = 719468 };

static int64_t days_from_date(unsigned year, unsigned month, unsigned day) {
  unsigned y = month <= 2 ? year - 1 : year;
  unsigned march_month = (month + 9) % 12;
  unsigned day_of_year = (153 * march_month + 2) / 5 + day - 1;
  return (int64_t)y * 365 + y / 4 - y / 100 + y / 400 + day_of_year - EPOCH_DAYS;
}

static void date_from_days(int64_t days, unsigned *year, unsigned *month, unsigned *day) {
  unsigned n = (unsigned)(days + EPOCH_DAYS);
  unsigned era = n / ERA_DAYS, in_era = n % ERA_DAYS;
  unsigned year_of_era = (in_era - in_era / 1460 + in_era / 36524 - in_era / (ERA_DAYS - 1)) / 365;
  unsigned day_of_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  unsigned march_month = (5 * day_of_year + 2) / 153;
  *day = day_of_year - (153 * march_month + 2) / 5 + 1;
  *month = march_month < 10 ? march_month + 3 : march_month - 9;
  *year = era * 400 + year_of_era + (*month <= 2);
}

/* --- Parsing. A byte that is no digit sets `*bad`; it is tested once per value. --- */

static unsigned digits(const char *bytes, int count, bool *bad) {
  unsigned value = 0;
  for (int i = 0; i < count; i++) {
    unsigned digit = (unsigned char)bytes[i] - (unsigned)'0';
    *bad |= digit > 9;
    value = value * 10 + digit;
  }
  return value;
}

static int64_t parse_date_part(const char *bytes, bool *bad) {
  *bad |= bytes[4] != '-' || bytes[7] != '-';
  return days_from_date(digits(bytes, 4, bad), digits(bytes + 5, 2, bad), digits(bytes + 8, 2, bad));
}

int64_t parse_instant(const char *bytes, size_t length) {
  bool bad = length != SECONDS_TEXT && length != MICROSECONDS_TEXT;
  if (!bad) {
    int64_t days = parse_date_part(bytes, &bad);
    bad |= bytes[10] != ' ' || bytes[13] != ':' || bytes[16] != ':';
    unsigned seconds =
        digits(bytes + 11, 2, &bad) * 3600 + digits(bytes + 14, 2, &bad) * 60 + digits(bytes + 17, 2, &bad);
    unsigned fraction = 0;
    if (length == MICROSECONDS_TEXT) {
      bad |= bytes[19] != '.';
      fraction = digits(bytes + 20, 6, &bad);
    }
    if (!bad) return (days * DAY_SECONDS + seconds) * MICROSECONDS + fraction;
  }
  bench_fail("not an instant: %.*s", (int)length, bytes);
}

int64_t parse_day(const char *bytes, size_t length) {
  bool bad = length != DAY_TEXT;
  int64_t days = bad ? 0 : parse_date_part(bytes, &bad);
  if (bad) bench_fail("not a date: %.*s", (int)length, bytes);
  return days;
}

int64_t parse_decimal(const char *bytes, size_t length) {
  bool negative = length > 0 && bytes[0] == '-', bad = length < 6;
  int64_t value = 0;
  for (size_t i = negative; !bad && i < length; i++) {
    if (i == length - 5)
      bad |= bytes[i] != '.';
    else
      value = value * 10 + digits(bytes + i, 1, &bad);
  }
  if (bad) bench_fail("not a decimal with 4 places: %.*s", (int)length, bytes);
  return negative ? -value : value;
}

static unsigned hex_digit(char byte) {
  if (byte >= '0' && byte <= '9') return (unsigned)(byte - '0');
  if (byte >= 'a' && byte <= 'f') return (unsigned)(byte - 'a') + 10;
  bench_fail("not a hexadecimal digit: %c", byte);
}

static bool dash_before(int byte) { return byte == 4 || byte == 6 || byte == 8 || byte == 10; }

void parse_uuid(const char *bytes, size_t length, uint8_t uid[16]) {
  if (length != UUID_TEXT) bench_fail("not a UUID: %.*s", (int)length, bytes);
  for (int i = 0; i < 16; i++) {
    bytes += dash_before(i);
    uid[i] = (uint8_t)(hex_digit(bytes[0]) << 4 | hex_digit(bytes[1]));
    bytes += 2;
  }
}

/* --- Formatting --- */

static void put_digits(char *out, int count, unsigned value) {
  for (int i = count - 1; i >= 0; i--, value /= 10) out[i] = (char)('0' + value % 10);
}

void format_day(int64_t day, char *out) {
  unsigned year, month, day_of_month;
  date_from_days(day, &year, &month, &day_of_month);
  put_digits(out, 4, year);
  out[4] = out[7] = '-';
  put_digits(out + 5, 2, month);
  put_digits(out + 8, 2, day_of_month);
}

void format_instant(int64_t microseconds, size_t length, char *out) {
  int64_t day = microseconds / ((int64_t)DAY_SECONDS * MICROSECONDS);
  int64_t rest = microseconds % ((int64_t)DAY_SECONDS * MICROSECONDS);
  if (rest < 0) {
    rest += (int64_t)DAY_SECONDS * MICROSECONDS;
    day--;
  }
  unsigned seconds = (unsigned)(rest / MICROSECONDS);
  format_day(day, out);
  out[10] = ' ';
  put_digits(out + 11, 2, seconds / 3600);
  put_digits(out + 14, 2, seconds / 60 % 60);
  put_digits(out + 17, 2, seconds % 60);
  out[13] = out[16] = ':';
  if (length == MICROSECONDS_TEXT) {
    out[19] = '.';
    put_digits(out + 20, 6, (unsigned)(rest % MICROSECONDS));
  }
}

void format_uuid(const uint8_t uid[16], char *out) {
  static const char hex[] = "0123456789abcdef";
  for (int i = 0; i < 16; i++) {
    if (dash_before(i)) *out++ = '-';
    *out++ = hex[uid[i] >> 4];
    *out++ = hex[uid[i] & 15];
  }
}

size_t format_decimal(int64_t scaled, char *out) {
  char reversed[DECIMAL_TEXT];
  size_t count = 0, length = 0;
  uint64_t magnitude = scaled < 0 ? -(uint64_t)scaled : (uint64_t)scaled;
  while (magnitude || count < 6) { /* at least 0.0000 */
    if (count == 4) reversed[count++] = '.';
    reversed[count++] = (char)('0' + magnitude % 10);
    magnitude /= 10;
  }
  if (scaled < 0) out[length++] = '-';
  while (count) out[length++] = reversed[--count];
  return length;
}

/* --- Release and check values --- */

void user_free(user *value) {
  free(value->name.bytes);
  free(value->email.bytes);
}

void big_free(big *value) {
  free(value->name.bytes);
  free(value->email.bytes);
  free(value->note.bytes);
}

void doc_free(doc *value) {
  json_object_put(value->data);
  free(value->raw.bytes);
  free(value->note.bytes);
}

int64_t user_check(const user *value) {
  return value->id + value->age + value->is_active + (int64_t)value->name.length + (int64_t)value->email.length +
         value->created_at / MICROSECONDS % 1000;
}

int64_t big_check(const big *value) {
  return value->id + value->user_id + (int64_t)value->name.length + (int64_t)value->email.length +
         (int64_t)floor(value->score) + value->is_active + value->created_at % 1000 + (int64_t)value->note.length;
}

int64_t doc_check(const doc *value) {
  json_object *nested, *list, *k;
  if (!json_object_object_get_ex(value->data, "nested", &nested) ||
      !json_object_object_get_ex(nested, "list", &list) || !json_object_object_get_ex(value->data, "k", &k))
    bench_fail("the JSON of document %lld lacks a member", (long long)value->id);
  return value->id + value->uid[0] + value->amount % 1000 + value->day + value->ts % 1000 +
         (int64_t)json_object_array_length(list) + json_object_get_int64(k) + (int64_t)value->raw.length +
         (int64_t)value->note.length;
}

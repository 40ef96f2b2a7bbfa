/* Private: where the next cell stands, from the content of one and the quotes in it. */
#ifndef PLAN_CSV_PLACE_H
#define PLAN_CSV_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PLAN_CSV_UNQUOTED UINT32_MAX /* no enum: ISO C keeps those within int */

/* Quotes in the content of a quoted cell, each written twice. */
uint32_t plan_csv_quotes(const char *text, size_t length);
/* Line ends in the content of a quoted cell. */
uint32_t plan_csv_line_ends(const char *text, size_t length);
/* Column behind a cell that starts at `column`, its separator included. `quotes`: in its content,
 * PLAN_CSV_UNQUOTED where it is not quoted; `ascii`: all of it is. */
uint32_t plan_csv_column_behind(uint32_t column, uint32_t quotes, const char *text, size_t length,
                                bool ascii);

#endif

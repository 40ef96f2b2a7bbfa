/* Private: how the library fills a plan_error. */
#ifndef PLAN_STATUS_INTERNAL_H
#define PLAN_STATUS_INTERNAL_H

#include <plan/status.h>

/* Fills *error (NULL is fine) and returns status, so that a caller may write
 * `return plan_fail(error, PLAN_SYNTAX, line, column, "...", ...)`. The format knows %s, %d, %u,
 * %zu, %c, %lld and %.*s only (vsnprintf; no floating point: it would follow the locale). */
#if defined(__GNUC__)
__attribute__((format(printf, 5, 6)))
#endif
plan_status
plan_fail(plan_error *error, plan_status status, uint32_t line, uint32_t column, const char *format,
          ...);

#endif

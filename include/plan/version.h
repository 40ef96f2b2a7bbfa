/** @file version.h
 *  The library's version, and what every other header needs: export and language linkage.
 */
#ifndef PLAN_VERSION_H
#define PLAN_VERSION_H

#include <stddef.h>
#include <stdint.h>

#define PLAN_VERSION_MAJOR 0
#define PLAN_VERSION_MINOR 1
#define PLAN_VERSION_PATCH 0
#define PLAN_VERSION_STRING "0.1.0"

#if defined(PLAN_STATIC)
#    define PLAN_API
#elif defined(__GNUC__)
#    define PLAN_API __attribute__((visibility("default")))
#else
#    define PLAN_API
#endif

#ifdef __cplusplus
#    define PLAN_BEGIN_DECLS extern "C" {
#    define PLAN_END_DECLS }
#else
#    define PLAN_BEGIN_DECLS
#    define PLAN_END_DECLS
#endif

PLAN_BEGIN_DECLS

/** The version of the library that is linked, e.g. "0.1.0"; the macros above are those of the
 *  header that was compiled against. Never NULL, owned by the library. */
PLAN_API const char *plan_version(void);

/** What this build of the library has that others may lack, words with one blank between them:
 *  "gzip zstd" where it reads tables compressed so. Never NULL, "" for nothing. */
PLAN_API const char *plan_features(void);

PLAN_END_DECLS

#endif

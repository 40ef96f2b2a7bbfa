/** @file unit.h
 *  Units of published figures: a power of ten (or another exact factor) times symbols.
 *
 *  `tỷ đồng` is 10^9 VND, `nghìn tấn` 10^3 t, `triệu đồng/người` 10^6 VND per person,
 *  `bác sỹ/1 vạn dân` doctors per 10^4 persons. `%`, `‰`, `điểm %`, `điểm ‰`, `lần` are numbers.
 *  A word that is no known symbol is a counting unit of its own, equal only to itself
 *  (`dự án`, `xã`, `lượt khách`). Words are compared in NFC, case folded, blanks folded, in either
 *  spelling (tỷ/tỉ, bác sỹ/bác sĩ, hoà/hòa); SI symbols first as written (`m`, `MW`), then in
 *  another case where that is safe (`KG`, `Kwh`; not `mw` or `Mg`).
 *
 *  - Factors are separated by `/`, `*`, `·`, `×`, `per`, and `trên` before a number; each `/`
 *    divides by the next factor alone: a/b/c is a/(b*c). Brackets are refused.
 *  - Powers: `m²`, `km³`, `m^2` to `m^4`, `m2`, `m3`, `km2`.
 *  - A number in front is whole, in any notation: `1.000`, `1,000`, `10 000`, `1000`, `10^3`.
 * Behind one mark, three digits are thousands; any other number of them is a fraction (`37,5 g`).
 *  - Multiplier words stand in front (`nghìn tỷ đồng`, `billion VND`) or behind (`USD million`).
 *    They are not taken from words that are no amounts: `tỷ lệ`, `tỷ trọng`.
 *  - Time is a dimension: `triệu đồng/người/năm` is not `triệu đồng/người`. Only rates drop it:
 * `%/năm` is `%`. Years, months and days are not converted into each other.
 *  - `% of GDP` is `%`: of what, the indicator says.
 */
#ifndef PLAN_UNIT_H
#define PLAN_UNIT_H

#include <plan/decimal.h>
#include <plan/memory.h>

PLAN_BEGIN_DECLS

/** Most different symbols in one unit, and the longest symbol with its 0 [bytes]. */
#define PLAN_UNIT_MAX_ATOMS 6
#define PLAN_UNIT_SYMBOL_SIZE 64

/** What a number in this unit means on its own. */
enum plan_unit_scale {
    PLAN_UNIT_PLAIN = 0,   /**< an amount: everything but the following */
    PLAN_UNIT_PERCENT = 1, /**< %, ‰, lần: a pure number, factor 10^-2, 10^-3, 1 */
    PLAN_UNIT_POINTS = 2 /**< điểm %, điểm ‰, percentage points, pp: differences of the above */
};

/** A unit read from text. Plain value: compare with the functions, not byte by byte. */
typedef struct plan_unit {
    plan_decimal factor; /**< to base symbols, above 0: `tỷ đồng` has 10^9 */
    uint8_t scale;       /**< enum plan_unit_scale */
    uint8_t count;       /**< atoms used; 0 for a pure number */
    /** The dimension: base symbols in canonical form (VND, t -> kg, person, ...), ordered. */
    struct {
        char symbol[PLAN_UNIT_SYMBOL_SIZE];
        int8_t power;  /**< not 0 */
        uint8_t known; /**< 1: from the table or the user's; 0: a counting unit */
    } atoms[PLAN_UNIT_MAX_ATOMS];
} plan_unit;

/** Users' own symbols over the built-in set. NULL where one is expected is the built-in set. */
typedef struct plan_units plan_units;

/** An empty set of own symbols. @param allocator NULL: the C library's.
 *  @return PLAN_OK, PLAN_NO_MEMORY, PLAN_INVALID. */
PLAN_API plan_status plan_units_new(const plan_allocator *allocator, plan_units **result);
/** NULL is fine. */
PLAN_API void plan_units_free(plan_units *units);
/** Defines `symbol` as another unit: plan_units_add(u, "bao", 3, "50 kg", 5, error). It may be used
 *  in later definitions; one that is a pure number (`lakh` = `10^5`) is a multiplier word. The
 *  symbol has no separator, bracket or power, and starts with no digit.
 *  @return PLAN_OK (also where it is known with the same meaning), PLAN_EXISTS (known with another
 *          meaning), PLAN_SYNTAX, PLAN_RANGE, PLAN_LIMIT, PLAN_NO_MEMORY, PLAN_INVALID. */
PLAN_API plan_status plan_units_add(plan_units *units, const char *symbol, size_t symbol_length,
                                    const char *definition, size_t definition_length,
                                    plan_error *error);

/** Reads a unit: a product and quotient of symbols, each with an optional multiplier word or
 *  number in front. Blank text is the pure number 1.
 *  @return PLAN_OK, PLAN_SYNTAX, PLAN_LIMIT (too many or too long symbols), PLAN_RANGE,
 *          PLAN_INVALID. */
PLAN_API plan_status plan_unit_read(const plan_units *units, const char *text, size_t length,
                                    plan_unit *result, plan_error *error);

/** 1 where both have the same dimension and the same sort of scale, so that an amount in one can
 *  be written in the other. `%` and `điểm %` are not the same: plan_unit_same_points. */
PLAN_API int plan_unit_same_dimension(const plan_unit *a, const plan_unit *b);
/** 1 where both are pure numbers in % or ‰ or points of them. */
PLAN_API int plan_unit_same_points(const plan_unit *a, const plan_unit *b);
/** 1 where they are the same unit: dimension, scale and factor. */
PLAN_API int plan_unit_equal(const plan_unit *a, const plan_unit *b);
/** What an amount in `from` is multiplied with to stand in `to`. Points convert to and from their
 *  percents here (điểm ‰ to % is 0.1).
 *  @param factor  exact, above 0.
 *  @return PLAN_OK, PLAN_UNIT (other dimension), PLAN_RANGE (not a decimal), PLAN_INVALID. */
PLAN_API plan_status plan_unit_conversion(const plan_unit *from, const plan_unit *to,
                                          plan_decimal *factor);
/** numerator / denominator as a unit. @return PLAN_OK, PLAN_LIMIT, PLAN_RANGE, PLAN_INVALID. */
PLAN_API plan_status plan_unit_quotient(const plan_unit *numerator, const plan_unit *denominator,
                                        plan_unit *result);
/** a * b as a unit. @return as plan_unit_quotient. */
PLAN_API plan_status plan_unit_product(const plan_unit *a, const plan_unit *b, plan_unit *result);
/** 1 where the unit contains money (VND, USD, ... and what is defined by them). */
PLAN_API int plan_unit_is_monetary(const plan_unit *unit);

PLAN_END_DECLS

#endif

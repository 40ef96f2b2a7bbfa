/* Structs of libplan, field by field. */
#include "record.h"

#include <stddef.h>

#define NONE SIZE_MAX
#define AT(member) offsetof(STRUCT, member)
#define FIELD(type, member)                                                                        \
    { #member, PLAN_FIELD_##type, AT(member), NONE, NULL }
#define FLAGGED(type, member)                                                                      \
    { #member, PLAN_FIELD_##type, AT(member), AT(has_##member), NULL }
#define COUNTED(type, member, count)                                                               \
    { #member, PLAN_FIELD_##type, AT(member), AT(count), NULL }
#define LISTED(member, count, record)                                                              \
    { #member, PLAN_FIELD_ROWS, AT(member), AT(count), &plan_record_##record }
#define RECORD(type_, own_size, table)                                                             \
    const plan_record plan_record_##type_ = {#type_, sizeof(type_), own_size, table,               \
                                             sizeof table / sizeof *table};

/* --- Values --- */

#define STRUCT plan_decimal
static const plan_field decimal[] = {FIELD(I64, digits), FIELD(I32, scale)};
RECORD(plan_decimal, 0, decimal)
#undef STRUCT

#define STRUCT plan_interval
static const plan_field interval[] = {FIELD(DECIMAL, low), FIELD(DECIMAL, high),
                                      FIELD(BYTE, low_end), FIELD(BYTE, high_end)};
RECORD(plan_interval, 0, interval)
#undef STRUCT

#define STRUCT plan_figure
static const plan_field figure[] = {FIELD(DECIMAL, value), FIELD(DECIMAL, upper),
                                    FIELD(BYTE, reading), FIELD(BYTE, flags)};
RECORD(plan_figure, 0, figure)
#undef STRUCT

#define STRUCT plan_period
static const plan_field period[] = {FIELD(I32, first), FIELD(I32, count), FIELD(BYTE, frequency)};
RECORD(plan_period, 0, period)
#undef STRUCT

#define STRUCT plan_numeral
static const plan_field numeral[] = {FIELD(U32, formats),       FIELD(FIGURE, figure),
                                     FIELD(FORMATS, by_format), FIELD(SIZE, unit_offset),
                                     FIELD(SIZE, unit_length),  FIELD(I32, change)};
RECORD(plan_numeral, 1, numeral)
#undef STRUCT

#define STRUCT plan_moment
static const plan_field moment[] = {FIELD(I32, phase), FIELD(TEXT, name), FIELD(U64, done),
                                    FIELD(U64, total), FIELD(U64, rows)};
RECORD(plan_moment, 1, moment)
#undef STRUCT

/* --- What callers fill --- */

#define STRUCT plan_group
static const plan_field group[] = {FIELD(TEXT, code), FIELD(NAMES, name)};
RECORD(plan_group, 1, group)
#undef STRUCT

#define STRUCT plan_area
static const plan_field area[] = {
    FIELD(TEXT, code),           FIELD(NAMES, name),      FIELD(TEXT, parent),  FIELD(BYTE, subset),
    FIELD(BYTE, parts_complete), FIELD(TEXT, valid_from), FIELD(TEXT, valid_to)};
RECORD(plan_area, 1, area)
#undef STRUCT

#define STRUCT plan_series
static const plan_field series[] = {FIELD(TEXT, code), FIELD(BYTE, role)};
RECORD(plan_series, 1, series)
#undef STRUCT

#define STRUCT plan_indicator
static const plan_field indicator[] = {FIELD(TEXT, code),
                                       FIELD(NAMES, name),
                                       FIELD(I32, kind),
                                       FIELD(TEXT, unit),
                                       FIELD(TEXT, group),
                                       FIELD(TEXT, of),
                                       FIELD(TEXT, numerator),
                                       FIELD(TEXT, denominator),
                                       FIELD(TEXT, part_of),
                                       FIELD(BYTE, direction),
                                       FIELD(BYTE, price),
                                       FIELD(BYTE, form),
                                       FIELD(BYTE, over_period),
                                       FIELD(BYTE, stock),
                                       FIELD(BYTE, decrease),
                                       FIELD(TEXT, base),
                                       FLAGGED(INTERVAL, bounds),
                                       FLAGGED(I32, decimals),
                                       FLAGGED(DECIMAL, band),
                                       COUNTED(TEXTS, breaks, break_count),
                                       COUNTED(TEXTS, required, required_count),
                                       FIELD(TEXT, progress)};
RECORD(plan_indicator, 1, indicator)
#undef STRUCT

#define STRUCT plan_partition
static const plan_field partition[] = {
    FIELD(TEXT, code),  COUNTED(TEXTS, members, member_count), FLAGGED(DECIMAL, total),
    FIELD(TEXT, whole), FLAGGED(DECIMAL, tolerance),           FIELD(BYTE, missing)};
RECORD(plan_partition, 1, partition)
#undef STRUCT

#define STRUCT plan_rule
static const plan_field rule[] = {FIELD(TEXT, id),
                                  FIELD(TEXT, check),
                                  FLAGGED(BYTE, severity),
                                  FLAGGED(DECIMAL, tolerance),
                                  FIELD(BYTE, missing),
                                  FIELD(NAMES, note),
                                  COUNTED(TEXTS, areas, area_count),
                                  FIELD(TEXT, period)};
RECORD(plan_rule, 1, rule)
#undef STRUCT

#define STRUCT plan_target
static const plan_field target[] = {
    FIELD(TEXT, indicator), FIELD(TEXT, area),      FIELD(TEXT, period), FIELD(I32, op),
    FLAGGED(DECIMAL, low),  FLAGGED(DECIMAL, high), FIELD(BYTE, basis),  FIELD(BYTE, keep),
    FIELD(TEXT, of),        FIELD(TEXT, baseline),  FIELD(NAMES, note)};
RECORD(plan_target, 1, target)
#undef STRUCT

#define STRUCT plan_outliers
static const plan_field outliers[] = {FIELD(BYTE, method), FIELD(DOUBLE, u), FIELD(DOUBLE, a),
                                      FIELD(DOUBLE, c)};
RECORD(plan_outliers, 1, outliers)
#undef STRUCT

#define STRUCT plan_target_filter
static const plan_field target_filter[] = {FIELD(TEXT, area), FIELD(TEXT, period),
                                           FIELD(TEXT, group)};
RECORD(plan_target_filter, 1, target_filter)
#undef STRUCT

#define STRUCT plan_observation
static const plan_field observation[] = {
    FIELD(TEXT, indicator), FIELD(TEXT, area),    FIELD(TEXT, period),
    FIELD(TEXT, series),    FIELD(TEXT, measure), FIELD(TEXT, against),
    FIELD(TEXT, unit),      FIELD(TEXT, text),    FIELD(FIGURE, figure)};
RECORD(plan_observation, 1, observation)
#undef STRUCT

#define STRUCT plan_data
static const plan_field data[] = {FIELD(TEXT, path),
                                  COUNTED(PAIRS, columns, column_pairs),
                                  COUNTED(PAIRS, set, set_pairs),
                                  FIELD(I32, number_format),
                                  FLAGGED(I32, decimals),
                                  COUNTED(TEXTS, missing, missing_count),
                                  FIELD(CHARACTER, separator)};
RECORD(plan_data, 1, data)
#undef STRUCT

#define STRUCT plan_limits
static const plan_field limits[] = {
    FIELD(SIZE, max_cell),  FIELD(SIZE, max_columns), FIELD(SIZE, max_json),
    FIELD(SIZE, max_depth), FIELD(SIZE, max_nodes),   FIELD(SIZE, max_observations),
    FIELD(I32, csv_engine), FIELD(U64, max_unpacked), FIELD(U64, max_ratio),
    FIELD(U32, threads),    FIELD(I32, rows)};
RECORD(plan_limits, 1, limits)
#undef STRUCT

#define STRUCT plan_report_options
static const plan_field report_options[] = {FIELD(I32, language), FIELD(SIZE, max_findings)};
RECORD(plan_report_options, 1, report_options)
#undef STRUCT

#define STRUCT plan_check_options
static const plan_field check_options[] = {FIELD(U64, repair_budget), FIELD(U32, threads)};
RECORD(plan_check_options, 1, check_options)
#undef STRUCT

#define STRUCT plan_write_options
static const plan_field write_options[] = {
    FIELD(BYTE, color),      FIELD(BYTE, quiet),     FIELD(U32, width),  FIELD(BYTE, statistics),
    FIELD(BYTE, fail_level), FIELD(TEXT, timestamp), FIELD(TEXT, prefix)};
RECORD(plan_write_options, 1, write_options)
#undef STRUCT

/* --- What the library hands out --- */

#define STRUCT plan_summary
static const plan_field summary[] = {
    FIELD(U64, observations), FIELD(U64, rules),     FIELD(U64, checks),  FIELD(U64, holds),
    FIELD(U64, fails),        FIELD(U64, undecided), FIELD(U64, skipped), FIELD(U64, errors),
    FIELD(U64, warnings),     FIELD(U64, notes),     FIELD(U64, known),   FIELD(U64, shown),
    FIELD(BYTE, incomplete)};
RECORD(plan_summary, 0, summary)
#undef STRUCT

#define STRUCT plan_input
static const plan_field input[] = {FIELD(TEXT, indicator),
                                   FIELD(TEXT, area),
                                   FIELD(TEXT, period),
                                   FIELD(TEXT, series),
                                   FIELD(TEXT, measure),
                                   FIELD(TEXT, name),
                                   FIELD(TEXT, unit),
                                   FIELD(TEXT, value),
                                   FLAGGED(INTERVAL, interval),
                                   FLAGGED(INTERVAL, required),
                                   FIELD(BYTE, implied),
                                   FIELD(TEXT, file),
                                   FIELD(U32, line),
                                   FIELD(U32, column),
                                   FIELD(TEXT, cell),
                                   FIELD(U32, column_end)};
static RECORD(plan_input, 0, input)
#undef STRUCT

#define STRUCT plan_repair
    static const plan_field repair[] = {FIELD(U32, set), FIELD(U32, input), FIELD(TEXT, from),
                                        FIELD(TEXT, to), FIELD(U32, edits), FIELD(TEXT, cell)};
static RECORD(plan_repair, 0, repair)
#undef STRUCT

#define STRUCT plan_finding
    static const plan_field finding[] = {FIELD(TEXT, code),
                                         FIELD(TEXT, rule),
                                         FIELD(BYTE, verdict),
                                         FIELD(BYTE, severity),
                                         FIELD(TEXT, indicator),
                                         FIELD(TEXT, area),
                                         FIELD(TEXT, period),
                                         FIELD(TEXT, series),
                                         FIELD(TEXT, name),
                                         FIELD(TEXT, group),
                                         FIELD(TEXT, file),
                                         FIELD(U32, line),
                                         FIELD(U32, column),
                                         FIELD(TEXT, value),
                                         FLAGGED(INTERVAL, expected),
                                         FIELD(TEXT, gap),
                                         FIELD(TEXT, beyond_rounding),
                                         FIELD(TEXT, arithmetic),
                                         FIELD(TEXT, message),
                                         LISTED(inputs, input_count, plan_input),
                                         LISTED(repairs, repair_count, plan_repair),
                                         FIELD(TEXT, identity)};
RECORD(plan_finding, 0, finding)
#undef STRUCT

#define STRUCT plan_rule_counts
static const plan_field rule_counts[] = {FIELD(TEXT, id),         FIELD(TEXT, code),
                                         FIELD(BYTE, severity),   FIELD(U64, checks),
                                         FIELD(U64, holds),       FIELD(U64, fails),
                                         FIELD(U64, undecided),   FIELD(REASONS, skipped),
                                         FIELD(U64, known_fails), FIELD(U64, known_undecided)};
RECORD(plan_rule_counts, 0, rule_counts)
#undef STRUCT

#define STRUCT plan_implied
static const plan_field implied[] = {
    FIELD(TEXT, indicator), FIELD(TEXT, area), FIELD(TEXT, period),       FIELD(TEXT, series),
    FIELD(TEXT, name),      FIELD(TEXT, unit), FIELD(INTERVAL, interval), FIELD(BYTE, has_integers),
    FIELD(I64, low),        FIELD(I64, high),  FIELD(TEXT, because)};
RECORD(plan_implied, 0, implied)
#undef STRUCT

#define STRUCT plan_suspect
static const plan_field suspect[] = {
    FIELD(TEXT, indicator),    FIELD(TEXT, area),   FIELD(TEXT, period), FIELD(TEXT, series),
    FIELD(TEXT, measure),      FIELD(TEXT, name),   FIELD(TEXT, unit),   FIELD(TEXT, value),
    FIELD(INTERVAL, interval), FIELD(TEXT, repair), FIELD(TEXT, file),   FIELD(U32, line),
    FIELD(U32, column)};
static RECORD(plan_suspect, 0, suspect)
#undef STRUCT

#define STRUCT plan_explanation
    static const plan_field explanation[] = {LISTED(figures, figure_count, plan_suspect),
                                             COUNTED(PLACES, mends, mend_count),
                                             FIELD(BYTE, complete)};
RECORD(plan_explanation, 0, explanation)
#undef STRUCT

#define STRUCT plan_cited_mark
static const plan_field cited_mark[] = {FIELD(U32, row), FIELD(U32, column), FIELD(U32, input),
                                        FIELD(BYTE, in_question)};
static RECORD(plan_cited_mark, 0, cited_mark)
#undef STRUCT

#define STRUCT plan_citation
    static const plan_field citation[] = {FIELD(TEXT, file),
                                          COUNTED(U32S, columns, column_count),
                                          COUNTED(TEXTS, header, column_count),
                                          FIELD(U32, width),
                                          COUNTED(CITED, rows, row_count),
                                          LISTED(marks, mark_count, plan_cited_mark)};
RECORD(plan_citation, 0, citation)
#undef STRUCT

#define STRUCT plan_target_result
static const plan_field target_result[] = {
    FIELD(TEXT, indicator),      FIELD(TEXT, area),
    FIELD(TEXT, period),         FIELD(TEXT, series),
    FIELD(TEXT, measure),        FIELD(TEXT, name),
    FIELD(TEXT, unit),           FIELD(TEXT, group),
    FIELD(TEXT, where),          FIELD(TEXT, target),
    FIELD(TEXT, wanted),         FIELD(BYTE, op),
    FIELD(BYTE, basis),          FIELD(BYTE, keep),
    FLAGGED(INTERVAL, goal),     FIELD(TEXT, actual),
    FLAGGED(INTERVAL, interval), FIELD(TEXT, actual_series),
    FIELD(TEXT, actual_period),  FIELD(BYTE, arithmetic),
    FIELD(TEXT, difference),     FIELD(TEXT, ratio),
    FIELD(TEXT, level_ratio),    FIELD(BYTE, verdict),
    FIELD(I32, reason),          FIELD(TEXT, word),
    FIELD(TEXT, because),        FIELD(TEXT, preset),
    FIELD(TEXT, progress),       FIELD(TEXT, progress_class),
    FIELD(TEXT, baseline),       FIELD(TEXT, baseline_period),
    FIELD(TEXT, required),       FIELD(TEXT, note),
    FIELD(TEXT, file),           FIELD(U32, line),
    FIELD(U32, column)};
RECORD(plan_target_result, 0, target_result)
#undef STRUCT

#define STRUCT plan_target_summary
static const plan_field target_summary[] = {FIELD(U64, targets), FIELD(U64, met),
                                            FIELD(U64, missed), FIELD(U64, undecided),
                                            FIELD(U64, unjudged)};
RECORD(plan_target_summary, 0, target_summary)
#undef STRUCT

#define STRUCT plan_kind_row
static const plan_field kind_row[] = {FIELD(TEXT, name),
                                      FIELD(BYTE, differs_by),
                                      FIELD(BYTE, differs_by_rates),
                                      FIELD(BYTE, children),
                                      FIELD(BYTE, over_flow),
                                      FIELD(BYTE, over_stock),
                                      FIELD(BYTE, whole_is_exact),
                                      FIELD(BYTE, has_low),
                                      FIELD(BYTE, low_open),
                                      FIELD(BYTE, has_high),
                                      FIELD(BYTE, high_open),
                                      FIELD(I32, low),
                                      FIELD(I32, high),
                                      FIELD(BYTE, is_statement),
                                      FIELD(BYTE, has_form),
                                      FIELD(BYTE, bounded_by_total),
                                      FIELD(TEXT, about)};
RECORD(plan_kind_row, 0, kind_row)
#undef STRUCT

#define STRUCT plan_rule_info
static const plan_field rule_info[] = {FIELD(TEXT, code),    FIELD(BYTE, severity),
                                       FIELD(NAMES, title),  FIELD(NAMES, about),
                                       FIELD(TEXT, formula), FIELD(NAMES, example)};
RECORD(plan_rule_info, 0, rule_info)
#undef STRUCT

#define STRUCT plan_parameter
static const plan_field parameter[] = {
    FIELD(TEXT, name), FIELD(TEXT, unit),     FIELD(TEXT, range),    FIELD(TEXT, choices),
    FIELD(BYTE, kind), FIELD(BYTE, optional), FIELD(BYTE, nullable), FIELD(BYTE, own_length)};
static RECORD(plan_parameter, 0, parameter)
#undef STRUCT

#define STRUCT plan_function_info
    static const plan_field function_info[] = {FIELD(TEXT, name),
                                               FIELD(TEXT, aliases),
                                               FIELD(TEXT, module),
                                               FIELD(TEXT, about),
                                               FIELD(TEXT, formula),
                                               FIELD(TEXT, unit),
                                               FIELD(TEXT, choices),
                                               FIELD(TEXT, parts),
                                               FIELD(TEXT, part_choices),
                                               FIELD(TEXT, source),
                                               LISTED(parameters, parameter_count, plan_parameter),
                                               FIELD(BYTE, has_array),
                                               FIELD(BYTE, has_figure),
                                               FIELD(BYTE, gives_list),
                                               FIELD(BYTE, has_statuses),
                                               FIELD(BYTE, needs_print)};
RECORD(plan_function_info, 0, function_info)
#undef STRUCT

/** @file plan.h
 *  libplan understands the numbers of a development plan.
 *
 *  A tour, from the bottom:
 *    version.h   which library this is
 *    status.h    every call that can fail returns a plan_status; reasons never become numbers
 *    memory.h    where memory comes from
 *    watch.h     how far a long call has come, and its end before its time
 *    decimal.h   exact decimal numbers, digits and scale
 *    interval.h  what a printed number stands for
 *    figure.h    a printed number with its reading: rounded, exact, at least, about ...
 *    numeral.h   figures from Vietnamese, English and plain notation, and back
 *    unit.h      tỷ đồng, nghìn tấn, bác sỹ/1 vạn dân: exact conversion, dimension check
 *    period.h    years, halves, quarters, months, spans
 *    change.h structure.h ratio.h target.h   the arithmetic, on doubles, arrays and intervals
 *    series.h    growth year on year and moving sums, found by period
 *    progress.h  progress towards a target, by six published methods
 *    index.h     price and quantity indices, chains, other bases, spliced series
 *    aggregate.h sums, means, ratios of sums, scores
 *    apportion.h rounding so that the parts add up: a list to its total, a table to its margins
 *    outlier.h   values that stand out among their peers
 *    function.h  the table of all functions: parameters, units, formula, source
 *    kind.h      kinds of indicators: the kind chooses the arithmetic
 *    catalog.h   indicators, areas, series, partitions
 *    document.h  a plan with its figures, built in memory
 *    rule.h      the table of built-in rules
 *    report.h    what a check found
 *    check.h     the check
 *    csv.h json.h  tables and plan files
 *    rows.h arrow.h  tables in memory: by column, or as Arrow has them
 *    write.h     reports as text, for editors, programs and CI services, as HTML
 *
 *  The shortest program: plan_document_new, plan_document_add_indicator, plan_document_observe,
 *  plan_report_new, plan_check, plan_report_write. See examples/check_figures.c.
 */
#ifndef PLAN_H
#define PLAN_H

#include <plan/version.h>
#include <plan/status.h>
#include <plan/memory.h>
#include <plan/watch.h>
#include <plan/decimal.h>
#include <plan/interval.h>
#include <plan/figure.h>
#include <plan/numeral.h>
#include <plan/unit.h>
#include <plan/period.h>
#include <plan/change.h>
#include <plan/series.h>
#include <plan/structure.h>
#include <plan/ratio.h>
#include <plan/target.h>
#include <plan/progress.h>
#include <plan/index.h>
#include <plan/aggregate.h>
#include <plan/apportion.h>
#include <plan/outlier.h>
#include <plan/function.h>
#include <plan/kind.h>
#include <plan/catalog.h>
#include <plan/document.h>
#include <plan/rule.h>
#include <plan/report.h>
#include <plan/check.h>
#include <plan/csv.h>
#include <plan/rows.h>
#include <plan/arrow.h>
#include <plan/json.h>
#include <plan/write.h>

#endif

/* What is wrapped, for every language: the headers in their order, what is left out and why, what is
 * an object with a life and what a struct, and names. How these, texts, arrays and errors cross stands
 * in the file of a language (or in cross.i, for languages whose wrappers are C++), which includes this
 * one after its typemaps. SWIG does not follow #include, so the headers are listed.
 *
 * What a language defines:
 *   PLAN_HANDLE(type)                  an object with a life, PLAN_HANDLE_OR_NULL where NULL is one too
 *   PLAN_STRUCT_IN, _OUT, _RESULT      a struct that is given, handed out, or filled for the caller
 *   PLAN_READER(function)              whose status says more than whether it worked
 *   PLAN_ROW(name)                     a function of the table of functions
 *
 * Names that typemaps may rely on:
 *   result, exact, low, high, factor   what a function gives, behind its inputs
 *   out, out_status, n                 arrays, their statuses, their length
 *   (text, length)                     UTF-8 that need not end with 0
 *   (buffer, size, length)             a text that the caller makes room for
 *   (sink, context)                    bytes out; (source, context) bytes in
 *   (watch, context)                   who is told how far a call has come
 *   error                              where and why a call could not work
 */

/* Export and linkage are nothing to a wrapper. */
#define PLAN_STATIC

/* --- Left out --------------------------------------------------------------------------------- */

/* Memory is the language's business: objects of a binding take it from the C library. */
%ignore plan_allocator;
%typemap(in, numinputs=0) const plan_allocator *allocator "$1 = NULL;"
/* An error becomes an exception, an argument array the arguments of a call. */
%ignore plan_error;
%ignore plan_error_init;
%ignore plan_argument;
%ignore plan_function_call;
%ignore plan_function_call_f;
/* Tables in memory cross as the structs of Arrow, which a language has already; rows.h is for C. */
%ignore ArrowSchema;
%ignore ArrowArray;
%ignore ArrowArrayStream;
%ignore plan_cells;
%ignore plan_rows_new;
%ignore plan_rows_uses;
%ignore plan_rows_add;
%ignore plan_rows_finish;
%ignore plan_rows_free;

/* Functions of the mathematics with a row in the table of functions: a language calls them by the
 * row, which knows parameters, lists, choices and parts. That is the plain form, the one of arrays
 * and the one of intervals. */
%define PLAN_BY_ROW(name)
%ignore plan_##name;
%ignore plan_##name##_v;
%ignore plan_##name##_f;
PLAN_ROW(name)
%enddef
PLAN_BY_ROW(achievement)
PLAN_BY_ROW(annualised)
PLAN_BY_ROW(base_weight)
PLAN_BY_ROW(cagr)
PLAN_BY_ROW(carry_over)
PLAN_BY_ROW(chain)
PLAN_BY_ROW(chained_contributions)
PLAN_BY_ROW(compound)
PLAN_BY_ROW(contribution)
PLAN_BY_ROW(contribution_from_shares)
PLAN_BY_ROW(contributions)
PLAN_BY_ROW(controlled_rounding)
PLAN_BY_ROW(convert_growth)
PLAN_BY_ROW(deflate)
PLAN_BY_ROW(destatis)
PLAN_BY_ROW(difference)
PLAN_BY_ROW(elasticity)
PLAN_BY_ROW(escap)
PLAN_BY_ROW(eurostat)
PLAN_BY_ROW(excess)
PLAN_BY_ROW(expected_progress)
PLAN_BY_ROW(expected_value)
PLAN_BY_ROW(feasible_counts)
PLAN_BY_ROW(feasible_sizes)
PLAN_BY_ROW(fisher)
PLAN_BY_ROW(fisher_contributions)
PLAN_BY_ROW(gap)
PLAN_BY_ROW(geometric_mean)
PLAN_BY_ROW(growth)
PLAN_BY_ROW(harmonic_mean)
PLAN_BY_ROW(hidiroglou_berthelot)
PLAN_BY_ROW(icor)
PLAN_BY_ROW(implied_plan)
PLAN_BY_ROW(implied_previous)
PLAN_BY_ROW(largest_remainder)
PLAN_BY_ROW(laspeyres)
PLAN_BY_ROW(log_growth)
PLAN_BY_ROW(mean_growth)
PLAN_BY_ROW(mean_population)
PLAN_BY_ROW(met)
PLAN_BY_ROW(moving_sum)
PLAN_BY_ROW(normalise_min_max)
PLAN_BY_ROW(normalise_z)
PLAN_BY_ROW(paasche)
PLAN_BY_ROW(pace)
PLAN_BY_ROW(parent_growth_range)
PLAN_BY_ROW(per_capita)
PLAN_BY_ROW(per_capita_growth)
PLAN_BY_ROW(progress)
PLAN_BY_ROW(ratio)
PLAN_BY_ROW(ratio_of_sums)
PLAN_BY_ROW(reach)
PLAN_BY_ROW(real_growth)
PLAN_BY_ROW(rebase)
PLAN_BY_ROW(required_average)
PLAN_BY_ROW(required_growth)
PLAN_BY_ROW(required_step)
PLAN_BY_ROW(rest_growth)
PLAN_BY_ROW(robust_z)
PLAN_BY_ROW(sdsn)
PLAN_BY_ROW(share_change)
PLAN_BY_ROW(share_of_growth)
PLAN_BY_ROW(shares)
PLAN_BY_ROW(splice)
PLAN_BY_ROW(statcan)
PLAN_BY_ROW(structural_change)
PLAN_BY_ROW(structural_cosine)
PLAN_BY_ROW(sum)
PLAN_BY_ROW(trend_growth)
PLAN_BY_ROW(triad)
PLAN_BY_ROW(unsd)
PLAN_BY_ROW(update_share)
PLAN_BY_ROW(value_index)
PLAN_BY_ROW(weighted_mean)
PLAN_BY_ROW(year_on_year_difference)
PLAN_BY_ROW(year_on_year_growth)

/* Decimals in lists: the forms by row take each number as the shortest decimal of its double. */
%ignore plan_largest_remainder_d;
%ignore plan_controlled_rounding_d;

/* --- Objects and structs ---------------------------------------------------------------------- */

/* They free themselves. */
%ignore plan_units_free;
%ignore plan_document_free;
%ignore plan_report_free;
%ignore plan_baseline_free;
PLAN_HANDLE_OR_NULL(plan_units) /* NULL is the built-in set */
PLAN_HANDLE(plan_document)
PLAN_HANDLE(plan_report)
PLAN_HANDLE(plan_baseline)

/* Structs are maps by the names of their fields (record.h): none is wrapped as such. */
%rename("$ignore", %$isclass) "";
PLAN_STRUCT_IN(plan_group)
PLAN_STRUCT_IN(plan_area)
PLAN_STRUCT_IN(plan_series)
PLAN_STRUCT_IN(plan_indicator)
PLAN_STRUCT_IN(plan_partition)
PLAN_STRUCT_IN(plan_rule)
PLAN_STRUCT_IN(plan_target)
PLAN_STRUCT_IN(plan_outliers)
PLAN_STRUCT_IN(plan_target_filter)
PLAN_STRUCT_IN(plan_observation)
PLAN_STRUCT_IN(plan_data)
PLAN_STRUCT_OUT(plan_data)
PLAN_STRUCT_IN(plan_limits)
PLAN_STRUCT_IN(plan_report_options)
PLAN_STRUCT_IN(plan_check_options)
PLAN_STRUCT_IN(plan_write_options)
PLAN_STRUCT_OUT(plan_finding)
PLAN_STRUCT_OUT(plan_citation)
PLAN_STRUCT_OUT(plan_rule_counts)
PLAN_STRUCT_OUT(plan_implied)
PLAN_STRUCT_OUT(plan_explanation)
PLAN_STRUCT_OUT(plan_target_result)
PLAN_STRUCT_OUT(plan_kind_row)
PLAN_STRUCT_OUT(plan_rule_info)
PLAN_STRUCT_OUT(plan_function_info)
PLAN_STRUCT_RESULT(plan_summary)
PLAN_STRUCT_RESULT(plan_target_summary)
%ignore plan_finding_in_question; /* findings are maps: asked by their place */

PLAN_READER(plan_arrow_read)
PLAN_READER(plan_csv_read)
PLAN_READER(plan_csv_read_file)
PLAN_READER(plan_json_read)
PLAN_READER(plan_json_read_file)
PLAN_READER(plan_json_read_data)
PLAN_READER(plan_numeral_read)

/* --- Names: a module is a namespace already --------------------------------------------------- */

%rename("%(strip:[plan_])s", %$isfunction) "";
%rename("%(strip:[PLAN_])s", %$isenumitem) "";

/* --- The headers ------------------------------------------------------------------------------ */

%{
#include <plan.h>
%}
%include <plan/version.h>
%include <plan/status.h>
%include <plan/memory.h>
%include <plan/watch.h>
%include <plan/decimal.h>
%include <plan/interval.h>
%include <plan/figure.h>
%include <plan/numeral.h>
%include <plan/unit.h>
%include <plan/period.h>
%include <plan/change.h>
%include <plan/series.h>
%include <plan/structure.h>
%include <plan/ratio.h>
%include <plan/target.h>
%include <plan/progress.h>
%include <plan/index.h>
%include <plan/aggregate.h>
%include <plan/apportion.h>
%include <plan/outlier.h>
%include <plan/function.h>
%include <plan/kind.h>
%include <plan/catalog.h>
%include <plan/document.h>
%include <plan/rule.h>
%include <plan/report.h>
%include <plan/check.h>
%include <plan/csv.h>
%include <plan/rows.h>
%include <plan/arrow.h>
%include <plan/json.h>
%include <plan/write.h>

%inline %{
static int report_in_question(const plan_report *report, size_t finding, size_t input) {
    const plan_finding *found = plan_report_finding(report, finding);
    return found == NULL ? 0 : plan_finding_in_question(found, input);
}
%}

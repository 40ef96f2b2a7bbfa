#!/usr/bin/env python3
"""The published vectors and the refusals of the target math, one by one through `libplan calc`: what a
person at the prompt gets. Numbers of sources are compared at the decimals in which they were
published; exact ones to 12 digits.

usage: PLAN_COMMAND=libplan vectors.py
"""
import json
import os
import subprocess
import sys
from fractions import Fraction as F

COMMAND = os.environ.get("PLAN_COMMAND", "libplan")
STATCAN = ["48 255 504 135", "25 125 140 100", "72 240 455 150", "50 125 130 120"]
GSO = ["112804.14 370180.78874 154474.5215 23834.713", "129490.382 461175.12 167901.181 22858.636"]
LAI_CHAU = "14.47 41.96 38.08 5.69"

# (source, arguments, value: number, (number, decimals), list, word or reason, interval or None)
VALUES = (
    ("12.15 % exactly, a tie of 12.1 and 12.2", "excess =8972 =8000", 12.15, ("12.15", "12.15")),
    ("growth(10, -5) is -150", "growth 10 -5", -150, None),
    ("a value of 0 is growth -100", "growth =10 =0", -100, ("-100", "-100")),
    ("and annualised", "annualised 10 0 1 4", -100, None),
    ("and required", "required_growth 10 0 3", -100, None),
    ("growth 7.09 % is published as 107.09", "convert_growth 7.09 rate index", 107.09, None),
    ("Statistics Canada 13-017, table 2.12", ["fisher_contributions"] + STATCAN,
     ([1.98, 1.66, 1.49, 1.22], 2), None),
    ("the same, Laspeyres", ["chained_contributions", "1.92 2.04 3.6 1.35",
                             "1.44 1.92 3.5 1.25", "72 240 455 150"],
     ([2.617, 1.636, 1.418, 1.309], 3), None),
    ("Lao Cai 2022: 0.48 of 3.24 %, its weight", "base_weight 13.72 3.24 7.14", (14.238, 3), None),
    ("Lao Cai 2022: growth within that of the sectors",
     ["parent_growth_range", "3.24 5.63 9.27 10.87"], [3.24, 10.87], None),
    ("Lao Cai 2022: contributions add up", ["sum", "0.48 2.14 3.56 0.96"], 7.14, ("7.12", "7.16")),
    ("Lao Cai 2022: structure adds up", ["sum", "13.72 40.66 36.53 9.09"], 100, ("99.98", "100.02")),
    ("Phu Tho: three members", ["sum", "41.8 39.7 18.5"], 100, ("99.85", "100.15")),
    ("GSO December 2024, ratio of sums", ["ratio_of_sums"] + GSO, (0.846267, 6), None),
    ("GRIM: 69.8 % of 106 is 74 only", "feasible_counts 69.8 106", [74], None),
    ("GRIM: 94.2 % of 106 is impossible", "feasible_counts 94.2 106", [], None),
    ("task from relative and fulfilment", "triad - 103.3 114.7", (111.04, 2), ("110.933", "111.139")),
    ("2023 GRDP: -2.77 against 9.0 in points", "difference 9.0 -2.77", -11.77,
     ("-11.825", "-11.715")),
    ("and as ratio of levels", "ratio 97.23 109.0 100", (89.2, 1), None),
    ("plan 2022 growth", "difference 1.3 9.0", 7.7, ("7.6", "7.8")),
    ("plan per capita", "difference 0.4 48.3", 47.9, ("47.8", "48.0")),
    ("plan revenue", "implied_plan 2262 0.5", (2250.75, 2), ("2249.129", "2252.365")),
    ("plan jobs", "implied_plan =8863 10.4", (8028.08, 2), ("8024.445", "8031.718")),
    ("training 2021", "implied_previous =8972 10.5", (8119.46, 2), ("8115.784", "8123.133")),
    ("projects 2021: 20 up 6", "difference =6 =20", 14, ("14", "14")),
    ("trade 2023 against 2021", ["compound", "-24 3"], (-21.72, 2), None),
    ("revenue 2450 against 2262", "growth 2262 2450", (8.31, 2), ("8.26", "8.36")),
    ("jobs target against actual", "growth =8863 =8440", (-4.77, 2), None),
    ("training target against actual", "growth =8972 =8000", (-10.83, 2), None),
    ("structure 2023", ["sum", LAI_CHAU], 100.2, ("100.18", "100.22")),
    ("rescaled to 100", ["largest_remainder", LAI_CHAU, "100", "2"], [14.44, 41.88, 38, 5.68], None),
    ("-24 % as progress: ceiling 5, base 4, then 6", "progress 4 6 5", 2, None),
    ("and no progress to Eurostat", "eurostat 4 6 5 2015 2020 2025 down", "movement_away", None),
    ("48.3 to 52.9", "growth 48.3 52.9", (9.52, 2), ("9.307", "9.741")),
    ("8.97 misses 9.0", "met 8.97 at_least 9.0", "missed", None),
    ("9,0 against 9", "met 9.0 at_least 9", "met", None),
    ("a bare 9 leaves 9.0 open", "met 9 at_least 9.0", "undecided", None),
    ("the sum of none is 0", ["sum", ""], 0, ("0", "0")),
    ("none yet", ["required_average", "6.5", "5", ""], 6.5, None),
)
REASONS = (
    ("growth of 0", "growth 0 5", "zero_base"),
    ("growth of a negative base", "growth -4 -2", "negative_base"),
    ("2 -> 0 -> 2", "growth 0 2", "zero_base"),
    ("log growth to 0", "log_growth 4 0", "sign_change"),
    ("log growth from -4", "log_growth -4 4", "negative_base"),
    ("compound growth over no periods", "cagr 4 5 0", "domain"),
    ("compound growth to a negative value", "cagr 4 -5 2", "sign_change"),
    ("trend of one point", ["trend_growth", "4"], "short_series"),
    ("trend through 0", ["trend_growth", "4 0 5"], "sign_change"),
    ("carry-over without four quarters", ["carry_over", "1 2 3", ""], "short_series"),
    ("a quarter that is missing", ["carry_over", "1 2 3 -", ""], "missing"),
    ("share of a growth of 0", "share_of_growth 1.2 =0", "domain"),
    ("share of a growth that rounding may make 0", "share_of_growth 1.2 0.0", "domain"),
    ("rest of an aggregate that is all of it", "rest_growth 7 =1 3", "domain"),
    ("1 + g = 0", "base_weight 10 -100 5", "domain"),
    ("deflator 0", "deflate 100 0", "domain"),
    ("elasticity where x did not change", "elasticity 1 2 3 3 point", "domain"),
    ("ICOR at growth 0", "icor 30 0", "domain"),
    ("achievement of growth that fell", "achievement -2.77 9.0 up", "sign_change"),
    ("achievement of a plan of 0", "achievement 5 0 up", "zero_base"),
    ("achievement of a plan below 0", "achievement 5 -1 up", "negative_base"),
    ("target = baseline: maintain", "progress 4 6 4", "domain"),
    ("all three known", "triad 100 103.3 114.7", "missing"),
    ("coverage under the floor", ["weighted_mean", "1 - 3", "1 9 2", "0.5"], "missing"),
    ("no value at all", ["geometric_mean", ""], "short_series"),
    ("a preset over a zero base", "eurostat 0 5 10 2015 2020 2030 up", "zero_base"),
    ("a preset over a negative base", "eurostat -1 5 10 2015 2020 2030 up", "negative_base"),
    ("a year that is not there", ["year_on_year_growth", "2020 2022", "1 2"], "gap"),
    ("a period that stands twice", ["year_on_year_growth", "2020 2020", "1 1"], "contradicted"),
    ("scores of equal values", ["normalise_z", "3 3 3"], "domain"),
    ("totals that no rounding reaches",
     ["controlled_rounding", "3 1", "1 1", "0.4 0.6 0.6 0.4", "0"], "contradicted"),
)


def calc(arguments):
    words = arguments.split() if isinstance(arguments, str) else list(arguments)
    done = subprocess.run([COMMAND, "calc", *words, "--format", "json"], capture_output=True,
                          timeout=60)
    return done.returncode, json.loads(done.stdout) if done.stdout else {}


def same(found, expected):
    if isinstance(expected, tuple):
        value, decimals = expected
        values, found = (value, found) if isinstance(value, list) else ([value], [found])
        return len(values) == len(found) and all(
            abs(a - b) <= 0.5000001 * 10 ** -decimals for a, b in zip(values, found))
    if isinstance(expected, list):
        return len(found) == len(expected) and all(same(a, b) for a, b in zip(found, expected))
    if isinstance(expected, str) or isinstance(found, str):
        return found == expected
    return found is not None and abs(found - expected) <= 1e-12 * max(1, abs(expected))


def main():
    wrong = []
    for source, arguments, value, interval in VALUES:
        code, answer = calc(arguments)
        found = answer.get("class") if isinstance(value, str) and "class" in answer else \
            answer.get("value")
        if code != 0 or not same(found, value):
            wrong.append("%s: %s gives %s, expected %s" % (source, arguments, answer, value))
        if interval is not None:
            ends = answer.get("interval") or {}
            if [F(ends.get(end, "0")) for end in ("low", "high")] != [F(end) for end in interval]:
                wrong.append("%s: %s lies in %s, expected %s" % (source, arguments, ends, interval))
    for source, arguments, reason in REASONS:
        code, answer = calc(arguments)
        if code != 1 or answer.get("status") != reason or answer.get("value") is not None:
            wrong.append("%s: %s gives %s, expected %s" % (source, arguments, answer, reason))
    for line in wrong:
        print(line)
    print("%d vectors and refusals, %d differences" % (len(VALUES) + len(REASONS), len(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

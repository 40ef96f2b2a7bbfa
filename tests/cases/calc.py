#!/usr/bin/env python3
"""libplan calc at the prompt: what it prints, its exit codes, and JSON numbers that read back as the
same double, written with as few digits as that takes."""
import json
import os
import random
import subprocess
import sys
from decimal import Decimal

COMMAND = os.environ.get("PLAN_COMMAND", "build/dev/libplan")

# Arguments, exit code, standard output; with 2 a part of standard error (None: something is there).
CASES = (
    (["growth", "48.3", "52.9"], 0, "9.52 %, between 9.307 and 9.741\n"),
    (["triad", "-", "103.3", "114.7"], 0, "111.04 %, between 110.933 and 111.139\n"),
    (["implied_plan", "=8863", "10.4"], 0, "8028.08, between 8024.445 and 8031.718\n"),
    (["excess", "=8972", "=8000"], 0, "12.15 %, exactly\n"),
    (["growth_rate", "=8000", "=8972"], 0, "12.15 %, exactly\n"),
    (["compound", "-24 3"], 0, "-21.72 %, between -22.62 and -20.82\n"),
    (["compound", "=-24 =3"], 0, "-21.72 %, exactly\n"),
    (["shares", "14.47 41.96 38.08 5.69"], 0,
     "14.441 %, between 14.4346 and 14.4476\n41.876 %, between 41.8670 and 41.8855\n"
     "38.004 %, between 37.9952 and 38.0128\n5.679 %, between 5.6730 and 5.6843\n"),
    (["difference", "9.0", "-2.77"], 0, "-11.77, between -11.825 and -11.715\n"),
    (["achievement", "-2.77", "9.0", "up"], 1, "sign_change: a positive base and a value of 0 or "
     "less have no root, logarithm or ratio\n"),
    (["growth", "0", "5"], 1, "zero_base: the base of a change is 0\n"),
    (["growth", "-5", "5"], 1, "negative_base: the base of a change is below 0\n"),
    (["growth", "10", "-5"], 0, "-150 %, between -157.90 and -142.85\n"),
    (["growth", "=100", ">=110"], 0, "10 %, at least 10.00\n"),
    (["cagr", "=100", "=121", "2"], 0, "10 %, exactly\n"),
    (["met", "8.97", "at_least", "9.0"], 0, "missed\n"),
    (["met", "9", "at_least", "9.0"], 0, "undecided\n"),
    (["met", "9.0", "at_least", "9"], 0, "met\n"),
    (["feasible_counts", "69.8", "106"], 0, "74\n"),
    (["grim", "94.2", "106"], 0, "none\n"),
    (["carry_over", "100 102 104 106", ""], 0, "2.91 %\n"),
    (["required_average", "6.5", "5", ""], 0, "6.5 %\n"),
    (["eurostat", "4", "6", "5", "2020", "2025", "2030", "down"], 0,
     "no number\nclass: movement_away\n"),
    (["eurostat", "4", "6", "5", "2020", "2025", "2030", "down", "--format", "json"], 0,
     '{"function": "eurostat", "status": "ok", "value": null, "interval": null, "class": '
     '"movement_away"}\n'),
    (["statcan", "100", "101", "-", "2020", "2021", "-", "up"], 0,
     "1.25\nclass: moderate_progress\n"),
    (["unsd", "90", "99", "100", "2020", "2025", "2025", "up", "percent"], 0,
     "0.9\nclass: target_met_or_on_track\n"),
    (["destatis", "12 13 14 15", "2017 2018 2019 2020", "26", "2030", "up"], 0,
     "9.09\nclass: light_cloud\n"),
    (["escap", "0 0 6", "2015 2016 2017", "20", "-", "2020", "up"], 0,
     "19 %\nclass: accelerate\n"),
    (["shares", ""], 1, "short_series: too few values\n"),
    (["triad", "-", "-", "100"], 1, "missing: an input is missing\n"),
    (["ratio", "5", "0.0"], 1, "domain: the function has no value there\n"),
    (["ratio", "=1", "=8"], 0, "0.125, between 0.12 and 0.13\n"),
    (["fisher_contributions", "48 255 504 135", "25 125 140 100", "72 240 455 150",
      "50 125 130 120"], 0, "1.98 points\n1.66 points\n1.49 points\n1.22 points\n"),
    (["elasticity", "100", "110", "50", "55", "arc", "--format", "json"], 0,
     '{"function": "elasticity", "status": "ok", "value": 1, "interval": null}\n'),
    (["met", "7", "range", "6.5", "7.0", "--format=json"], 0,
     '{"function": "met", "status": "ok", "value": "undecided", "interval": null}\n'),
    (["feasible_counts", "94.2", "106", "--format", "json"], 0,
     '{"function": "feasible_counts", "status": "ok", "value": [], "interval": null}\n'),
    (["growth", "0", "5", "--format", "json"], 1,
     '{"function": "growth", "status": "zero_base", "value": null, "interval": null}\n'),
    (["--format", "json", "growth", "=8000", "=8972"], 0,
     '{"function": "growth", "status": "ok", "value": 12.15, "interval": {"low": "12.15", '
     '"high": "12.15", "open": "none"}}\n'),
    (["--format", "json", "growth", ">0", "5"], 1,
     '{"function": "growth", "status": "zero_base", "value": null, "interval": null}\n'),
    (["--format", "json", "implied_plan", "=8863", ">0"], 0,
     '{"function": "implied_plan", "status": "ok", "value": 8863, "interval": {"low": "0.00", '
     '"high": "8863.00", "open": "both"}}\n'),
    (["shares", "=-1 =-3"], 0, "25 %, exactly\n75 %, exactly\n"),
    (["cagr", "=100", "=110", "0.5"], 0, "21 %, exactly\n"),
    # the middle of 81.61 to 81.68 is 81.645, not the double beside it
    (["--format", "json", "excess", "95.2", "81.61-81.68"], 0,
     '{"function": "excess", "status": "ok", "value": 16.602363892461273, "interval": {"low": '
     '"16.4911", "high": "16.7137", "open": "both"}}\n'),
    # no element has a status where the whole call has a reason
    (["--format", "json", "moving_sum", "2022", "1", "0"], 1,
     '{"function": "moving_sum", "status": "domain", "value": null, "interval": null, '
     '"statuses": null}\n'),
    # one end: from 100 to more than 110
    (["growth", "=100", ">110"], 0, "10 %, above 10.00\n"),
    (["growth", "=100", "<=110"], 0, "10 %, at most 10.00\n"),
    (["growth", "=100", "<110"], 0, "10 %, below 10.00\n"),
    (["--format", "json", "growth", "=100", ">=110"], 0,
     '{"function": "growth", "status": "ok", "value": 10, "interval": {"low": "10.00", "high": null, '
     '"open": "none"}}\n'),
    (["--format", "json", "growth", "=100", "<110"], 0,
     '{"function": "growth", "status": "ok", "value": 10, "interval": {"low": null, "high": "10.00", '
     '"open": "high"}}\n'),
    # a divisor that is not 0 as printed, but may be
    (["ratio", "=1", ">-1"], 1, "domain: the function has no value there\n"),
    (["--format", "json", "ratio", "=5", "<1"], 1,
     '{"function": "ratio", "status": "domain", "value": null, "interval": null}\n'),
    # three digits of small numbers, 17 decimals at most; 17 digits of large ones
    (["ratio", "=1", "=30000000"], 0, "0.0000000333, between 0.00 and 0.01\n"),
    (["ratio", "=1", "=30000000000000000"], 0, "0.00000000000000003, between 0.00 and 0.01\n"),
    (["chain", "10000000000000000 " * 2], 0, "10000000000000000\n1e+30\n"),
    (["difference", "=0", "=0.00000000000000001"], 0, "0.00000000000000001, exactly\n"),
    # the middle of a range whose ends have no common scale
    (["difference", "=0", "0.0000000000000001-900"], 0, "450, between 0.0000000000000001 and 900\n"),
    (["difference", "=0", "0.000000000000001-900"], 0, "450, between 0.000000000000001 and 900\n"),
    (["difference", "=0", "0.00000000000000001-99999999999999999"], 0,
     "50000000000000000, between 0.00000000000000001 and 99999999999999999\n"),
    # r = 1 but for 0.5 and 2, the median 1: s = 1 - 1 / 0.5 = -1 and 2 / 1 - 1 = 1; both quartiles
    # and the median of s are 0, so the limits are 0 and 0
    (["hb", "10 10 10 10 10 10 10", "10 10 10 10 10 5 20", "0", "0.05", "4"], 0,
     "0\n0\n0\n0\n0\n-1, stands out\n1, stands out\nlow: 0\nhigh: 0\n"),
    (["--format", "json", "hb", "10 10 10 10 10 10 10", "10 10 10 10 10 5 20", "0", "0.05", "4"], 0,
     '{"function": "hidiroglou_berthelot", "status": "ok", "value": [0, 0, 0, 0, 0, -1, 1], "interval": '
     'null, "low": 0, "high": 0, "outside": [5, 6]}\n'),
    (["--format", "json", "hb", "10", "0", "0", "0.05", "4"], 1,
     '{"function": "hidiroglou_berthelot", "status": "sign_change", "value": null, "interval": null, '
     '"low": null, "high": null, "outside": null}\n'),
    # reasons of elements; the first one's where no element has a value
    (["moving_sum", "2019 2020 2021 2022", "1 2 - 4", "2"], 0, "gap\n3\nmissing\nmissing\n"),
    (["--format", "json", "moving_sum", "2019 2020 2021 2022", "1 2 - 4", "2"], 0,
     '{"function": "moving_sum", "status": "ok", "value": [null, 3, null, null], "interval": null, '
     '"statuses": ["gap", "ok", "missing", "missing"]}\n'),
    (["moving_sum", "2019 2020", "- -", "1"], 1, "missing: an input is missing\n"),
    (["year_on_year_growth", "", ""], 0, "none\n"),
    # two thirds of the weights have a value: (1 + 3) / 2
    (["weighted_mean", "1 - 3", "1 1 1", "0.5"], 0, "2\ncoverage: 0.667\n"),
    (["weighted_mean", "1 - 3", "1 1 1", "0.7"], 1, "missing: an input is missing\n"),
    (["sum", " ".join(str(i) for i in range(1, 34))], 0, "561, between 544.5 and 577.5\n"),
    (["shares", "- 5"], 1, "missing: an input is missing\n"),
    (["cagr", "=100", "=121", "=2"], 0, "10 %, exactly\n"),
    (["feasible_counts", "50", "0"], 1, "domain: the function has no value there\n"),
    (["difference", "--", "=5", "=-3"], 0, "-8, exactly\n"),
    (["--format", "text", "difference", "=1", "=2"], 0, "1, exactly\n"),
    (["difference", "0", "-.5"], 2, "'-.5' is no figure in plain form: a digit is missing in front"),
    (["difference", "--", "0", "-x"], 2, "'-x' is no figure in plain form: "),
    (["-x"], 2, "libplan calc: unknown option -x; see libplan calc --help\n"),
    (["-:"], 2, "libplan calc: unknown option -:; see libplan calc --help\n"),
    (["--lst"], 2, "libplan calc: unknown option --lst; did you mean --list?; see libplan calc --help\n"),
    (["--formats", "json"], 2,
     "libplan calc: unknown option --formats; did you mean --format?; see libplan calc --help\n"),
    (["--format"], 2, "libplan calc: --format takes text or json; see libplan calc --help\n"),
    (["grow", "1", "2"], 2, "there is no function grow; did you mean growth?; --list names them; see "),
    (["xyzzyx"], 2, "there is no function xyzzyx; --list names them; see libplan calc --help\n"),
    (["x" * 200], 2, "there is no function %s; --list names them; see" % ("x" * 200)),
    (["year_on_year_growth", "2020 xx", "1 2"], 2, "'xx' is no period: a period is written 2023, "),
    (["shares", "abc 1"], 2, "'abc' is no figure in plain form: no number here"),
    (["shares", "1 abc"], 2, "'abc' is no figure in plain form: no number here"),
    (["met", "7", "atleast", "5"], 2,
     "operator is one of: about at_least above at_most below range; not 'atleast'; see"),
    (["growth", "1"], 2, "libplan calc growth: value is missing; see libplan calc growth --help\n"),
    (["contributions", "1 2", "1 2 3"], 2,
     "these arguments do not go together: lists have one length, a range has two ends; see "),
    (["cagr", "100", "121", ">2"], 2, "'>2' must be one number; see"),
    (["growth"], 2, None),
    (["growth", "48.3"], 2, None),
    (["growth", "48.3", "52.9", "1"], 2, None),
    (["growth", "48.3", "abc"], 2, None),
    (["growth", "48.3", "52.9 tỷ"], 2, None),
    (["growth", "48,3", "52.9"], 2, None),
    (["growth", "48.3", "nan"], 2, None),
    (["growth", "48.3", "1e400"], 2, None),
    (["growth", "48.3", "-"], 2, None),
    (["growth", "48.3 49", "52.9"], 2, None),
    (["contributions", "1 2", "1 2 3"], 2, None),
    (["convert_growth", "7.09", "rate", "logarithm"], 2, None),
    (["cagr", "100", "121", ">2"], 2, None),
    (["grow", "1", "2"], 2, None),
    (["--format", "xml", "growth", "1", "2"], 2, None),
    (["--fromat", "json", "growth", "1", "2"], 2, None),
    ([], 2, None),
)


def run(arguments):
    done = subprocess.run([COMMAND, "calc"] + arguments, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def prompt(failures):
    for arguments, code, out in CASES:
        got = run(arguments)
        if got[0] != code:
            failures.append("calc %s: exit %d, expected %d" % (arguments, got[0], code))
        if code == 2 and out is not None:
            if got[1] or out not in got[2]:
                failures.append("calc %s:\n  got      %r\n  expected %r" % (arguments, got[2], out))
        elif out is None:
            if got[1] or not got[2]:
                failures.append("calc %s: %r, expected a sentence on standard error" % (
                    arguments, got[1]))
        elif got[1] != out:
            failures.append("calc %s:\n  got      %r\n  expected %r" % (arguments, got[1], out))
    return len(CASES)


def digits(text):
    return len(Decimal(text).normalize().as_tuple().digits)


def numbers(failures):
    """JSON numbers: the same double as the formula gives here, and no digit too many."""
    random.seed(20231209)
    count = 400
    for i in range(count):
        scales = [random.choice((0, 1, 3, 9, 17)) for _ in range(2)]
        a, b = ("%.*f" % (s, random.randrange(1, 10 ** random.randrange(1, 12)) / 7 ** (i % 5))
                for s in scales)
        a, b = a[:18].rstrip("."), b[:18].rstrip(".")
        if not float(b):
            continue
        code, out, err = run(["--format", "json", "ratio", "=" + a, "=" + b])
        expected = float(a) / float(b)
        if code != 0:
            failures.append("ratio %s %s: exit %d: %s" % (a, b, code, err))
            continue
        text = out.split('"value": ')[1].split(",")[0]
        if float(text) != expected or json.loads(out)["value"] != expected:
            failures.append("ratio %s %s: %s, expected %r" % (a, b, text, expected))
        if digits(text) > digits(repr(expected)):
            failures.append("ratio %s %s: %s is longer than %r" % (a, b, text, expected))
    return count


def far_numbers(failures):
    """Where doubles are far apart or few: the shortest that reads back, as Python has it. Of two as
    short the one that is nearer; half-way between two doubles the even one is read."""
    whole = 2 ** 54  # the neighbours lie 4 apart
    exact = [whole, whole + 4, whole + 8, whole + 24, whole + 28, whole + 32, 2 ** 53 + 2, 2 ** 53]
    count = 0
    for value in exact:
        code, out, err = run(["--format", "json", "difference", "=0", "=%d" % value])
        text = out.split('"value": ')[1].split(",")[0]
        count += 1
        if code != 0 or digits(text) != digits(repr(float(value))) or \
                Decimal(text) != Decimal(repr(float(value))):
            failures.append("difference to %d: %s, expected %r" % (value, text, float(value)))
    for factor, n in (("0.000000000000001", 19), ("999999999999999", 23), ("0.00003", 48)):
        code, out, err = run(["--format", "json", "chain", " ".join([factor] * n)])
        values = out.split('"value": [')[1].split("]")[0].split(", ")
        for text in values:
            count += 1
            if repr(float(text)) != repr(float(Decimal(text))) or digits(text) != digits(repr(float(text))):
                failures.append("chain of %s: %s is not %r" % (factor, text, float(text)))
        product = Decimal(factor) * (Decimal(factor) / 100) ** (n - 1)
        if code != 0 or abs(Decimal(values[-1]) / product - 1) > Decimal("0.002"):
            failures.append("chain of %s: %s, expected %s" % (factor, values[-1], product))
    return count


def help_and_list(failures):
    code, out, _ = run(["--list"])
    names = [line.split("(")[0] for line in out.splitlines() if line[:1] not in " "]
    if code != 0 or len(names) < 45 or names != sorted(names):
        failures.append("--list: exit %d, %d names" % (code, len(names)))
    code, out, err = run(["--help"])
    if (code, err) != (0, "") or not out.startswith("libplan calc FUNCTION") or run(["-h"]) != (0, out, ""):
        failures.append("--help: exit %d: %r" % (code, out))
    if run(["growth", "-h"]) != run(["--help", "growth"]) or run(["growth", "-h"])[0] != 0:
        failures.append("growth -h: %r" % (run(["growth", "-h"]),))
    for name in names:
        code, out, _ = run([name, "--help"])
        if code != 0 or not out.startswith("libplan calc " + name) or "source: " not in out:
            failures.append("%s --help: exit %d: %r" % (name, code, out))
    return len(names) + 1


def main():
    failures = []
    count = (prompt(failures) + numbers(failures) + far_numbers(failures) +
             help_and_list(failures))
    for text in failures:
        print(text)
    print("%d calls, %d wrong" % (count, len(failures)))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

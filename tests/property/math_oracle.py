#!/usr/bin/env python3
"""Every function of the table on doubles against exact computations: reasons in their order, values
within the documented error. `--cases 100000` takes some minutes.

usage: math_oracle.py [--program PATH] [--cases N] [--seed S] [FUNCTION ...]
"""
import argparse
import concurrent.futures
import math
import os
import struct
import subprocess
import sys
from fractions import Fraction as F

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import exact_apportion
import exact_index
import exact_progress
import exact_series
import math_exact
from math_exact import DOMAIN, MISSING, RANGE, Reason

LARGEST = F(sys.float_info.max)
UNIT = F(1, 2 ** 52)
# Functions whose last argument or two are choices: they are numbers of words, never missing.
CHOICES = {"convert_growth": (1, 2), "elasticity": (4,), "achievement": (2,)}
LISTS = {"trend_growth", "compound", "mean_growth", "carry_over", "shares", "share_change",
         "structural_change", "structural_cosine", "contributions", "contribution_from_shares",
         "chained_contributions", "fisher_contributions", "parent_growth_range",
         "mean_population"} | exact_series.LISTS | exact_index.LISTS | exact_progress.LISTS | \
    exact_apportion.LISTS
FUNCTIONS = {**math_exact.FUNCTIONS, **exact_series.FUNCTIONS, **exact_index.FUNCTIONS,
             **exact_progress.FUNCTIONS, **exact_apportion.FUNCTIONS}
SELF_JUDGED = exact_index.SELF_JUDGED | exact_progress.SELF_JUDGED
EACH = exact_series.EACH


def double(bits):
    return struct.unpack("<d", struct.pack("<Q", int(bits, 16)))[0]


def read(name, line):
    """Status, values, the statuses of elements where each has its own, arguments."""
    words = line.split()
    status, count = int(words[0]), int(words[1])
    out = [double(w) for w in words[2:2 + count]]
    at = 2 + count
    statuses = []
    if name in EACH:
        statuses = [int(w) for w in words[at:at + count]]
        at += count
    arguments = []
    while at < len(words):
        n = int(words[at])
        if name in EACH and not arguments:
            arguments.append([int(w, 16) for w in words[at + 1:at + 1 + n]])  # periods
        else:
            arguments.append([double(w) for w in words[at + 1:at + 1 + n]])
        at += 1 + n
    return status, out, statuses, arguments


def expected(name, arguments):
    """The reason, or the exact answers."""
    numbers = [x for a in arguments for x in a]
    if name in SELF_JUDGED:
        return call(name, [[exact_index.exact(x) for x in a] for a in arguments])
    if name != "triad" and any(math.isnan(x) for x in numbers):
        return MISSING, None
    unknown = sum(math.isnan(x) for x in numbers)
    if any(math.isinf(x) for x in numbers):
        return MISSING if name == "triad" and unknown != 1 else DOMAIN, None
    exact = []
    for i, a in enumerate(arguments):
        values = [None if math.isnan(x) else F(x) for x in a]
        if i in CHOICES.get(name, ()):
            exact.append(int(a[0]))
        elif name in LISTS or (name == "required_average" and i == 2):
            exact.append(values)
        else:
            exact.append(values[0])
    return call(name, exact)


def call(name, exact):
    try:
        return 0, FUNCTIONS[name](*exact)
    except Reason as reason:
        return reason.args[0], None


def extreme(name, arguments):
    """Sums and products on the way may leave the doubles."""
    if name in exact_index.LISTS:
        return False
    sizes = [abs(x) for a in arguments for x in a if x != 0 and math.isfinite(x)]
    return any(x > 1e75 or x < 1e-75 for x in sizes)


def tiny(arguments):
    """Products on the way may lose digits below the smallest normal double."""
    return any(0 < abs(x) < 1e-290 for a in arguments for x in a)


def judge_value(name, got, answer, arguments):
    """None, or what is wrong with a number."""
    if answer.value is None:  # a class without its number
        return None if math.isnan(got) else "a number where there is none"
    if name in exact_progress.FUNCTIONS and math.isnan(got):
        return None if abs(answer.value) > LARGEST / 2 or extreme(name, arguments) else "no number"
    if not math.isfinite(got):
        return "a value that is not finite"
    error = abs(F(got) - answer.value)
    allowed = (4 + F(answer.units)) * UNIT * abs(answer.value)
    allowed += F(answer.magnitude) / 2 ** 98 + F(1, 2 ** 1068)
    if error > allowed and not extreme(name, arguments):
        return "%r, expected %r: %.3g units" % (
            got, float(answer.value), float(error / UNIT / (abs(answer.value) or 1)))
    if error > allowed and not (name in LISTS or name == "elasticity") and \
            not tiny(arguments) and error > abs(answer.value) / 10 ** 12:
        return "%r, expected %r, at the ends of doubles" % (got, float(answer.value))
    return None


def judge_each(name, status, out, statuses, arguments):
    """Of functions whose elements have their own reasons."""
    try:
        exact = FUNCTIONS[name](*[[exact_series.Period(x) for x in arguments[0]]] + arguments[1:])
    except Reason as reason:
        return None if status == reason.args[0] else "status %d, expected %d" % (
            status, reason.args[0])
    if status or len(out) != len(exact):
        return "status %d, %d values, expected %d" % (status, len(out), len(exact))
    for i, (parts, answer) in enumerate(exact):
        reason = answer.args[0] if isinstance(answer, Reason) else 0
        problem = None
        if statuses[i] == RANGE and not reason:
            large = abs(answer.value) > LARGEST * (1 - 8 * UNIT)
            problem = None if large or extreme(name, [parts]) else "RANGE for a finite result"
        elif statuses[i] != reason:
            problem = "status %d, expected %d" % (statuses[i], reason)
        elif reason:
            problem = None if math.isnan(out[i]) else "a value beside a reason"
        else:
            problem = judge_value(name, out[i], answer, [parts])
        if problem:
            return "element %d: %s" % (i, problem)
    return None


def judge(name, line):
    """None, or what is wrong."""
    status, out, statuses, arguments = read(name, line)
    if name in EACH:
        return judge_each(name, status, out, statuses, arguments)
    reason, answers = expected(name, arguments)
    if reason:
        if status == reason:
            return None
        if status == RANGE and extreme(name, arguments):
            return None
        # A sum that is 0 exactly is seen as 0 only if the doubles say so.
        if extreme(name, arguments) and (name in LISTS or reason == RANGE):
            return None
        return "status %d, expected %d" % (status, reason)
    if status == RANGE:
        large = max(abs(a.value or 0) for a in answers) > LARGEST * (1 - 8 * UNIT)
        return None if large or extreme(name, arguments) else "RANGE for a finite result"
    if status:
        return None if extreme(name, arguments) and name in LISTS else "status %d, expected a value" % status
    if len(out) != len(answers):
        return "%d values, expected %d" % (len(out), len(answers))
    for got, answer in zip(out, answers):
        problem = judge_value(name, got, answer, arguments)
        if problem:
            return problem
    return None


def run(task):
    program, name, cases, seed = task
    lines = subprocess.run([program, name, "doubles", str(cases), str(seed)], text=True,
                           stdout=subprocess.PIPE, check=True).stdout.splitlines()
    found = []
    values = 0
    for line in lines:
        problem = judge(name, line)
        values += line.startswith("0 ")
        if problem:
            found.append("%s%r: %s" % (name, tuple(
                tuple(a) if len(a) != 1 else a[0] for a in read(name, line)[3]), problem))
    return name, len(lines), values, found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default=os.path.join(
        os.environ.get("PLAN_BUILD_DIR", "build/dev"), "tests", "property_math_ops"))
    parser.add_argument("--cases", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("functions", nargs="*", default=sorted(FUNCTIONS))
    options = parser.parse_args()
    tasks = [(options.program, name, options.cases, options.seed) for name in options.functions]
    bad = 0
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        for name, cases, values, found in pool.map(run, tasks):
            print("%-26s %d cases, %d with values, %d wrong" % (name, cases, values, len(found)))
            for text in found[:3]:
                print("    " + text)
            bad += len(found) + (cases != options.cases) + (values < cases // 50)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

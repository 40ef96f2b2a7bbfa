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
import math_exact
from math_exact import DOMAIN, MISSING, RANGE, Reason

LARGEST = F(sys.float_info.max)
UNIT = F(1, 2 ** 52)
# Functions whose last argument or two are choices: they are numbers of words, never missing.
CHOICES = {"convert_growth": (1, 2), "elasticity": (4,), "achievement": (2,)}
LISTS = {"trend_growth", "compound", "mean_growth", "carry_over", "shares", "share_change",
         "structural_change", "structural_cosine", "contributions", "contribution_from_shares",
         "chained_contributions", "fisher_contributions", "parent_growth_range",
         "mean_population"}


def double(bits):
    return struct.unpack("<d", struct.pack("<Q", int(bits, 16)))[0]


def read(line):
    words = line.split()
    status, count = int(words[0]), int(words[1])
    out = [double(w) for w in words[2:2 + count]]
    at = 2 + count
    arguments = []
    while at < len(words):
        n = int(words[at])
        arguments.append([double(w) for w in words[at + 1:at + 1 + n]])
        at += 1 + n
    return status, out, arguments


def expected(name, arguments):
    """The reason, or the exact answers."""
    numbers = [x for a in arguments for x in a]
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
    try:
        return 0, math_exact.FUNCTIONS[name](*exact)
    except Reason as reason:
        return reason.args[0], None


def extreme(arguments):
    """Sums and products on the way may leave the doubles."""
    sizes = [abs(x) for a in arguments for x in a if x != 0 and math.isfinite(x)]
    return any(x > 1e75 or x < 1e-75 for x in sizes)


def tiny(arguments):
    """Products on the way may lose digits below the smallest normal double."""
    return any(0 < abs(x) < 1e-290 for a in arguments for x in a)


def judge(name, line):
    """None, or what is wrong."""
    status, out, arguments = read(line)
    reason, answers = expected(name, arguments)
    if reason:
        if status == reason:
            return None
        if status == RANGE and extreme(arguments):
            return None
        # A sum that is 0 exactly is seen as 0 only if the doubles say so.
        if extreme(arguments) and (name in LISTS or reason == RANGE):
            return None
        return "status %d, expected %d" % (status, reason)
    if status == RANGE:
        large = max(abs(a.value) for a in answers) > LARGEST * (1 - 8 * UNIT)
        return None if large or extreme(arguments) else "RANGE for a finite result"
    if status:
        return None if extreme(arguments) and name in LISTS else "status %d, expected a value" % status
    if len(out) != len(answers):
        return "%d values, expected %d" % (len(out), len(answers))
    for got, answer in zip(out, answers):
        if not math.isfinite(got):
            return "a value that is not finite"
        error = abs(F(got) - answer.value)
        allowed = (4 + F(answer.units)) * UNIT * abs(answer.value)
        allowed += F(answer.magnitude) / 2 ** 98 + F(1, 2 ** 1068)
        if error > allowed and not extreme(arguments):
            return "%r, expected %r: %.3g units" % (
                got, float(answer.value), float(error / UNIT / (abs(answer.value) or 1)))
        if error > allowed and not (name in LISTS or name == "elasticity") and \
                not tiny(arguments) and error > abs(answer.value) / 10 ** 12:
            return "%r, expected %r, at the ends of doubles" % (got, float(answer.value))
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
                tuple(a) if len(a) != 1 else a[0] for a in read(line)[2]), problem))
    return name, len(lines), values, found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default=os.path.join(
        os.environ.get("PLAN_BUILD_DIR", "build/dev"), "tests", "property_math_ops"))
    parser.add_argument("--cases", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("functions", nargs="*", default=sorted(math_exact.FUNCTIONS))
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

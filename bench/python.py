#!/usr/bin/env python3
"""The Python package beside numpy, pandas, ctypes and the C kernels: calls, arrays, import, data frames.
Pairs alternate; the shortest times are compared, those of frames as medians of the quotients of the
processor's time.

usage: python.py [--rows N] [--skip-frames]
Run it with a Python that has the wheel, numpy, pandas and polars (build/python-tests/bin/python after
bindings/python/tests/run.sh), which runs nothing of the source tree but bench/generate.py. The kernels
are those of the wheel: their address comes from the module itself."""
import argparse
import ctypes
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import timeit

import libplan
import numpy
import pandas
from libplan import _native

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def shortest(functions, times, number=1):
    """The shortest of so many runs of each, in turns [seconds a call]."""
    best = [float("inf")] * len(functions)
    for _ in range(times):
        for i, function in enumerate(functions):
            start = time.perf_counter()
            for _ in range(number):
                function()
            best[i] = min(best[i], (time.perf_counter() - start) / number)
    return best


def tell(what, value, unit, bar=None, holds=None):
    print("%-58s %9.3f %-3s %s" % (what, value, unit, "" if bar is None else
                                   "%s %s" % (bar, "ok" if holds else "MISSED")))


def calls():
    """The loop itself costs some nanoseconds, which are taken off."""
    def loop(text, **names):
        return min(timeit.repeat(text, globals=names, number=200000, repeat=25)) / 200000 * 1e9

    empty = loop("pass")
    growth, native = libplan.growth, _native.kind_find
    public = loop("growth(48.3, 52.9)", growth=growth) - empty
    tell("libplan.growth of two floats", public, "ns", "<= 100", public <= 100)
    tell("the same in Python, 100 * (b - a) / a", loop(
        "f(48.3, 52.9)", f=lambda a, b: 100 * (b - a) / a) - empty, "ns")
    tell("a wrapper of SWIG, kind_find(\"level\")", loop("f('level')", f=native) - empty, "ns")
    tell("numpy scalars, 100 * (b - a) / a", loop(
        "100 * (b - a) / a", a=numpy.float64(48.3), b=numpy.float64(52.9)) - empty, "ns")
    kernel = kernels()["growth"]
    answer = ctypes.c_double()
    kernel_one = ctypes.CDLL(kernels_path()).plan_growth if kernels_path() else None
    if kernel_one is not None:
        kernel_one.argtypes = [ctypes.c_double, ctypes.c_double, ctypes.c_void_p]
        place = ctypes.addressof(answer)
        tell("ctypes, plan_growth", loop("f(48.3, 52.9, p)", f=kernel_one, p=place) - empty, "ns")
    return kernel


def kernels_path():
    """A shared library with the kernels by name, where one was built: build/release or build/bench."""
    for folder in ("release", "bench"):
        path = os.path.join(ROOT, "build", folder, "libplan.so")
        if os.path.exists(path):
            return path
    return os.environ.get("PLAN_LIBRARY")


def kernels():
    path = kernels_path()
    if not path:
        return {"growth": None}
    function = ctypes.CDLL(path).plan_growth_v
    function.argtypes = [ctypes.c_void_p] * 4 + [ctypes.c_size_t]
    return {"growth": function}


def arrays(kernel):
    random = numpy.random.default_rng(7)
    for size, times, number in ((1000, 400, 50), (10 ** 7, 15, 1)):
        before = random.uniform(1, 100, size)
        after = random.uniform(1, 100, size)
        out = numpy.empty(size)
        sa, sb = pandas.Series(before, copy=False), pandas.Series(after, copy=False)
        functions = [lambda: libplan.growth(before, after, out=out),
                     lambda: libplan.growth(before, after),
                     lambda: 100 * (after - before) / before,
                     lambda: 100 * (sb - sa) / sa]
        if kernel is not None:
            x, y, o = before.ctypes.data, after.ctypes.data, out.ctypes.data
            functions.append(lambda: kernel(x, y, o, None, size))
        best = [b * 1e6 for b in shortest(functions, times, number)]
        unit = 1 if size < 10 ** 6 else 1e-3
        name = "us" if unit == 1 else "ms"
        tell("growth of %d doubles, out=" % size, best[0] * unit, name)
        tell("  without out=", best[1] * unit, name,
             "below numpy's expression" if size == 1000 else None, best[1] < best[2])
        tell("  numpy's expression", best[2] * unit, name)
        tell("  pandas' expression", best[3] * unit, name)
        if kernel is not None:
            tell("  the C kernel by ctypes", best[4] * unit, name)
            if size > 1000:
                tell("  out= over the C kernel", best[0] / best[4], "", "<= 1.1", best[0] <= 1.1 * best[4])


def importing():
    """By the processor's time: a busy machine lets programs wait."""
    def run(text):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-I", "-c", text], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    pairs = [(run("import libplan"), run("pass")) for _ in range(15)]
    took = (min(a for a, _ in pairs) - min(b for _, b in pairs)) * 1e3
    tell("import libplan, over an empty program", took, "ms", "< 50", took < 50)


FRAME = """
import sys, time
import polars, libplan
frame = polars.read_csv(sys.argv[2], infer_schema=sys.argv[3] != "text")
frame.__arrow_c_stream__()
start = time.process_time()
report = libplan.check(sys.argv[1], sys.argv[2] if sys.argv[3] == "csv" else frame)
print(time.process_time() - start, report.summary["observations"])
"""


def frames(rows):
    """Each check in a program of its own, so that none finds the memory of another."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, os.path.join(ROOT, "bench", "generate.py"), str(rows), folder],
                       check=True, stdout=subprocess.DEVNULL)
        plan, table = os.path.join(folder, "plan.json"), os.path.join(folder, "table.csv")

        def run(kind):
            done = subprocess.run([sys.executable, "-I", "-c", FRAME, plan, table, kind], check=True,
                                  capture_output=True, text=True)
            seconds, count = done.stdout.split()
            assert int(count) == rows
            return float(seconds)

        taken = [(run("csv"), run("text"), run("double")) for _ in range(5)]
    for place, name in ((1, "a polars frame of texts"), (2, "a polars frame with doubles")):
        quotient = statistics.median(row[place] / row[0] for row in taken)
        tell("check of %s over that of its CSV, %d rows" % (name, rows), quotient, "",
             "<= 1", quotient <= 1)
    tell("  the CSV alone", statistics.median(row[0] for row in taken), "s")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10 ** 7)
    parser.add_argument("--skip-frames", action="store_true")
    given = parser.parse_args()
    arrays(calls())
    importing()
    if not given.skip_frames:
        frames(given.rows)


if __name__ == "__main__":
    main()

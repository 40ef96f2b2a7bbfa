#!/usr/bin/env python3
"""The array kernels beside the same loops without checks, numpy that writes in place, and pandas, on
the same arrays in the same run, on one core. Builds the library and the loops under build/bench and
installs numpy and pandas into build/bench-python, both unless they are there."""
import argparse
import ctypes
import os
import subprocess
import sys
import time
import venv

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.join(ROOT, "build", "bench")
PYTHON = os.path.join(ROOT, "build", "bench-python")
PACKAGES = ("numpy==2.4.6", "pandas==3.1.1")

# Quotients: libplan to the plain loop, at most; numpy to libplan, at least (numpy needs several
# passes, so the library must be faster) or libplan to numpy, at most.
MOST_OF_PLAIN = 1.15
LEAST_OF_PASSES = 1.5
MOST_OF_ONE_PASS = 1.1


def enter_environment():
    """Runs this script again in an environment that has the packages."""
    python = os.path.join(PYTHON, "bin", "python")
    stamp = os.path.join(PYTHON, "installed")
    wanted = "\n".join(PACKAGES)
    if not os.path.exists(stamp) or open(stamp).read() != wanted:
        venv.create(PYTHON, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet"] + list(PACKAGES), check=True)
        with open(stamp, "w") as stream:
            stream.write(wanted)
    os.environ["PLAN_BENCH_INSIDE"] = "1"
    os.execv(python, [python] + sys.argv)


def build(flags):
    subprocess.run(["cmake", "-S", ROOT, "-B", BUILD, "-DCMAKE_BUILD_TYPE=Release",
                    "-DPLAN_BUILD_BENCH=ON", "-DPLAN_BUILD_TESTS=OFF", "-DPLAN_BUILD_TOOLS=OFF",
                    "-DPLAN_BUILD_EXAMPLES=OFF", "-DPLAN_ARRAY_FLAGS=" + flags], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", BUILD, "--target", "plan_shared", "bench_loops"],
                   check=True, stdout=subprocess.DEVNULL)
    return (ctypes.CDLL(os.path.join(BUILD, "libplan.so")),
            ctypes.CDLL(os.path.join(BUILD, "libbench_loops.so")))


def rows(np, pd, library, loops, a, b, out):
    """(name, whether numpy needs several passes, plain loop, libplan, numpy, pandas); growth and
    difference take (base, value), the others the numerator first. Each gives what it computed."""
    x, y, o = a.ctypes.data, b.ctypes.data, out.ctypes.data
    sa, sb = pd.Series(a, copy=False), pd.Series(b, copy=False)
    pointers, size = [ctypes.c_void_p] * 3, ctypes.c_size_t

    def plain(name):
        function = getattr(loops, "plain_" + name)
        function.argtypes, function.restype = pointers + [size], None

        def run():
            function(x, y, o, len(a))
            return out
        return run

    def checked(name, *constants):
        function = getattr(library, "plan_%s_v" % name)
        function.argtypes = pointers + [ctypes.c_void_p, size] + [ctypes.c_double] * len(constants)

        def run():
            if function(x, y, o, None, len(a), *constants) != 0:
                raise SystemExit("plan_%s_v failed" % name)
            return out
        return run

    def numpy_growth(base, value):
        np.subtract(value, base, out=out)
        np.multiply(out, 100, out=out)
        return np.divide(out, base, out=out)

    def numpy_reach():
        np.multiply(a, 100, out=out)
        return np.divide(out, b, out=out)

    return (
        ("growth", True, plain("growth"), checked("growth"), lambda: numpy_growth(a, b),
         lambda: (sb - sa) * 100 / sa),
        ("excess", True, plain("excess"), checked("excess"), lambda: numpy_growth(b, a),
         lambda: (sa - sb) * 100 / sb),
        ("reach", True, plain("reach"), checked("reach"), numpy_reach, lambda: sa * 100 / sb),
        ("difference", False, plain("difference"), checked("difference"),
         lambda: np.subtract(b, a, out=out), lambda: sb - sa),
        ("ratio", False, plain("ratio"), checked("ratio", 1.0), lambda: np.divide(a, b, out=out),
         lambda: sa / sb),
    )


def measure(np, row, out, repeat):
    """The shortest of many times of each contender [ms], in turns: machines are never quiet."""
    contenders = row[2:]
    expected = None
    for run in contenders:  # pages and caches are touched, results are compared
        out.fill(0)
        result = np.array(run())
        if expected is not None and not np.array_equal(result, expected):
            raise SystemExit("%s: the contenders differ" % row[0])
        expected = result
    best = [float("inf")] * len(contenders)
    for _ in range(repeat):
        for i, run in enumerate(contenders):
            start = time.perf_counter()
            run()
            best[i] = min(best[i], 1e3 * (time.perf_counter() - start))
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=10 ** 7, help="elements of an array (10^7)")
    parser.add_argument("--repeat", type=int, default=40, help="times each is run (40)")
    parser.add_argument("--flags", default="", help="of the compiler, for the kernels and the "
                        "plain loops, such as --flags=-mavx2 (none)")
    arguments = parser.parse_args()
    if not os.environ.get("PLAN_BENCH_INSIDE"):
        enter_environment()
    library, loops = build(arguments.flags)
    import numpy as np
    import pandas as pd
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

    i = np.arange(arguments.n)
    a, b, out = 1 + i % 9973 / 7, 1 + i % 9967 / 5, np.zeros(arguments.n)
    del i
    print("numpy %s, pandas %s, %d doubles, shortest of %d times [ms], flags \"%s\""
          % (np.__version__, pd.__version__, arguments.n, arguments.repeat, arguments.flags))
    print("| function | plain loop | libplan | numpy in place | pandas | libplan : plain | limit "
          "| numpy : libplan | limit |\n|---|---|---|---|---|---|---|---|---|")
    for row in rows(np, pd, library, loops, a, b, out):
        best = measure(np, row, out, arguments.repeat)
        plain, checked, numpy = best[:3]
        least = LEAST_OF_PASSES if row[1] else 1 / MOST_OF_ONE_PASS
        missed = checked > MOST_OF_PLAIN * plain or numpy < least * checked
        print("| %s | %s | %.2f | %.2f | %.2f | %.2f |%s"
              % (row[0], " | ".join("%.1f" % value for value in best), checked / plain,
                 MOST_OF_PLAIN, numpy / checked, least, " missed" if missed else ""), flush=True)


if __name__ == "__main__":
    main()

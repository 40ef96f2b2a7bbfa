#!/usr/bin/env python3
"""What libplan is held to, and what was measured, as one table: growth with the rows, orders of rows,
threads, a sparse table, memory, instructions a row, a small plan. Alternating runs, medians of the
quotients. The peers are those of peers.py.

usage: PLAN_COMMAND=libplan bars.py [--most ROWS] [--times N] [--bars NAME,NAME]
       (--most 50000000 is what the growth is asked for; 5000000 takes a minute)
"""
import argparse
import os
import statistics
import sys
import tempfile

import measure
from measure import own, run


def alternate(first, second, times):
    return [(run(first), run(second)) for _ in range(times)]


def say(name, bar, median, least, most, *more):
    held = "" if median <= bar else " **missed**"
    print("| %s | at most %s | %.2f (%.2f to %.2f)%s |%s" % (name, bar, median, least, most, held,
                                                           " ".join(more)), flush=True)
    return median <= bar


def growth(folder, args):
    """From n to 2n, up to the most rows."""
    held, rows, plans = True, args.most // 8, []
    for i in range(4):
        plans.append(measure.repeat(os.path.join(folder, "grow%d" % i), rows << i))
    for i in range(3):
        pairs = alternate(own(plans[i], "--threads", "1"), own(plans[i + 1], "--threads", "1"),
                          args.times)
        held &= say("%d rows against %d, processor time" % (rows << i + 1, rows << i), 2.2,
                    *measure.ratios(pairs, lambda r: r.processors))
    largest = max(run(own(plans[3], "--threads", "1")).memory for _ in range(2))
    print("| memory of %d rows [MiB] | | %.0f |" % (rows << 3, largest))
    for i in range(4):
        os.unlink(os.path.join(folder, "grow%d" % i, "table.csv"))
    return held


def orders(folder, args):
    """Rows by region against shuffled, by period, quoted; a tenth of the most rows."""
    rows, held = args.most // 10, True
    base, _ = measure.generate(os.path.join(folder, "region"), rows)
    for name, layout, bar in (("shuffled", ("--order", "shuffled"), 3),
                              ("by period", ("--order", "period"), 3), ("quoted", ("--quoted",), 3)):
        plan, _ = measure.generate(os.path.join(folder, name), rows, *layout)
        pairs = alternate(own(base, "--threads", "1"), own(plan, "--threads", "1"), args.times)
        held &= say("%d rows %s against by region, processor time" % (rows, name), bar,
                    *measure.ratios(pairs, lambda r: r.processors))
    return held


def threads(folder, args):
    """Two threads against one, by the clock, which a busy machine spoils."""
    rows = min(args.most, 10000000)
    plan = measure.repeat(os.path.join(folder, "threads"), rows)
    pairs = alternate(own(plan, "--threads", "1"), own(plan, "--threads", "2"), args.times)
    return say("%d rows on 2 threads against 1, clock" % rows, round(1 / 1.4, 2),
               *measure.ratios(pairs, lambda r: r.clock))


def sparse(folder, args):
    """Each key once, areas that nobody declared, against the dense table, a row."""
    rows = 1000000
    dense = measure.repeat(os.path.join(folder, "dense"), rows)
    held = True
    for name, make in (("in order", measure.sparse), ("in no order", measure.scattered)):
        plan = make(os.path.join(folder, "sparse"), rows)
        pairs = alternate(own(dense, "--threads", "1"), own(plan, "--threads", "1"), args.times)
        held &= say("a million areas once each, %s, against dense, processor time" % name, 3,
                    *measure.ratios(pairs, lambda r: r.processors))
    return held


def memory(folder, args):
    rows = min(args.most, 10000000)
    plan = measure.repeat(os.path.join(folder, "memory"), rows)
    peak = sorted(run(own(plan)).memory for _ in range(3))
    return say("peak memory of %d rows by region [MiB]" % rows, 320, peak[1], peak[0], peak[2])


def instructions(folder, args):
    rows = 100000
    plan, _ = measure.generate(os.path.join(folder, "counted"), rows)
    counted = measure.instructions(*own(plan, "--threads", "1"))
    if counted is None:
        print("| instructions a row | at most 600 | no valgrind |")
        return True
    a_row = counted / rows
    return say("instructions a row, %d rows, all in" % rows, 600, a_row, a_row, a_row)


def small(folder, args):
    """A whole process over the plan of Lai Châu."""
    plan = os.path.join(measure.ROOT, "examples", "lai-chau", "plan.json")
    times = sorted(1000 * run([measure.COMMAND, "check", "-q", plan]).clock for _ in range(40))
    return say("the plan of Lai Châu, whole process [ms]", 5, statistics.median(times), times[0],
               times[-1])


BARS = {f.__name__: f for f in (instructions, memory, growth, orders, sparse, threads, small)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=50000000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--bars", default=",".join(BARS))
    args = parser.parse_args()
    held = True
    print("| what | bar | measured |\n|---|---|---|")
    for name in args.bars.split(","):
        with tempfile.TemporaryDirectory() as folder:
            held &= BARS[name](folder, args)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())

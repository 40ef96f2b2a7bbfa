#!/usr/bin/env python3
"""What the benchmarks rest on: the generator says how many checks fail, and so many do, in every
layout; sums exactly at the edge of rounding hold; tables made by repeating are as long as was asked.

usage: PLAN_COMMAND=libplan bench.py
"""
import os
import sys
import tempfile

ROOT = os.environ.get("PLAN_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "bench"))

import measure  # noqa: E402  (beside the programs that use it)


def main():
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        for rows in (1, 2999, 20000):
            for layout in ((), ("--order", "period"), ("--order", "shuffled"), ("--quoted",)):
                for wrong in ((), ("--wrong", "0.01", "--edge", "0.005"), ("--edge", "1")):
                    plan, expected = measure.generate(folder, rows, *layout, *wrong, "--seed", "7")
                    found = measure.fails(measure.run(measure.own(plan)))
                    is_asked = wrong[:1] == ("--wrong",) and rows == 20000
                    if found != expected or (expected == 0 and is_asked):
                        faults += 1
                        print("%d rows %s %s: %d fail, the generator says %d" % (
                            rows, layout, wrong, found, expected))
        for make, rows in ((measure.repeat, 5000), (measure.sparse, 3000)):
            plan = make(os.path.join(folder, make.__doc__[:5].strip()), rows)
            with open(os.path.join(os.path.dirname(plan), "table.csv"), "rb") as stream:
                lines = sum(1 for _ in stream)
            if lines != rows + 1 or measure.fails(measure.run(measure.own(plan))) != 0:
                faults += 1
                print("%s: %d lines" % (make.__doc__, lines))
    print("known counts of the generator: %d faults" % faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

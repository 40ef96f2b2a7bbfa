#!/usr/bin/env python3
"""The job of generate.py in libplan and in the tongues of others (bench/tongues), in pairs that
alternate: each peer runs beside libplan, so that both meet the same machine. All must count the same
violations. Needs Python 3.11 with venv; puts the packages named below into build/bench-peers, unless
they are there. R is used where it is (Debian: r-base-core, r-cran-data.table).

usage: PLAN_COMMAND=libplan peers.py [ROWS] [--times N] [--peers NAME,NAME] [--threads N]
                                     [--layout region|period|shuffled|quoted]
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv

import measure

PYTHON = os.path.join(measure.ROOT, "build", "bench-peers")
TONGUES = os.path.join(measure.ROOT, "bench", "tongues")
PACKAGES = ("duckdb==1.1.3", "numpy==2.2.1", "pandas==2.2.3", "polars==1.17.1", "pyarrow==18.1.0")
# Every peer counts groups whose shares are more than 0.02 away from 100, and growths that no values
# within the rounding of both levels give. 1e-9 stands for exactness where doubles compare.
PEERS = ("duckdb_tuned.py", "duckdb_plain.py", "polars_tuned.py", "polars_plain.py",
         "pandas_tuned.py", "pandas_plain.py", "data_table.R", "validate.R")
LAYOUTS = {"region": (), "period": ("--order", "period"), "shuffled": ("--order", "shuffled"),
           "quoted": ("--quoted",)}


def environment():
    python, stamp = os.path.join(PYTHON, "bin", "python"), os.path.join(PYTHON, "installed")
    known = open(stamp, encoding="utf-8").read() if os.path.exists(stamp) else ""
    if known != " ".join(PACKAGES):
        venv.create(PYTHON, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        with open(stamp, "w", encoding="utf-8") as out:
            out.write(" ".join(PACKAGES))
    return python


def has_r(package):
    return shutil.which("Rscript") is not None and subprocess.run(
        ["Rscript", "-e", "quit(status = !requireNamespace('%s', quietly = TRUE))" % package],
        capture_output=True).returncode == 0


def command_of(peer, python):
    """How a peer is run; None where it is not there."""
    path = os.path.join(TONGUES, peer)
    if peer.endswith(".R"):
        package = "data.table" if peer == "data_table.R" else "validate"
        return ["Rscript", path] if has_r(package) else None
    return [python, path]


def row(name, runs):
    print("| %s | %.2f | %.2f | %.0f |" % (
        name, statistics.median(r.clock for r in runs),
        statistics.median(r.processors for r in runs), max(r.memory for r in runs)), end="")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int, nargs="?", default=1000000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--peers", default=",".join(PEERS))
    parser.add_argument("--threads", default="1", help="of libplan")
    parser.add_argument("--layout", choices=LAYOUTS, default="region")
    args = parser.parse_args()
    python, wrong = environment(), 0
    with tempfile.TemporaryDirectory() as folder:
        plan, expected = measure.generate(folder, args.rows, "--wrong", "0.01", "--edge", "0.005",
                                          *LAYOUTS[args.layout])
        own = measure.own(plan, "--threads", args.threads)
        print("%d rows, %s, %d violations, medians of %d pairs; libplan on %s\n" % (
            args.rows, args.layout, expected, args.times,
            "one thread" if args.threads == "1" else args.threads + " threads"))
        print("| | clock [s] | processors [s] | memory [MiB] | times libplan's clock "
              "| times its processors |\n|---|---|---|---|---|---|")
        mine = []
        for peer in args.peers.split(","):
            command = command_of(peer, python)
            if command is None:
                print("| %s | not installed | | | | |" % peer)
                continue
            pairs, counts = [], set()
            for _ in range(args.times):
                pairs.append((measure.run(own), measure.run([*command,
                                                             os.path.join(folder, "table.csv")])))
                counts |= {measure.fails(pairs[-1][0]), int(pairs[-1][1].out)}
            mine += [a for a, _ in pairs]
            row(peer, [b for _, b in pairs])
            print(" %.1f (%.1f to %.1f) |" % measure.ratios(pairs, lambda r: r.clock), end="")
            print(" %.1f (%.1f to %.1f) |" % measure.ratios(pairs, lambda r: r.processors),
                  flush=True)
            if counts != {expected}:
                wrong += 1
                print("%s: counted %s, not %d" % (peer, sorted(counts), expected))
        row("libplan", mine)
        print(" | |")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

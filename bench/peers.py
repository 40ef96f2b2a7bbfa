#!/usr/bin/env python3
"""The job of generate.py in libplan and in the tongues of others, in pairs that alternate: each peer
runs beside libplan, so that both meet the same machine. All must count the same violations. Needs
Python 3.11 with venv; puts the packages named below into build/bench-peers, unless they are there.

usage: PLAN_COMMAND=libplan peers.py [ROWS] [--times N] [--peers NAME,NAME]
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COMMAND = os.environ.get("PLAN_COMMAND", "libplan")
PYTHON = os.path.join(ROOT, "build", "bench-peers")
PACKAGES = ("duckdb==1.1.3", "numpy==2.2.1", "pandas==2.2.3", "polars==1.17.1")

# Every peer counts groups whose shares are more than 0.02 away from 100, and growths that no values
# within the rounding of both levels give. 1e-9 stands for exactness where doubles compare.
PEERS = {
    "duckdb": """
import duckdb, sys
duckdb.sql("set enable_progress_bar = false")
duckdb.sql("create table t as select * from read_csv(?)", params=[sys.argv[1]])
sums = duckdb.sql('''select count(*) from (select sum(value) s from t where indicator like 'share_%'
    group by area, period having count(*) = 4 and abs(s - 100) > 0.02 + 1e-9)''').fetchone()[0]
growths = duckdb.sql('''select count(*) from t g
    join t x on x.area = g.area and x.period = g.period and g.indicator = x.indicator || '_growth'
    join t b on b.area = g.area and b.indicator = x.indicator
     and b.period = (substr(g.period, 1, 4)::int - 1)::varchar || substr(g.period, 5)
    where 100 * (x.value - 0.05) / (b.value + 0.05) - 100 > g.value + 0.05 + 1e-9
       or 100 * (x.value + 0.05) / (b.value - 0.05) - 100 < g.value - 0.05 - 1e-9''').fetchone()[0]
print(sums + growths)
""",
    "duckdb, tuned": """
import duckdb, sys
duckdb.sql("set enable_progress_bar = false")
duckdb.sql("set threads = 2; set preserve_insertion_order = false")
names = ("grdp", "industry", "services")
shares = ("share_agri", "share_ind", "share_serv", "share_tax")
columns = ", ".join("max(value) filter (indicator = '%s') as %s" % (n, n)
                    for n in shares + names + tuple(n + "_growth" for n in names))
duckdb.sql('''create table w as select area, substr(period, 1, 4)::int * 4 + substr(period, 7, 1)::int
    as q, %s from read_csv(?, header = true, columns = {'area': 'varchar', 'indicator': 'varchar',
    'period': 'varchar', 'value': 'double'}) group by area, period''' % columns,
    params=[sys.argv[1]])
wrong = " + ".join('''count(*) filter (
    100 * (w.{0} - 0.05) / (b.{0} + 0.05) - 100 > w.{0}_growth + 0.05 + 1e-9
 or 100 * (w.{0} + 0.05) / (b.{0} - 0.05) - 100 < w.{0}_growth - 0.05 - 1e-9)'''.format(n)
                   for n in names)
print(duckdb.sql("select count(*) filter (abs(%s - 100) > 0.02 + 1e-9) from w"
                 % " + ".join(shares)).fetchone()[0] +
      duckdb.sql("select %s from w join w b on b.area = w.area and b.q = w.q - 4"
                 % wrong).fetchone()[0])
""",
    "pandas": """
import pandas as pd, sys
t = pd.read_csv(sys.argv[1])
s = t[t.indicator.str.startswith("share_")].groupby(["area", "period"]).value.agg(["sum", "size"])
sums = ((s["size"] == 4) & ((s["sum"] - 100).abs() > 0.02 + 1e-9)).sum()
x = t[t.indicator.isin(["grdp", "industry", "services"])]
g = t[t.indicator.str.endswith("_growth")].copy()
g["indicator"] = g.indicator.str.removesuffix("_growth")
b = x.copy()
b["period"] = (b.period.str[:4].astype(int) + 1).astype(str) + b.period.str[4:]
on = ["area", "indicator", "period"]
m = g.merge(x, on=on, suffixes=("_g", "_x")).merge(b, on=on)
low = 100 * (m.value_x - 0.05) / (m.value + 0.05) - 100
high = 100 * (m.value_x + 0.05) / (m.value - 0.05) - 100
print(sums + ((low > m.value_g + 0.05 + 1e-9) | (high < m.value_g - 0.05 - 1e-9)).sum())
""",
    "polars": """
import polars as pl, sys
c = pl.col
t = pl.scan_csv(sys.argv[1])
sums = (t.filter(c("indicator").str.starts_with("share_")).group_by("area", "period")
        .agg(c("value").sum().alias("s"), pl.len().alias("n"))
        .filter((c("n") == 4) & ((c("s") - 100).abs() > 0.02 + 1e-9)).select(pl.len()))
x = t.filter(c("indicator").is_in(["grdp", "industry", "services"]))
g = (t.filter(c("indicator").str.ends_with("_growth"))
     .with_columns(c("indicator").str.strip_suffix("_growth")).rename({"value": "g"}))
b = x.with_columns((c("period").str.slice(0, 4).cast(pl.Int32) + 1).cast(pl.String)
                   + c("period").str.slice(4)).rename({"value": "b"})
on = ["area", "indicator", "period"]
growths = (g.join(x, on=on).join(b, on=on)
           .filter((100 * (c("value") - 0.05) / (c("b") + 0.05) - 100 > c("g") + 0.05 + 1e-9)
                   | (100 * (c("value") + 0.05) / (c("b") - 0.05) - 100 < c("g") - 0.05 - 1e-9))
           .select(pl.len()))
a, b = pl.collect_all([sums, growths])
print(a.item() + b.item())
""",
}


def environment():
    python = os.path.join(PYTHON, "bin", "python")
    if not os.path.exists(os.path.join(PYTHON, "installed")):
        venv.create(PYTHON, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
        open(os.path.join(PYTHON, "installed"), "w", encoding="utf-8").close()
    return python


def run(command):
    """Seconds by the clock, of the processor, peak memory [MiB], output."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    out = process.stdout.read()
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return (time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out)


def row(name, runs):
    print("%-14s %6.2f s by the clock, %6.2f s of processors, %5.0f MiB" % (
        name, statistics.median(r[0] for r in runs), statistics.median(r[1] for r in runs),
        max(r[2] for r in runs)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int, nargs="?", default=1000000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--peers", default=";".join(PEERS), help="names, parted by semicolons")
    args = parser.parse_args()
    python, wrong = environment(), 0
    with tempfile.TemporaryDirectory() as folder:
        said = subprocess.run(
            [sys.executable, os.path.join(ROOT, "bench", "generate.py"), str(args.rows), folder,
             "--wrong", "0.01", "--edge", "0.005"], check=True, capture_output=True, text=True)
        expected = int(said.stdout.split()[0])
        table, plan = os.path.join(folder, "table.csv"), os.path.join(folder, "plan.json")
        # One finding is shown: peers explain none.
        own = [COMMAND, "check", plan, "--format", "json", "--fail-level", "never",
               "--max-findings", "1"]
        print("%d rows, %d violations, %d pairs" % (args.rows, expected, args.times))
        for name in args.peers.split(";"):
            pairs, counts = [], set()
            for _ in range(args.times):
                mine, peer = run(own), run([python, "-c", PEERS[name], table])
                counts.add(json.loads(mine[3])["summary"]["fails"])
                counts.add(int(peer[3]))
                pairs.append((mine, peer))
            wrong += counts != {expected}
            row(name, [p[1] for p in pairs])
            row("  libplan", [p[0] for p in pairs])
            for i, what in ((0, "by the clock"), (1, "of processors")):
                ratios = sorted(p[1][i] / p[0][i] for p in pairs)
                print("  %5.1f times %s (%.1f to %.1f)" % (statistics.median(ratios), what,
                                                          ratios[0], ratios[-1]))
            if counts != {expected}:
                print("  COUNTED %s" % sorted(counts))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""What the benchmarks share: running a command with its time and memory, pairs, tables.

usage: measure.py repeat|sparse|scattered FOLDER ROWS   (writes such a table)
"""
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COMMAND = os.path.abspath(os.environ.get("PLAN_COMMAND", "libplan"))


class Run(NamedTuple):
    clock: float   # [s]
    system: float  # of processors, in the system [s]
    user: float    # of processors, of its own [s]
    memory: float  # peak [MiB]
    out: bytes

    @property
    def processors(self):
        return self.user + self.system


def run(command):
    """Runs it to its end; its output has to be small. The memory is what the system says of the
    process; below that of this one it cannot be."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError("%s ended with %d" % (command[0], process.returncode))
    return Run(time.monotonic() - start, usage.ru_stime, usage.ru_utime, usage.ru_maxrss / 1024, out)


def own(plan, *arguments):
    """libplan over a plan: one finding is shown, since peers explain none."""
    return [COMMAND, "check", plan, "--format", "json", "--fail-level", "never", "--max-findings",
            "1", *arguments]


def fails(result):
    return json.loads(result.out)["summary"]["fails"]


def generate(folder, rows, *layout):
    """A plan and its table; how many checks fail."""
    said = subprocess.run([sys.executable, os.path.join(ROOT, "bench", "generate.py"), str(rows),
                           folder, *layout], check=True, capture_output=True, text=True)
    return os.path.join(folder, "plan.json"), int(said.stdout.split()[0])


def made_apart(what):
    """Tables are made by a process of their own: the memory of this one is the least that the
    system says of those that it starts."""
    def make(folder, rows):
        subprocess.run([sys.executable, os.path.abspath(__file__), what.__name__[len("write_"):],
                        folder, str(rows)], check=True)
        return os.path.join(folder, "plan.json")
    make.__doc__ = what.__doc__
    return make


def write_repeat(folder, rows):
    """By region, quickly, as long as one likes: a million rows again and again under other names."""
    block = 1000000 if rows >= 1000000 else rows
    plan, _ = generate(folder, block)
    table = os.path.join(folder, "table.csv")
    with open(table, "rb") as stream:
        head, text = stream.readline(), stream.read()
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    lines = text.splitlines(keepends=True) if rows % block else []
    with open(table, "wb") as stream:
        stream.write(head)
        for i in range(-(-rows // block)):
            left = rows - i * block
            part = text if left >= block else b"".join(lines[:left])
            stream.write((b"\n" + part).replace(b"\nR", b"\n" + letters[i:i + 1])[1:])
    return plan


def write_sparse(folder, rows, step=1):
    """Each area, that nobody declared, once, with one of a thousand indicators."""
    os.makedirs(folder, exist_ok=True)
    plan = os.path.join(folder, "plan.json")
    with open(plan, "w", encoding="utf-8") as out:
        json.dump({"libplan": 1, "number_format": "plain", "data": [{"path": "table.csv"}],
                   "indicators": [{"code": "i%03d" % i, "kind": "level", "unit": "tỷ đồng"}
                                  for i in range(1000)]}, out)
    with open(os.path.join(folder, "table.csv"), "w", encoding="utf-8") as out:
        out.write("area,indicator,period,value\n")
        out.writelines("A%07d,i%03d,2020-Q1,%d.%d\n" % (i * step % rows, i * 7919 % 1000, i % 1000 + 1,
                                                       i % 10) for i in range(rows))
    return plan


def write_scattered(folder, rows):
    """The same in no order: the step is a prime, so that each area comes once."""
    return write_sparse(folder, rows, 611953)


repeat, sparse = made_apart(write_repeat), made_apart(write_sparse)
scattered = made_apart(write_scattered)


def instructions(*command):
    """By callgrind, which repeats; None where there is no valgrind."""
    if shutil.which("valgrind") is None:
        return None
    with tempfile.NamedTemporaryFile() as out:
        done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=" + out.name,
                               *command], capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    return int(found.group(1)) if found else None


def ratios(pairs, of):
    """Median, least and largest of the quotients of pairs."""
    quotients = sorted(of(b) / max(of(a), 1e-6) for a, b in pairs)
    return statistics.median(quotients), quotients[0], quotients[-1]


if __name__ == "__main__":
    globals()["write_" + sys.argv[1]](sys.argv[2], int(sys.argv[3]))

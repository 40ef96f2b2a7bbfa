#!/usr/bin/env python3
"""The command without memory: each allocation of check, status and calc fails in turn, alone and
with all that follow, those of libcsv, cJSON and the C library included. It ends with 2 and says that
memory is out, or it went on and gave every byte of what it gives otherwise; what --output names is
whole or as it was, and nothing is left beside it.

usage: PLAN_COMMAND=libplan command.py --shim failing_malloc.so [--most N]
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

COMMAND = os.environ.get("PLAN_COMMAND", "libplan")
ROOT = os.environ.get("PLAN_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
LAI_CHAU = os.path.join(ROOT, "examples", "lai-chau", "plan.json")
BROKEN = os.path.join(ROOT, "tests", "data", "invalid", "P301-lai-chau", "plan.json")
OLD = b"as it was\n"
# One thread: the sanitizers want memory for each thread that starts, and give up without it.
CHECK = ["check", "--threads", "1"]
# What is run; words in capitals are files of a folder of their own, "-" is SMALL.
RUNS = (
    CHECK + [LAI_CHAU],
    CHECK + [BROKEN, "--format", "json"],
    CHECK + ["-q", BROKEN, "--output", "html=TARGET"],
    CHECK + ["-q", LAI_CHAU, "--output", "sarif=TARGET"],
    ["status", LAI_CHAU, "--format", "csv"],
    ["calc", "growth", "48.3", "52.9"],
    CHECK + ["-q", "SMALL", "ONE", "TWO", "--format", "html", "--output", "sarif=LINK"],
    CHECK + ["-q", "-", "ONE", "--output", "baseline=TARGET"],
    CHECK + ["-q", "SMALL", "ONE", "--baseline", "KNOWN"],
    ["status", "SMALL", "ONE", "--fail-level", "unjudged"],
    ["calc", "feasible_counts", "69.8", "106"],
    ["calc", "year_on_year_growth", "2020 2021", "1 -"],
    ["calc", "met", "8.97", "at_least", "9.0"],
    ["calc", "largest_remainder", "58.34,23.86,4.6,13.2", "100"],
    ["rules", "P301"],
)
# Where this is read every allocation fails, whatever --most says.
EVERY = "TWO"
SAYS = ("memory", "allocation")
# Two tables, a figure out of bounds; from standard input the plan is longer than one piece of it.
FILES = {
    "SMALL": b'{"libplan": 1, "language": "en", "number_format": "plain", "indicators": [{"code": "x", '
             b'"kind": "rate", "unit": "%", "direction": "up"}], "targets": [{"indicator": "x", '
             b'"period": "2023", "low": 9}]}' + b" " * 70000,
    "ONE": b"indicator,period,value\nx,2020,8\nx,2021,900\n",
    "TWO": b"indicator,period,value\nx,2022,8\nx,2023,9.1\n",
    "KNOWN": b'{"schema": "libplan-baseline-1", "findings": {}}',
}


class Runner:
    def __init__(self, shim, folder):
        self.shim, self.folder = shim, folder
        self.counts = os.path.join(folder, "counts")
        self.place = os.path.join(folder, "place")
        self.target = os.path.join(self.place, "target")
        os.mkdir(self.place)
        self.words = {"TARGET": self.target, "LINK": os.path.join(folder, "link")}
        os.symlink(os.path.join("place", "target"), self.words["LINK"])
        for name, text in FILES.items():
            self.words[name] = os.path.join(folder, name)
            with open(self.words[name], "wb") as out:
                out.write(text)

    def run(self, arguments, at, once):
        """Exit code, stdout, stderr, the target's bytes, files beside it, allocations, failures."""
        for name in os.listdir(self.place):
            os.unlink(os.path.join(self.place, name))
        with open(self.target, "wb") as out:
            out.write(OLD)
        environment = {"PATH": os.environ.get("PATH", ""), "LD_PRELOAD": self.shim,
                       "PLAN_OOM_AT": str(at), "PLAN_OOM_COUNT": self.counts,
                       "ASAN_OPTIONS": "detect_leaks=0:verify_asan_link_order=0"}
        if once:
            environment["PLAN_OOM_ONCE"] = "1"
        words = [re.sub("[A-Z]{3,}$", lambda m: self.words.get(m.group(), m.group()), a)
                 for a in arguments]
        done = subprocess.run([COMMAND] + words, env=environment, capture_output=True, timeout=60,
                              input=FILES["SMALL"])
        with open(self.target, "rb") as stream:
            found = stream.read()
        seen = failed = 1  # a command that crashes leaves no counts
        if os.path.exists(self.counts):
            with open(self.counts, encoding="ascii") as stream:
                seen, failed = (int(n) for n in stream.read().split())
            os.unlink(self.counts)
        beside = sorted(set(os.listdir(self.place)) - {"target"})
        return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"), found, beside, \
            seen, failed


def places(count, most):
    """All of them, or the first and the last, a third of `most` each, and as many between them."""
    if most == 0 or count <= most:
        return list(range(count))
    third = most // 3
    return sorted(set(range(third)) | set(range(count - third, count)) |
                  {third + i * (count - third) // third for i in range(third)})


def try_all(runner, arguments, most, wrong):
    code, out, _, target, _, count, _ = runner.run(arguments, 10 ** 9, False)
    tried = 0
    for once in (True, False):
        for at in places(count, 0 if once and EVERY in arguments else most):
            now = runner.run(arguments, at, once)
            what = "%s, allocation %d of %d%s" % (
                " ".join(arguments).replace(ROOT, ""), at, count, "" if once else " and all after it")
            tried += 1
            if now[6] == 0:
                wrong.append(what + ": none failed")
            elif now[0] == code:
                if now[1] != out or now[3] != target:
                    wrong.append(what + ": other bytes, exit code %d" % code)
            elif now[0] != 2:
                wrong.append(what + ": exit code %d: %s" % (now[0], now[2][-300:]))
            elif now[3] not in (OLD, target):
                wrong.append(what + ": torn, %d bytes" % len(now[3]))
            elif not any(word in now[2] for word in SAYS):
                wrong.append(what + ": says %r" % now[2][-300:])
            elif now[1] and not out.startswith(now[1]):
                wrong.append(what + ": prints %r" % now[1][:100])
            if now[4]:
                wrong.append(what + ": leaves " + ", ".join(now[4]))
    return tried


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shim", required=True, help="failing_malloc as a shared object")
    parser.add_argument("--most", type=int, default=0, help="so many of each command; 0: all")
    options = parser.parse_args()
    wrong, tried = [], 0
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(options.shim, folder)
        for arguments in RUNS:
            tried += try_all(runner, arguments, options.most, wrong)
    for line in wrong[:40]:
        print(line)
    print("%d failing allocations in %d commands, %d wrong" % (tried, len(RUNS), len(wrong)))
    return 1 if wrong or tried < 100 else 0


if __name__ == "__main__":
    sys.exit(main())

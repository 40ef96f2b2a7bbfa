#!/usr/bin/env python3
"""The fuzz targets by libFuzzer with the address and undefined sanitizers: no finding, executions for each
1,000 lines of the library, and a list of the public functions that read bytes or arrays, each with the target
that calls it. Two targets run at a time. PROVE_N: seconds for each target (120)."""
import concurrent.futures
import glob
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, "build", "prove-fuzz")
CORPUS = os.path.join(ROOT, "build", "prove-fuzz-corpus")
SECONDS = int(os.environ.get("PROVE_N") or 120)
BAR = 500000  # executions for each 1,000 lines
# Functions that take pointers to bytes or arrays and are called by others of them; by name or beginning.
THROUGH = {
    "plan_json_read_file": "plan_json_read", "plan_json_read_data": "plan_csv_read",
    "plan_json_cite_data": "plan_csv_cite", "plan_csv_read_file": "plan_csv_read",
    "plan_csv_cite_file": "plan_csv_cite", "plan_json_read_baseline_file": "plan_json_read_baseline",
    "plan_document_": "plan_json_read", "plan_units_add": "plan_json_read", "plan_report_set_baseline":
    "plan_json_read_baseline", "plan_find_root": "plan_function_call"}
READS = re.compile(r"const (?:char|void|double|plan_(?:decimal|interval|figure|period|argument|cells|unit)) \*")


def functions():
    """Public functions that take bytes, text or arrays."""
    found = {}
    for path in sorted(glob.glob(os.path.join(ROOT, "include", "plan", "*.h"))):
        with open(path, encoding="utf-8") as stream:
            text = re.sub(r"/\*.*?\*/", "", stream.read(), flags=re.S)
        for match in re.finditer(r"PLAN_API\s+([^;(]*?)(plan_\w+)\s*\(([^;]*?)\);", text, re.S):
            if READS.search(match.group(3)):
                found[match.group(2)] = os.path.basename(path)[:-2]
    return found


def covered():
    """Which of them no target reaches, by what the targets call; functions of the table by its calls."""
    called = ""
    for path in glob.glob(os.path.join(ROOT, "tests", "fuzz", "*.c")):
        with open(path, encoding="utf-8") as stream:
            called += stream.read()
    with open(os.path.join(ROOT, "docs", "functions.md"), encoding="utf-8") as stream:
        table = set(re.findall(r"\b(?:plan_)?([a-z]\w+)", stream.read()))
    missing = []
    for name, module in functions().items():
        short = re.sub(r"^plan_|_(v|f|d)$", "", re.sub(r"_(v|f|d)$", "", name))
        way = next((w for k, w in THROUGH.items() if name.startswith(k)), "")
        if not re.search(r"\b%s\(" % name, called) and not way and short not in table:
            missing.append("%s (%s)" % (name, module))
    return len(functions()), missing


def lines():
    return sum(sum(1 for _ in open(path, "rb")) for path in glob.glob(os.path.join(ROOT, "libplan", "*.c")))


def fuzz(program):
    """Executions, and what was found."""
    name = os.path.basename(program)
    corpus = os.path.join(CORPUS, name)
    os.makedirs(corpus, exist_ok=True)
    seeds = [os.path.join(ROOT, "tests", "fuzz")]
    done = subprocess.run([program, "-max_total_time=%d" % SECONDS, "-max_len=4096", "-timeout=20", "-rss_limit_mb=2048",
                           "-print_final_stats=1", "-artifact_prefix=" + corpus + "-", corpus] + seeds, cwd=ROOT,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    count = re.search(r"stat::number_of_executed_units: (\d+)", done.stdout)
    return int(count.group(1)) if count else 0, "" if done.returncode == 0 else done.stdout[-3000:]


def main():
    all_of_them, missing = covered()
    print("\n".join(missing))
    print("fuzzing: functions that read bytes or arrays|%d of %d without a target|0|%s" % (
        len(missing), all_of_them, "ok" if not missing and all_of_them > 50 else "SHORT"))
    subprocess.run(["cmake", "-S", ROOT, "-B", BUILD, "-G", "Ninja", "-DCMAKE_C_COMPILER=clang",
                    "-DCMAKE_BUILD_TYPE=RelWithDebInfo", "-DPLAN_SANITIZE=ON", "-DPLAN_FUZZ=ON", "-DPLAN_OOM=OFF",
                    "-DCMAKE_C_FLAGS=-fsanitize=fuzzer-no-link", "--log-level=WARNING"], cwd=ROOT, check=True)
    targets = sorted(os.path.basename(p)[:-2] for p in glob.glob(os.path.join(ROOT, "tests", "fuzz", "fuzz_*.c")))
    subprocess.run(["cmake", "--build", BUILD, "-j", "2", "--target"] + targets, cwd=ROOT, check=True)
    total, found = 0, 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        told = pool.map(fuzz, [os.path.join(BUILD, "tests", name) for name in targets])
        for name, (count, said) in zip(targets, told):
            total += count
            found += said != ""
            print("%s: %d executions %s" % (name, count, said), flush=True)
    rate = total * 1000 // lines()
    print("fuzzing: findings|%d in %d targets|0|%s" % (found, len(targets), "ok" if found == 0 else "SHORT"))
    print("fuzzing: executions for 1000 lines|%d (%d in all)|>= %d|%s" % (rate, total, BAR,
                                                                          "ok" if rate >= BAR else "SHORT"))
    return 0


if __name__ == "__main__":
    sys.exit(main())

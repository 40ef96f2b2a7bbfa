#!/usr/bin/env python3
"""examples/pipeline does what its README says: each of its ways passes on the good table, stops on the
wrong one, and leaves JUnit and SARIF behind; a baseline lets the wrong one pass."""
import os
import shutil
import subprocess
import sys
import tempfile

import readers
from readers import COMMAND, ROOT, need

SOURCE = os.path.join(ROOT, "examples", "pipeline")
PYTHON = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable


def ways():
    yield "check.sh", ["./check.sh"]
    yield "make", ["make", "-s", "check", "LIBPLAN=" + COMMAND]
    yield "unittest", [PYTHON, "-m", "unittest", "-q", "test_plan"]
    yield "pytest", [PYTHON, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_plan.py"]


def run(folder, words):
    environment = {**os.environ, "LIBPLAN": COMMAND, "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("MAKEFLAGS", None)
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


def reports_of(folder):
    with open(os.path.join(folder, "reports", "junit.xml"), "rb") as text:
        suite, _ = readers.read_junit(text.read())
    with open(os.path.join(folder, "reports", "libplan.sarif"), encoding="utf-8") as text:
        sarif = readers.read_sarif(text.read())
    return int(suite.get("failures")), len(sarif["results"])


def look(name, words, folder):
    code, said = run(folder, words)
    need(code == 0, name, "on the good table:", code, said)
    need(reports_of(folder) == (0, 0), name, "reports of the good table")
    shutil.rmtree(os.path.join(folder, "reports"))
    shutil.copy(os.path.join(folder, "wrong.csv"), os.path.join(folder, "figures.csv"))
    code, said = run(folder, words)
    need(code != 0, name, "on the wrong table:", said)
    need("14.47 + 47.65 + 38.08 = 100.20" in said, name, "says what is wrong:", said)
    need(reports_of(folder) == (1, 1), name, "reports of the wrong table", reports_of(folder))
    code, _ = run(folder, words)
    need(code != 0, name, "stops again")
    os.unlink(os.path.join(folder, "plan.json"))
    code, _ = run(folder, words)
    need(code != 0, name, "without a plan")


def known(folder):
    shutil.copy(os.path.join(folder, "wrong.csv"), os.path.join(folder, "figures.csv"))
    check = [COMMAND, "check", "plan.json", "-q"]
    need(run(folder, check + ["--write-baseline", "known.json"])[0] == 1, "writing a baseline")
    need(run(folder, check + ["--baseline", "known.json"])[0] == 0, "with the baseline")


def main():
    wrong = []
    count = 0
    for name, words in (*ways(), ("baseline", None)):
        with tempfile.TemporaryDirectory() as top:
            folder = os.path.join(top, "pipeline")
            shutil.copytree(SOURCE, folder, ignore=shutil.ignore_patterns("reports", "__pycache__"))
            try:
                known(folder) if words is None else look(name, words, folder)
            except (readers.Wrong, OSError) as error:
                wrong.append(str(error))
            count += 1
    print("\n".join(wrong))
    print("%d ways, %d wrong" % (count, len(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

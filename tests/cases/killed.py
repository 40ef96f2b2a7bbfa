#!/usr/bin/env python3
"""Outputs are whole or as they were: the command is killed at each system call that makes an output,
in turn, and the target holds the old bytes or all of the new ones. So it does where such a call
fails: then the exit code is 2, and no temporary file is left.

usage: PLAN_COMMAND=libplan killed.py       (needs strace and the right to trace)
"""
import os
import shutil
import subprocess
import sys
import tempfile

COMMAND = os.environ.get("PLAN_COMMAND", "libplan")
ROOT = os.environ.get("PLAN_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
PLAN = os.path.join(ROOT, "examples", "lai-chau", "plan.json")
CALLS = ("write", "fchmod", "fsync", "close", "rename", "openat")
MOST = 60  # calls of one name at most
OLD = b"as it was\n"
KILLED = (137, -9)


def run(folder, call, effect, number):
    """The exit code, and what the target holds afterwards."""
    target = os.path.join(folder, "report.html")
    for name in os.listdir(folder):
        os.unlink(os.path.join(folder, name))
    with open(target, "wb") as out:
        out.write(OLD)
    # A sanitizer cannot look for leaks while it is traced.
    environment = dict(os.environ, ASAN_OPTIONS="detect_leaks=0")
    done = subprocess.run(["strace", "-qq", "-o", "/dev/null", "-e", "trace=" + call, "-e",
                           "inject=%s:%s:when=%d" % (call, effect, number), COMMAND, "check", "-q",
                           PLAN, "--output", "html=" + target],
                          capture_output=True, timeout=60, env=environment)
    with open(target, "rb") as stream:
        return done.returncode, stream.read()


def main():
    wrong, kills, failures = [], 0, 0
    if shutil.which("strace") is None:
        sys.exit("strace is missing: install the package strace")
    if subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"],
                      capture_output=True).returncode != 0:
        print("SKIPPED: this machine does not allow tracing")
        return 0
    whole = subprocess.run([COMMAND, "check", PLAN, "--format", "html"],
                           capture_output=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        for call in CALLS:
            for number in range(1, MOST):
                code, found = run(folder, call, "signal=KILL", number)
                if code not in KILLED:
                    break
                kills += 1
                if found not in (OLD, whole):
                    wrong.append("killed at %s %d: %d bytes" % (call, number, len(found)))
        for call, error in (("write", "ENOSPC"), ("fsync", "EIO"), ("rename", "EACCES"),
                            ("fchmod", "EPERM")):
            for number in range(1, MOST):
                code, found = run(folder, call, "error=" + error, number)
                if code in (0, 1):
                    if found == whole and number > 1:
                        break
                    wrong.append("%s %d fails, exit code %d" % (call, number, code))
                    break
                failures += 1
                left = sorted(os.listdir(folder))
                if code != 2 or found not in (OLD, whole) or left != ["report.html"]:
                    wrong.append("%s %d fails: exit code %d, %d bytes, %s" % (
                        call, number, code, len(found), left))
    if kills < 10 or failures < 4:
        wrong.append("only %d kills and %d failures took place" % (kills, failures))
    for line in wrong:
        print(line)
    print("%d kills, %d failing calls, %d torn" % (kills, failures, len(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

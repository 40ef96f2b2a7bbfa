#!/usr/bin/env python3
"""The system under the command: each open, read, write, fsync, fchmod, close, rename and start of a thread fails
in turn, alone and with all that follow, and the command is killed at each of them. The output is what it was
or all of the new one; whoever was not killed leaves no temporary file; exit code 0 or 1 means the whole output, and
a file that could not be read is named. What fails before main, while the libraries are loaded, is not the command's.

usage: PLAN_COMMAND=libplan killed.py [SCENE]     (needs strace and the right to trace; SCENE: that one alone)
"""
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile

COMMAND = os.environ.get("PLAN_COMMAND", "libplan")
ROOT = os.environ.get("PLAN_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
PLAN = os.path.join(ROOT, "examples", "lai-chau", "plan.json")
OLD = b"as it was\n"
KILLED = (137, -9)
MOST = 60  # calls of one name at most
NAMES = "openat,read,write,fsync,fchmod,close,rename,clone3,clone"
ERRORS = {"openat": "EMFILE", "read": "EIO", "write": "ENOSPC", "fsync": "EIO", "fchmod": "EPERM", "close": "EIO",
          "rename": "EACCES", "clone3": "EAGAIN", "clone": "EAGAIN"}
WRITES = ("openat", "write", "close")  # of a command that writes to its standard output alone
# Calls that a command makes of its input, and what they are called where they name it.
OF_INPUT = re.compile(r"(plan\.json|figures\.csv|table\.csv\.gz|known\.json)[>\"]")
BEGIN = '"/dev/null", O_RDONLY'  # the first that main does

# A scene: its name, the arguments, and the calls that fail in it. {out} is the target, where one is named; else
# the output goes to standard output, which is the target. {folder} holds what make_inputs wrote.
SCENES = (
    ("report", ["check", "-q", PLAN, "--output", "html={out}"], tuple(ERRORS)),
    ("text", ["check", PLAN], ("write", "read")),
    ("stdin", ["check", "-", os.path.join(os.path.dirname(PLAN), "figures.csv")], ("read",)),
    ("threads", ["check", "--threads", "2", "-q", "{folder}/plan.json", "--output", "sarif={out}"],
     ("openat", "read", "clone3", "clone")),
    ("baseline", ["check", "-q", PLAN, "--baseline", "{folder}/known.json", "--output", "json={out}"],
     ("openat", "read")),
    ("known findings", ["check", "-q", PLAN, "--write-baseline", "{out}"], ("openat", "write", "fsync", "rename", "close")),
    ("status", ["status", PLAN], WRITES + ("read",)),
    ("calc", ["calc", "growth", "48.3", "52.9"], WRITES),
    ("rules", ["rules", "P301"], WRITES),
    ("help", ["--help"], WRITES),
    ("version", ["--version"], WRITES),
)


def make_inputs(folder):
    """A table of some length, packed, with areas that come back; and known findings."""
    plan = '{"libplan":1,"number_format":"plain","indicators":[{"code":"x","kind":"level","unit":"km"}],' \
           '"data":[{"path":"table.csv.gz"}]}'
    with open(os.path.join(folder, "plan.json"), "w", encoding="utf-8") as out:
        out.write(plan)
    rows = ["A%d,x,%d,%d\n" % (n % 7000, 2000 + n // 7000, n * n % 99991) for n in range(20000)]
    with gzip.GzipFile(os.path.join(folder, "table.csv.gz"), "wb", mtime=0) as out:
        out.write(("area,indicator,period,value\n" + "".join(rows) + "A0,x,2000,12\n").encode())
    subprocess.run([COMMAND, "check", "-q", PLAN, "--write-baseline", os.path.join(folder, "known.json")],
                   stdout=subprocess.DEVNULL)


class Scene:
    """A command in a folder of its own, and its whole output."""

    def __init__(self, inputs, scene):
        self.name, arguments, self.calls = scene
        self.folder = tempfile.mkdtemp(dir=inputs)
        self.target = os.path.join(self.folder, "report.html")
        self.trace = os.path.join(inputs, "trace")
        self.arguments = [a.replace("{out}", self.target).replace("{folder}", inputs) for a in arguments]
        self.to_file = self.arguments != [a.replace("{folder}", inputs) for a in arguments]
        self.whole = None
        done, self.lines = self.run([])
        self.code, self.whole = done.returncode, self.found()
        if self.code not in (0, 1) or self.whole == OLD:
            sys.exit("%s: exit code %d without a failure: %s" % (self.name, self.code, done.stderr))

    def found(self):
        with open(self.target, "rb") as stream:
            return stream.read()

    def run(self, inject):
        """The command with this failure: what it said, and the lines of the trace."""
        for name in os.listdir(self.folder):
            os.unlink(os.path.join(self.folder, name))
        with open(self.target, "wb") as out:
            out.write(OLD if self.to_file else b"")
        # A sanitizer cannot look for leaks while it is traced.
        environment = dict(os.environ, ASAN_OPTIONS="detect_leaks=0")
        with open(self.target if not self.to_file else os.devnull, "r+b") as out, open(PLAN, "rb") as plan:
            done = subprocess.run(["strace", "-f", "-y", "-qq", "-o", self.trace, "-e", "signal=none",
                                   "-e", "trace=" + NAMES] + inject + [COMMAND] + self.arguments, stdin=plan,
                                  stdout=subprocess.PIPE if self.to_file else out, stderr=subprocess.PIPE, timeout=60,
                                  env=environment)
        with open(self.trace, encoding="utf-8", errors="replace") as stream:
            return done, stream.readlines()

    def first(self, call):
        """Which call of this name is the first that main makes."""
        count, begun = 1, False
        for line in self.lines:
            begun = begun or BEGIN in line
            if not begun and re.match(r"\d+ +%s\(" % call, line):
                count += 1
        return count if begun else 1

    def leftovers(self):
        return sorted(name for name in os.listdir(self.folder) if name != "report.html")

    def judge_kill(self, done):
        """What is wrong after a kill. Standard output is what came so far."""
        whole = self.found() in (OLD, self.whole) or (not self.to_file and self.whole.startswith(self.found()))
        if not whole:
            return "%d bytes" % len(self.found())
        return "%d files are left" % len(self.leftovers()) if len(self.leftovers()) > 1 else None

    def judge_failure(self, done, line, only_once):
        found = self.found()
        said = (done.stderr + (done.stdout or b"")).decode(errors="replace")
        if done.returncode == 127 and "loading shared libraries" in said:
            return None if found in (OLD, b"") else "an output without a command"
        if self.leftovers():
            return "%s is left" % ", ".join(self.leftovers())
        if done.returncode in (0, 1):
            good = done.returncode == self.code and found == self.whole
            return None if good else "exit code %d, %d of %d bytes" % (done.returncode, len(found), len(self.whole))
        if done.returncode != 2:
            return "exit code %d" % done.returncode
        read = OF_INPUT.search(line)
        name = read and ("-: " if "-" in self.arguments and read.group(1) == "plan.json" else read.group(1))
        if name and "not written" not in said and name not in said + found.decode(errors="replace"):
            return "%s is not named" % name
        # Where every write fails, what went wrong cannot be said.
        if not said and found in (OLD, b"") and only_once:
            return "nothing is said"
        if self.to_file and not (found in (OLD, self.whole) or found.rstrip().endswith((b"</html>", b"}"))):
            return "%d bytes that end in the middle" % len(found)
        return None


def try_all(scene, call, wrong):
    """Fails and kills at each call; how many there were of both."""
    failures = kills = 0
    for effect in ("error=" + ERRORS[call], "error=%s+" % ERRORS[call], "signal=KILL"):
        lasting, effect = effect.endswith("+"), effect.rstrip("+")
        for number in range(scene.first(call), scene.first(call) + MOST):
            when = "%d%s" % (number, "+" if lasting else "")
            done, lines = scene.run(["-e", "inject=%s:%s:when=%s" % (call, effect, when)])
            if effect == "signal=KILL":
                if done.returncode not in KILLED:
                    break
                kills += 1
                problem = scene.judge_kill(done)
            else:
                hit = [line for line in lines if "INJECTED" in line]
                if not hit:
                    break
                failures += 1
                problem = scene.judge_failure(done, hit[0], not lasting)
            if problem is not None:
                wrong.append("%s: %s %s of %s: %s" % (scene.name, call, when, effect, problem))
    return failures, kills


def main():
    wrong, failures, kills = [], {}, 0
    scenes = [s for s in SCENES if sys.argv[1:] in ([], [s[0]])]
    if shutil.which("strace") is None:
        sys.exit("strace is missing: install the package strace")
    if subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True).returncode != 0:
        print("SKIPPED: this machine does not allow tracing")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        make_inputs(folder)
        for description in scenes:
            scene = Scene(folder, description)
            for call in scene.calls:
                failed, killed = try_all(scene, call, wrong)
                failures[call] = failures.get(call, 0) + failed
                kills += killed
    missing = [call for call in ERRORS if failures.get(call, 0) == 0 and not call.startswith("clone")]
    if missing or kills < 10:
        wrong.append("%d kills, and no failure of: %s" % (kills, ", ".join(missing)))
    for line in wrong:
        print(line)
    print("%d kills, %d failing calls, %d torn" % (kills, sum(failures.values()), len(wrong)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

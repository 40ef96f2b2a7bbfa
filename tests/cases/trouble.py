#!/usr/bin/env python3
"""What a sound machine does not do: files that cannot be closed, moved or kept, a full disk, a signal
in the middle of a write, a clock of its own. What is said, to the byte, the exit code, and outputs
that are whole or as they were.

usage: PLAN_COMMAND=libplan trouble.py
"""
import errno
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile

from calls import build, environment
from tally import end, read, same, write

COMMAND = os.path.abspath(os.environ.get("PLAN_COMMAND", "libplan"))
PLAN = """{"libplan": 1, "language": "en", "number_format": "plain", "indicators": [
 {"code": "rate", "kind": "rate", "unit": "%", "direction": "up"}], "data": [{"path": "figures.csv"}]}
"""
HEAD = "indicator,period,value\n"
FULL = os.strerror(errno.ENOSPC)


def run(*arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, given=b"", before=None, **more):
    done = subprocess.run([COMMAND, *arguments], stdout=stdout, stderr=stderr, input=given, timeout=100,
                          env=environment(**more), preexec_fn=before)
    return done.returncode, (done.stdout or b"").decode(), (done.stderr or b"").decode()


def said(path, number):
    return "libplan: %s: not written: %s\n" % (path, os.strerror(number))


def outputs():
    """A call that fails on the way of an output: the reason is said, the file is as it was, and nothing
    stands beside it. Standard output is whole, but says by its exit code that not all was written."""
    whole = run("check", "plan.json")
    same("without trouble", whole[0], 0)
    for call, number in (("fchmod", errno.EPERM), ("fsync", errno.EIO), ("fclose", errno.EDQUOT),
                         ("rename", errno.EXDEV), ("fdopen", errno.ENOMEM), ("access", errno.EACCES)):
        write("kept.json", "before")
        found = run("check", "plan.json", "--output", "json=kept.json",
                    PLAN_FAIL="%s:%d" % (call, number))
        same(call, found, (2, whole[1], said("kept.json", number)))
        same(call + ": the output", read("kept.json"), "before")
        if call != "access":
            found = run("check", "plan.json", "--output", "json=new.json",
                        PLAN_FAIL="%s:%d" % (call, number))
            same(call + ", a new file", found, (2, whole[1], said("new.json", number)))
        same(call + ": what is left", [n for n in os.listdir(".") if n.startswith(("kept.json.", "new"))],
             [])
    # The first reason is the one that is said.
    found = run("check", "plan.json", "--output", "json=kept.json",
                PLAN_FAIL="fchmod:%d fclose:%d rename:%d" % (errno.EPERM, errno.EIO, errno.EXDEV))
    same("the first reason", found, (2, whole[1], said("kept.json", errno.EPERM)))
    # What is no file is written straight.
    found = run("check", "plan.json", "--output", "json=/dev/null", PLAN_FAIL="fclose:%d" % errno.EIO)
    same("a device that cannot be closed", found, (2, whole[1], said("/dev/null", errno.EIO)))
    found = run("check", "plan.json", "--output", "json=/dev/full", PLAN_FAIL="fclose:%d" % errno.EIO)
    same("a full one neither", found, (2, whole[1], said("/dev/full", errno.ENOSPC)))
    with socket.socket(socket.AF_UNIX) as place:
        place.bind("socket")
        found = run("check", "plan.json", "--output", "json=socket")
    same("a socket", found, (2, whole[1], said("socket", errno.ENXIO)))


def links():
    whole = run("check", "plan.json", "--format", "json")
    os.mkdir("far")
    for name, text in (("beside", "one.json"), ("far/relative", "two.json"),
                       ("absolute", os.path.abspath("far/three.json")), ("chain", "far/relative")):
        os.symlink(text, name)
        same("through " + name, run("check", "plan.json", "--output", "json=" + name)[0], 0)
        same("still a link: " + name, os.path.islink(name), True)
    for name in ("one.json", "far/two.json", "far/three.json"):
        same(name, read(name), whole[1])
    os.symlink("turn", "round")
    os.symlink("round", "turn")
    same("a circle", run("check", "plan.json", "--output", "json=round")[::2],
         (2, said("round", errno.ELOOP)))
    # As many links as are followed, and one more.
    for i in range(41):
        os.symlink("end.json" if i == 0 else "hop%d" % (i - 1), "hop%d" % i)
    same("40 links", run("check", "plan.json", "--output", "json=hop39")[0], 0)
    same("the end of them", read("end.json"), whole[1])
    os.unlink("end.json")
    same("41 links", run("check", "plan.json", "--output", "json=hop40")[::2],
         (2, said("hop40", errno.ELOOP)))


def standard_output():
    """Every command says that standard output did not take what it wrote, whatever the length."""
    commands = (["--version"], ["--help"], ["-h"], ["check", "--help"], ["status", "--help"],
                ["rules", "--help"], ["rules"], ["rules", "P301"], ["rules", "--format", "json"],
                ["calc", "--help"], ["calc", "--list"], ["calc", "growth", "--help"],
                ["calc", "growth", "48.3", "52.9"], ["calc", "growth", "0", "5"],
                ["check", "plan.json"], ["check", "plan.json", "--format", "html"],
                ["check", "bad.json"], ["status", "plan.json"],
                ["status", "plan.json", "--format", "json"])
    for arguments in commands:
        expected = (2, "", "libplan: standard output: not written: ")
        with open("/dev/full", "wb") as full:
            same("full: %s" % arguments, run(*arguments, stdout=full),
                 (2, "", expected[2] + FULL + "\n"))
        same("closed: %s" % arguments, run(*arguments, stdout=None, before=lambda: os.close(1)),
             (2, "", expected[2] + os.strerror(errno.EBADF) + "\n"))
        end, other = os.pipe()
        os.close(end)
        same("nobody reads: %s" % arguments, run(*arguments, stdout=other),
             (2, "", expected[2] + os.strerror(errno.EPIPE) + "\n"))
        os.close(other)
    # Bytes that were lost before the last ones, which went through.
    code, out, err = run("rules", PLAN_FAIL="ferror:1")
    same("lost on the way", (code, err), (2, said("standard output", errno.EIO)))
    same("nothing to write to at all", run(
        "check", "plan.json", stdout=None, stderr=None, before=lambda: os.closerange(0, 3))[0], 2)


def cited():
    """A table that cannot be opened once more for what stands around its findings: the page is written
    without, which is said."""
    for arguments, name, others in ((("bad.json",), "bad.csv", False),
                                    (("plan.json", "bad.csv", "figures.csv"), "bad.csv", True),
                                    (("plan.json", "figures.csv", "bad.csv"), "figures.csv", True)):
        code, out, err = run("check", *arguments, "--format", "html", PLAN_FAIL="fdopen:%d" % errno.EMFILE)
        same("second reading of " + name, (code, "P205" in out, "class=\"cited\"" in out, name in err,
                                           err.count("\n")), (2, True, others, True, 1))


def interrupted():
    """Control-C while cells are looked up for the page, and while an output is written."""
    for what, at, arguments in (("cited", "fdopen:1", ("--format", "html")),
                                ("written", "fdopen:1", ()), ("the second", "fdopen:2", ())):
        write("kept.json", "before")
        write("kept.csv", "before")
        found = run("check", "bad.json", *arguments, "--output", "json=kept.json", "--output",
                    "csv=kept.csv", PLAN_RAISE=at)
        same(what, found, (128 + signal.SIGINT, "", "libplan: interrupted\n"))
        same(what + ": outputs", (read("kept.json") == "before", read("kept.csv")),
             (not what.endswith("second"), "before"))
        same(what + ": what is left", sorted(n for n in os.listdir(".") if n.startswith("kept.")),
             ["kept.csv", "kept.json"])


def any_moment():
    """Whenever it comes, Control-C ends the work, is said once, and outputs are as they were."""
    for arguments in (("check", "bad.json", "--threads", "1", "--output", "json=kept.json"),
                      ("check", "bad.json", "--threads", "1", "--format", "html", "--output",
                       "html=kept.json"), ("status", "plan.json", "--threads", "1")):
        write("kept.json", "before")
        number = 1  # the first look comes before signals are caught
        code = 130
        while code == 130 and number < 200:
            number += 1
            code, out, err = run(*arguments, PLAN_RAISE="clock_gettime:%d" % number, PLAN_CLOCK="1")
            if code == 130:
                same("%s at %d" % (arguments, number), (out, err, read("kept.json")),
                     ("", "libplan: interrupted\n", "before"))
        # Reading and checking each begin with a look at the clock.
        same("%s: looks at the clock" % (arguments,), 4 <= number < 200, True)
        same("%s: without" % (arguments,), code, 1 if arguments[1] == "bad.json" else 0)


def clocks_and_processors():
    whole = run("check", "plan.json", "--format", "json", "--timestamp")
    same("a time of day", re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ",
                                       json.loads(whole[1])["timestamp"]) is not None, True)
    without = run("check", "plan.json", "--format", "json")
    same("no time of day where the calendar ends",
         run("check", "plan.json", "--format", "json", "--timestamp",
             PLAN_FAIL="gmtime_r:%d" % errno.EOVERFLOW), without)
    for processors in (1, 2, 64):
        same("%d processors" % processors, run("check", "plan.json", "--format", "json",
                                               PLAN_FAIL="processors:%d" % processors), without)


def main():
    with tempfile.TemporaryDirectory() as folder:
        build(folder)
        os.mkdir(os.path.join(folder, "work"))
        os.chdir(os.path.join(folder, "work"))
        write("plan.json", PLAN)
        write("bad.json", PLAN.replace("figures", "bad"))
        write("figures.csv", HEAD + "rate,2020,5\n")
        write("bad.csv", HEAD + "rate,2020,120\n")
        for part in (outputs, links, standard_output, cited, interrupted, any_moment, clocks_and_processors):
            part()
        os.chdir("/")
    return end(100)


if __name__ == "__main__":
    sys.exit(main())

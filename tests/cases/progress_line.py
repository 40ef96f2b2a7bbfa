#!/usr/bin/env python3
"""The line of progress under a clock that the test sets, on terminals of every width: its numbers fit
each other, its names act on no terminal, and no line is wider than the terminal is.

usage: PLAN_COMMAND=libplan progress_line.py
"""
import os
import pty
import re
import subprocess
import sys
import tempfile

from calls import build, environment
from tally import end, need, same

COMMAND = os.path.abspath(os.environ.get("PLAN_COMMAND", "libplan"))
PLAN = """{"libplan": 1, "number_format": "plain", "indicators": [
 {"code": "rate", "kind": "rate", "unit": "%"}]}"""
HEAD = "indicator,period,value\n"
ROWS = 24000


def lines(*arguments, given=b"", **env):
    """What was drawn, line by line; the blanks that erase it are its last."""
    done = subprocess.run([COMMAND, "check", "-q", "plan.json", "--threads", "1", "--progress", "always",
                           *arguments], input=given, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          env=environment(**{"PLAN_CLOCK": "0.25", **env}), timeout=100)
    same("exit", done.returncode, 0)
    drawn = done.stderr.decode().split("\r")
    same("it begins and ends at the start of a line", (drawn[0], drawn[-1]), ("", ""))
    return drawn[1:-1]


def seconds_of(text):
    number = 0
    for part in text.split(":"):
        number = 60 * number + int(part)
    return number


def within(what, found, low, high):
    need(low <= found <= high, "%s: %g is not within %g and %g" % (what, found, low, high))


def numbers():
    """Per cent, speed and the time left say the same: (total - done) / speed, each as exactly as it is
    printed. Rows and bytes have the same time."""
    total = os.path.getsize("large.csv")
    times = set()
    for step in ("0.01", "0.11", "0.25", "30", "2000", "100000", "1e9"):
        drawn = [line for line in lines("large.csv", LC_ALL="C", PLAN_CLOCK=step)
                 if line.startswith("reading") and "left" in line]
        need(len(drawn) >= 2, "lines with the clock at", step, drawn)
        for line in drawn:
            match = re.search(r"\] +(\d+) %  ([\d.]+)(k |M | )rows/s  ([\d.]+)( k| M| )B/s"
                              r"  ([\d:]+) left *$", line)
            need(match, "a line of progress:", line)
            if not match:
                continue
            percent, rows, unit, speed, prefix, left = match.groups()
            factor = {" ": 1, " k": 1e3, " M": 1e6}[prefix]
            half = (0.05 if "." in speed else 0.5) * factor
            speed = float(speed) * factor
            need("." in match.group(4) or prefix == " " or speed >= 9.95 * factor, "digits:", line)
            need("." not in match.group(4) or speed < 9.95 * factor and prefix != " ", "digits:", line)
            bytes_left = [total * (1 - (int(percent) + more) / 100) for more in (0, 1)]
            times.add(left.count(":"))
            if seconds_of(left) < 359999 and speed > half:
                within("left: " + line, seconds_of(left), max(0, bytes_left[1]) / (speed + half) - 0.5,
                       bytes_left[0] / (speed - half) + 0.5)
            need(re.match(r"(\d+|\d+:[0-5]\d):[0-5]\d$", left), "a time:", left)
            # A row is `rate,1000-01,40.0`: 18 bytes. They are counted after their bytes are read.
            row = float(rows) * {" ": 1, "k ": 1e3, "M ": 1e6}[unit]
            if row >= 10:
                within("rows: " + line, row * 18, 0, speed * 1.12)
        if step == "1e9":
            need(any("99:59:59 left" in line for line in drawn), "the longest time", drawn)
    same("hours and minutes", times, {1, 2})


def unknown_total():
    """From a pipe: rows that were read, and no bar."""
    with open("large.csv", "rb") as stream:
        drawn = lines("-", given=stream.read(), LC_ALL="C", PLAN_CLOCK="1")
    reads = [line for line in drawn if line.startswith("reading")]
    need(len(reads) >= 2 and not any("[" in line or "%" in line or "left" in line for line in reads),
         "from a pipe", reads)
    same("at first", reads[0].rstrip(), "reading -  0 rows")
    need(re.match(r"reading -  \d+k rows  [\d.]+k? ?rows/s  [\d.]+ kB/s *$", reads[-1]), "in the end", reads[-1])


def locales():
    """Blocks where the locale is one of UTF-8, as the C library would look for it."""
    for expected, env in ((False, {}), (True, {"LANG": "vi_VN.UTF-8"}), (True, {"LANG": "vi_VN.utf8"}),
                          (True, {"LANG": "x.UTF8"}), (True, {"LANG": "C.utf-8"}),
                          (False, {"LANG": "vi_VN.TCVN"}), (False, {"LANG": "C.UTF-8", "LC_ALL": "C"}),
                          (True, {"LANG": "C", "LC_CTYPE": "C.UTF-8"}),
                          (True, {"LANG": "C.UTF-8", "LC_ALL": "", "LC_CTYPE": ""}),
                          (False, {"LANG": ""})):
        drawn = "".join(lines("large.csv", "--lang", "vi", **env))
        same("blocks with %s" % env, ("█" in drawn, "░" in drawn, "▕" in drawn), (expected,) * 3)
        same("Vietnamese with %s" % env, ("đọc large.csv" in drawn, "còn lại" in drawn, "kiểm tra" in drawn),
             (expected,) * 3)
        same("ASCII with %s" % env, "[####" in drawn and "0:00 left" in drawn, not expected)


# Letters of Latin as they are, what may act on a terminal or has a width of its own as ?.
NAMES = (("tỉnh Lào Cai.csv", "tỉnh Lào Cai.csv"), ("Ắẵữ.csv", "Ắẵữ.csv"),
         ("\u00c0\u00bf.csv", "\u00c0?.csv"),  # À is C3 80, ¿ is C2 BF
         ("\u02bf\u02c0.csv", "\u02bf?.csv"),  # CA BF and CB 80
         ("\u1e00\u1eff.csv", "\u1e00\u1eff.csv"),  # E1 B8 80 to E1 BB BF
         ("\u1dff\u1f00.csv", "??.csv"), ("\u0e01\u2028\uff21.csv", "???.csv"),
         ("\U0001f600\U00020000.csv", "??.csv"), ("\u202e\x1b[31m\x7f~ .csv", "??[31m?~ .csv"),
         (b"\xc3.csv", "?.csv"), (b"\xe1\xb8.csv", "?.csv"), (b"a\xc3", "a?"), (b"\x80\xff\xbf.csv", "??.csv"),
         (b"\xe1\xc3\x80.csv", "?\u00c0.csv"),
         ("n" * 26 + ".csv", "n" * 26 + ".csv"), ("n" * 27 + ".csv", "n" * 27 + ".cs"),
         ("ữ" * 31, "ữ" * 30))


def names():
    for name, shown in NAMES:
        with open(name, "w", encoding="utf-8") as stream:
            stream.write(HEAD)
        drawn = lines(os.path.join(b"." if isinstance(name, bytes) else ".", name), LANG="C.UTF-8")
        same("the name %r" % name, [line for line in drawn if line.startswith("reading " + shown + "  ")] != [],
             True)
        ascii_only = re.sub("[^\x00-\x7f]", "?", shown)
        drawn = lines(name, LANG="C")
        same("the name %r in ASCII" % name,
             [line for line in drawn if line.startswith("reading " + ascii_only + "  ")] != [], True)
        os.unlink(name)


def widths():
    for first in (1, 2, 8, 20, 35, 36, 37, 50, 80, 120, 121, 400):
        for line in lines("large.csv", PLAN_WIDTHS=str(first)):
            need(len(line) <= (120 if first > 120 else first - 1), "wider than", first, repr(line))
    same("as wide as it gets", max(len(line.rstrip()) for line in lines("large.csv", PLAN_WIDTHS="400")),
         max(len(line.rstrip()) for line in lines("large.csv", PLAN_WIDTHS="120")))
    for first, second in (("0", "80"), ("", "80")):
        same("%r is 80" % first, len(lines("large.csv", PLAN_WIDTHS=first)[-1]),
             len(lines("large.csv", PLAN_WIDTHS=second)[-1]))
    drawn = lines("large.csv", PLAN_WIDTHS="80 40")
    need(len(drawn[0]) > 40 and all(len(line) <= 39 for line in drawn[1:-1] if line.strip()),
         "a terminal that became narrower", drawn)
    bars = [re.search(r"\[([#.]+)\]", line) for line in lines("large.csv", PLAN_WIDTHS="34")
            if line.startswith("reading large")]
    same("a bar has 8 columns at least", [len(bar.group(1)) for bar in bars if bar and len(bar.group(1)) < 8],
         [])
    need(any(bar is None for bar in bars), "no bar where there is no room", bars)


def terminal(job):
    """What a shell with a terminal of its own shows of a job."""
    outer, inner = pty.openpty()
    script = ("import fcntl,os,subprocess,sys,termios; os.setsid(); fcntl.ioctl(2, termios.TIOCSCTTY, 0); "
              "sys.exit(subprocess.call(['bash', '-c', sys.argv[1]]))")
    process = subprocess.Popen([sys.executable, "-c", script, job], stdin=inner, stdout=subprocess.DEVNULL,
                               stderr=inner, env=environment(PLAN_CLOCK="0.5", LANG="C"))
    os.close(inner)
    seen = b""
    while True:
        try:
            more = os.read(outer, 4096)
        except OSError:
            break
        if not more:
            break
        seen += more
    process.wait(100)
    os.close(outer)
    return seen


def jobs():
    """A terminal that the shell has taken back for itself is left alone."""
    job = "'%s' check -q plan.json large.csv --threads 1" % COMMAND
    need(b"reading large.csv" in terminal(job), "in the foreground")
    shown = terminal("set -m; %s & wait; echo it ended >&2" % job)
    same("in the background", (b"reading" in shown, b"it ended" in shown), (False, True))


def elsewhere():
    """Nothing where standard error is no terminal, however long it takes."""
    done = subprocess.run([COMMAND, "check", "-q", "plan.json", "large.csv"], capture_output=True,
                          env=environment(PLAN_CLOCK="5"), timeout=100)
    same("in a pipe", (done.returncode, done.stderr), (0, b""))


def main():
    with tempfile.TemporaryDirectory() as folder:
        build(folder)
        os.mkdir(os.path.join(folder, "work"))
        os.chdir(os.path.join(folder, "work"))
        with open("plan.json", "w", encoding="utf-8") as stream:
            stream.write(PLAN)
        with open("large.csv", "w", encoding="utf-8") as stream:
            stream.write(HEAD)
            for i in range(ROWS):
                stream.write("rate,%d-%02d,40.0\n" % (1000 + i // 12, 1 + i % 12))
        for part in (numbers, unknown_total, locales, names, widths, jobs, elsewhere):
            part()
        os.chdir("/")
    return end(200)


if __name__ == "__main__":
    sys.exit(main())

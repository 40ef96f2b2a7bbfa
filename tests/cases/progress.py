#!/usr/bin/env python3
"""How far a check has come: a line on a terminal, after a second, as wide as that and gone at the
end; nothing in a pipe. And Control-C: whatever the program waits for it ends, with 130, and outputs
are as they were.

usage: PLAN_COMMAND=libplan progress.py
"""
import fcntl
import gzip
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time

ROOT = os.environ.get("PLAN_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
COMMAND = os.path.abspath(os.environ.get("PLAN_COMMAND", "libplan"))
PLAN = {"libplan": 1, "number_format": "plain", "indicators": [
    {"code": "a", "kind": "share", "unit": "%"}, {"code": "b", "kind": "share", "unit": "%"}],
    "partitions": [{"code": "ab", "members": ["a", "b"], "total": 100}]}
HEAD = b"indicator,period,value\n"
FAULTS = []


def need(held, what, *more):
    if not held:
        FAULTS.append(what)
        print(what, *(repr(one) for one in more), sep="\n    ")


def feed(path, seconds, pack=lambda text: text):
    """Writes a table into a FIFO, so that it takes its time."""
    rows = b"".join(b"%s,%d,%s\n" % (code, year, value) for year in range(1000, 3000)
                    for code, value in ((b"a", b"40.0"), (b"b", b"60.0")))
    text = pack(HEAD + rows)

    def write():
        try:
            with open(path, "wb", buffering=0) as stream:
                for i in range(20):
                    stream.write(text[i * len(text) // 20:(i + 1) * len(text) // 20])
                    time.sleep(seconds / 20)
        except BrokenPipeError:
            pass

    thread = threading.Thread(target=write, daemon=True)
    thread.start()
    return thread


class Terminal:
    """A line of a terminal: what stands there, and the widest it ever was."""

    def __init__(self):
        self.cells, self.at, self.widest, self.lines, self.shown = [], 0, 0, 0, []

    def take(self, text):
        for character in text:
            if character == "\r":
                self.shown.append("".join(self.cells).rstrip())
                self.at = 0
            elif character == "\n":
                self.lines += 1
                self.cells, self.at = [], 0
            else:
                self.cells[self.at:self.at + 1] = [character]
                self.at += 1
                self.widest = max(self.widest, self.at)


def on_terminal(arguments, columns, seconds, **environment):
    """Runs with standard error on a terminal of so many columns: code, standard output, terminal."""
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    attributes = termios.tcgetattr(inner)
    attributes[1] &= ~termios.OPOST
    termios.tcsetattr(inner, termios.TCSANOW, attributes)

    def own_terminal():
        os.setsid()
        fcntl.ioctl(2, termios.TIOCSCTTY, 0)

    feed(arguments[-1], seconds)
    env = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_CTYPE")}
    env.update({"LANG": "C.UTF-8"}, **environment)
    with subprocess.Popen([COMMAND, "check", *arguments], stdout=subprocess.PIPE, stderr=inner,
                          env=env, preexec_fn=own_terminal) as process:
        os.close(inner)
        seen = b""
        while True:
            ready, _, _ = select.select([outer], [], [], 30)
            if not ready:
                break
            try:
                more = os.read(outer, 4096)
            except OSError:
                break
            if not more:
                break
            seen += more
        out = process.stdout.read()
    os.close(outer)
    terminal = Terminal()
    terminal.take(seen.decode())
    return process.returncode, out, terminal


def shown():
    for columns in (20, 40, 80, 200):
        code, out, terminal = on_terminal(["-q", "plan.json", "fifo"], columns, 2)
        need(code == 0 and out.startswith(b"\xe2\x9c\x93 PASSED"), "exit %d" % code, out)
        need(any(line.startswith("reading fifo") for line in terminal.shown), "nothing is shown",
             terminal.shown)
        need(terminal.widest < columns, "%d of %d columns" % (terminal.widest, columns))
        need(terminal.lines == 0, "more than one line")
        need("".join(terminal.cells).strip() == "", "it is not erased", terminal.cells)
        if columns >= 80:
            need(any(re.search(r"rows/s .*B/s", line) for line in terminal.shown), "no rates",
                 terminal.shown)
    code, _, terminal = on_terminal(["-q", "plan.json", "fifo"], 80, 0.2)
    need(code == 0 and terminal.shown == [], "shown before a second has gone", terminal.shown)
    code, _, terminal = on_terminal(["-q", "--progress", "never", "plan.json", "fifo"], 80, 1.5)
    need(code == 0 and terminal.shown == [], "never", terminal.shown)
    code, _, terminal = on_terminal(["-q", "--progress", "always", "--lang", "vi", "plan.json", "fifo"],
                                    80, 0.5)
    need(any("đọc fifo" in line and "dòng/s" in line for line in terminal.shown), "not in Vietnamese",
         terminal.shown)
    code, _, terminal = on_terminal(["-q", "--progress", "always", "--lang", "vi", "plan.json", "fifo"],
                                    80, 0.5, LC_ALL="C")
    need(all(ord(c) < 128 for line in terminal.shown for c in line) and terminal.shown,
         "not ASCII in another locale", terminal.shown)


def in_pipes():
    """auto says nothing there, always does; a table of known size has a bar and a time left."""
    for arguments, expected in (([], False), (["--progress", "always"], True)):
        done = subprocess.run([COMMAND, "check", "-q", "plan.json", "large.csv", *arguments],
                              capture_output=True, timeout=100, env=dict(os.environ, LC_ALL="C"))
        need(done.returncode == 0 and (done.stderr != b"") == expected, "standard error of %s" % arguments,
             done.stderr)
        if expected:
            need(re.search(rb"\rreading large.csv  \[[#.]+\] +\d+ %", done.stderr), "no bar",
                 done.stderr)
            need(done.stderr.endswith(b" \r"), "not erased", done.stderr[-100:])
    done = subprocess.run([COMMAND, "check", "--progress", "sometimes", "plan.json"], capture_output=True)
    need(done.returncode == 2 and b"takes auto, always or never" in done.stderr, "a wrong word",
         done.stderr)
    name = "\u202e\x1b[31m\u4eba.csv"
    with open(name, "wb") as stream:
        stream.write(HEAD)
    done = subprocess.run([COMMAND, "check", "-q", "plan.json", name, "--progress", "always"],
                          capture_output=True, env=dict(os.environ, LC_ALL="C.UTF-8"))
    need(b"reading ??[31m?.csv" in done.stderr, "a name that acts", done.stderr)


def interrupt(what, arguments, stdin, after, number=signal.SIGINT, ignored=False):
    """Sends a signal after some time: exit code; outputs must be as they were."""
    with open("report.json", "w", encoding="utf-8") as stream:
        stream.write("as it was")

    def ignore():
        signal.signal(signal.SIGINT, signal.SIG_IGN if ignored else signal.SIG_DFL)

    with subprocess.Popen([COMMAND, "check", *arguments, "--output", "json=report.json", "--output",
                           "html=new.html"], stdin=stdin, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, preexec_fn=ignore) as process:
        time.sleep(after)
        process.send_signal(number)
        try:
            out, err = process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            need(False, "%s: goes on" % what)
            return
    if ignored:
        need(process.returncode in (0, 1), "%s: exit %d" % (what, process.returncode), err)
        return
    need(process.returncode == 128 + number, "%s: exit %d" % (what, process.returncode), out[:300], err)
    need(out == b"" and err == b"libplan: interrupted\n", "%s: says" % what, out[:300], err)
    with open("report.json", encoding="utf-8") as stream:
        need(stream.read() == "as it was", "%s: a torn output" % what)
    need(not os.path.exists("new.html"), "%s: a new output" % what)
    left = [name for name in os.listdir(".") if name.startswith(("report.json.", "new.html."))]
    need(left == [], "%s: temporary files" % what, left)


def interrupts(packed):
    waiting, _ = os.pipe()
    interrupt("standard input", ["plan.json", "-"], waiting, 0.4)
    interrupt("a plan from standard input", ["-"], waiting, 0.4)
    interrupt("a FIFO nobody writes to", ["plan.json", "empty-fifo"], subprocess.DEVNULL, 0.4)
    interrupt("a polite kill", ["plan.json", "-"], waiting, 0.4, signal.SIGTERM)
    feed("fifo", 5)
    interrupt("a slow FIFO", ["plan.json", "fifo"], subprocess.DEVNULL, 0.6)
    if packed:
        feed("fifo", 5, gzip.compress)
        interrupt("a slow compressed FIFO", ["plan.json", "fifo"], subprocess.DEVNULL, 0.6)
    # Reading and checking without a wait, wherever it is meanwhile.
    for threads in ("1", "2"):
        interrupt("a large table, %s threads" % threads,
                  ["plan.json", *["large.csv"] * 60, "--threads", threads], subprocess.DEVNULL, 0.5)
    interrupt("ignored, as nohup has it", ["plan.json", "large.csv"], subprocess.DEVNULL, 0.05,
              ignored=True)


def main():
    version = subprocess.run([COMMAND, "--version"], capture_output=True, text=True, check=True)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        with open("plan.json", "w", encoding="utf-8") as stream:
            json.dump(PLAN, stream)
        os.mkfifo("fifo")
        os.mkfifo("empty-fifo")
        with open("large.csv", "wb") as stream:
            stream.write(HEAD)
            for year in range(1000, 9000):
                for month in range(1, 13):
                    stream.write(b"a,%d-%02d,40.0\nb,%d-%02d,60.0\n" % (year, month, year, month))
        shown()
        in_pipes()
        interrupts("gzip" in version.stdout)
        os.chdir("/")
    print("progress and interrupts: %d faults" % len(FAULTS))
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())

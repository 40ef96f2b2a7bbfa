#!/usr/bin/env python3
"""Compressed tables: the same report as of the plain one, byte for byte, from files, standard input
and slow pipes, whatever compressed them; what is damaged, cut or of another sort is told and the
rest checked; little goes a long way only so far.

usage: PLAN_COMMAND=libplan packed.py
"""
import bz2
import gzip
import lzma
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zlib

ROOT = os.environ.get("PLAN_SOURCE_DIR") or os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
COMMAND = os.path.abspath(os.environ.get("PLAN_COMMAND", "libplan"))
FAULTS = []


def need(held, what, *more):
    if not held:
        FAULTS.append(what)
        print(what, *more, sep="\n    ")


def check(*arguments, data=None, **options):
    done = subprocess.run([COMMAND, "check", *arguments], input=data, capture_output=True,
                          timeout=100, **options)
    return done.returncode, done.stdout, done.stderr


def zstd(text, *options):
    return subprocess.run(["zstd", "-q", "-c", *options], input=text, stdout=subprocess.PIPE,
                          check=True).stdout


def packers(features):
    """Label and function of what this build reads."""
    if "gzip" in features:
        yield "gzip", gzip.compress
        yield "gzip -1, two members", lambda text: (
            gzip.compress(text[:len(text) // 3], 1) + gzip.compress(text[len(text) // 3:], 9))
        yield "gzip, stored", lambda text: gzip.compress(text, 0)
        yield "gzip, padded", lambda text: gzip.compress(text) + bytes(700)
    if "zstd" in features:
        yield "zstd", zstd
        yield "zstd -19, no checksum", lambda text: zstd(text, "-19", "--no-check")
        yield "zstd, two frames", lambda text: zstd(text[:999]) + zstd(text[999:])
        yield "zstd, skippable", lambda text: b"\x51\x2a\x4d\x18\x04\0\0\0note" + zstd(text)


def table(folder):
    """A plan and a table of 60000 rows with wrong sums and growths."""
    subprocess.run([sys.executable, os.path.join(ROOT, "bench", "generate.py"), "60000", folder,
                    "--wrong", "0.01"], check=True, stdout=subprocess.DEVNULL)
    return os.path.join(folder, "plan.json"), os.path.join(folder, "table.csv")


def same(features, folder, plan, plain):
    """Reports do not depend on how the table lies there."""
    with open(plain, "rb") as stream:
        text = stream.read()
    formats = ("json", "html", "sarif")
    expected = {name: check(plan, plain, "--format", name) for name in formats}
    for label, pack in packers(features):
        packed = pack(text)
        path = os.path.join(folder, "other")  # no name that would tell
        os.makedirs(path, exist_ok=True)
        shutil.copy(plan, path)
        with open(os.path.join(path, "table.csv"), "wb") as stream:
            stream.write(packed)
        for name in formats:
            found = check(os.path.join(path, "plan.json"), os.path.join(path, "table.csv"),
                          "--format", name)
            need(found == expected[name], "%s: another report as %s" % (label, name),
                 found[1][:500], found[2])
        piped = check(plan, "-", "--format", "json", data=packed)
        need(piped == check(plan, "-", "--format", "json", data=text),
             "%s: another report through a pipe" % label)
    return text


def slow_pipe(features, folder, plan):
    """A FIFO whose writer sends a few bytes at a time."""
    text = b"indicator,area,period,value\n"
    for label, pack in packers(features):
        path = os.path.join(folder, "fifo")
        if os.path.exists(path):
            os.unlink(path)
        os.mkfifo(path)
        packed = pack(text)

        def write():
            with open(path, "wb", buffering=0) as stream:
                for i in range(0, len(packed), 7):
                    stream.write(packed[i:i + 7])
                    time.sleep(0.002)

        thread = threading.Thread(target=write)
        thread.start()
        code, out, _ = check("-q", plan, path)
        thread.join()
        need(code == 0 and b"0 observations" in out, "%s: a slow pipe gives %d" % (label, code), out)


def hurt(features, folder, plan, text):
    """Cut, spoilt, and followed by something else."""
    for label, pack in packers(features):
        packed = pack(text)
        name = label.split()[0].split(",")[0].encode()
        code, out, _ = check(plan, "-", "--max-findings", "2000", data=packed[:len(packed) * 3 // 5])
        need(code == 2 and b"P122" in out and b" " + name + b" data end in" in out.replace(b"\n     ", b""),
             "%s: cut: exit %d" % (label, code), out[-800:])
        observations = [line for line in out.splitlines() if b" observations, " in line][0]
        need(int(observations.split()[0]) > 10000, "%s: what came before is checked" % label,
             observations)
        if "padded" not in label:
            code, out, _ = check(plan, "-", data=packed + b"hello")
            need(code == 2 and b"something that is no " + name in out,
                 "%s: followed by text: exit %d" % (label, code), out[-800:])
        rng = random.Random(4)
        for _ in range(20):
            spoilt = bytearray(packed)
            spoilt[rng.randrange(20, len(packed) - 800)] ^= rng.randrange(1, 256)
            code, out, err = check("-q", plan, "-", "--max-findings", "1", data=bytes(spoilt))
            # Without a checksum another letter may be a row like any other.
            allowed = (0, 1, 2) if "no check" in label else (2,)
            need(code in allowed and not err, "%s: spoilt: exit %d" % (label, code), out, err)


def unread(folder, plan, text):
    for label, packed, phrase in (
            ("bzip2", bz2.compress(text), b"bzip2 -dc"), ("xz", lzma.compress(text), b"xz -dc"),
            ("zip", b"PK\x03\x04" + zlib.compress(text), b"workbook (.xlsx)")):
        code, out, _ = check(plan, "-", data=packed)
        need(code == 2 and b"P122" in out and phrase in out.replace(b"\n      ", b" "),
             "%s: exit %d" % (label, code), out)
    with open(plan, "rb") as stream:
        packed = gzip.compress(stream.read())
    path = os.path.join(folder, "plan.json.gz")
    with open(path, "wb") as stream:
        stream.write(packed)
    for arguments, data in (([path], None), (["-"], packed)):
        for language, phrase in (("en", b"gzip -dc"), ("vi", "tệp kế hoạch được nén".encode())):
            code, out, _ = check(*arguments, "--lang", language, data=data)
            need(code == 2 and phrase in out.replace(b"\n      ", b" "),
                 "a compressed plan: exit %d" % code, out)


def bombs(features, plan):
    """Gigabytes out of kilobytes are not read to their end, nor kept."""
    if "zstd" not in features:
        return
    lines = zstd(b"\n" * (100 << 20))  # 400 MiB from a few kilobytes
    begin = time.monotonic()
    code, out, _ = check("-q", plan, "-", data=lines * 4)
    need(code == 2 and b"P121" in out and b"(limit 500)" in out.replace(b"\n     ", b""),
         "a bomb: exit %d" % code, out)
    need(time.monotonic() - begin < 30, "a bomb takes %.1f s" % (time.monotonic() - begin))
    wide = zstd(b"indicator,area,period,value\n" * 10, "--ultra", "-22", "--long=30", "--no-check")
    code, out, _ = check("-q", plan, "-", data=wide)
    need(code in (1, 2), "a wide window: exit %d" % code, out)


def main():
    version = subprocess.run([COMMAND, "--version"], capture_output=True, text=True, check=True)
    features = version.stdout.splitlines()[1].split(": ")[1].split()
    need({"csv"} <= set(features) <= {"csv", "gzip", "zstd"}, version.stdout)
    if "zstd" in features and shutil.which("zstd") is None:
        need(False, "the command zstd is missing: tests/install-deps.sh installs it")
        features.remove("zstd")
    with tempfile.TemporaryDirectory() as folder:
        plan, plain = table(folder)
        text = same(features, folder, plan, plain)
        slow_pipe(features, folder, plan)
        hurt(features, folder, plan, text)
        unread(folder, plan, text)
        bombs(features, plan)
    print("compressed tables (%s): %s" % (" ".join(features), "%d faults" % len(FAULTS)))
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())

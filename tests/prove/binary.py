#!/usr/bin/env python3
"""The finished files: hardened, with the exports and imports that the gate allows, nothing writable, the same
bytes from two folders, users and times, and the interface of the last tag (or of tests/prove/lib/abi.xml.gz)."""
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BASELINE = os.path.join(ROOT, "tests", "prove", "lib", "abi.xml.gz")  # made anew by --write


def output(*command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more).stdout


def build(source, folder, *more, **environment):
    for command in (["cmake", "-S", source, "-B", folder, "-G", "Ninja", "-DCMAKE_C_COMPILER=gcc",
                     "-DCMAKE_BUILD_TYPE=Release", "-DPLAN_BUILD_TESTS=OFF", "-DPLAN_BUILD_EXAMPLES=OFF",
                     "--log-level=WARNING", *more], ["cmake", "--build", folder, "-j", "2"]):
        subprocess.run(command, check=True, env=dict(os.environ, **environment))
    return os.path.realpath(os.path.join(folder, "libplan.so")), os.path.join(folder, "libplan")


def hardened(path, is_program):
    """What is missing."""
    headers, dynamic = output("readelf", "-lW", path), output("readelf", "-dW", path)
    symbols, code = output("nm", "-D", path), output("objdump", "-d", "--section=.text", path)
    holds = {
        "GNU_RELRO": "GNU_RELRO" in headers,
        "BIND_NOW": "BIND_NOW" in dynamic or re.search(r"FLAGS_1.*NOW", dynamic) is not None,
        "no executable stack": re.search(r"GNU_STACK.*RW ", headers) is not None,
        "no segment writable and executable": re.search(r"LOAD .* RWE", headers) is None,
        "separate code": len(re.findall(r"^  LOAD ", headers, re.M)) >= 4,
        "stack protector": "__stack_chk_fail" in symbols,
        "fortified": re.search(r"__\w+_chk", symbols.replace("__stack_chk_fail", "")) is not None,
        # The note that all objects have it is lost where the C library's own do not.
        "branch protection": code.count("endbr64") > 50,
        "no text relocations": "TEXTREL" not in dynamic,
        "no path of a library": is_program or not re.search(r"\(R(UN)?PATH\)", dynamic),
        "may be loaded by dlopen": "NOOPEN" not in dynamic,
    }
    if is_program:
        holds["position-independent"] = "Type:                              DYN" in output("readelf", "-h", path)
    return [name for name, held in holds.items() if not held]


def reproducible(folder):
    """The files of a copy of the tree elsewhere, built by another name at another time."""
    sums = []
    for i, (name, year) in enumerate((("one", "2020"), ("two/deeper/in", "2023"))):
        tree = os.path.join(folder, name)
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns("build", ".git", "__pycache__"))
        subprocess.run(["find", tree, "-exec", "touch", "-d", year + "-02-03", "{}", "+"], check=True)
        files = build(tree, os.path.join(folder, "build%d" % i), HOME=folder, USER="user%d" % i, LOGNAME="user%d" % i,
                      LC_ALL="C" if i else "C.UTF-8", TZ="UTC-%d" % (5 * i), CCACHE_DISABLE="1")
        subprocess.run(["cmake", "--install", os.path.join(folder, "build%d" % i), "--prefix",
                        os.path.join(folder, "installed%d" % i)], check=True, stdout=subprocess.DEVNULL)
        found = {}
        for place, _, names in os.walk(os.path.join(folder, "installed%d" % i)):
            for file in names:
                path = os.path.join(place, file)
                if not os.path.islink(path):
                    with open(path, "rb") as stream:
                        found[os.path.relpath(path, os.path.join(folder, "installed%d" % i))] = \
                            hashlib.sha256(stream.read()).hexdigest()
        sums.append(found)
        del files
    return len(sums[0]), sorted(k for k in set(sums[0]) | set(sums[1]) if sums[0].get(k) != sums[1].get(k))


def interface(library, folder):
    """What changed against the last tag; without one, against the stored description."""
    tag = output("git", "-C", ROOT, "describe", "--tags", "--abbrev=0").strip()
    old = os.path.join(folder, "abi.xml")
    if subprocess.run(["git", "-C", ROOT, "rev-parse", "-q", "--verify", "refs/tags/" + tag],
                      stdout=subprocess.DEVNULL).returncode == 0:
        tree = os.path.join(folder, "tag")
        subprocess.run("mkdir '%s' && git -C '%s' archive '%s' | tar -x -C '%s'" % (tree, ROOT, tag, tree), shell=True,
                       check=True)
        old, _ = build(tree, os.path.join(folder, "build-tag"), "-DCMAKE_C_FLAGS=-g")
    else:
        tag = "the stored description"
        with gzip.open(BASELINE) as packed, open(old, "wb") as out:
            shutil.copyfileobj(packed, out)
    done = subprocess.run(["abidiff", "--no-added-syms", "--headers-dir2", os.path.join(ROOT, "include"), old, library],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return tag, done.returncode, done.stdout


def main():
    def row(name, figure, bar, held):
        print("%s|%s|%s|%s" % (name, figure, bar, "ok" if held else "SHORT"))
    library, command = build(ROOT, os.path.join(ROOT, "build", "prove-binary"), "-DCMAKE_C_FLAGS=-g")
    if "--write" in sys.argv:
        described = subprocess.run(["abidw", "--headers-dir", os.path.join(ROOT, "include"), "--no-corpus-path",
                                    "--no-comp-dir-path", "--no-show-locs", library], check=True,
                                   stdout=subprocess.PIPE).stdout
        with open(BASELINE, "wb") as out:
            out.write(gzip.compress(described, mtime=0))
        return 0
    missing = ["%s: %s" % (os.path.basename(p), m) for p, is_program in ((library, False), (command, True))
               for m in hardened(p, is_program)]
    print("\n".join(missing))
    row("hardening of library and command", "%d missing" % len(missing), "0", not missing)
    gate = os.path.join(ROOT, "tests", "gates")
    for name, option, path in (("exports", "--library", library),
                               ("statics", "--archive", os.path.join(ROOT, "build", "prove-binary", "libplan.a"))):
        done = subprocess.run([sys.executable, os.path.join(gate, name + ".py"), option, path], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True)
        print(done.stdout)
        row("exports and imports" if name == "exports" else "writable data", done.stdout.strip().split("\n")[-1],
            "no breach", done.returncode == 0)
    with tempfile.TemporaryDirectory() as folder:
        count, other = reproducible(folder)
        print("\n".join(other))
        row("reproducible build: installed files", "%d of %d differ" % (len(other), count), "0", not other and count > 10)
        tag, code, said = interface(library, folder)
        print(said)
        # abidiff: 4 is a change, 8 one that breaks; 1 and 2 are its own failures.
        row("interface against " + tag, "changes that break: %s" % ("none" if code & 11 == 0 else "some"), "none",
            code & 11 == 0)
    return 0


if __name__ == "__main__":
    sys.exit(main())

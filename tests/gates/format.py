#!/usr/bin/env python3
"""Every C file is formatted as .clang-format says (clang-format 14, as Debian 12 has it; other
versions format otherwise). With FIX=1 in the environment it formats them instead."""
import os
import re
import subprocess
import gate

FOLDERS = ("include", "libplan", "tools", "examples", "tests", "bench")


def main():
    root = gate.arguments(__doc__).root
    program = gate.need("clang-format", "clang-format")
    version = re.search(r"version (\d+)", gate.output_of([program, "--version"]))
    if version is None or version.group(1) != "14":
        program = gate.need("clang-format-14", "clang-format-14")
    sources = [path for path in gate.files(root, FOLDERS, (".c", ".h", ".cpp"))
               if not path.startswith("tests/self/seeds/")]
    breaches = []
    if os.environ.get("FIX"):
        subprocess.run([program, "-i"] + sources, cwd=root, check=True)
    if sources:
        done = subprocess.run([program, "--dry-run", "-Werror"] + sources, cwd=root, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        wrong = sorted(set(re.findall(r"^([^\s:]+\.(?:c|h|cpp)):", done.stdout, re.M)))
        breaches = ["%s: clang-format would change it" % os.path.relpath(
            os.path.join(root, path), root) for path in wrong]
        if done.returncode != 0 and not breaches:
            breaches = [done.stdout.strip()]
    gate.finish(breaches, len(sources), "C files")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Text that must not stand in the tree: notes to oneself, marks of an unfinished merge, paths of
somebody's machine, characters that make text read otherwise than it runs, blanks at line ends."""
import os
import re
import shutil
import subprocess
import gate

NOTES = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")
PATTERNS = (
    (re.compile(r"\b(%s)\b" % "|".join(NOTES)), "a note to oneself; do it or open an issue"),
    (re.compile(r"^(<{7}|>{7})( |$)", re.M), "an unfinished merge"),
    (re.compile(r"(?<![\w.$}*/])/(home|root|work|Users)/\w"), "a path of one machine"),
    (re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"),
     "a bidirectional control character; write it as an escape"),
)
BLANKS = re.compile(r"[ \t]+$", re.M)
CODE = (".c", ".h", ".cpp", ".py", ".sh", ".cmake", ".in", "CMakeLists.txt", ".map")
# Fixtures hold what the library must refuse, byte for byte, and the work of others as it is.
PICTURES = (".png", ".gz")
EXEMPT = ("tests/data/", "tests/fuzz/", "examples/lai-chau/source")


def tracked(root):
    """Files that git knows or would add; everything below root where there is no git."""
    if shutil.which("git") is not None and os.path.exists(os.path.join(root, ".git")):
        done = subprocess.run(["git", "-C", root, "ls-files", "-z", "--cached", "--others",
                               "--exclude-standard"], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE)
        if done.returncode == 0:
            return sorted(name for name in done.stdout.decode("utf-8").split("\0") if name)
    return gate.files(root, ("include", "libplan", "tools", "examples", "tests", "cmake", "docs",
                             "bench", "CMakeLists.txt", "README.md", "CONTRIBUTING.md"), "")


def main():
    root = gate.arguments(__doc__).root
    breaches = []
    looked_at = 0
    for path in tracked(root):
        if path.startswith(EXEMPT) or path.endswith(PICTURES) or not os.path.isfile(os.path.join(root, path)):
            continue
        with open(os.path.join(root, path), "rb") as stream:
            data = stream.read()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            breaches.append("%s: not UTF-8" % path)
            continue
        looked_at += 1
        patterns = PATTERNS
        if path.endswith(CODE):
            patterns += ((BLANKS, "blanks at the end of the line"),)
        for pattern, why in patterns:
            for match in pattern.finditer(text):
                breaches.append("%s:%d: %s" % (path, gate.line_of(text, match.start()), why))
    gate.finish(breaches, looked_at, "files")


if __name__ == "__main__":
    main()

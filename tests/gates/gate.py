"""What the gates share: finding the sources, reading C without its comments, reporting breaches.

A gate is a small program that reads the tree (--root, by default the one it stands in), prints a
line `file:line: what is wrong` for every breach, and exits 1 when there is one, else 0. It exits 2
when it could not look at all. Each is shown to bite by a seeded bug in tests/self.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys

# The floors of the house, from the bottom; a module uses only modules named before it. A name
# that ends in * stands for every module that starts so. CONTRIBUTING.md shows the same table.
FLOORS = (
    ("base", ("never", "version", "status", "memory", "watch", "thread", "text")),
    ("number", ("decimal", "wide", "interval", "figure", "numeral", "unit", "period")),
    ("math", ("change", "series", "structure", "ratio", "target", "progress", "index",
              "aggregate", "apportion", "outlier", "function")),
    ("plan", ("kind", "catalog", "table", "statement", "document")),
    ("check", ("message", "rule", "report", "expression", "repair", "check")),
    ("io", ("csv", "rows", "arrow", "json", "write*")),
)
# Modules that use one that stands after them, each with its reason; nothing else may.
PARTNERS = {
    ("decimal", "wide"): "wide needs the type plan_decimal, and decimal computes in wide",
    ("repair", "check"): "a repair is what all rules judge again; check asks for it in words",
}
ORDER = [module for _, modules in FLOORS for module in modules]


def module_of(path):
    """The module a file belongs to: the longest known name its stem starts with, or None."""
    stem = os.path.basename(path).rsplit(".", 1)[0]
    best = None
    for module in ORDER:
        name = module.rstrip("*")
        if stem == name or stem.startswith(name + "_"):
            if best is None or len(name) > len(best.rstrip("*")):
                best = module
    return best


def arguments(description, **extra):
    """The command line every gate has; extra maps an option to its help, all of them required."""
    parser = argparse.ArgumentParser(description=description)
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument("--root", default=os.path.dirname(os.path.dirname(here)),
                        help="the tree to look at (default: the one this script stands in)")
    for name, text in extra.items():
        parser.add_argument("--" + name, required=True, help=text)
    return parser.parse_args()


def files(root, folders, endings):
    """Paths relative to root, sorted, of the files below the folders that end so."""
    found = []
    for folder in folders:
        top = os.path.join(root, folder)
        if os.path.isfile(top):
            found.append(folder)
        for place, inner, names in os.walk(top):
            inner.sort()
            for name in sorted(names):
                if name.endswith(endings):
                    found.append(os.path.relpath(os.path.join(place, name), root))
    return found


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8") as stream:
        return stream.read()


TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def code_only(text, keep_strings=False):
    """C text with comments (and the insides of strings) blanked; lines and columns stay."""
    def blank(match):
        token = match.group(0)
        if token[0] in "\"'":
            return token if keep_strings else token[0] + " " * (len(token) - 2) + token[0]
        return re.sub(r"[^\n]", " ", token)
    return TOKEN.sub(blank, text)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def need(program, package):
    """The path of a program, or the end of the gate with one sentence."""
    path = shutil.which(program)
    if path is None:
        print("%s is not installed: install the package %s" % (program, package), file=sys.stderr)
        sys.exit(2)
    return path


def output_of(command):
    """What a command prints; the gate ends with 2 when the command fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        print("%s failed: %s" % (" ".join(command), done.stderr.strip()), file=sys.stderr)
        sys.exit(2)
    return done.stdout


def finish(breaches, looked_at, what):
    """Prints the breaches and ends the program; a gate that saw nothing has not passed."""
    for breach in breaches:
        print(breach)
    if not looked_at:
        print("nothing to look at: no %s found" % what, file=sys.stderr)
        sys.exit(2)
    if breaches:
        print("%d breaches in %d %s" % (len(breaches), looked_at, what))
        sys.exit(1)
    print("%d %s, no breach" % (looked_at, what))
    sys.exit(0)

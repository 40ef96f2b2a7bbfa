#!/usr/bin/env python3
"""Every function of the public headers is called by name in some unit test."""
import re
import gate
from exports import declared


def main():
    root = gate.arguments(__doc__).root
    public = declared(root)
    words = set()
    for path in gate.files(root, ("tests/unit", "tests/property"), (".c", ".h")):
        words.update(re.findall(r"\bplan_\w+", gate.code_only(gate.read(root, path))))
    breaches = ["tests/unit: no test calls %s" % name for name in sorted(public - words)]
    gate.finish(breaches, len(public), "public functions")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""A report, not a gate: files beyond 350 lines, functions beyond 60, and the medians. Long ones are
looked at now and then; nobody argues about one."""
import re
import statistics
import gate

# A function's head at the left edge, its braces at the left edge: as clang-format leaves them.
FUNCTION = re.compile(r"^(?![ \t#}{/])([^;={}\n]*(?:\n[^;={}\n]+)*?\))\s*\{\n(.*?)^\}", re.M | re.S)


def main():
    root = gate.arguments(__doc__).root
    sizes = {}
    functions = []
    for path in gate.files(root, ("libplan", "tools"), (".c",)):
        text = gate.code_only(gate.read(root, path))
        sizes[path] = text.count("\n")
        for match in FUNCTION.finditer(text):
            name = re.search(r"(\w+)\s*\(", match.group(1))
            functions.append((match.group(0).count("\n") + 1, path,
                              gate.line_of(text, match.start()), name.group(1) if name else "?"))
    for path, size in sorted(sizes.items(), key=lambda item: -item[1]):
        if size > 350:
            print("%s: %d lines" % (path, size))
    for length, path, line, name in sorted(functions, reverse=True):
        if length > 60:
            print("%s:%d: %s has %d lines" % (path, line, name, length))
    if functions:
        print("%d files, median %d lines; %d functions, median %d lines" % (
            len(sizes), statistics.median(sizes.values()), len(functions),
            statistics.median(length for length, _, _, _ in functions)))


if __name__ == "__main__":
    main()

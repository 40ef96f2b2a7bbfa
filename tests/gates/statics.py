#!/usr/bin/env python3
"""No mutable data in the library: nothing in a writable section of the objects, and no `static` in
the sources that is neither a function nor const."""
import re
import gate

STATIC = re.compile(r"\b(static|_Thread_local|__thread)\b([^;{=()]*)([;{=(])")
# Written by the linker alone, read-only once the program runs.
HARMLESS = (".data.rel.ro", ".rodata", ".text", ".eh_frame")


def source_breaches(root, path):
    text = gate.code_only(gate.read(root, path))
    for match in STATIC.finditer(text):
        words = match.group(2)
        if match.group(1) != "static":
            yield gate.line_of(text, match.start()), "thread-local data"
            continue
        if match.group(3) == "(" and "*" not in words.split("(")[0].strip()[-1:]:
            continue  # a function, or attributes in front of one
        outermost = words.rsplit("*", 1)[-1]
        if not re.search(r"\bconst\b", outermost):
            yield gate.line_of(text, match.start()), "static that is not const:%s" % (
                " ".join(match.group(0).split()))


def object_breaches(archive):
    """Data symbols in writable sections, by nm's long format: name|value|class|type|size|line|section."""
    current = archive
    for line in gate.output_of(["nm", "--format=sysv", "--defined-only", archive]).splitlines():
        fields = [field.strip() for field in line.split("|")]
        if len(fields) < 7:
            if line.startswith("Symbols from"):
                current = line.rsplit("[", 1)[-1].rstrip("]:")
            continue
        name, kind, section = fields[0], fields[2], fields[6]
        if kind.lower() in "dbsgcv" and not section.startswith(HARMLESS):
            yield "%s: %s lies in %s, which the program can write" % (current, name, section)


def main():
    options = gate.arguments(__doc__, archive="libplan.a, built without sanitizers or coverage")
    gate.need("nm", "binutils")
    breaches = []
    sources = gate.files(options.root, ("libplan", "include"), (".c", ".h"))
    for path in sources:
        for line, breach in source_breaches(options.root, path):
            breaches.append("%s:%d: %s" % (path, line, breach))
    breaches.extend(object_breaches(options.archive))
    gate.finish(breaches, len(sources), "files of the library")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Include floors: a module includes only headers of modules named before it in the table of
gate.py. libcsv and cJSON are known to the io floor alone, utf8proc to text and numeral; the tools and
the examples see public headers only."""
import re
import gate

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
# Who may include a header of a dependency.
FOREIGN = {"csv.h": ("csv",), "cjson/cJSON.h": ("json",), "cJSON.h": ("json",),
           "utf8proc.h": ("text", "numeral")}


def includes(root, path):
    text = gate.code_only(gate.read(root, path), keep_strings=True)
    for match in INCLUDE.finditer(text):
        yield gate.line_of(text, match.start()), match.group(1), match.group(2)


def library_breach(root, path, mark, header):
    module = gate.module_of(path)
    if header in FOREIGN:
        if module not in FOREIGN[header]:
            return "%s is for %s only" % (header, " and ".join(FOREIGN[header]))
        return None
    ours = header.startswith("plan/") or mark == '"'
    if header == "plan.h":
        return "the umbrella plan.h is for users of the library"
    if not ours:
        return None
    other = gate.module_of(header)
    if other is None:
        return "%s belongs to no module of the table" % header
    later = gate.ORDER.index(other) > gate.ORDER.index(module)
    if later and (module, other) not in gate.PARTNERS:
        return "%s (module %s) includes %s (module %s), which comes after it" % (
            path, module, header, other)
    if path.startswith("include/") and mark == '"':
        return "a public header includes a private one, %s" % header
    return None


def client_breach(path, mark, header):
    if header in FOREIGN:
        return "%s is known to the library only" % header
    if mark == "<" or "/" not in path:
        return None
    return None if mark == '"' and "../" not in header else "%s reaches outside" % header


def main():
    root = gate.arguments(__doc__).root
    breaches = []
    library = [path for path in gate.files(root, ("libplan", "include/plan"), (".c", ".h"))]
    clients = gate.files(root, ("tools", "examples"), (".c", ".h"))
    for path in library:
        if gate.module_of(path) is None:
            breaches.append("%s:1: belongs to no module of the table" % path)
            continue
        for line, mark, header in includes(root, path):
            breach = library_breach(root, path, mark, header)
            if breach:
                breaches.append("%s:%d: %s" % (path, line, breach))
    private = {path.split("/")[-1] for path in gate.files(root, ("libplan",), (".h",))}
    for path in clients:
        own = {name.split("/")[-1] for name in gate.files(root, (path.split("/")[0],), (".h",))}
        for line, mark, header in includes(root, path):
            breach = client_breach(path, mark, header)
            if mark == '"' and header.split("/")[-1] in private - own:
                breach = "%s is private to the library" % header
            if breach:
                breaches.append("%s:%d: %s" % (path, line, breach))
    gate.finish(breaches, len(library), "files of the library")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Every public header compiles alone: C11 and C++17, gcc and clang, all warnings as errors, and its
comments are checked by clang's -Wdocumentation. Private headers compile alone in C11."""
import os
import subprocess
import tempfile
import gate

WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wsign-conversion", "-Wshadow",
            "-Wundef", "-Wcast-qual", "-Werror", "-fsyntax-only"]
C = ["-x", "c", "-std=c11", "-Wstrict-prototypes"]
CXX = ["-x", "c++", "-std=c++17", "-Wold-style-cast"]
DOCUMENTATION = ["-Wdocumentation", "-Wdocumentation-pedantic", "-Wno-documentation-unknown-command"]
PUBLIC = (["gcc"] + C, ["g++"] + CXX, ["clang"] + C + DOCUMENTATION,
          ["clang++"] + CXX + DOCUMENTATION)
PRIVATE = (["gcc"] + C, ["clang"] + C)


def main():
    root = gate.arguments(__doc__).root
    for program, package in (("gcc", "gcc"), ("g++", "g++"), ("clang", "clang")):
        gate.need(program, package)
    breaches = []
    headers = gate.files(root, ("include",), (".h",))
    private = gate.files(root, ("libplan",), (".h",))
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "alone")
        for path in headers + private:
            public = path.startswith("include/")
            with open(source, "w", encoding="utf-8") as stream:
                name = path[len("include/"):] if public else os.path.join(root, path)
                stream.write('#include %s\n' % ("<%s>" % name if public else '"%s"' % name))
                # A header of macros alone is no breach.
                stream.write('typedef int alone;\n')
            for compiler in PUBLIC if public else PRIVATE:
                command = compiler + WARNINGS + ["-I" + os.path.join(root, "include")]
                if not public:
                    command.append("-I" + os.path.join(root, "libplan"))
                done = subprocess.run(command + [source], stdout=subprocess.PIPE,
                                      stderr=subprocess.STDOUT, text=True)
                if done.returncode != 0:
                    breaches.append("%s: %s does not take it alone:\n%s" % (
                        path, " ".join(compiler[:4]), done.stdout.strip()))
    gate.finish(breaches, len(headers), "public headers")


if __name__ == "__main__":
    main()

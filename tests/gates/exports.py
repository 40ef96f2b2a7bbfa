#!/usr/bin/env python3
"""Exports and imports of the shared library: every exported name starts with plan_ and is declared
PLAN_API in a public header, every function declared so is exported, and nothing is imported that
ends the program, prints, reads the environment or follows the locale."""
import re
import gate

FORBIDDEN = {
    "exit", "_exit", "_Exit", "quick_exit", "abort", "__assert_fail", "raise", "signal", "system",
    "popen", "execv", "execve", "fork",
    "printf", "vprintf", "__printf_chk", "__vprintf_chk", "puts", "putchar", "putc", "perror",
    "stdout", "stderr", "stdin",
    "setlocale", "newlocale", "uselocale", "localeconv", "getenv", "secure_getenv", "setenv",
    "putenv", "strtod", "strtof", "strtold", "atof", "atoi", "atol", "sscanf", "__isoc99_sscanf",
    "fscanf", "__isoc99_fscanf", "rand", "srand", "strtok", "regcomp", "gets", "tmpnam",
    "cJSON_InitHooks", "cJSON_Compare", "cJSON_GetErrorPtr", "cJSON_GetObjectItem",
    "cJSON_Minify",
}


def declared(root):
    """Names that the public headers declare with PLAN_API."""
    names = set()
    for path in gate.files(root, ("include",), (".h",)):
        text = gate.code_only(gate.read(root, path))
        text = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", "", text, flags=re.M)
        for match in re.finditer(r"\bPLAN_API\b([^;{]*)", text):
            name = re.search(r"\b(plan_\w+)\s*(?:\(|\[|$)", match.group(1).strip())
            if name:
                names.add(name.group(1))
    return names


def main():
    options = gate.arguments(__doc__, library="libplan.so, built without sanitizers")
    gate.need("nm", "binutils")
    breaches = []
    exported = set()
    for line in gate.output_of(["nm", "-D", "--defined-only", options.library]).splitlines():
        name = line.split()[-1].split("@")[0]
        if line.split()[-2] == "A":
            continue  # the name of the version node itself
        exported.add(name)
        if not name.startswith("plan_"):
            breaches.append("%s: exports %s, which does not start with plan_"
                            % (options.library, name))
    for line in gate.output_of(["nm", "-D", "--undefined-only", options.library]).splitlines():
        name = line.split()[-1].split("@")[0]
        if name in FORBIDDEN or name.startswith("cJSON_Print"):
            breaches.append("%s: imports %s" % (options.library, name))
    public = declared(options.root)
    for name in sorted(public - exported):
        breaches.append("include: %s is declared PLAN_API and not exported" % name)
    for name in sorted(exported - public):
        if name.startswith("plan_"):
            breaches.append("%s: exports %s, which no public header declares"
                            % (options.library, name))
    gate.finish(breaches, len(exported), "exported names")


if __name__ == "__main__":
    main()

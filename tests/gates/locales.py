#!/usr/bin/env python3
"""The same bytes under every locale: the command checks the Lai Chau plan and the folders of
tests/data in each format, under C, vi_VN.UTF-8 and de_DE.UTF-8 (with PLAN_ALL_LOCALES three more), and what it prints and its exit
status must not differ."""
import os
import subprocess
import gate

LOCALES = ("vi_VN.UTF-8", "de_DE.UTF-8")
if os.environ.get("PLAN_ALL_LOCALES"):  # tests/prove.sh
    LOCALES += ("fr_FR.UTF-8", "tr_TR.UTF-8", "hi_IN.UTF-8")
FORMATS = ("text", "gcc", "json", "jsonl", "csv", "junit", "sarif", "github", "gitlab", "markdown", "html",
           "baseline")


def run(options, locale, arguments):
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": locale, "LANG": locale}
    if locale != "C":
        environment.update(LD_PRELOAD=options.shim, TEST_LOCALE=locale, LOCPATH=options.locales)
    done = subprocess.run([options.command] + arguments, cwd=options.root, env=environment,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    return done.returncode, done.stdout, done.stderr


def commands(root):
    yield ["calc", "growth", "48.3", "52.9"]
    yield ["rules"]
    yield ["rules", "P301"]
    yield ["--help"]
    plans = [path for path in gate.files(root, ("examples", "tests/data"), ("plan.json",))]
    for path in plans:
        formats = FORMATS if path.startswith("examples") else ("json",)
        for name in formats:
            for language in ("vi", "en") if path.startswith("examples") else ("vi",):
                yield ["check", path, "--format", name, "--lang", language]
                if name in ("text", "json", "csv"):
                    yield ["status", path, "--format", name, "--lang", language]


def main():
    options = gate.arguments(
        __doc__, command="the libplan command", shim="locale_shim as a shared object",
        locales="the folder of the made locales")
    breaches = []
    count = 0
    for arguments in commands(options.root):
        count += 1
        plain = run(options, "C", arguments)
        for locale in LOCALES:
            other = run(options, locale, arguments)
            if other[0] == 70:
                breaches.append("%s: %s" % (locale, other[2].decode("utf-8", "replace").strip()))
            elif other != plain:
                breaches.append("libplan %s: other bytes under %s" % (
                    " ".join(arguments), locale))
    gate.finish(breaches, count, "commands")


if __name__ == "__main__":
    main()

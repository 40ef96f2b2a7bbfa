#!/usr/bin/env python3
"""Shows every gate to bite: plants one bug at a time in a copy of the tree, and fails unless the
gate ends with status 1 and names it. Also: a unit test program that goes wrong ends with a failure."""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GATES = os.path.join(ROOT, "tests", "gates")
# Enough of a house to look at, and small: every gate reads it once for each bug.
COPIED = ("include/plan/version.h", "include/plan/status.h", "libplan/status.h",
          "tests/unit/check.h", ".clang-format")

# The gate, the file planted, its text, and what the gate must say.
SEEDED_FILES = (
    ("floors", "libplan/decimal_seed.c", '#include "check.h"\n', "comes after it"),
    ("floors", "include/plan/seed.h", "#include <plan/version.h>\n", "belongs to no module"),
    ("floors", "libplan/text_seed.c", "#include <csv.h>\n", "csv.h is for csv only"),
    ("floors", "libplan/table_seed.c", "#include <cjson/cJSON.h>\n", "is for json only"),
    ("floors", "libplan/figure_seed.c", "#include <utf8proc.h>\n", "is for text and numeral only"),
    ("floors", "libplan/zebra.c", "", "belongs to no module"),
    ("floors", "tools/seed.c", '#include "status.h"\n', "private to the library"),
    ("floors", "examples/seed.c", "#include <csv.h>\n", "known to the library only"),
    ("calls", "libplan/text_seed.c", "double f(const char *s){return strtod(s, 0);}\n", "strtod"),
    ("calls", "libplan/text_seed.c", 'void f(void){setlocale(0, "");}\n', "setlocale"),
    ("calls", "libplan/text_seed.c", "char *f(void){return strerror(1);}\n", "strerror"),
    ("calls", "libplan/text_seed.c", "void f(void){exit(1);}\n", "does not end the program"),
    ("calls", "libplan/text_seed.c", 'void f(void){printf("x");}\n', "does not print"),
    ("calls", "libplan/text_seed.c", "void *f(void){return malloc(1);}\n", "plan_allocator"),
    ("calls", "libplan/text_seed.c", 'void f(char *b){snprintf(b, 9, "%.1f", 1.0);}\n',
     "floating-point format"),
    ("calls", "libplan/json_seed.c", 'void f(void){cJSON_GetObjectItem(0, "x");}\n',
     "ignores case"),
    ("calls", "libplan/json_seed.c", "double f(cJSON *n){return n->valuedouble;}\n",
     "cJSON's own number"),
    ("headers", "include/plan/seed.h", "size_t plan_seed(void);\n", "does not take it alone"),
    ("headers", "include/plan/seed.h", "int plan_seed(int class);\n", "c++"),
    ("headers", "include/plan/seed.h",
     "/** Seed. @param wrong  No such parameter. */\nint plan_seed(int right);\n", "wrong"),
    ("headers", "libplan/seed.h", "static inline int *seed(void *p){return p + 1;}\n", "seed.h"),
    ("format", "libplan/text_seed.c", "int  f( void ){return 1 ;}\n", "libplan/text_seed.c"),
    ("tested", "include/plan/seed.h", "PLAN_API int plan_seed_of_doubt(void);\n",
     "plan_seed_of_doubt"),
    ("words", "libplan/text_seed.c", "/* TO" "DO: later */\n", "note to oneself"),
    ("words", "include/plan/seed.h", "<" * 7 + " ours\n", "unfinished merge"),
    ("words", "libplan/text_seed.c", "/* see /ho" "me/somebody/notes */\n", "one machine"),
    ("words", "libplan/text_seed.c", "/* \u202e */\n", "bidirectional"),
    ("words", "libplan/text_seed.c", "int x; \n", "blanks at the end"),
    ("statics", "libplan/text_seed.c", "static int counter;\n", "static that is not const"),
    ("statics", "libplan/text_seed.c", 'static const char *name = "x";\n',
     "static that is not const"),
    ("statics", "libplan/text_seed.c", "void f(void){static int calls = 0; calls++;}\n",
     "static that is not const"),
    ("statics", "libplan/text_seed.c", "_Thread_local int last;\n", "thread-local"),
)
# What a library made of one source must be refused for.
SEEDED_LIBRARIES = (
    ("exports", "int leak(void); int leak(void){return 1;}", "exports leak"),
    ("exports", "#include <stdio.h>\nint plan_a(void); int plan_a(void){return puts(\"x\");}",
     "imports puts"),
    ("exports", "#include <stdlib.h>\nvoid plan_a(void); void plan_a(void){exit(3);}",
     "imports exit"),
    ("exports", "int plan_private(void); int plan_private(void){return 1;}",
     "which no public header declares"),
    ("exports", "int plan_a(void); int plan_a(void){return 1;}", "plan_version is declared"),
    ("statics", "int plan_last = 4;", "plan_last lies in"),
    ("statics", "int *f(void); int *f(void){static int n; return &n;}", "which the program can"),
)
CHECK_SEEDS = ("status", "int", "u64", "dbl", "nan", "sign", "str", "null", "text", "true",
               "nothing")
SEEDED_PARTS = (
    ("whole.sh", "echo 'held|'$PROVE_N'|>= 7|ok'\n", 0, "held"),
    ("low.py", "print('low|6|>= 7|SHORT')\n", 1, "SHORT"),
    ("dead.sh", "echo 'dead|9|>= 7|ok'\nexit 3\n", 1, "ended with status 3"),
    ("mute.py", "print('held | no row')\n", 1, "0 rows"),
)
LOCALE_PROGRAM = '#include <stdio.h>\nint main(void){printf("%.1f\\n", 0.5); return 0;}\n'
RESULTS = """<testsuite tests="5"><testcase name="a" status="run"/><testcase name="b" status="fail">
<failure/></testcase><testcase name="c" status="notrun"/><testcase name="d" status="disabled"/>
<testcase name="e" status="run"/></testsuite>"""


def run(command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          timeout=120, **more)


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(text)


class Bench:
    """Counts what was caught, and says what was not."""

    def __init__(self, folder, compiler):
        self.folder, self.compiler = folder, compiler
        self.caught, self.missed = 0, []
        self.tree = os.path.join(folder, "tree")
        for name in COPIED:
            target = os.path.join(self.tree, name)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copy(os.path.join(ROOT, name), target)

    def judge(self, what, done, status, text):
        if done.returncode == status and text in done.stdout:
            self.caught += 1
        else:
            self.missed.append("%s: status %d, expected %d and \"%s\":\n%s" % (
                what, done.returncode, status, text, done.stdout[-1000:]))

    def gate(self, name, *more):
        return run([sys.executable, os.path.join(GATES, name + ".py"), "--root", self.tree]
                   + list(more))

    def compile(self, name, text, *flags):
        source = os.path.join(self.folder, name + ".c")
        target = os.path.join(self.folder, name + ".out")
        write(source, text)
        done = run([self.compiler, "-o", target, source] + list(flags))
        if done.returncode != 0:
            self.missed.append("%s does not compile: %s" % (name, done.stdout))
        return target


def seeded_files(bench, archive):
    for gate, path, text, expected in SEEDED_FILES:
        planted = os.path.join(bench.tree, path)
        write(planted, text)
        more = ["--archive", archive] if gate == "statics" else []
        bench.judge("%s on %r" % (gate, text), bench.gate(gate, *more), 1, expected)
        os.remove(planted)


def seeded_libraries(bench):
    for gate, text, expected in SEEDED_LIBRARIES:
        if gate == "exports":
            library = bench.compile("seed", text + "\n", "-shared", "-fPIC")
            done = bench.gate(gate, "--library", library)
        else:
            library = bench.compile("seed", text + "\n", "-c", "-fPIC")
            done = bench.gate(gate, "--archive", library)
        bench.judge("%s on %r" % (gate, text), done, 1, expected)


def seeded_locale(bench, build):
    """A command that prints with the locale's comma, and a locale that is not there."""
    shim = bench.compile("shim", open(os.path.join(GATES, "locale_shim.c")).read(), "-shared",
                         "-fPIC")
    command = bench.compile("comma", LOCALE_PROGRAM)
    for folder, expected in ((os.path.join(build, "locales"), "other bytes under vi_VN.UTF-8"),
                             (bench.folder, "there is no locale")):
        done = bench.gate("locales", "--command", command, "--shim", shim, "--locales", folder)
        bench.judge("locales in %s" % folder, done, 1, expected)


def seeded_checks(bench, check):
    clean = run([check], env={"PATH": "/usr/bin:/bin"})
    bench.judge("check.h without a seed", clean, 0, "asserts")
    for seed in CHECK_SEEDS:
        done = run([check], env={"PATH": "/usr/bin:/bin", "TEST_SEED": seed})
        bench.judge("check.h with %s" % seed, done, 1, "")
    done = run([check], env={"PATH": "/usr/bin:/bin", "TEST_LOCALE": "xx_XX.UTF-8"})
    bench.judge("check.h with a locale that is not there", done, 2, "there is no locale")


SOFT = "int plan_a(int n); int plan_a(int n){char b[64]; b[n & 63] = 1; return b[3];}\n"
# Commands that go wrong without memory: one gives half of its output and no error, one crashes.
FORGETFUL = (
    ("exit code 0", "#include <stdio.h>\n#include <stdlib.h>\nint main(void){char *p = malloc(9); puts(\"half\");"
     "if (p != NULL) puts(\"whole\"); return 0;}\n"),
    ("exit code -11", "#include <stdlib.h>\nint main(void){volatile char *p = malloc(9); *p = 1; return 0;}\n"))


def seeded_proofs(bench):
    """What tests/prove.sh looks for: a library without hardening, commands that fail without memory."""
    sys.path.insert(0, os.path.join(ROOT, "tests", "prove"))
    import binary
    library = bench.compile("soft", SOFT, "-shared", "-fPIC", "-fno-stack-protector", "-Wl,-z,norelro", "-Wl,-z,lazy",
                            "-fcf-protection=none", "-Wl,-z,execstack")
    missing = binary.hardened(library, False)
    for name in ("GNU_RELRO", "BIND_NOW", "no executable stack", "stack protector", "fortified", "branch protection"):
        if name in missing:
            bench.caught += 1
        else:
            bench.missed.append("a library without %s" % name)
    shim = os.path.join(bench.folder, "failing.so")
    made = run([bench.compiler, "-shared", "-fPIC", "-fno-builtin", "-o", shim,
                os.path.join(ROOT, "tests", "oom", "failing_malloc.c"), "-ldl"])
    for expected, text in FORGETFUL:
        command = bench.compile("forgetful", text, "-fno-builtin")
        done = run([sys.executable, os.path.join(ROOT, "tests", "oom", "command.py"), "--shim", shim, "--most", "3"],
                   env=dict(os.environ, PLAN_COMMAND=command, PLAN_SOURCE_DIR=ROOT))
        wrong = "other bytes" if expected == "exit code 0" else expected
        bench.judge("a command that ends with " + expected + made.stdout, done, 1, wrong)


def seeded_results(bench):
    path = os.path.join(bench.folder, "results.xml")
    write(path, RESULTS)
    count = os.path.join(ROOT, "tests", "count.py")
    bench.judge("count.py", run([sys.executable, count, path]), 0, "2 3")
    bench.judge("count.py without a file", run([sys.executable, count, path + "x"]), 0, "0 1")


def seeded_parts(bench):
    """tests/prove.sh with a part that holds, one that falls short, one that dies, one that is mute."""
    parts = os.path.join(bench.folder, "parts")
    environment = dict(os.environ, PROVE_PARTS=parts)
    for part, text, status, expected in SEEDED_PARTS:
        write(os.path.join(parts, part), text)
        done = run(["bash", os.path.join(ROOT, "tests", "prove.sh"), part.split(".")[0], "--n", "7"],
                   env=environment)
        bench.judge("prove.sh with %r" % text, done, status, expected)
        done = run(["bash", os.path.join(ROOT, "tests", "prove.sh")], env=environment)
        bench.judge("prove.sh with all up to %r" % text, done, int(part != SEEDED_PARTS[0][0]),
                    "time of all parts")
    done = run(["bash", os.path.join(ROOT, "tests", "prove.sh"), "nobody"], env=environment)
    bench.judge("prove.sh with a part that is not there", done, 2, "usage")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compiler", required=True, help="a C compiler")
    parser.add_argument("--check", required=True, help="seeds/check.c as a program")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(folder, options.compiler)
        archive = bench.compile("clean", "int f(void); int f(void){return 1;}\n", "-c", "-fPIC")
        seeded_files(bench, archive)
        seeded_libraries(bench)
        seeded_locale(bench, os.environ.get("PLAN_BUILD_DIR", os.path.join(ROOT, "build", "dev")))
        seeded_checks(bench, options.check)
        seeded_results(bench)
        seeded_parts(bench)
        seeded_proofs(bench)
    for miss in bench.missed:
        print("not caught: " + miss)
    print("%d caught, %d not" % (bench.caught, len(bench.missed)))
    sys.exit(1 if bench.missed else 0)


if __name__ == "__main__":
    main()

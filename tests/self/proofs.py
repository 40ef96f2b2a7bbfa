#!/usr/bin/env python3
"""Shows the parts of tests/prove.sh to bite: each meets one seeded bug and must tell it. Failing memory and the
finished files are in gates.py, which tests/run.sh runs; what is here needs what the parts need.

usage: tests/self/proofs.py         prints what was not caught, and at last "N of N"
"""
import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [os.path.join(ROOT, "tests", "prove"), os.path.join(ROOT, "tests", "prove", "lib"),
                os.path.join(ROOT, "tests", "gates")]
sys.dont_write_bytecode = True
import coverage  # noqa: E402
import fuzz  # noqa: E402
import mutants  # noqa: E402
import mutation  # noqa: E402

# --- Seeds -------------------------------------------------------------------------------------------------

# Aborts where a byte is a P: a fuzzer finds it at once.
FUZZED = """#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > 0 && data[0] == 'P') { abort(); }
    return 0;
}
"""
# A tool that looks while programs run, its flags, and what it must tell.
RUNNING = (
    ("address", "-fsanitize=address", "gcc", "#include <stdlib.h>\nint main(int n, char **v){(void)v; char *p = malloc(4);"
     " p[3 + n] = 1; int r = p[0] == 9; free(p); return r;}\n"),
    ("undefined", "-fsanitize=undefined -fno-sanitize-recover=all", "gcc",
     "int main(int n, char **v){(void)v; int m = 2147483647; return m + n == 7;}\n"),
    ("casts", "-fsanitize=float-cast-overflow,implicit-signed-integer-truncation -fno-sanitize-recover=all", "clang",
     "int main(int n, char **v){(void)v; signed char c = (n + 300); return c == 7;}\n"),
    ("bounds", "-fsanitize=local-bounds -O1 -fno-sanitize-recover=all -fsanitize=bounds", "clang",
     "int main(int n, char **v){(void)v; volatile int a[2] = {0, 0}; return a[n + 1];}\n"),
    ("threads", "-fsanitize=thread -pthread", "gcc",
     "#include <pthread.h>\nstatic int x;\nstatic void *f(void *p){x++; return p;}\nint main(void){pthread_t t;"
     " pthread_create(&t, 0, f, 0); x++; pthread_join(t, 0); return 0;}\n"),
)
UNWRITTEN = "#include <stdlib.h>\nint main(void){char *p = malloc(4); int r = p[2] == 1 ? 0 : 0; " \
            "if (p[1] == 3) { r = 2; } free(p); return r;}\n"
# What reads: an allocation that may have failed and is lost, a shift beyond the width.
CARELESS_C = """#include <stdlib.h>
#include <string.h>
int careless(int n);
int careless(int n) {
    char *p = malloc((size_t)n);
    int a[2] = {1, 2};
    p[0] = 1;
    if (n > 3) {
        return a[2];
    }
    memcpy(p, p, sizeof(p));
    return p == NULL;
}
"""
CARELESS_SH = "cd $1\nrm -rf $2/*\n"
# Writes straight into its target, and takes what cannot be read for nothing.
STRAIGHT = """#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
int main(int n, char **v) {
    char text[4096];
    const char *target = n > 1 ? strchr(v[n - 1], '=') : NULL;
    close(open("/dev/null", O_RDONLY));
    int in = open(n > 3 ? v[3] : "/dev/null", O_RDONLY);
    long got = read(in, text, sizeof text);
    close(in);
    int out = target == NULL ? open("/dev/null", O_WRONLY) : open(target + 1, O_WRONLY | O_TRUNC);
    fsync(out); fchmod(out, 0600);
    write(out, "half", 4);
    write(out, got > 0 ? "</html>" : "none", got > 0 ? 7 : 4);
    close(out);
    rename("/no/such", "/no/such/either");
    return 0;
}
"""
HALF = "int half(int a, int b);\nint half(int a, int b) {\n    if (a > 1 && b > 2) {\n        return 1;\n    }\n" \
       "    return 2;\n}\nint main(void) {\n    return half(0, 0) - 2;\n}\n"
# Gives nothing back: the memory of who checks again and again grows.
KEEPS = "#define _GNU_SOURCE\n#include <dlfcn.h>\nvoid free(void *p); void free(void *p){(void)p;}\n"


def write(path, text):
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(text)
    return path


def run(*command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                          timeout=600, **more)


def compiled(folder, name, text, compiler, *flags):
    program = os.path.join(folder, name)
    done = run(compiler, "-g", "-o", program, write(program + ".c", text), *flags)
    if done.returncode != 0:
        print(done.stdout)
    return program


# --- Parts -------------------------------------------------------------------------------------------------

def seeded_fuzz(folder):
    program = compiled(folder, "fuzzed", FUZZED, "clang", "-fsanitize=fuzzer,address")
    fuzz.CORPUS, fuzz.SECONDS = os.path.join(folder, "corpus"), 20
    count, said = fuzz.fuzz(program)
    yield "a target that aborts", "deadly signal" in said
    fuzz.functions = lambda: {"plan_seed_of_doubt": "seed"}
    yield "a function without a target", fuzz.covered()[1] == ["plan_seed_of_doubt (seed)"]


def seeded_running(folder):
    for name, flags, compiler, text in RUNNING:
        done = run(compiled(folder, name, text, compiler, *flags.split()))
        yield "sanitizer of " + name, done.returncode != 0
    program = compiled(folder, "unwritten", UNWRITTEN, "gcc", "-O0")
    done = run("valgrind", "-q", "--error-exitcode=99", program)
    yield "valgrind on what was never written", done.returncode == 99


def seeded_analysis(folder):
    seed = os.path.join(folder, "careless")
    write(seed + ".c", CARELESS_C)
    write(seed + ".sh", CARELESS_SH)
    done = run("bash", os.path.join(ROOT, "tests", "prove", "analysis.sh"), cwd=ROOT,
               env=dict(os.environ, ANALYSIS_SEED=seed))
    for tool in ("gcc", "clang-tidy", "cppcheck", "shellcheck"):
        yield tool, any(line.startswith("static analysis: " + tool) and line.endswith("SHORT")
                        for line in done.stdout.split("\n"))


def seeded_command(folder):
    command = compiled(folder, "straight", STRAIGHT, "gcc", "-w")
    done = run(sys.executable, os.path.join(ROOT, "tests", "cases", "killed.py"), "report",
               env=dict(os.environ, PLAN_COMMAND=command, PLAN_SOURCE_DIR=ROOT))
    for sign in ("signal=KILL: ", "write 1 of error=ENOSPC", "read "):
        yield "a command that writes straight: " + sign, done.returncode == 1 and sign in done.stdout


def seeded_long_run(folder):
    build = os.path.join(ROOT, "build", "prove-system")
    run("cmake", "-S", ROOT, "-B", build, "-G", "Ninja", "-DCMAKE_C_COMPILER=gcc", "-DCMAKE_BUILD_TYPE=Release",
        "-DPLAN_GATES=ON", "--log-level=WARNING")
    run("cmake", "--build", build, "-j", "2", "--target", "long_run")
    keeps = os.path.join(folder, "keeps.so")
    run("gcc", "-shared", "-fPIC", "-fno-builtin", "-o", keeps, write(keeps + ".c", KEEPS))
    for leaks in (False, True):
        done = run(os.path.join(build, "tests", "long_run"), "300", os.path.join(ROOT, "examples", "lai-chau"),
                   env=dict(os.environ, **({"LD_PRELOAD": keeps} if leaks else {})))
        yield "a long run that %s" % ("leaks" if leaks else "is flat"), (done.returncode != 0) == leaks and (
            "grew by" in done.stdout)


def told(function, *arguments):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        function(*arguments)
    return out.getvalue()


def seeded_coverage(folder):
    program = compiled(folder, "half", HALF, "clang-19", "-fprofile-instr-generate", "-fcoverage-mapping",
                       "-fcoverage-mcdc")
    counts = program + ".profraw"
    run(program, env=dict(os.environ, LLVM_PROFILE_FILE=counts))
    run("llvm-profdata-19", "merge", "-o", program + ".data", counts)
    data = json.loads(run("llvm-cov-19", "export", "-format=text", "-instr-profile", program + ".data",
                          program).stdout)["data"][0]
    coverage.ROOT = folder
    file = coverage.File("half.c", data["files"][0])
    said = told(coverage.judge, [file])
    for name in ("lines", "branches", "conditions"):
        yield "coverage of " + name, any(line.startswith("coverage: " + name) and line.endswith("SHORT")
                                         for line in said.split("\n"))
    file.defensive = 5
    yield "too many defensive lines", "defensive lines" in told(coverage.judge, [file]) and told(
        coverage.judge, [file]).strip().endswith("SHORT")


def seeded_mutation(folder):
    write(os.path.join(folder, "check_seed.c"), HALF)
    found = mutants.Reader(folder, "check_seed.c", []).found
    yield "mutants of conditions, operators and constants", {"forced true", "turned", "constant", "&& for ||"} <= {
        mutant.what for mutant in found}
    mutation.REPORT = os.path.join(folder, "mutation.txt")
    trial = mutation.Trial(None, [], 0)
    trial.killed, trial.survived = found[2:], found[:2]
    for mutant in found:
        mutant.path = "libplan/check_seed.c"
    said = told(mutation.judge, trial, len(found)).strip().split("\n")
    yield "a mutant that lives", said[-1].endswith("SHORT")


def main():
    caught = count = 0
    for part in (seeded_fuzz, seeded_running, seeded_analysis, seeded_command, seeded_long_run, seeded_coverage,
                 seeded_mutation):
        with tempfile.TemporaryDirectory() as folder:
            for what, seen in part(folder):
                count += 1
                caught += seen
                if not seen:
                    print("not caught: " + what)
    print("%d of %d" % (caught, count))
    return 0 if caught == count else 1


if __name__ == "__main__":
    sys.exit(main())

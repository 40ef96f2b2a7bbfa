#!/usr/bin/env python3
"""Failing memory, whole: each allocation of each call in every unit program, of every format that is
written, and of the command fails, alone and with all that follow, under the address sanitizer. PROVE_N: so many
allocations of one call instead of all."""
import glob
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, "build", "prove-oom")
PLAIN = os.path.join(ROOT, "build", "prove-oom-command")
MOST = os.environ.get("PROVE_N") or "0"
COUNTS = re.compile(r"(\d+) calls, (\d+) failing allocations, (\d+) calls went on in spite of one, (\d+) left out")
ROUNDS = 40  # a call may go on in spite of so many allocations


def run(*command):
    subprocess.run(command, cwd=ROOT, check=True)


def build():
    run("cmake", "-S", ROOT, "-B", BUILD, "-G", "Ninja", "-DCMAKE_C_COMPILER=gcc", "-DCMAKE_BUILD_TYPE=Debug",
        "-DCMAKE_C_FLAGS_DEBUG=-O1 -g", "-DPLAN_SANITIZE=ON", "-DPLAN_OOM=ON", "--log-level=WARNING")
    run("cmake", "--build", BUILD, "-j", "2")
    run("cmake", "-S", ROOT, "-B", PLAIN, "-G", "Ninja", "-DCMAKE_C_COMPILER=gcc", "-DCMAKE_BUILD_TYPE=RelWithDebInfo",
        "-DPLAN_OOM=ON", "--log-level=WARNING")
    run("cmake", "--build", PLAIN, "-j", "2", "--target", "plan_command", "plan_oom_shim")


def try_program(program, arguments, for_good, folder):
    """Sites that failed, sites left out, what went wrong."""
    sites, left_out, rest = 0, 0, None
    for round_number in range(ROUNDS):
        later = os.path.join(folder, "later%d" % round_number)
        environment = dict(os.environ, PLAN_OOM_MOST=MOST, PLAN_OOM_LATER=later,
                           ASAN_OPTIONS="detect_leaks=1:strict_string_checks=1")
        if for_good:
            environment["PLAN_OOM_FOR_GOOD"] = "1"
        if rest is not None:
            environment["PLAN_OOM_REST"] = rest
        done = subprocess.run([program] + arguments, cwd=ROOT, env=environment, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, errors="replace")
        counts = COUNTS.findall(done.stdout)
        if done.returncode != 0:
            return sites, left_out, "%s, round %d: status %d\n%s" % (
                os.path.basename(program), round_number, done.returncode, done.stdout[-3000:])
        if not counts:  # no call returned a status
            return sites, left_out, None
        sites += int(counts[-1][1])
        left_out += int(counts[-1][3])
        if int(counts[-1][2]) == 0:
            return sites, left_out, None
        rest = later
    with open(rest, encoding="ascii") as stream:
        return sites, left_out + sum(1 for _ in stream), None


def main():
    build()
    sites, left_out, wrong = 0, 0, 0
    folders = sorted(os.path.dirname(p) for p in glob.glob(os.path.join(ROOT, "tests", "data", "*valid", "*", "plan.json"))
                     + glob.glob(os.path.join(ROOT, "examples", "*", "plan.json")))
    with tempfile.TemporaryDirectory() as folder:
        for program in sorted(glob.glob(os.path.join(BUILD, "tests", "oom_*"))):
            for for_good in (False, True):
                more = folders if program.endswith("oom_streams") else []
                tried, left, problem = try_program(program, more, for_good, folder)
                sites, left_out = sites + tried, left_out + left
                wrong += problem is not None
                print("%s%s: %d sites, %d left out %s" % (os.path.basename(program), ", for good" if for_good else "",
                                                          tried, left, problem or ""))
    print("failing memory: sites in unit programs|%d tried, %d left out, %d programs wrong|all, none wrong|%s" % (
        sites, left_out, wrong, "ok" if wrong == 0 and sites > 100000 and (left_out == 0 or MOST != "0") else "SHORT"))
    command = [sys.executable, os.path.join(ROOT, "tests", "oom", "command.py"), "--shim",
               os.path.join(PLAIN, "tests", "libplan_oom_shim.so"), "--most", MOST]
    done = subprocess.run(command, env=dict(os.environ, PLAN_COMMAND=os.path.join(PLAIN, "libplan"), PLAN_SOURCE_DIR=ROOT),
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    print(done.stdout)
    print("failing memory: sites in the command|%s|all, none wrong|%s" % (
        done.stdout.strip().split("\n")[-1], "ok" if done.returncode == 0 else "SHORT"))
    return 0


if __name__ == "__main__":
    sys.exit(main())

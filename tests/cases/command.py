#!/usr/bin/env python3
"""The command itself: usage, what it reads, exit codes, outputs that are whole or not there."""
import json
import os
import pty
import shutil
import signal
import stat
import subprocess
import sys
import tempfile

from tally import end, read, same, write

COMMAND = os.path.abspath(os.environ.get("PLAN_COMMAND", "libplan"))
PLAN = """{"libplan": 1, "language": "en", "number_format": "plain", "indicators": [
 {"code": "rate", "kind": "rate", "unit": "%", "direction": "up"}], "data": [{"path": "figures.csv"}]}
"""
GOOD = "indicator,period,value\nrate,2020,5\n"
BAD = "indicator,period,value\nrate,2020,120\n"
NOBODY = 65534


def says(what, text, *phrases):
    for phrase in phrases:
        same("%s says %r" % (what, phrase), phrase in text, True)


def run(*arguments, given=None, environment=None, **more):
    env = {"PATH": os.environ["PATH"], "TERM": "xterm", **(environment or {})}
    env = {name: value for name, value in env.items() if value is not None}
    for name in ("LD_PRELOAD", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_LIBRARY_PATH"):
        if name in os.environ:
            env[name] = os.environ[name]
    done = subprocess.run([COMMAND, *arguments], input=given, env=env, timeout=60,
                          stdout=more.pop("stdout", subprocess.PIPE), stderr=subprocess.PIPE,
                          **more)
    return done.returncode, (done.stdout or b"").decode(), done.stderr.decode()


def usage():
    for arguments, phrase in (
            ((), "libplan check PLAN.json"),
            (("chek",), "did you mean check?"),
            (("--versoin",), "did you mean --version?"),
            (("check",), "name a plan file"),
            (("check", "--formt", "json", "plan.json"), "did you mean --format?"),
            (("check", "--formt=json", "plan.json"), "did you mean --format?"),
            (("check", "--format", "jsn", "plan.json"), "did you mean json?"),
            (("check", "--format"), "takes a value"),
            (("check", "--lang", "fr", "plan.json"), "--lang takes vi or en"),
            (("check", "--max-findings", "0", "plan.json"), "whole number from 1"),
            (("check", "--max-findings", "-1", "plan.json"), "whole number from 1"),
            (("check", "--fail-level", "note", "plan.json"), "error, warning or never"),
            (("check", "--color", "yes", "plan.json"), "auto, always or never"),
            (("check", "--output", "json", "plan.json"), "FORMAT=FILE"),
            (("check", "--output", "json=", "plan.json"), "FORMAT=FILE"),
            (("check", "--output", "json=-", "plan.json"), "standard output"),
            (("check", "--output", "xml=x", "plan.json"), "no format 'xml'"),
            (("check", "--output", "json=x", "--output", "gcc=x", "plan.json"), "two outputs"),
            (("check", "-", "-"), "once only"),
            (("check", "--baseline"), "takes a value"),
            (("check", "--baseline=", "plan.json"), "--baseline takes a file"),
            (("check", "--write-baseline", "", "plan.json"), "--write-baseline takes a file"),
            (("check", "--write-baseline", "-", "plan.json"), "standard output"),
            (("check", "--write-baseline", "x", "--output", "csv=x", "plan.json"), "two outputs"),
            (("check", "--basline", "x", "plan.json"), "did you mean --baseline?"),
            (("check", "--statistic", "plan.json"), "did you mean --statistics?"),
            (("check", "--format", "sariff", "plan.json"), "did you mean sarif?"),
            (("check", "--format", "git", "plan.json"), "no format 'git'"),
            (("check", "--max-findings", "1a", "plan.json"), "from 1 to 1000000000, not '1a'"),
            (("check", "--max-findings", "1/", "plan.json"), "from 1 to 1000000000, not '1/'"),
            (("check", "--max-findings", "", "plan.json"), "from 1 to 1000000000, not ''"),
            (("check", "--max-findings", "1000000001", "plan.json"), "not '1000000001'"),
            (("check", "--max-findings", "18446744073709551617", "plan.json"), "not '18446744073709551617'"),
            (("check", "--threads", "65", "plan.json"), "from 1 to 64, not '65'"),
            (("check", "--streaming", "always", "plan.json"), "--streaming takes auto or never, not 'always'"),
            (("check", "--csv-engine", "fsat", "plan.json"), "fast or libcsv, not 'fsat'; did you mean fast?"),
            (("check", "--progress", "alway", "plan.json"), "did you mean always?"),
            (("check", "--format", "markdown-and-more", "plan.json"), "no format 'markdown-and-more' (libplan "
             "check --help lists them); see libplan check --help"),
            (("check", *["--output=json=%d" % i for i in range(33)], "plan.json"), "more than 32 outputs"),
            (("check", "--quiet=yes", "plan.json"), "unknown option --quiet=yes; did you mean --quiet?"),
            (("check", "--formatted", "plan.json"), "unknown option --formatted; did you mean --format?"),
            (("check", "--" + "x" * 200), "unknown option --%s; see libplan check --help" % ("x" * 200)),
            (("x" * 200,), "there is no command %s; see libplan --help" % ("x" * 200)),
            (("frobnicate",), "there is no command frobnicate; see libplan --help"),
            (("--frobnicate",), "unknown option --frobnicate; see libplan --help"),
            (("rules", "P301301"), "there is no rule P301301; libplan rules lists them"),
            (("rules", "P3013013"), "there is no rule P3013013; libplan rules lists them"),
            (("rules", "-"), "there is no rule -; "), (("rules", ""), "there is no rule ; "),
            (("rules", "--lang"), "--lang takes vi or en"), (("rules", "--lang=fr"), "--lang takes vi or en"),
            (("rules", "P999"), "there is no rule P999"),
            (("rules", "P301", "P302"), "one code at a time"),
            (("rules", "--format", "xml"), "--format takes text or json"),
            (("rules", "--format"), "--format takes text or json"),
            (("rules", "--lng", "vi"), "did you mean --lang?")):
        code, out, err = run(*arguments)
        same("exit of %s" % (arguments,), code, 2)
        same("stdout of %s" % (arguments,), out, "")
        says(str(arguments), err, phrase)
    for arguments, phrase in ((("--version",), "libplan "), (("--help",), "Exit codes"),
                              (("check", "--help"), "--max-findings"),
                              (("check", "-h"), "--max-findings"), (("-h",), "Exit codes"),
                              (("status", "-h"), "--fail-level"), (("rules", "-h"), "CODE"),
                              (("rules", "P301", "--format", "text"), "P301 partition total"),
                              (("rules", "--help"), "CODE"), (("rules",), "P301  error"),
                              (("rules", "p301"), "P301 partition total"),
                              (("rules", "P301", "--lang", "vi"), "P301 tổng của cơ cấu")):
        code, out, err = run(*arguments)
        same("exit of %s" % (arguments,), (code, err), (0, ""))
        says(str(arguments), out, phrase)
    table = json.loads(run("rules", "--format", "json")[1])["rules"]
    same("all rules", len(table) > 60 and [rule["code"] for rule in table], sorted(
        rule["code"] for rule in table))
    for rule in table:
        code, out, err = run("rules", rule["code"].lower(), "--format=json")
        same("json of " + rule["code"], (code, json.loads(out), err), (0, {"rules": [rule]}, ""))
        for language, severity, formula in (("en", "severity: ", "formula: "), ("vi", "mức độ: ", "công thức: ")):
            code, out, err = run("rules", rule["code"], "--lang", language)
            lines = out.split("\n")
            same("%s of %s" % (rule["code"], language), (code, err, lines[0], lines[-1]),
                 (0, "", "%s %s" % (rule["code"], rule["title"][language]), ""))
            same("%s: 80 columns" % rule["code"], [line for line in lines if len(line) > 80], [])
            text = " ".join(out.split())
            for part in (rule["about"][language], rule["example"][language], rule["formula"] or ""):
                same("%s has %r" % (rule["code"], part), " ".join(part.split()) in text, True)
            same("%s: a formula" % rule["code"], formula in text, rule["formula"] is not None)
            same("%s: severity" % rule["code"], severity in text and rule["severity"] in text, True)
            # Words go on where the line before has no room for them.
            for before, line in zip(lines[1:-1], lines[2:-1]):
                if line.startswith("    "):
                    same("%s is broken where it has to be" % rule["code"],
                         len(before) + 1 + len(line.split()[0]) > 80, True)


def reading():
    same("a good plan", run("check", "plan.json")[0], 0)
    code, out, err = run("check", "plan.json", "bad.csv", "--format", "gcc")
    same("a bad table", (code, err), (1, ""))
    says("a bad table", out, "bad.csv:2:11: error: ", "[P205]")
    same("never", run("check", "plan.json", "bad.csv", "--fail-level", "never")[0], 0)
    same("warning", run("check", "plan.json", "warn.csv", "--fail-level=warning")[0], 1)
    same("no warning", run("check", "plan.json", "warn.csv")[0], 0)
    same("table from standard input",
         run("check", "plan.json", "-", "--format", "gcc", given=BAD.encode())[0:2][0], 1)
    code, out, err = run("check", "-", "bad.csv", given=PLAN.encode())
    same("plan from standard input", code, 1)
    code, out, err = run("check", "-", "bad.csv", given=b"\xef\xbb\xbf" + PLAN.encode())
    same("plan with a BOM", code, 1)
    code, out, err = run("check", "-", stdin=os.open(".", os.O_RDONLY))
    same("a folder as standard input", (code, out), (2, ""))
    says("a folder as standard input", err, "Is a directory")
    for name, text in (("none.json", ""), ("nodata.json", PLAN.replace("figures.csv", "gone.csv"))):
        write(name, text)
        same("exit of %s" % name, run("check", name)[0], 2)
    write("nodata.json", '{"libplan": 1}')
    code, out, err = run("check", "nodata.json")
    same("no data", (code, out), (2, ""))
    says("no data", err, "there is no data")
    for path, phrase in ((".", "is a directory"), ("gone.csv", "no such file"),
                         ("empty.csv", "no header row")):
        code, out, err = run("check", "plan.json", path, "bad.csv", "--format", "gcc")
        same("exit with %s" % path, code, 2)
        says(path, out, phrase, "bad.csv:2:11: error: ")
    if os.geteuid() == 0:
        os.chmod("secret.csv", 0)
        code, out, err = run("check", "plan.json", "secret.csv", "--format", "gcc", user=NOBODY)
        same("unreadable", code, 2)
        says("unreadable", out, "permission denied")
    shutil.copy("bad.csv", "-x")
    says("-x without --", run("check", "plan.json", "-x")[2], "unknown option -x")
    code, out, err = run("check", "--format", "gcc", "plan.json", "--", "-x")
    same("-x after --", code, 1)
    says("-x after --", out, "-x:2:11: error: ")
    os.mkfifo("pipe.csv")
    writer = subprocess.Popen(["sh", "-c", "cat bad.csv > pipe.csv"])
    same("a FIFO", run("check", "plan.json", "pipe.csv")[0], 1)
    writer.wait()


def more_reading():
    """Standard input of any length, paths that leave the folder, options that change nothing."""
    code, out, err = run("check", "plan.json", "-", "--format", "gcc", stdin=os.open(".", os.O_RDONLY))
    same("a table that is a folder", code, 2)
    says("a table that is a folder", out, "-:", "cannot be read")
    same("a long plan", run("check", "-", "bad.csv", given=PLAN.encode() + b" " * 1000000)[0], 1)
    code, out, err = run("check", "-", "bad.csv", "--format", "gcc", given=PLAN.encode() + b" " * (64 << 20))
    same("a plan that is too long", (code, out, err), (2, "-:1:1: error: limit reached: the plan file is too "
                                                       "long [bytes] (limit %d) [P121]\n" % (64 << 20), ""))
    os.mkdir("here")
    write("here/plan.json", PLAN.replace("figures.csv", "../bad.csv"))
    code, out, err = run("check", "here/plan.json", "--format", "gcc")
    same("outside", code, 2)
    says("outside", out, "[P122]")
    code, out, err = run("check", "here/plan.json", "--allow-outside", "--format", "gcc")
    same("allowed outside", (code, out.split(":")[0], err), (1, "../bad.csv", ""))
    write("here/plan.json", PLAN.replace("figures.csv", os.path.abspath("bad.csv")))
    for arguments in ((), ("bad.csv",)):
        code, out, err = run("check", "here/plan.json", *arguments, "--allow-outside", "--format", "gcc",
                             "--output", "json=bad.csv")
        same("an absolute path, %s" % (arguments,), (code, read("bad.csv")), (2, BAD))
        says("an absolute path, %s" % (arguments,), err, "bad.csv: not written: it is an input")
    long = "a/" * 2500 + "b.csv"
    write("long.json", PLAN.replace("figures.csv", long))
    same("a path longer than the system takes",
         run("check", "long.json", "bad.csv", "--format", "gcc", "--output", "json=r.json")[::2], (1, ""))
    code, out, err = run("check", "/no-such-plan.json", "--output", "json=r.json")
    same("no plan in the root", code, 2)
    same("it is told", json.loads(read("r.json"))["summary"]["errors"], 1)
    whole = run("check", "plan.json", "bad.csv")
    for option in ("--streaming=auto", "--streaming=never", "--csv-engine=fast", "--csv-engine=libcsv",
                   "--threads=1", "--threads=64", "--color=never", "--progress=never", "--lang=en"):
        same(option, run("check", "plan.json", "bad.csv", option), whole)
    same("-q is --quiet", run("check", "plan.json", "bad.csv", "--quiet"), run("check", "plan.json", "bad.csv", "-q"))
    same("quiet says less", len(run("check", "plan.json", "-q")[1]) < len(run("check", "plan.json")[1]), True)
    code, out, err = run("check", "plan.json", "bad.csv", "--prefix", "plans/", "--format", "github")
    says("a prefix", out, "file=plans/bad.csv,")
    same("two baselines", run("check", "plan.json", "bad.csv", "--format", "baseline", "--output",
                              "baseline=b.json")[1], read("b.json"))
    same("in the other order", run("check", "plan.json", "bad.csv", "--output", "baseline=b.json", "--format",
                                   "baseline")[1], read("b.json"))
    code, out, err = run("check", "plan.json", "-", "--format", "html", given=BAD.encode())
    same("no cell of standard input is shown", (code, "class=\"cited\"" in out), (1, False))
    code, out, err = run("check", "plan.json", "bad.csv", "--format", "html")
    same("cells of a file are", (code, "class=\"cited\"" in out), (1, True))


def folders():
    """Files are named relative to the plan's folder; an entry of the plan keeps its settings."""
    os.mkdir("sub")
    write("sub/plan.json", PLAN.replace('{"path": "figures.csv"}',
                                        '{"path": "f.csv", "separator": ";"}'))
    write("sub/f.csv", BAD.replace(",", ";"))
    write("sub/other.csv", BAD)
    for arguments, place in ((("sub/plan.json",), "f.csv:2:11: "),
                             (("sub/plan.json", "sub/f.csv"), "f.csv:2:11: "),
                             (("sub/plan.json", "./sub/../sub/f.csv"), "f.csv:2:11: "),
                             (("sub/plan.json", "f.csv"), "f.csv:2:11: "),
                             (("sub/plan.json", "sub/other.csv"), "other.csv:2:11: "),
                             (("sub/plan.json", "bad.csv"), "bad.csv:2:11: ")):
        code, out, err = run("check", *arguments, "--format", "gcc")
        same("exit of %s" % (arguments,), (code, err), (1, ""))
        same("place of %s" % (arguments,), out[:len(place)], place)
    # What begins like the folder does not lie in it, and two slashes are as one.
    write("subother.csv", BAD)
    for path, place in (("subother.csv", "subother.csv:2:11: "), ("sub//other.csv", "sub//other.csv:2:11: "),
                        ("sub//f.csv", "f.csv:2:11: ")):
        code, out, err = run("check", "sub/plan.json", path, "--format", "gcc")
        same("%s and the folder" % path, (code, out[:len(place)], err), (1, place, ""))
    code, out, err = run("check", "sub/plan.json", "sub/", "--format", "gcc")
    same("the folder itself", code, 2)
    says("the folder itself", out, "is a directory")
    # Named as in the plan, but there is one here: it has the plan's settings and is the one here.
    write("sub/plan.json", PLAN.replace('{"path": "figures.csv"}', '{"path": "g.csv", "separator": ";"}'))
    write("g.csv", BAD.replace(",", ";"))
    code, out, err = run("check", "sub/plan.json", "g.csv", "--format", "gcc")
    same("one here with the plan's settings", (code, out[:len("g.csv:2:11: ")], err), (1, "g.csv:2:11: ", ""))


FORMATS = ("text", "gcc", "json", "jsonl", "csv", "junit", "sarif", "github", "gitlab", "markdown",
           "html", "baseline")


def several(check):
    """All formats at once: each is what goes to standard output, and one that fails takes no other
    along."""
    def arguments(**paths):
        return [word for name, path in paths.items() for word in ("--output", name + "=" + path)]

    paths = {name: "all." + name for name in FORMATS}
    code, _, err = check(*arguments(**paths))
    same("all formats", (code, err), (1, ""))
    for name in FORMATS:
        same("the bytes of " + name, check("--format", name)[1], read(paths[name]))
    whole = {name: read(path) for name, path in paths.items()}
    for broken in FORMATS:
        for name, path in paths.items():
            write(path, "before")
        code, _, err = check(*arguments(**{**paths, broken: "/dev/full"}))
        same("exit with %s on a full device" % broken, code, 2)
        says(broken, err, "/dev/full: not written: No space left")
        same("the others with %s on a full device" % broken,
             {name: read(path) for name, path in paths.items()}, {**whole, broken: "before"})
        full = os.open("/dev/full", os.O_WRONLY)
        code, _, err = check("--format", broken, "--output", "gcc=whole", stdout=full)
        os.close(full)
        same("%s to a full device" % broken, (code, read("whole")), (2, whole["gcc"]))
        end, other = os.pipe()
        os.close(end)
        code, _, err = check("--format", broken, "--output", "gcc=whole", stdout=other)
        os.close(other)
        same("%s to a closed pipe" % broken, (code, read("whole")), (2, whole["gcc"]))
        says("%s to a closed pipe" % broken, err, "Broken pipe")
    code, _, err = check("--output", "csv=one", "--output", "sarif=./one")
    same("two outputs into one file", (code, read("one")), (2, whole["csv"]))
    says("two outputs into one file", err, "./one: not written: another output is that file")
    same("two outputs into a device",
         check("--output", "csv=/dev/null", "--output", "sarif=/dev/./null")[0], 1)


def statistics():
    """Counts by rule, the most frequent first, instead of the findings."""
    write("many.csv", BAD + "rate,2021,x\nrate,2022,y\n")
    code, out, err = run("check", "plan.json", "many.csv", "--statistics")
    same("statistics", (code, err), (1, ""))
    same("lines of statistics", out.split("\n")[2:], [
        "", "  2  P101 error: unreadable number", "  1  P205 error: out of bounds", ""])
    says("other formats have all of it",
         run("check", "plan.json", "many.csv", "--statistics", "--format", "gcc")[1], "[P205]")
    same("nothing found", run("check", "plan.json", "--statistics")[1].count("\n"), 2)


def outputs():
    def check(*arguments, **more):
        return run("check", "plan.json", "bad.csv", *arguments, **more)

    code, out, err = check("--output", "json=r.json", "--output", "gcc=r.txt", "--format", "gcc")
    same("two outputs", (code, err), (1, ""))
    same("the same bytes", read("r.txt"), out)
    same("a whole report", json.loads(read("r.json"))["schema"], "libplan-report-1")
    write("r.json", "before")
    os.chmod("r.json", 0o640)
    os.symlink("r.json", "link")
    same("a link", check("--output", "json=link")[0], 1)
    same("it stays a link", os.path.islink("link"), True)
    same("what it names is replaced", read("r.json").startswith("{"), True)
    same("its mode stays", stat.S_IMODE(os.stat("r.json").st_mode), 0o640)
    os.symlink("new/r.json", "dangling")
    os.mkdir("new")
    same("a link to nothing yet", check("--output", "json=dangling")[0], 1)
    same("what it names is made", (os.path.islink("dangling"), os.path.exists("new/r.json")),
         (True, True))
    for target, phrase in (("plan.json", "it is an input"), ("bad.csv", "it is an input"),
                           ("./bad.csv", "it is an input"), ("figures.csv", "it is an input"),
                           ("hard", "it is an input"), ("/dev/full", "No space left"),
                           ("no/such/folder", "No such file"), ("new", "is a directory")):
        if target == "hard":
            os.link("bad.csv", "hard")
        before = read(target) if os.path.isfile(target) else None
        code, out, err = check("--output", "json=" + target, "--output", "gcc=whole")
        same("exit with output %s" % target, code, 2)
        says("output " + target, err, target, phrase)
        says("output " + target, out, "FAILED")
        same("the other output is whole", read("whole").count("\n"), 1)
        same("%s is as before" % target, read(target) if before is not None else None, before)
    same("a device", check("--output", "json=/dev/null")[0], 1)
    os.mkfifo("fifo")
    reader = subprocess.Popen(["cat", "fifo"], stdout=subprocess.PIPE)
    same("a pipe", check("--output", "json=fifo")[0], 1)
    same("through the pipe", json.loads(reader.communicate()[0])["schema"], "libplan-report-1")
    if os.geteuid() == 0:
        os.mkdir("closed")
        write("closed/r.json", "before")
        os.chmod("closed", 0o555)
        for target in ("closed/r.json", "closed/new.json"):
            code, out, err = check("--output", "json=" + target, user=NOBODY)
            same("read-only folder, %s" % target, code, 2)
            says(target, err, "ermission denied")
        same("as before", (read("closed/r.json"), os.listdir("closed")), ("before", ["r.json"]))
    several(check)
    same("nothing is left behind", [name for name in os.listdir(".") if ".json." in name], [])


def standard_output():
    full = os.open("/dev/full", os.O_WRONLY)
    code, _, err = run("check", "plan.json", stdout=full)
    same("full device", code, 2)
    says("full device", err, "No space left")
    for arguments in (("--version",), ("--help",), ("rules",), ("check", "--help"),
                      ("calc", "growth", "48.3", "52.9")):
        same("full device, %s" % (arguments,), run(*arguments, stdout=full)[0], 2)
    end, other = os.pipe()
    os.close(end)
    code, _, err = run("check", "plan.json", stdout=other,
                       preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_DFL))
    same("closed pipe", code, 2)
    says("closed pipe", err, "Broken pipe")
    write("kept.json", "before")
    code, _, err = run("check", "plan.json", "--output", "json=kept.json", stdout=None,
                       preexec_fn=lambda: os.close(1))
    same("no standard output", code, 2)
    same("the output beside it is whole", json.loads(read("kept.json"))["schema"],
         "libplan-report-1")


def colors():
    def terminal(*arguments, **environment):
        """What comes out of a terminal."""
        leader, follower = pty.openpty()
        run("check", "plan.json", "bad.csv", *arguments, environment=environment, stdout=follower)
        os.close(follower)
        text = os.read(leader, 100000).decode()
        os.close(leader)
        return text

    same("in a pipe", "\033" in run("check", "plan.json", "bad.csv")[1], False)
    same("always", "\033" in run("check", "plan.json", "bad.csv", "--color", "always")[1], True)
    same("terminal", "\033" in terminal(), True)
    same("NO_COLOR", "\033" in terminal(NO_COLOR="1"), False)
    same("empty NO_COLOR", "\033" in terminal(NO_COLOR=""), True)
    same("dumb", "\033" in terminal(TERM="dumb"), False)
    same("no TERM", "\033" in terminal(TERM=None), True)
    same("never", "\033" in terminal("--color", "never"), False)
    same("always wins", "\033" in terminal("--color=always", NO_COLOR="1"), True)


def hostile():
    name = "\\u001b[31m\\u202ex<script> ::error::x ##[error]y"
    plan = PLAN.replace('"unit": "%"', '"unit": "%%", "name": {"en": "%s"}' % name)
    write("hostile.json", plan)
    for form in ("text", "gcc", "json"):
        code, out, err = run("check", "hostile.json", "bad.csv", "--format", form)
        same("hostile name in %s" % form, (code, err), (1, ""))
        same("acts nowhere in %s" % form,
             [c for c in out if ord(c) < 32 and c != "\n" or c == "\u202e"], [])
        if form != "json":
            same("no command of a service in %s" % form,
                 [line for line in out.split("\n")
                  if line.strip().startswith("::") or "##[" in line], [])
            says("hostile name in " + form, out, "\\u001b[31m\\u202ex<script>")
    shutil.copy("bad.csv", "::error::.csv")
    for form in ("text", "gcc"):
        out = run("check", "plan.json", "::error::.csv", "--format", form)[1]
        same("a file's name in %s" % form,
             [line for line in out.split("\n") if line.strip().startswith("::")], [])
    write("hostile.json", PLAN.replace('"code": "rate"', '"code": "a\\u202eb"'))
    code, out, err = run("check", "hostile.json", "bad.csv", "--format", "gcc")
    same("hostile code", code, 2)
    same("hostile code", "\u202e" in out, False)


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.chmod(folder, 0o755)
        write("plan.json", PLAN)
        write("figures.csv", GOOD)
        write("bad.csv", BAD)
        write("secret.csv", BAD)
        write("warn.csv", GOOD.replace("value", "value,more").replace(",5", ",5,x"))
        write("empty.csv", "")
        for part in (usage, reading, more_reading, folders, outputs, statistics, standard_output, colors,
                     hostile):
            part()
        os.chdir("/")
    return end(150)


if __name__ == "__main__":
    sys.exit(main())

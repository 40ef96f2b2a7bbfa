#!/usr/bin/env python3
"""Error localisation: the fewest figures whose change mends failed checks that hang together. Every
expectation is worked out by hand in its comment.

usage: PLAN_COMMAND=libplan explanations.py
"""
import json
import os
import subprocess
import sys
import tempfile

COMMAND = os.environ.get("PLAN_COMMAND", "libplan")


def level(code):
    return {"code": code, "kind": "level", "unit": "ha"}


def explain(indicators, partitions, rows, *arguments):
    plan = {"libplan": 1, "number_format": "plain", "indicators": indicators,
            "partitions": partitions, "data": [{"path": "t.csv"}]}
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "plan.json"), "w", encoding="utf-8") as out:
            json.dump(plan, out)
        with open(os.path.join(folder, "t.csv"), "w", encoding="utf-8") as out:
            out.write("indicator,period,value\n" + "\n".join(rows) + "\n")
        done = subprocess.run([COMMAND, "check", os.path.join(folder, "plan.json"), "--format",
                               "json", *arguments], capture_output=True, timeout=60)
    return json.loads(done.stdout)


def sets(report):
    return [sorted((f["indicator"], f["low"], f["high"], f["repair"]) for f in e["figures"])
            for e in report["explanations"]]


WHOLE = [level(c) for c in ("w", "a", "b", "a1", "a2", "x", "x1", "x2")]
PARTS = [{"code": "p", "whole": "w", "members": ["a", "b"]},
         {"code": "q", "whole": "a", "members": ["a1", "a2"]},
         {"code": "r", "whole": "x", "members": ["x1", "x2"]}]


def main():
    wrong = []

    def check(label, found, expected):
        if found != expected:
            wrong.append("%s: found %r, expected %r" % (label, found, expected))

    # a = 45 breaks both: w - b is 100 - 46 = 54 +- 1, a1 + a2 = 54 +- 1; the half unit of a itself
    # does not count where a is to be found anew. One digit: 54 (swapped).
    report = explain(WHOLE, PARTS, ["w,2020,100", "a,2020,45", "b,2020,46", "a1,2020,24",
                                    "a2,2020,30"])
    check("one for two", sets(report), [[("a", "53", "55", "54")]])
    check("one for two, mends", report["explanations"][0]["mends"], [0, 1])
    check("complete", report["explanations"][0]["complete"], True)

    # Two components: each has its own. b is never in question for the second.
    report = explain(WHOLE, PARTS, ["w,2020,100", "a,2020,45", "b,2020,46", "a1,2020,24",
                                    "a2,2020,30", "x,2020,10", "x1,2020,7", "x2,2020,8"])
    found = [[f[0] for f in e] for e in sets(report)]
    check("components", found[0], ["a"])
    check("components apart", sorted(found[1:]), [["x"], ["x1"], ["x2"]])

    # Findings that the limit cut are mended by nothing that is told.
    report = explain(WHOLE, PARTS, ["nowhere,2020,1", "w,2020,100", "a,2020,45", "b,2020,46"],
                     "--max-findings", "1")
    check("cut", [[f["code"] for f in report["findings"]], report["explanations"]], [["P105"], []])

    # One check, no single figure by one digit, but every single one by more: 30 + 38 against 100. In the
    # order of the rows.
    report = explain(WHOLE, PARTS[:1], ["w,2020,100", "a,2020,30", "b,2020,38"])
    check("more than one digit", [e[0][0] for e in sets(report)], ["w", "a", "b"])

    # Three checks share a: with w fixed by nothing else, a must be 54 +- 1 for p and q, and half of
    # c for the ratio; c = 108 +- 0.5 leaves a to 53.75 .. 54.25 (a / c = 0.50 +- 0.005 of 107.5 to
    # 108.5: from 53.2125 to 54.7925, inside [53, 55]).
    ratio = [{"code": "c", "kind": "level", "unit": "ha"},
             {"code": "part", "kind": "ratio", "unit": "", "numerator": "a", "denominator": "c"}]
    ratio[1].pop("unit")
    report = explain(WHOLE + ratio, PARTS, ["w,2020,100", "a,2020,45", "b,2020,46", "a1,2020,24",
                                            "a2,2020,30", "c,2020,108", "part,2020,0.50"])
    check("with a ratio", [(f[0], f[1], f[2]) for f in sets(report)[0]],
          [("a", "53.2125", "54.7925")])

    # No figure enters all three: w = a + b, a = a1 + a2, b = b1 + b2. Only a and b together can
    # move: a alone would have to be 54 and 36 (w - b), b1 with a leaves a to both again.
    three = PARTS[:2] + [{"code": "s", "whole": "b", "members": ["b1", "b2"]}]
    report = explain(WHOLE + [level("b1"), level("b2")], three,
                     ["w,2020,100", "a,2020,45", "b,2020,64", "a1,2020,24", "a2,2020,30",
                      "b1,2020,20", "b2,2020,26"])
    check("a pair", sets(report), [[("a", "53", "55", "54"), ("b", "45", "47", "46")]])
    check("a pair, mends", report["explanations"][0]["mends"], [0, 1, 2])
    for text in wrong:
        print(text)
    print("%d differences" % len(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Prints "PASSED FAILED" for a JUnit file of ctest or pytest. What did not run has not passed; a file
that is not there, or cannot be read, counts as one failure."""
import sys
import xml.etree.ElementTree


def state(case):
    """ctest says a status; of pytest a case without a child has passed."""
    bad = {child.tag for child in case} & {"failure", "error", "skipped"}
    return case.get("status", "unread" if bad else "run")


if __name__ == "__main__":
    try:
        tree = xml.etree.ElementTree.parse(sys.argv[1])
        states = [state(case) for case in tree.iter("testcase")]
    except (OSError, IndexError, xml.etree.ElementTree.ParseError):
        states = ["unread"]
    passed = states.count("run")
    print(passed, len(states) - passed if states else 1)

#!/usr/bin/env python3
"""Prints "PASSED FAILED" for a JUnit file of ctest. What did not run has not passed; a file that is
not there, or cannot be read, counts as one failure."""
import sys
import xml.etree.ElementTree

if __name__ == "__main__":
    try:
        tree = xml.etree.ElementTree.parse(sys.argv[1])
        states = [case.get("status") for case in tree.iter("testcase")]
    except (OSError, IndexError, xml.etree.ElementTree.ParseError):
        states = ["unread"]
    passed = states.count("run")
    print(passed, len(states) - passed if states else 1)

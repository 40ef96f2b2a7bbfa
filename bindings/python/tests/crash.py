#!/usr/bin/env python3
"""Calls everything with what does not belong there, each function in a process of its own: nothing
may end the interpreter. Exceptions are what is wanted; the memory stays bounded.

usage: crash.py [NAME]    tells what died, with the last call; exit 1 where something did
"""
import array
import copy
import gc
import inspect
import itertools
import os
import pickle
import random
import resource
import signal
import sys
import tempfile

import libplan
from libplan import _native

PLAN = {"libplan": 1, "indicators": [{"code": c, "kind": "share", "unit": "%"} for c in "ab"],
        "partitions": [{"code": "all", "total": 100, "members": list("ab")}]}
ROWS = [{"indicator": c, "period": 2023, "value": "60.0"} for c in "ab"]
TRIES = int(os.environ.get("PLAN_CRASH_TRIES", "150"))
SANITIZED = "asan" in os.environ.get("LD_PRELOAD", "")  # needs all of the address space


class Hostile:
    """Says that it is everything."""

    def __getattr__(self, name):
        raise RuntimeError(name)

    def __len__(self):
        return sys.maxsize

    def __getitem__(self, index):
        raise IndexError(index)

    def __float__(self):
        raise ValueError("no float")

    def __index__(self):
        return 2 ** 100


class Liar:
    """A stream of Arrow that is none."""

    def __arrow_c_stream__(self, requested_schema=None):
        return None


def values():
    """What calls are made of: some of it right, so that calls get deep."""
    import datetime
    report = libplan.check(PLAN, ROWS)
    unfinished, document = _native.report_new(None), _native.document_new()
    filled = _native.document_new()
    _native.json_read(filled, "plan", '{"libplan": 1, "indicators": [{"code": "a", "kind": "level"}]}',
                      True, _native.report_new(None))
    doubles = array.array("d", [1.0, 2.0, 3.0])
    return [
        None, True, 0, 1, 2, -1, 12, 255, 256, 2 ** 31, -2 ** 31, 2 ** 63, 2 ** 64, 2 ** 70, 1.5, -0.0,
        float("nan"), float("inf"), 5e-324, "", "a", "P301", "2023", "9,0", "tấn", "up", "level", "\0",
        "a\0b", "\ud800", "x" * 5000, b"", b"indicator,period,value\na,2023,5\n", b"\xff\0", bytearray(b"x"),
        [], [1.0], [None], ["a"], [[1.0]], [(2023, 1, 1)], [((1, 0), (1, 0), 0, 0)],
        [(((1, 0), (1, 0), 0, 0), ((1, 0), (1, 0), 0, 0))], [(((1, 0), (1, 0), 0, 0), None)], (),
        (1, 2), (15, 1), (10 ** 18, 0), (1, 99), ("a", "b"), ((1, 0), (2, 0), 0, 0),
        ((2, 0), (1, 0), 0, 0), ((1, 0), (1, 0), 9, 9), ((0, 0), (0, 0), 2, 2), (2023, 1, 1),
        (2 ** 31 - 1, 2 ** 31 - 1, 12), (0, 0, 0), ((1, 0), 0, ()), ((1, 0), 0, (("x" * 70, 1, 1),)),
        ((1, 0), 1, (("VND", 1, 1), ("person", -128, 1))), {}, {"code": "x"}, {"code": 5}, {1: 2},
        {"code": "x", "kind": 99, "unit": "\ud800"}, {"path": "t", "columns": {"a": 1}},
        {"path": "t", "columns": {"a": "b"}, "number_format": 0, "missing": ["-"]},
        {"indicator": "a", "period": "2023", "text": "5"}, {"indicator": "a", "period": "2023",
                                                            "figure": ((1, 0), (1, 0), 0, 0)},
        {"members": ["a", None]}, {"language": 7}, {"max_findings": -1}, {"width": 3}, doubles,
        array.array("d"), array.array("i", [1, 2, 3]), array.array("f", [1.0]), memoryview(doubles)[::2],
        memoryview(doubles), memoryview(bytes(24)).cast("d"), memoryview(b"abc"), (doubles, doubles),
        (1.0, 2.0), object(), Hostile(), Liar(), frozenset(), frozenset(["value"]), set(), int, len,
        lambda *a: 1 / 0, datetime.datetime_CAPI, report, report._handle, unfinished, document, filled,
        _native.units_new(), libplan.Figure("~9.0"), libplan.Interval(None, 5), libplan.Decimal("1.5"),
        libplan.Period(2023), libplan.Unit("tấn"), libplan.Plan(PLAN), ROWS, PLAN, report.findings,
        report.findings[0], 10 ** 400, complex(1, 2), iter([1, 2]), range(3), "ignore", "raise", "nan"]


def targets():
    """Everything that can be called."""
    for name in sorted(dir(_native)):
        function = getattr(_native, name)
        if callable(function) and not name.startswith(("_", "SWIG", "Swig")) and name != "set_hooks":
            yield "native." + name, function
    for name in libplan.__all__:
        thing = getattr(libplan, name)
        if callable(thing):
            yield name, thing
    report = libplan.check(PLAN, ROWS)
    objects = [report, report.findings, report.findings[0], report.rules[0], libplan.Plan(PLAN),
               libplan.Figure("9.0"), libplan.Interval(1, 2), libplan.Decimal(1), libplan.Period(2023),
               libplan.Unit("tấn"), libplan.Units(), libplan.functions()[0]]
    for thing in objects:
        for name in sorted(dir(type(thing))):
            if name in ("__class__", "__del__", "__init_subclass__", "__subclasshook__"):
                continue
            method = inspect.getattr_static(type(thing), name)
            if callable(method) and hasattr(thing, name):
                yield "%s.%s" % (type(thing).__name__, name), getattr(thing, name)
            elif isinstance(method, property):
                yield "%s.%s" % (type(thing).__name__, name), lambda *a, n=name, t=thing: getattr(t, n)


def children(name):
    """Things that outlive what they came from, and life beyond plain calls."""
    finding = libplan.check(PLAN, ROWS).findings[0]
    table = libplan.check(PLAN, ROWS).rules
    stream = libplan.check(PLAN, ROWS).findings.__arrow_c_stream__()
    gc.collect()
    str(finding), repr(finding.inputs), list(table), finding.to_dict()
    del stream
    for thing in (finding, libplan.Plan(PLAN), libplan.Figure("9.0")):
        copy.copy(thing), copy.deepcopy(thing), pickle.loads(pickle.dumps(thing))
    held = array.array("d", [1.0, 2.0])
    view = memoryview(held)
    libplan.growth(view, view)
    view.release()
    held.append(3.0)  # no call keeps a buffer
    capsule = table.__arrow_c_stream__()
    for _ in range(2):  # read, and read again
        try:
            _native.arrow_read(_native.document_new(), {"path": "t"}, capsule, None,
                               _native.report_new(None))
        except ValueError:
            pass


def hurt(name, function, last):
    """Many calls; the last one stands in the shared memory `last`."""
    random.seed(name)
    given = values()
    calls = [()] + [(value,) for value in given]
    if not name.endswith(("__init__", "raise_for_errors")):
        sizes = [2, 2, 3, 3, 4, 4, 5, 6, 7, 8]
        calls += [tuple(random.choices(given, k=random.choice(sizes))) for _ in range(TRIES)]
        calls += [tuple(call) for call in itertools.islice(itertools.product(given, repeat=2), 0, None, 97)]
    for call in calls:
        text = repr([type(x).__name__ for x in call]).encode()[:250]
        last[:len(text) + 1] = text + b"\0"
        try:
            function(*call)
        except (Exception, SystemExit):
            pass
    gc.collect()


def one(name, function, last, folder):
    """A case in a process of its own: what it died of, or None."""
    child = os.fork()
    if child == 0:
        signal.alarm(600 if SANITIZED else 60)
        if not SANITIZED:
            resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, 1)
        os.chdir(folder)
        hurt(name, function, last)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status == 0:
        return None
    return "%s died (%s) after %s" % (name, status, bytes(last).split(b"\0")[0].decode("utf-8", "replace"))


def main():
    import mmap
    last = mmap.mmap(-1, 4096)
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    cases = [("children", children)] + list(targets())
    cases = [(name, function) for name, function in cases if wanted in name]
    with tempfile.TemporaryDirectory() as folder:
        dead = [told for told in (one(*case, last, folder) for case in cases) if told]
    print("\n".join(dead + ["%d functions, %d died" % (len(cases), len(dead))]))
    return 1 if dead or not cases else 0


if __name__ == "__main__":
    sys.exit(main())

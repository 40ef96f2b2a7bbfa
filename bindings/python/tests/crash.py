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

try:  # once, and not in every process
    import numpy
    import pandas
    import polars
    import pyarrow
except ImportError:
    numpy = pandas = polars = pyarrow = None

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


def polars_values():
    """Series of every sort of cells, frames of them, whole and lazy. Made in the process that uses them:
    the threads of polars are not there after a fork."""
    import datetime
    import decimal
    made = [polars.Series("value", [1, None, 3], dtype=getattr(polars, name))
            for name in ("Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64",
                         "Float32", "Float64")]
    moment = datetime.datetime(2023, 1, 1)
    texts = ["a", None, "a text that is longer than its view"]
    made += [polars.Series("value", cells, dtype=kind) for cells, kind in (
        ([True, None], polars.Boolean), (texts, polars.String), (texts, polars.Categorical),
        (texts, polars.Enum([text for text in texts if text])), ([b"a", None], polars.Binary),
        ([decimal.Decimal("1.50"), None], polars.Decimal(38, 2)), ([moment.date(), None], polars.Date),
        ([moment, None], polars.Datetime("ns", "UTC")), ([moment.time()], polars.Time),
        ([moment - moment], polars.Duration), ([[1.0], []], polars.List(polars.Float64)),
        ([[1.0, 2.0]], polars.Array(polars.Float64, 2)), ([{"a": 1}], polars.Struct({"a": polars.Int8})),
        ([object()], polars.Object), ([None], polars.Null), ([], polars.Float64))]
    frame = polars.DataFrame([{**row, "period": str(row["period"])} for row in ROWS])
    pieces = polars.concat([frame, frame[1:]], rechunk=False)
    return made + [frame, frame.lazy(), frame[:0], pieces, polars.DataFrame(), frame["value"][1:],
                   frame.with_columns(polars.col(polars.String).cast(polars.Categorical)),
                   frame.group_by("indicator"), polars.col("value"), polars.lit(1.5), polars.Float64,
                   frame.__arrow_c_stream__()] + [polars.DataFrame({"indicator": "a", "period": "2023",
                                                                    "value": one[:1]}) for one in made[:-1]]


def values():
    """What calls are made of: some of it right, so that calls get deep."""
    import datetime
    report = libplan.check(PLAN, ROWS)
    unfinished, document = _native.report_new(None), _native.document_new()
    filled = _native.document_new()
    _native.json_read(filled, "plan", '{"libplan": 1, "indicators": [{"code": "a", "kind": "level"}]}',
                      True, _native.report_new(None))
    doubles = array.array("d", [1.0, 2.0, 3.0])
    others = []
    if numpy is not None:
        plain = numpy.arange(6.0)
        fixed = plain.copy()
        fixed.flags.writeable = False
        others = [plain, plain[::2], plain[::-1], plain.reshape(2, 3), fixed, plain[:0], plain.astype(">f8"),
                  plain.astype("f4"), plain.astype("i8"), plain.astype(object), numpy.array(5.0),
                  numpy.array(["a"]), numpy.ma.masked_array(plain, plain > 2), numpy.datetime64("2020"),
                  numpy.float64(1.5), numpy.lib.stride_tricks.as_strided(plain, (10 ** 4,), (0,)),
                  pandas.Series(plain), pandas.Series(["a", None]), pandas.DataFrame(ROWS), pandas.NA,
                  pyarrow.array([1.0, None]), pyarrow.chunked_array([[1.0], []]), pyarrow.table({"value": [1]}),
                  pyarrow.Table.from_pylist(ROWS).__arrow_c_stream__(), pyarrow.array([1]).__arrow_c_array__()[1]]
    if polars is not None:
        others += polars_values()
    return others + [
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


def objects():
    """One of everything that a person holds."""
    report = libplan.check(PLAN, ROWS)
    return [report, report.findings, report.findings[0], report.findings[0].inputs, report.rules[0],
            report.summary, libplan.Plan(PLAN), libplan.Plan(PLAN).observe("a", 2023, "5"),
            libplan.Figure("9.0"), libplan.Interval(1, None), libplan.Decimal("1.5"), libplan.Period(2023),
            libplan.Unit("tấn"), libplan.Units(), libplan.functions()[0], libplan.rules()[0],
            libplan.kinds()[0], libplan.Status.GAP, libplan.growth, libplan.Error("x", 34)]


def copies(name):
    """Every object copied in every way; the original goes first."""
    for index in range(len(objects())):
        for way in (copy.copy, copy.deepcopy, lambda x: pickle.loads(pickle.dumps(x)),
                    lambda x: pickle.loads(pickle.dumps(x, 0)), lambda x: type(x)(x)):
            try:
                made = way(objects()[index])
            except Exception:
                continue
            gc.collect()
            for use in (repr, str, bool, hash, list, lambda x: x == objects()[index], lambda x: x.to_dict()):
                try:
                    use(made)
                except Exception:
                    pass


def threads(name):
    """Buffers that another thread resizes and frees while they are computed with, frames that are
    checked by several at once, and forks in between."""
    import threading
    held = {"array": array.array("d", range(1, 200001)), "bytes": bytearray(1600000)}
    done, failed = threading.Event(), []

    def resize():
        while not done.is_set():
            for change in (lambda: held["array"].append(1.0), lambda: held["array"].pop(),
                           lambda: held["bytes"].extend(bytes(8)), lambda: held["bytes"].__delitem__(slice(8)),
                           lambda: held.__setitem__("array", held["array"][:]), gc.collect):
                try:
                    change()
                except BufferError:
                    pass  # it is being read

    def work():
        try:
            for _ in range(60):
                x = held["array"]
                view = memoryview(held["bytes"]).cast("d") if len(held["bytes"]) % 8 == 0 else x
                for one, other in ((x, x), (view, view), (x, view)):
                    try:
                        libplan.growth(one, other)
                        libplan.difference(one, other, out=array.array("d", bytes(8 * len(one))))
                    except (ValueError, TypeError, BufferError):
                        pass
                del view
                libplan.check(PLAN, ROWS)
        except BaseException as error:
            failed.append(error)

    workers = [threading.Thread(target=work) for _ in range(3)]
    resizer = threading.Thread(target=resize)
    for thread in workers + [resizer]:
        thread.start()
    report = libplan.check(PLAN, ROWS)
    for _ in range(20):
        child = os.fork()
        if child == 0:
            libplan.growth(1, 2), report.findings, libplan.check(PLAN, ROWS).to_json()
            os._exit(0)
        if os.waitpid(child, 0)[1] != 0:
            failed.append("a child died")
    for thread in workers:
        thread.join()
    done.set()
    resizer.join()
    if failed:
        os._exit(3)


def frames(name):
    """Tables of columns that do not belong there, whole, sliced, in parts, and streams read twice."""
    if pyarrow is None:
        return
    random.seed(name)
    text, size = pyarrow.array(["a", "b", None, "a" * 40, "a\0"]), 5
    columns = [text, text.cast(pyarrow.large_string()), text.cast(pyarrow.string_view()),
               text.dictionary_encode(), pyarrow.array([None] * size), pyarrow.array([True] * size),
               pyarrow.array([b"a"] * size), pyarrow.array([[1]] * size), pyarrow.array([{"a": 1}] * size),
               pyarrow.array([2 ** 63 - 1, -2 ** 63, 0, 1, None]), pyarrow.array([2020, 2021, 2022, 2023, 2024]),
               pyarrow.array([2 ** 64 - 1] * size, pyarrow.uint64()), pyarrow.array([1.5, float("nan")] + [1e308] * 3),
               pyarrow.array([0.1] * size, pyarrow.float32()), pyarrow.array([1.0] * size).cast(pyarrow.float16()),
               pyarrow.array([2020] * size, pyarrow.int16()),
               pyarrow.array([1] * size).cast(pyarrow.decimal128(38, 5)),
               pyarrow.array([1] * size).cast(pyarrow.decimal256(60, 5)),
               pyarrow.array([10 ** 9] * size, pyarrow.timestamp("ns")),
               pyarrow.array([-2 ** 31] * size, pyarrow.date32()),
               pyarrow.array([2 ** 62] * size, pyarrow.duration("s")),
               pyarrow.DictionaryArray.from_arrays(pyarrow.array([0, 1, None, 1, 0], pyarrow.int8()),
                                                   pyarrow.array([None, "b"])),
               pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * size, pyarrow.uint64()),
                                                   pyarrow.array([2020.5]))]
    names = ["indicator", "period", "value", "area", "series", "unit", "measure", "against", "decimals",
             "note", "", "x\ny", "value"]
    for _ in range(2500):
        chosen = random.sample(names, random.randint(1, 6))
        table = pyarrow.Table.from_arrays([random.choice(columns) for _ in chosen], names=chosen)
        cut = random.randint(0, size)
        table = random.choice([table, table.slice(cut), table.slice(cut, 1),
                               pyarrow.concat_tables([table.slice(0, cut), table.slice(cut)])])
        fixed = {key: "a" for key in ("indicator", "period", "value") if key not in chosen}
        try:
            libplan.check(PLAN, table, fixed=fixed if random.random() < 0.7 else None,
                          decimals=random.choice([None, 0, 2, 18, -18, 99])).to_json()
        except (TypeError, ValueError, OverflowError):
            pass


def hurt(name, function, last):
    """Many calls; the last one stands in the shared memory `last`."""
    if function in (copies, threads, frames):
        function(name)
        return
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
    cases = [("children", children), ("copies", copies), ("threads", threads), ("frames", frames)]
    cases += targets()
    cases = [(name, function) for name, function in cases if wanted in name]
    with tempfile.TemporaryDirectory() as folder:
        dead = [told for told in (one(*case, last, folder) for case in cases) if told]
    print("\n".join(dead + ["%d functions, %d died" % (len(cases), len(dead))]))
    return 1 if dead or not cases else 0


if __name__ == "__main__":
    sys.exit(main())

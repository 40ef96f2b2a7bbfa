"""The mathematics: every row of the table as numbers and as columns, and what there is to say when
there is no answer. Values against exact fractions."""
import array
import decimal
import fractions
import inspect
import math
import pickle
import subprocess
import sys

import libplan
import numpy
import pandas
import polars
import pyarrow
import pytest
from libplan import Figure, Interval, ReasonError, Status, functions

BEFORE, AFTER = [48.3, 100.0, 8000.0, 12.5], [52.9, 150.0, 8972.0, 10.0]
EXACT = [float(100 * (fractions.Fraction(str(a)) / fractions.Fraction(str(b)) - 1))
         for a, b in zip(AFTER, BEFORE)]
COLUMNS = {"list": list, "tuple": tuple, "array": lambda x: array.array("d", x),
           "memoryview": lambda x: memoryview(array.array("d", x)), "numpy": numpy.array,
           "big-endian": lambda x: numpy.array(x, ">f8"), "strided": lambda x: numpy.repeat(x, 2)[::2],
           "object": lambda x: numpy.array(x, object), "pandas": pandas.Series,
           "nullable": lambda x: pandas.Series(x, dtype="Float64"), "polars": polars.Series,
           "pyarrow": pyarrow.array, "decimals": lambda x: [decimal.Decimal(str(i)) for i in x]}


def close(answer, expected):
    return all(math.isclose(a, b, rel_tol=1e-14) for a, b in zip(answer, expected, strict=True))


@pytest.mark.parametrize("name", COLUMNS)
def test_columns(name):
    before, after = COLUMNS[name](BEFORE), COLUMNS[name](AFTER)
    answer = libplan.growth(before, after)
    values = answer.to_pylist() if name == "pyarrow" else list(answer)
    assert close(values, EXACT)
    wanted = {"tuple": list, "decimals": list, "object": numpy.ndarray}.get(name, type(before))
    assert isinstance(answer, wanted)
    assert close(list(libplan.growth(BEFORE, after if name != "pyarrow" else AFTER)), EXACT)


def test_numbers():
    for before, after in ((48.3, 52.9), ("48.3", "52,9"), (decimal.Decimal("48.3"), 52.9),
                          (fractions.Fraction(483, 10), numpy.float64(52.9))):
        assert math.isclose(libplan.growth(before, after), EXACT[0], rel_tol=1e-14)
    assert libplan.growth(100, 150) == 50 and isinstance(libplan.growth(100, 150), float)
    assert libplan.growth(value=150, base=100) == 50
    assert libplan.achievement(90, 100, "up") == 90 and libplan.ratio(1, 4) == 0.25
    assert libplan.ratio(1, 4, 100) == 25
    assert libplan.convert_growth(7.09, "rate", to="index") == pytest.approx(107.09, abs=1e-12)


def test_reasons():
    with pytest.raises(ReasonError) as caught:
        libplan.growth(0, 5)
    assert caught.value.name == "zero_base" and isinstance(caught.value, ValueError)
    assert libplan.growth(0, 5, errors="reason")[1] is Status.ZERO_BASE
    assert libplan.growth(1, 2, errors="reason") == (100.0, Status.OK)
    assert math.isnan(libplan.growth(0, 5, errors="nan"))
    with pytest.raises(ReasonError, match="missing"):
        libplan.growth(None, 5)
    before, after = numpy.array([0.0, 10, numpy.nan]), numpy.array([1.0, 11, 1])
    values, codes = libplan.growth(before, after, errors="reason")
    assert codes.tolist() == [Status.ZERO_BASE, 0, Status.MISSING] and values[1] == 10
    assert numpy.isnan(libplan.growth(before, after)).tolist() == [True, False, True]
    with pytest.raises(ReasonError, match="element 0"):
        libplan.growth(before, after, errors="raise")
    assert libplan.growth([None, 10], [1, 11], errors="reason") == \
        ([pytest.approx(math.nan, nan_ok=True), 10.0], [Status.MISSING, 0])
    with pytest.raises(ValueError, match="errors must be"):
        libplan.growth(1, 2, errors="ignore")


def test_missing():
    for before in (pandas.Series([100, None], dtype="Int64"), polars.Series("b", [100, None]),
                   numpy.ma.array([100.0, 1.0], mask=[False, True])):
        answer = libplan.growth(before, [110, 120])
        assert answer[0] == pytest.approx(10, abs=1e-12)
        assert answer[1] is None or math.isnan(answer[1])
    series = pandas.Series([1.0, 2], index=["a", "b"], name="x")
    assert libplan.growth(series, 2 * series).to_dict() == {"a": 100.0, "b": 100.0}
    with pytest.raises(ValueError, match="indices"):
        libplan.growth(series, series.iloc[::-1])


def test_simple_arrays():
    """Arrays of numpy go a short way where they are plain, with the answers of the long one."""
    before, after = numpy.array(BEFORE), numpy.array(AFTER)
    kept = before.copy(), after.copy()
    for first, second in ((before, after), (before[::-1], after[::-1]), (before.astype("f4"), after),
                          (before.astype(">f8"), after), (before.reshape(2, 2), after.reshape(2, 2))):
        answer = libplan.growth(first, second)
        assert type(answer) is numpy.ndarray and answer.shape == first.shape
        assert answer.dtype == numpy.float64
        wanted = [libplan.growth(float(x), float(y)) for x, y in zip(first.ravel(), second.ravel())]
        assert answer.ravel().tolist() == wanted
    before.flags.writeable = False
    assert libplan.growth(before, after).flags.writeable
    assert (before == kept[0]).all() and (after == kept[1]).all()
    assert libplan.contribution(before, after, before).tolist() == \
        [libplan.contribution(x, y, x) for x, y in zip(BEFORE, AFTER)]
    assert numpy.isnan(libplan.growth(numpy.zeros(2), numpy.ones(2))).all()
    with pytest.raises(ValueError):
        libplan.growth(before, after[:3])
    with pytest.raises(ValueError):
        libplan.growth(before.reshape(2, 2), after)
    with pytest.raises(TypeError):
        libplan.growth(before)


def test_out():
    out = numpy.zeros(4)
    assert libplan.growth(BEFORE, AFTER, out=out) is out and close(out, EXACT)
    inplace = numpy.array(AFTER)
    assert libplan.growth(BEFORE, inplace, out=inplace) is inplace and close(inplace, EXACT)
    readonly = numpy.zeros(4)
    readonly.flags.writeable = False
    for bad, why in ((numpy.zeros(3), "room"), (numpy.zeros(4, "f4"), "doubles"), ([0] * 4, "buffer"),
                     (numpy.zeros(8)[::2], "contiguous"), (readonly, "written"),
                     (pandas.Series([0.0] * 4), "buffer")):
        with pytest.raises((TypeError, ValueError), match=why):
            libplan.growth(BEFORE, AFTER, out=bad)


@pytest.mark.parametrize("bad", [numpy.array([True]), numpy.array(["a"]), numpy.array([1j]), b"ab",
                                 {"a": 1}, object(), True, numpy.array([1.0, 2.0, 3.0]), "x",
                                 pandas.DataFrame({"a": [1.0]}), polars.DataFrame({"a": [1.0]}),
                                 pandas.Series(["2020-01-01"], dtype="datetime64[ns]"),
                                 ["\ud800"], [[1.0]], memoryview(b"abc"), [{}]])
def test_refusals(bad):
    for arguments in ((bad, [1.0, 2.0]), ([1.0, 2.0], bad)):
        with pytest.raises((TypeError, ValueError)):
            libplan.growth(*arguments)


def test_arguments():
    for arguments, named in (((), {}), ((1,), {}), ((1, 2, 3), {}), ((1, 2), {"base": 3}),
                             ((1, 2), {"bass": 3})):
        with pytest.raises(TypeError):
            libplan.growth(*arguments, **named)
    with pytest.raises(ValueError, match="up, down"):
        libplan.achievement(1, 2, "sideways")


def test_lists():
    assert libplan.sum([0.1] * 10) == 1.0
    assert libplan.shares([1, 1, 2]) == [25, 25, 50]
    assert libplan.shares(numpy.array([1.0, 1, 2])).tolist() == [25, 25, 50]
    assert libplan.shares(pandas.Series([1, 3], index=["a", "b"])).to_dict() == {"a": 25, "b": 75}
    assert libplan.largest_remainder([1, 1, 1], 100, 0) == [34, 33, 33]
    assert libplan.weighted_mean([1, 3], [1, 1]) == (2, 1)
    assert libplan.required_average(7, 5, [7, 7]) == pytest.approx(7, abs=1e-9)
    values, codes = libplan.year_on_year_growth([2021, 2022, "2024"], [100, 110, 5],
                                                errors="reason")
    assert codes[1] == 0 and values[1] == pytest.approx(10, abs=1e-12) and codes[2] != 0
    value, word = libplan.eurostat(10, 12, None, 2015, 2020, None, "up")
    assert word == "significant_progress" and value == pytest.approx(100 * (1.2 ** 0.2 - 1))
    assert libplan.unsd(10, 12, None, 2015, 2020, None, "up", in_="other")[1]
    with pytest.raises(ReasonError):
        libplan.sum([1, None])
    with pytest.raises(ValueError):
        libplan.share_change([1, 2], [1])
    with pytest.raises(TypeError):
        libplan.sum(5)
    assert libplan.growth([], []) == []


def test_intervals():
    answer = libplan.growth(Figure("48.3"), Figure("52.9"))
    # (52.85/48.35 - 1, 52.95/48.25 - 1), outwards to three decimals
    low, high = fractions.Fraction(5285, 4835) - 1, fractions.Fraction(5295, 4825) - 1
    assert answer == Interval(math.floor(low * 10 ** 5) / 10 ** 3, math.ceil(high * 10 ** 5) / 10 ** 3,
                              open="both")
    assert libplan.growth(Figure("48.3"), Figure("52.9"), scale=1) == Interval(9.3, 9.8, open="both")
    assert libplan.met("9.0", "at_least", "9.0") == "met"
    assert libplan.met("8.97", "at_least", "9.0") == "missed"
    assert libplan.met("9", "at_least", "9.0") == "undecided"
    assert libplan.feasible_counts("33.3", 3) == [1]
    assert libplan.feasible_counts("50", 4) == [2]
    assert libplan.shares([Figure("1.0"), Figure("1.0")])[0].contains(Interval(50, 50))
    assert libplan.growth(Interval(0, 1), Figure("1"), errors="nan") is None
    assert libplan.growth(Interval(0, 1), Figure("1"), errors="reason") == (None, Status.DOMAIN)
    with pytest.raises(TypeError):
        libplan.annualised(Figure("1.0"), Figure("2.0"), 1, 4)


@pytest.mark.parametrize("row", functions(), ids=lambda row: row.name)
def test_rows(row):
    """Each is there, documented, callable with nothing sensible, and its column form is its form."""
    function = getattr(libplan, row.name)
    assert row.about in function.__doc__ and row.formula in function.__doc__
    assert list(inspect.signature(function).parameters)[:len(row.parameters)] == \
        [p.key for p in row.parameters]
    assert pickle.loads(pickle.dumps(function)) is function
    if not row.has_array:
        return
    numbers = [[1.25, 2.5, 1.5][i % 3] for i in range(len(row.parameters))]
    given = [p.words[0] if p.words else n for p, n in zip(row.parameters, numbers)]
    one = function(*given)
    by_name = function(*[str(x) if isinstance(x, float) else x for x in given])
    columns = [numpy.full(3, x) if p.kind == 0 else x for p, x in zip(row.parameters, given)]
    assert one == by_name and function(*columns).tolist() == [one] * 3
    if any(p.kind == 2 for p in row.parameters):
        everything = [numpy.full(3, x) if not p.words else x for p, x in zip(row.parameters, given)]
        assert function(*everything).tolist() == [one] * 3


def test_threads():
    """Array functions let other threads run."""
    import threading
    big = numpy.ones(2 * 10 ** 6)
    threads = [threading.Thread(target=libplan.growth, args=(big, big)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_leaks():
    """Raising and computing keep nothing."""
    program = """
import resource, libplan
def spend(n):
    for _ in range(n):
        try: libplan.growth(0, 5)
        except libplan.ReasonError: pass
        libplan.growth([1.0, 2.0], [3.0, 4.0]); libplan.Figure("khoảng 6,5-7", format="vi")
        try: libplan.Period("x")
        except ValueError: pass
spend(2000)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
spend(30000)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 2000


def test_exact_rounding():
    """Lists of decimals: more digits than a double has."""
    parts = libplan.largest_remainder_d(["1", decimal.Decimal(1), fractions.Fraction(1, 1)],
                                        "1000000000000000.01", 2)
    assert [str(part) for part in parts] == ["333333333333333.34"] * 2 + ["333333333333333.33"]
    assert sum(map(decimal.Decimal, map(str, parts))) == decimal.Decimal("1000000000000000.01")
    table = [["1.5", "2.25", "0.25"], [3, 0.5, "0.5"]]
    rounded = [[int(str(cell)) for cell in row] for row in libplan.controlled_rounding_d(table)]
    for given, row in zip(table, rounded):
        assert all(abs(float(a) - b) < 1 for a, b in zip(given, row))
        assert abs(sum(map(float, given)) - sum(row)) < 1
    forced = libplan.controlled_rounding_d([["0.5", "0.5"]], row_totals=[1], column_totals=["0", "1"])
    assert [[str(cell) for cell in row] for row in forced] == [["0", "1"]]
    for bad in (lambda: libplan.largest_remainder_d([], 1), lambda: libplan.largest_remainder_d([-1], 1),
                lambda: libplan.largest_remainder_d([1], "0.5"),
                lambda: libplan.controlled_rounding_d([]), lambda: libplan.controlled_rounding_d([[1], []]),
                lambda: libplan.controlled_rounding_d([["0.5"]], row_totals=[1, 2]),
                lambda: libplan.controlled_rounding_d([["0.5"]], row_totals=[7])):
        with pytest.raises(ValueError):
            bad()
    for bad in (lambda: libplan.largest_remainder_d([None], 1), lambda: libplan.largest_remainder_d(5, 1),
                lambda: libplan.controlled_rounding_d([[object()]])):
        with pytest.raises(TypeError):
            bad()


def test_out_of_arrays():
    """Plain arrays into plain arrays: the same object, also one of the inputs or a part of them."""
    before, after = numpy.array(BEFORE * 300), numpy.array(AFTER * 300)
    expected = libplan.growth(before, after)
    for _ in range(2):  # the second time numpy is known
        out = numpy.empty_like(before)
        assert libplan.growth(before, after, out=out) is out and (out == expected).all()
        same = before.copy()
        assert libplan.growth(same, after, out=same) is same and (same == expected).all()
        wide = numpy.concatenate([before, after])
        part = wide[1:1 + len(before)]
        libplan.growth(wide[:len(before)].copy(), after, out=part)
        assert (part == expected).all()
    fixed = numpy.empty_like(before)
    fixed.flags.writeable = False
    for bad in (fixed, out[:-1], out.astype("f4"), out[::2], numpy.empty((2, 2))):
        with pytest.raises((TypeError, ValueError, BufferError)):
            libplan.growth(before, after, out=bad)

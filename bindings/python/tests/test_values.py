"""Values: exact conversions, arithmetic of intervals, equality, hash, pickling."""
import copy
import decimal
import fractions
import pickle

import pytest
from libplan import (Decimal, Error, Figure, Interval, Period, ReadError, Status, Unit, UnitError,
                     Units)

VALUES = [Decimal("14.470"), Decimal(-3), Interval("8.95", "9.05", open="high"), Interval(None, 5),
          Figure("khoảng 6,5-7 %", format="vi"), Period("2023-Q1"), Unit("tỷ đồng/người")]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_life(value):
    for other in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
        assert other == value and hash(other) == hash(value) and repr(other) == repr(value)
    assert value != "text" and value != None  # noqa: E711
    with pytest.raises(AttributeError):
        value.scael = 1
    if not isinstance(value, Interval):
        assert type(value)(value) == value


@pytest.mark.parametrize("text", ["0", "-0.00", "14.470", "999999999999999999", "0.000000000000000001",
                                  "-12345.678"])
def test_exact(text):
    exact = decimal.Decimal(text)
    value = Decimal(exact)
    assert value.to_decimal() == exact and value.to_decimal().as_tuple()[1:] == exact.as_tuple()[1:]
    assert value.to_fraction() == fractions.Fraction(text)
    assert value == exact and hash(value) == hash(exact) == hash(value.to_fraction())
    assert Decimal(fractions.Fraction(text)) == value
    assert Decimal(repr(value)[9:-2]) == value


def test_numbers():
    assert Decimal(14.47) == Decimal("14.47")  # the number that somebody wrote
    assert Decimal(1500) == 1500 and Decimal("9.0") == 9 and Decimal("1.5").scale == 1
    assert Decimal("2.5") + 1 == Decimal("3.5") and 1 - Decimal("2.5") == Decimal("-1.5")
    assert Decimal("1.1") * Decimal("1.1") == Decimal("1.21") and -Decimal(2) < Decimal("-1.9")
    assert Decimal("12.15").round(1) == Decimal("12.2")
    assert Decimal("12.25").round(1, "half_even") == Decimal("12.2")
    assert Decimal("2262").format("vi") == "2.262"
    for bad in (fractions.Fraction(1, 3), "khoảng 5", "x", float("nan"), float("inf"),
                decimal.Decimal("nan")):
        with pytest.raises(ValueError):
            Decimal(bad)
    for bad in (10 ** 40, decimal.Decimal("1e-30")):
        with pytest.raises(OverflowError):
            Decimal(bad)
    for bad in (None, True, [], b"1"):
        with pytest.raises((TypeError, ValueError)):
            Decimal(bad)


def test_intervals():
    a, b = Interval("8.95", "9.05"), Interval(1, 2)
    assert a + b == Interval("9.95", "11.05") and a - 1 == Interval("7.95", "8.05")
    assert 10 - a == Interval("0.95", "1.05") and -b == Interval(-2, -1)
    assert Interval(-1, 2) * Interval(3, 5) == Interval(-5, 10)
    assert b / 8 == Interval("0.12", "0.25", open="low") and b.divide(8, 3) == Interval("0.125", "0.25")
    assert Interval(1, 1).divide(3, 2) == Interval("0.33", "0.34", open="both")
    assert 9 in a and "9.06" not in a and b in Interval(0, 3) and Interval(0, 3).contains(b)
    assert Interval(None, 5).low is None and 10 ** 6 not in Interval(None, 5)
    assert Interval(1, 3) & Interval(2, 5) == Interval(2, 3)
    assert Interval("2.5", "7.5").integers() == (3, 7)
    assert Figure("9.0").meets("9.05") and not Figure("9.0").meets("9.06")
    assert str(Interval(None, 5)) == "(-inf, 5]" and Interval(5, 5).is_point
    for empty in ((2, 1), ("5", "4.99")):
        with pytest.raises(Error):
            Interval(*empty)
    with pytest.raises(Error):
        b / Interval(-1, 1)


@pytest.mark.parametrize("text, format, interval, about, unit", [
    ("khoảng 6,5-7", "vi", Interval("6.5", "7"), True, ""),
    ("9,0", "vi", Interval("8.95", "9.05"), False, ""),
    ("=8863", "plain", Interval(8863, 8863), False, ""),
    (">=56", "plain", Interval(56, None), False, ""),
    ("dưới 16,7%", "vi", Interval(None, "16.7", open="high"), False, "%"),
    ("2.262 tỷ đồng", "vi", Interval("2261.5", "2262.5"), False, "tỷ đồng")])
def test_figures(text, format, interval, about, unit):
    figure = Figure(text, format=format)
    assert (figure.interval(), figure.about, figure.unit) == (interval, about, unit)
    assert Figure(figure.format(), format="plain").interval() == interval


def test_refusals():
    with pytest.raises(ReadError) as caught:
        Figure("2.262")
    assert caught.value.code == Status.AMBIGUOUS and caught.value.name == "ambiguous"
    with pytest.raises(ReadError) as caught:
        Figure("12x4", format="vi")
    assert caught.value.line is None and caught.value.name == "syntax" and str(caught.value)
    with pytest.raises(UnitError):
        Unit("tấn").conversion("ha")
    error = pickle.loads(pickle.dumps(caught.value))
    assert (str(error), error.code) == (str(caught.value), caught.value.code)


def test_periods():
    assert Period(2023) == Period("năm 2023") and str(Period("9 tháng 2023")) == "2023-01/2023-09"
    assert Period("2023-Q4") + 1 == Period("2024-Q1") and Period(2023) - 3 == Period(2020)
    assert "2023-02" in Period("2023-Q1") and Period("2023-Q1").months() == ((2023, 1), (2023, 3))
    assert Period(2022) < Period(2023) and Period("2021-2025").count == 5
    assert Period("2023-Q2").year == 2023 and Period("2023-Q2").frequency == "quarterly"
    with pytest.raises(ReadError):
        Period("2023-9")


def test_units():
    assert Unit("tỷ đồng").conversion("triệu đồng") == 1000
    assert Unit("%").same_points("điểm %") and Unit("tỷ đồng").is_monetary
    assert Unit("nghìn tấn") / "ha" == Unit("nghìn tấn/ha")
    assert Unit("tấn") == Unit("1000 kg") and hash(Unit("tấn")) == hash(Unit("1000 kg"))
    units = Units(bao="50 kg")
    assert Unit("bao", pickle.loads(pickle.dumps(units))).conversion("kg") == 50
    with pytest.raises(Error):
        units.add("bao", "60 kg")

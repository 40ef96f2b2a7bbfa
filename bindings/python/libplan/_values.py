"""Plain values: exact decimals, intervals, figures, periods, units. None of them ever changes."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from . import _native
from ._errors import ReasonError, make_error, reason

if TYPE_CHECKING:
    import decimal
    import fractions

    from ._native import RawDecimal, RawFigure, RawInterval, RawPeriod, RawUnit

__all__ = ["Decimal", "Figure", "Interval", "Period", "Unit", "Units"]

FORMATS = {"plain": 0, "vi": 1, "en": 2, "infer": 3}
READINGS = ("rounded", "truncated", "exact", "at_least", "above", "at_most", "below", "between")
FREQUENCIES = {1: "yearly", 2: "half_yearly", 4: "quarterly", 12: "monthly"}
ROUNDINGS = {"half_up": 0, "half_even": 1, "down": 2, "up": 3, "zero": 4}
_CLOSED, _OPEN, _UNBOUNDED = 0, 1, 2

V = TypeVar("V", bound="Value")


def word(words: dict[str, int], given: str, what: str) -> int:
    """The number of a word."""
    if not isinstance(given, str) or given not in words:
        raise ValueError(f"{what} must be one of {', '.join(words)}, not {given!r}")
    return words[given]


class Value:
    """What all values have in common: equality, hash, pickling; no attribute can be set."""

    __slots__ = ("_raw",)
    _raw: Any

    @classmethod
    def _of(cls: type[V], raw: object) -> V:
        made = cls.__new__(cls)
        object.__setattr__(made, "_raw", raw)
        return made

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} never changes, so {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} never changes, so {name} cannot be deleted")

    def __reduce__(self) -> tuple[object, ...]:
        return _revive, (type(self), self._raw)

    def __copy__(self: V) -> V:
        return self

    def __deepcopy__(self: V, memo: object) -> V:
        return self

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return bool(self._raw == other._raw)

    def __hash__(self) -> int:
        return hash((type(self), self._raw))


def _revive(cls: type[V], raw: object) -> V:
    return cls._of(raw)


class Decimal(Value):
    """An exact decimal number; its scale is the printed precision.

    >>> Decimal("14.470")
    Decimal('14.470')
    >>> Decimal("9.0") == 9
    True
    >>> Decimal("14.47").to_fraction()
    Fraction(1447, 100)
    """

    __slots__ = ()
    _raw: RawDecimal

    def __init__(self, value: str | int | float | decimal.Decimal | fractions.Fraction | Decimal,
                 scale: int | None = None) -> None:
        raw = raw_decimal(value)
        if scale is not None:
            raw = _native.decimal_round(raw, scale, ROUNDINGS["half_even"])
        object.__setattr__(self, "_raw", raw)

    @property
    def digits(self) -> int:
        """All printed digits with their sign."""
        return self._raw[0]

    @property
    def scale(self) -> int:
        """Decimals printed."""
        return self._raw[1]

    def to_decimal(self) -> decimal.Decimal:
        """The same number as ``decimal.Decimal``, with the same decimals."""
        import decimal
        sign = 1 if self.digits < 0 else 0
        return decimal.Decimal((sign, tuple(int(d) for d in str(abs(self.digits))), -self.scale))

    def to_fraction(self) -> fractions.Fraction:
        """The same number as ``fractions.Fraction``."""
        from fractions import Fraction
        digits, scale = self._raw
        return Fraction(digits, 10 ** scale) if scale >= 0 else Fraction(digits * 10 ** -scale)

    def round(self, scale: int, rounding: str = "half_up") -> Decimal:
        """The number with ``scale`` decimals; rounding is half_up, half_even, down, up or zero."""
        return Decimal._of(_native.decimal_round(self._raw, scale,
                                                 word(ROUNDINGS, rounding, "rounding")))

    def format(self, format: str = "plain") -> str:
        """The number as text in a notation: plain, vi or en."""
        return _native.decimal_write(self._raw, word(FORMATS, format, "format"))

    def __repr__(self) -> str:
        return f"Decimal('{self}')"

    def __str__(self) -> str:
        return self.format()

    def __float__(self) -> float:
        return _native.decimal_to_double(self._raw)

    def __int__(self) -> int:
        return int(self.to_fraction())

    def __bool__(self) -> bool:
        return self.digits != 0

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Decimal):
            return _native.decimal_compare(self._raw, other._raw) == 0
        if isinstance(other, (Figure, Interval, Value, str)):
            return NotImplemented
        return bool(self.to_fraction() == other)

    def __hash__(self) -> int:
        return hash(self.to_fraction())

    def __lt__(self, other: object) -> bool:
        return _native.decimal_compare(self._raw, raw_decimal(other)) < 0

    def __le__(self, other: object) -> bool:
        return _native.decimal_compare(self._raw, raw_decimal(other)) <= 0

    def __gt__(self, other: object) -> bool:
        return _native.decimal_compare(self._raw, raw_decimal(other)) > 0

    def __ge__(self, other: object) -> bool:
        return _native.decimal_compare(self._raw, raw_decimal(other)) >= 0

    def __neg__(self) -> Decimal:
        return Decimal._of(_native.decimal_negate(self._raw))

    def __add__(self, other: object) -> Decimal:
        if isinstance(other, (Figure, Interval)):
            return NotImplemented
        return Decimal._of(_native.decimal_add(self._raw, raw_decimal(other)))

    __radd__ = __add__

    def __sub__(self, other: object) -> Decimal:
        if isinstance(other, (Figure, Interval)):
            return NotImplemented
        return Decimal._of(_native.decimal_subtract(self._raw, raw_decimal(other)))

    def __rsub__(self, other: object) -> Decimal:
        return Decimal._of(_native.decimal_subtract(raw_decimal(other), self._raw))

    def __mul__(self, other: object) -> Decimal:
        if isinstance(other, (Figure, Interval)):
            return NotImplemented
        return Decimal._of(_native.decimal_multiply(self._raw, raw_decimal(other)))

    __rmul__ = __mul__


def _from_fraction(value: Any, what: object) -> RawDecimal:
    """The decimal that a fraction is, or an error: nothing is rounded."""
    numerator, denominator = value.numerator, value.denominator
    scale = 0
    while denominator > 1 and scale <= 18:
        numerator, scale = numerator * 10, scale + 1
        if numerator % denominator == 0:
            numerator, denominator = numerator // denominator, 1
    if denominator != 1:
        raise ValueError(f"{what!r} is no decimal of at most 18 decimals")
    return _whole(numerator, scale, what)


def _whole(digits: int, scale: int, what: object) -> RawDecimal:
    while abs(digits) >= 10 ** 18 and digits % 10 == 0:
        digits, scale = digits // 10, scale - 1
    while scale > 18 and digits % 10 == 0:
        digits, scale = digits // 10, scale - 1
    while scale < -18 and abs(digits) < 10 ** 17:
        digits, scale = digits * 10, scale + 1
    if abs(digits) >= 10 ** 18 or not -18 <= scale <= 18:
        raise OverflowError(f"{what!r} does not fit 18 digits")
    return digits, scale


def raw_decimal(value: Any) -> RawDecimal:
    """Any number as a decimal, exactly; a float is the shortest decimal that reads back as it."""
    if isinstance(value, Decimal):
        return value._raw
    if isinstance(value, bool) or value is None:
        raise TypeError(f"a number is needed, not {value!r}")
    if isinstance(value, int):
        return _whole(value, 0, value)
    if isinstance(value, float):
        return _native.decimal_shortest(value)
    if isinstance(value, str):
        whole, _, decimals = value.removeprefix("-").partition(".")
        if value.isascii() and whole.isdigit() and (decimals or "0").isdigit() \
                and not value.endswith("."):
            digits = int(whole + decimals)
            return _whole(-digits if value.startswith("-") else digits, len(decimals), value)
        figure = raw_figure(value, "plain")[0]
        if figure[2] != 0 or figure[3] != 0:
            raise ValueError(f"{value!r} is more than a plain number: Figure reads it")
        return figure[0]
    if hasattr(value, "as_tuple"):
        parts = value.as_tuple()
        if not isinstance(parts.exponent, int):
            raise ValueError(f"{value!r} is no number")
        digits = int("".join(map(str, parts.digits)) or "0")
        return _whole(-digits if parts.sign else digits, -parts.exponent, value)
    if hasattr(value, "numerator") and hasattr(value, "denominator"):
        return _from_fraction(value, value)
    if hasattr(value, "__float__"):
        return _native.decimal_shortest(float(value))
    raise TypeError(f"a number is needed, not {type(value).__name__}")


def raw_figure(text: str, format: str) -> tuple[RawFigure, str]:
    """A text as a figure, and the unit that stands in it."""
    status, numeral = _native.numeral_read(text, word(FORMATS, format, "format"))
    if status != 0:
        raise reason(status, f"{text!r} reads in two ways, declare format='vi' or 'en': ")
    figure, _, _, start, length = numeral
    return figure, text.encode()[start:start + length].decode()


def raw_interval(value: Any) -> RawInterval:
    """A figure, an interval, or a number that stands for itself."""
    if isinstance(value, Interval):
        return value._raw
    if isinstance(value, Figure):
        return value.interval()._raw
    return _native.interval_point(raw_decimal(value))


class _Calculates(Value):
    """Arithmetic of what stands for an interval."""

    __slots__ = ()

    def __add__(self, other: object) -> Interval:
        return Interval._of(_native.interval_add(raw_interval(self), raw_interval(other)))

    __radd__ = __add__

    def __sub__(self, other: object) -> Interval:
        return Interval._of(_native.interval_subtract(raw_interval(self), raw_interval(other)))

    def __rsub__(self, other: object) -> Interval:
        return Interval._of(_native.interval_subtract(raw_interval(other), raw_interval(self)))

    def __mul__(self, other: object) -> Interval:
        return Interval._of(_native.interval_multiply(raw_interval(self), raw_interval(other)))

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> Interval:
        return self.divide(other, min(18, max(_scale(self), _scale(other)) + 2))

    def __rtruediv__(self, other: object) -> Interval:
        return Interval._of(raw_interval(other)).divide(
            self, min(18, max(_scale(self), _scale(other)) + 2))

    def __neg__(self) -> Interval:
        return Interval._of(_native.interval_negate(raw_interval(self)))

    def divide(self, other: object, scale: int) -> Interval:
        """The quotient, its ends rounded outwards to ``scale`` decimals."""
        return Interval._of(_native.interval_divide(raw_interval(self), raw_interval(other),
                                                    scale))

    def meets(self, other: object) -> bool:
        """Whether the two have a number in common: what equality of printed figures means."""
        return bool(_native.interval_meets(raw_interval(self), raw_interval(other)))


def _scale(value: Any) -> int:
    """Decimals of the most precise number in it, 0 at least."""
    if isinstance(value, Figure):
        return max(0, value._raw[0][1], value._raw[1][1])
    low, high, _, _ = raw_interval(value)
    return max(0, low[1], high[1])


class Interval(_Calculates):
    """All numbers from low to high; ``None`` is no end. ``open`` is none, low, high or both.

    >>> Interval("8.95", "9.05") + 1
    Interval('9.95', '10.05')
    >>> 9 in Interval("8.95", "9.05", open="high")
    True
    """

    __slots__ = ()
    _raw: RawInterval

    def __init__(self, low: object = None, high: object = None, *, open: str = "none") -> None:
        sides = {"none": (0, 0), "low": (1, 0), "high": (0, 1), "both": (1, 1)}
        if open not in sides:
            raise ValueError(f"open must be one of {', '.join(sides)}, not {open!r}")
        ends = [_UNBOUNDED if end is None else side
                for end, side in zip((low, high), sides[open])]
        numbers = [(0, 0) if end is None else raw_decimal(end) for end in (low, high)]
        try:
            raw = _native.interval_make(numbers[0], ends[0], numbers[1], ends[1])
        except ReasonError as error:
            raise make_error(error.code, f"no number is in it: low is {low}, high is {high}, "
                                         f"open {open}") from None
        object.__setattr__(self, "_raw", raw)

    @property
    def low(self) -> Decimal | None:
        """The lower end."""
        return None if self._raw[2] == _UNBOUNDED else Decimal._of(self._raw[0])

    @property
    def high(self) -> Decimal | None:
        """The upper end."""
        return None if self._raw[3] == _UNBOUNDED else Decimal._of(self._raw[1])

    @property
    def open(self) -> str:
        """Which ends do not belong to it: none, low, high or both."""
        low, high = self._raw[2] == _OPEN, self._raw[3] == _OPEN
        return "both" if low and high else "low" if low else "high" if high else "none"

    @property
    def is_point(self) -> bool:
        """Whether it holds one number only."""
        return bool(_native.interval_is_point(self._raw))

    def contains(self, other: object) -> bool:
        """Whether every number of the other is in this one."""
        return bool(_native.interval_contains(self._raw, raw_interval(other)))

    def outwards(self, scale: int) -> Interval:
        """The ends with at most ``scale`` decimals, rounded outwards."""
        return Interval._of(_native.interval_outwards(self._raw, scale))

    def integers(self) -> tuple[int, int]:
        """The smallest and the largest whole number in it."""
        low, high = _native.interval_integers(self._raw)
        return low, high

    def __contains__(self, value: object) -> bool:
        if isinstance(value, (Interval, Figure)):
            return self.contains(value)
        return bool(_native.interval_has(self._raw, raw_decimal(value)))

    def __and__(self, other: object) -> Interval:
        return Interval._of(_native.interval_intersect(self._raw, raw_interval(other)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Interval):
            return NotImplemented
        return bool(_native.interval_equal(self._raw, other._raw))

    def __hash__(self) -> int:
        return hash((self.low, self.high, self.open))

    def __repr__(self) -> str:
        ends = [None if end is None else str(end) for end in (self.low, self.high)]
        tail = "" if self.open == "none" else f", open={self.open!r}"
        return f"Interval({ends[0]!r}, {ends[1]!r}{tail})"

    def __str__(self) -> str:
        low = "(-inf" if self.low is None else ("(" if self._raw[2] else "[") + str(self.low)
        high = "inf)" if self.high is None else str(self.high) + (")" if self._raw[3] else "]")
        return f"{low}, {high}"


class Figure(_Calculates):
    """A printed number, and how it is to be read. It calculates as the interval it stands for.

    >>> Figure("khoảng 6,5-7", format="vi").interval()
    Interval('6.5', '7')
    >>> Figure("9.0").interval()
    Interval('8.95', '9.05')
    """

    __slots__ = ("_unit",)
    _raw: RawFigure
    _unit: str

    def __init__(self, value: object, *, format: str = "infer", reading: str | None = None,
                 about: bool | None = None) -> None:
        unit = ""
        if isinstance(value, Figure):
            raw, unit = value._raw, value._unit
        elif isinstance(value, str):
            raw, unit = raw_figure(value, format)
        else:
            number = raw_decimal(value)
            raw = (number, number, 0, 0)
        kind = raw[2] if reading is None else word({r: i for i, r in enumerate(READINGS)}, reading,
                                                   "reading")
        raw = (raw[0], raw[1], kind, raw[3] if about is None else int(bool(about)))
        if not _native.figure_is_valid(raw):
            raise OverflowError(f"{value!r} does not fit a figure: 17 digits, 17 decimals")
        object.__setattr__(self, "_raw", raw)
        object.__setattr__(self, "_unit", unit)

    def __reduce__(self) -> tuple[object, ...]:
        return _revive_figure, (self._raw, self._unit)

    @property
    def value(self) -> Decimal:
        """What is printed."""
        return Decimal._of(self._raw[0])

    @property
    def upper(self) -> Decimal:
        """The upper end of a range, else the value."""
        return Decimal._of(self._raw[1])

    @property
    def reading(self) -> str:
        """rounded, truncated, exact, at_least, above, at_most, below or between."""
        return READINGS[self._raw[2]]

    @property
    def about(self) -> bool:
        """Whether it says "about": a check that would fail on it is undecided."""
        return self._raw[3] != 0

    @property
    def unit(self) -> str:
        """The text of the unit that stood in it, or ""."""
        return self._unit

    def interval(self, band: object = None) -> Interval:
        """The numbers it stands for; ``band`` widens an ``about`` figure on both sides."""
        raw = None if band is None else raw_decimal(band)
        return Interval._of(_native.figure_interval(self._raw, raw))

    def format(self, format: str = "plain") -> str:
        """The figure as text in a notation: plain, vi or en; without the unit."""
        return _native.figure_write(self._raw, word(FORMATS, format, "format"))

    def __float__(self) -> float:
        return float(self.value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Figure):
            return NotImplemented
        return self._raw == other._raw and self._unit == other._unit

    def __hash__(self) -> int:
        return hash((Figure, self._raw, self._unit))

    def __repr__(self) -> str:
        return f"Figure({str(self)!r}, format='plain')"

    def __str__(self) -> str:
        text = self.format()
        return f"{text} {self._unit}" if self._unit else text


def _revive_figure(raw: RawFigure, unit: str) -> Figure:
    made = Figure._of(raw)
    object.__setattr__(made, "_unit", unit)
    return made


class Period(Value):
    """A year, half, quarter or month, or a span of them.

    >>> Period("9 tháng 2023")
    Period('2023-01/2023-09')
    >>> Period("2023-Q1") in Period(2023)
    True
    """

    __slots__ = ()
    _raw: RawPeriod

    def __init__(self, value: str | int | Period) -> None:
        if isinstance(value, Period):
            raw = value._raw
        elif isinstance(value, int) and not isinstance(value, bool):
            raw = _native.period_year(value)
        elif isinstance(value, str):
            raw = _native.period_read(value)
        else:
            raise TypeError(f"a period is a str or a year, not {type(value).__name__}")
        object.__setattr__(self, "_raw", raw)

    @property
    def year(self) -> int:
        """The year in which it starts."""
        return self._raw[0] // self._raw[2]

    @property
    def count(self) -> int:
        """How many periods: 1, or more for a span."""
        return self._raw[1]

    @property
    def frequency(self) -> str:
        """yearly, half_yearly, quarterly or monthly."""
        return FREQUENCIES[self._raw[2]]

    def months(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The first and the last month, each as (year, month)."""
        first, last = _native.period_months(self._raw)
        return (first // 12, first % 12 + 1), (last // 12, last % 12 + 1)

    def move_years(self, years: int) -> Period:
        """Moved by whole years."""
        return Period._of(_native.period_move_years(self._raw, years))

    def __add__(self, steps: int) -> Period:
        return Period._of(_native.period_move(self._raw, steps))

    def __sub__(self, steps: int) -> Period:
        return Period._of(_native.period_move(self._raw, -steps))

    def __contains__(self, inner: Period | str | int) -> bool:
        return bool(_native.period_contains(self._raw, Period(inner)._raw))

    def __lt__(self, other: Period) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return _native.period_compare(self._raw, other._raw) < 0

    def __le__(self, other: Period) -> bool:
        if not isinstance(other, Period):
            return NotImplemented
        return _native.period_compare(self._raw, other._raw) <= 0

    def __repr__(self) -> str:
        return f"Period('{self}')"

    def __str__(self) -> str:
        return _native.period_write(self._raw)


class Units:
    """Symbols of one's own over the built-in set.

    >>> units = Units(bao="50 kg")
    >>> Unit("bao", units).conversion("kg")
    Decimal('50')
    """

    __slots__ = ("_handle", "_added")

    def __init__(self, **definitions: str) -> None:
        self._handle = _native.units_new()
        self._added: dict[str, str] = {}
        for symbol, definition in definitions.items():
            self.add(symbol, definition)

    def add(self, symbol: str, definition: str) -> None:
        """Defines ``symbol`` as another unit."""
        _native.units_add(self._handle, symbol, definition)
        self._added[symbol] = definition

    def __reduce__(self) -> tuple[object, ...]:
        return _revive_units, (self._added,)

    def __repr__(self) -> str:
        return f"Units({self._added!r})"


def _revive_units(added: dict[str, str]) -> Units:
    units = Units()
    for symbol, definition in added.items():
        units.add(symbol, definition)
    return units


class Unit(Value):
    """A unit read from text: a power of ten times symbols.

    >>> Unit("tỷ đồng").conversion("triệu đồng")
    Decimal('1000')
    >>> Unit("nghìn tấn") / Unit("ha")
    Unit('nghìn tấn/ha')
    """

    __slots__ = ("_text",)
    _raw: RawUnit
    _text: str

    def __init__(self, text: str | Unit, units: Units | None = None) -> None:
        if isinstance(text, Unit):
            raw, name = text._raw, text._text
        else:
            raw = _native.unit_read(None if units is None else units._handle, text)
            name = text
        object.__setattr__(self, "_raw", raw)
        object.__setattr__(self, "_text", name)

    def __reduce__(self) -> tuple[object, ...]:
        return _revive_unit, (self._raw, self._text)

    @property
    def factor(self) -> Decimal:
        """To the base symbols."""
        return Decimal._of(self._raw[0])

    @property
    def dimension(self) -> dict[str, int]:
        """The base symbols with their powers."""
        return {symbol: power for symbol, power, _ in self._raw[2]}

    @property
    def is_monetary(self) -> bool:
        """Whether it contains money."""
        return bool(_native.unit_is_monetary(self._raw))

    def conversion(self, other: Unit | str) -> Decimal:
        """What an amount in this unit is multiplied with to stand in the other."""
        return Decimal._of(_native.unit_conversion(self._raw, Unit(other)._raw))

    def same_dimension(self, other: Unit | str) -> bool:
        """Whether amounts convert between the two."""
        return bool(_native.unit_same_dimension(self._raw, Unit(other)._raw))

    def same_points(self, other: Unit | str) -> bool:
        """Whether both are pure numbers in % or ‰, or points of them."""
        return bool(_native.unit_same_points(self._raw, Unit(other)._raw))

    def __mul__(self, other: Unit | str) -> Unit:
        other = Unit(other)
        return _revive_unit(_native.unit_product(self._raw, other._raw),
                            f"{self._text}*{other._text}")

    def __truediv__(self, other: Unit | str) -> Unit:
        other = Unit(other)
        return _revive_unit(_native.unit_quotient(self._raw, other._raw),
                            f"{self._text}/{other._text}")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Unit):
            return NotImplemented
        return bool(_native.unit_equal(self._raw, other._raw))

    def __hash__(self) -> int:
        return hash((self.factor, self._raw[1], tuple(sorted(self.dimension.items()))))

    def __repr__(self) -> str:
        return f"Unit({self._text!r})"

    def __str__(self) -> str:
        return self._text


def _revive_unit(raw: RawUnit, text: str) -> Unit:
    made = Unit._of(raw)
    object.__setattr__(made, "_text", text)
    return made

"""Rows of a report, and tables of them that every table library reads without a copy in between."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

from . import _native
from ._values import Interval

R = TypeVar("R", bound="Row")


class Row:
    """One row: its fields are attributes. Rows never change and know nothing of their report."""

    __slots__ = ("_fields",)
    _fields: dict[str, Any]

    def __init__(self, fields: dict[str, Any]) -> None:
        object.__setattr__(self, "_fields", fields)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self._fields[name]
        except KeyError:
            raise AttributeError(f"{type(self).__name__} has no field {name!r}; it has "
                                 f"{', '.join(self._fields)}") from None

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} never changes, so {name} cannot be set")

    def __dir__(self) -> list[str]:
        return sorted([*super().__dir__(), *self._fields])

    def to_dict(self) -> dict[str, Any]:
        """The fields as a new dict."""
        return {key: [item.to_dict() if isinstance(item, Row) else item for item in value]
                if isinstance(value, tuple) else value for key, value in self._fields.items()}

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return bool(self._fields == other._fields)

    def __hash__(self) -> int:
        return hash(repr(self._fields))

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self._fields,)

    def __repr__(self) -> str:
        fields = ", ".join(f"{k}={v!r}" for k, v in self._fields.items()
                           if v not in ("", None, (), 0))
        return f"{type(self).__name__}({fields})"


class Input(Row):
    """One figure that entered a check: value, interval, where it stands, where it would have to lie
    for the check to hold (``required``)."""

    __slots__ = ()

    indicator: str
    area: str
    period: str
    series: str
    measure: str
    name: str
    unit: str
    value: str
    interval: Interval | None
    required: Interval | None
    implied: int
    in_question: bool
    file: str
    line: int
    column: int
    cell: str
    column_end: int


class Repair(Row):
    """One change of one figure that would mend a finding; those of one ``set`` belong together."""

    __slots__ = ()

    set: int
    input: int
    to: str
    edits: int
    cell: str


class Finding(Row):
    """One finding: code, message, arithmetic, gap, inputs, repairs, and where it stands. ``row`` is
    the place in the table that was checked, from 0, or None."""

    __slots__ = ()

    code: str
    rule: str
    verdict: str
    severity: str
    indicator: str
    area: str
    period: str
    series: str
    name: str
    group: str
    file: str
    line: int
    column: int
    row: int | None
    value: str
    expected: Interval | None
    gap: str
    beyond_rounding: str
    arithmetic: str
    message: str
    inputs: tuple[Input, ...]
    repairs: tuple[Repair, ...]
    identity: str

    def __str__(self) -> str:
        return str(self.message)

    def __repr__(self) -> str:
        at = [str(part) for part in (self.file, self.line, self.column) if part]
        place = f" {':'.join(at)}" if self.file else ""
        return f"<Finding {self.code} {self.severity}{place}: {self.message}>"


class RuleCounts(Row):
    """What one rule came to: checks, holds, fails, undecided, skipped by reason."""

    __slots__ = ()

    id: str
    code: str
    severity: str
    checks: int
    holds: int
    fails: int
    undecided: int
    skipped: dict[str, int]
    known_fails: int
    known_undecided: int


class Implied(Row):
    """A value that no figure gives but statements imply.

    >>> from libplan import Plan, check
    >>> plan = Plan().add_indicator("jobs", kind="count")
    >>> plan = plan.observe("jobs", 2022, "8863")
    >>> plan = plan.observe("jobs", 2022, "10.4%", measure="change", against="plan")
    >>> implied, = check(plan).implied
    >>> implied.integers, implied.interval.outwards(1)
    ([8025, 8031], Interval('8024.4', '8031.8', open='both'))
    """

    __slots__ = ()

    indicator: str
    area: str
    period: str
    series: str
    name: str
    unit: str
    interval: Interval
    integers: list[int] | None
    because: str


class Suspect(Row):
    """One figure of an explanation: where it would have to lie."""

    __slots__ = ()

    indicator: str
    area: str
    period: str
    series: str
    measure: str
    name: str
    unit: str
    value: str
    interval: Interval
    repair: str
    file: str
    line: int
    column: int


class Explanation(Row):
    """The fewest figures whose change mends findings that hang together; ``mends`` are places in
    ``report.findings``."""

    __slots__ = ()

    figures: tuple[Suspect, ...]
    mends: tuple[int, ...]
    complete: bool


class Target(Row):
    """A planned figure beside the actual one: ``target``, ``actual``, ``difference``, ``ratio``,
    ``word`` (met, missed, undecided, or the reason), ``progress`` and what is ``required``.

    >>> from libplan import Plan, check
    >>> plan = Plan().add_indicator("x", kind="level", direction="up")
    >>> plan = plan.observe("x", 2023, "9.0", series="plan").observe("x", 2023, "8.97")
    >>> target, = check(plan).targets
    >>> target.word, target.target, target.actual
    ('missed', '9.0', '8.97')
    """

    __slots__ = ()

    indicator: str
    area: str
    period: str
    series: str
    measure: str
    name: str
    unit: str
    group: str
    where: str
    target: str
    wanted: str
    op: int
    basis: int
    keep: int
    goal: Interval | None
    actual: str
    interval: Interval | None
    actual_series: str
    actual_period: str
    arithmetic: int
    difference: str
    ratio: str
    level_ratio: str
    verdict: str
    reason: str
    word: str
    because: str
    preset: str
    progress: str
    progress_class: str
    baseline: str
    baseline_period: str
    required: str
    note: str
    file: str
    line: int
    column: int


# A column of a table: its name, its Arrow format (u text, l whole, g double, b truth), its value.
Column = tuple[str, str, Callable[[Any], Any]]


def column(name: str, format: str = "u") -> Column:
    """A field as it is; an empty text is missing."""
    return name, format, lambda row: row._fields[name] if row._fields[name] != "" else None


def end(name: str, field: str, which: str) -> Column:
    """An end of an interval, as text: exact, with its decimals."""
    def give(row: Row) -> str | None:
        interval: Interval | None = row._fields[field]
        value = None if interval is None else getattr(interval, which)
        return None if value is None else str(value)
    return name, "u", give


class Table(Generic[R]):
    """Rows with a length, an order, and columns for pandas, polars, pyarrow, DuckDB.

    ``table[0]`` is a row, ``table["code"]`` the values of a column.
    ``pandas.DataFrame.from_arrow(table)``, ``polars.DataFrame(table)``, ``pyarrow.table(table)``
    read it by the Arrow interface; ``to_pandas()`` and ``to_polars()`` are the short way.

    >>> from libplan import Plan, check
    >>> plan = Plan().add_indicator("a", kind="share").observe("a", 2023, "140")
    >>> findings = check(plan).findings
    >>> len(findings), findings["code"], findings[0].period
    (1, ['P205'], '2023')
    """

    __slots__ = ("_rows", "_columns")

    def __init__(self, rows: Sequence[R], columns: Sequence[Column]) -> None:
        self._rows = tuple(rows)
        self._columns = tuple(columns)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> R: ...

    @overload
    def __getitem__(self, index: slice) -> Table[R]: ...

    @overload
    def __getitem__(self, index: str) -> list[Any]: ...

    def __getitem__(self, index: int | slice | str) -> R | Table[R] | list[Any]:
        if isinstance(index, str):
            return self.column(index)
        if isinstance(index, slice):
            return Table(self._rows[index], self._columns)
        return self._rows[index]

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self._rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(name for name, _, _ in self._columns)

    def column(self, name: str) -> list[Any]:
        """The values of one column."""
        for key, _, give in self._columns:
            if key == name:
                return [give(row) for row in self._rows]
        raise KeyError(f"no column {name!r}; there are {', '.join(self.columns)}")

    def to_dicts(self) -> list[dict[str, Any]]:
        """A dict of each row, by column."""
        return [{name: give(row) for name, _, give in self._columns} for row in self._rows]

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        """The table as a stream of the Arrow C interface."""
        return _native.arrow_table(len(self._rows), [
            (name, format, [give(row) for row in self._rows])
            for name, format, give in self._columns])

    def to_pandas(self) -> Any:
        """A pandas.DataFrame."""
        import pandas
        types = {"u": "str" if pandas.__version__ >= "3" else "object", "l": "Int64",
                 "g": "float64", "b": "boolean"}
        return pandas.DataFrame({name: pandas.Series(self.column(name), dtype=types[format])
                                 for name, format, _ in self._columns})

    def to_polars(self) -> Any:
        """A polars.DataFrame."""
        import polars
        types = {"u": polars.String, "l": polars.Int64, "g": polars.Float64, "b": polars.Boolean}
        return polars.DataFrame({name: self.column(name) for name in self.columns},
                                schema={name: types[format] for name, format, _ in self._columns})

    def __repr__(self) -> str:
        return f"<{len(self._rows)} rows: {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        from html import escape
        shown = [(name, self.column(name)) for name in self.columns]
        shown = [(name, values) for name, values in shown if any(v is not None for v in values)]
        head = "".join(f"<th>{escape(name)}</th>" for name, _ in shown)
        body = "".join("<tr>" + "".join(
            f"<td>{'' if values[i] is None else escape(str(values[i]))}</td>"
            for _, values in shown) + "</tr>" for i in range(min(len(self), 100)))
        more = f"<p>{len(self) - 100} more rows</p>" if len(self) > 100 else ""
        return (f'<div style="overflow-x:auto"><table><thead><tr>{head}</tr></thead>'
                f"<tbody>{body}</tbody></table></div>{more}")


PLACE = [column("indicator"), column("name"), column("area"), column("period"), column("series")]
FINDINGS = [column("code"), column("rule"), column("severity"), column("verdict"), *PLACE,
            column("file"), column("line", "l"), column("column", "l"), column("row", "l"),
            column("value"), end("expected_low", "expected", "low"),
            end("expected_high", "expected", "high"), column("gap"), column("beyond_rounding"),
            column("arithmetic"), column("message"), column("identity")]
RULES = [column("id"), column("code"), column("severity"), column("checks", "l"),
         column("holds", "l"), column("fails", "l"), column("undecided", "l"),
         ("skipped", "l", lambda row: sum(row._fields["skipped"].values()))]
IMPLIED = [*PLACE, column("unit"), end("low", "interval", "low"), end("high", "interval", "high"),
           column("because")]
TARGETS = [*PLACE, column("measure"), column("unit"), column("target"), column("wanted"),
           column("actual"), column("difference"), column("ratio"), column("level_ratio"),
           column("word"), column("because"), column("preset"), column("progress"),
           column("progress_class"), column("baseline"), column("baseline_period"),
           column("required"), column("note"), column("file"), column("line", "l"),
           column("column", "l")]
EXPLANATIONS = [("figures", "u", lambda row: ", ".join(f.indicator for f in row.figures)),
                ("mends", "u", lambda row: ", ".join(map(str, row.mends))),
                column("complete", "b")]

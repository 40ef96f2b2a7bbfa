"""Plans, and the check of their figures."""
from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from . import _native
from ._errors import Error, NotFoundError, ReadError, Status, make_error
from ._progress import Moment, Watching
from ._report import LANGUAGES, FindingsError, Report
from ._values import FORMATS, Figure, raw_decimal, raw_interval, word

__all__ = ["Plan", "check"]

Path = str | os.PathLike[str]

DIRECTIONS = {"up": 1, "down": 2}
PRICES = {"current": 1, "constant": 2, "chained": 3}
FORMS = {"rate": 0, "index": 1, "ratio": 2, "log": 3}
ROLES = {"other": 0, "actual": 1, "estimate": 2, "plan": 3, "baseline": 4}
SEVERITIES = {"off": 0, "note": 1, "warning": 2, "error": 3}
MISSING = {"skip": 0, "zero": 1, "fail": 2, "partial": 3}
OPERATORS = {"about": 0, "at_least": 1, "above": 2, "at_most": 3, "below": 4, "range": 5}
BASES = {"level": 0, "mean_growth": 1, "points_a_year": 2, "cumulative": 3, "share_of": 4}
KEEPS = {"above": 1, "below": 2}
PRESETS = ("eurostat", "statcan", "unsd", "escap", "destatis", "sdsn")
METHODS = {"hidiroglou_berthelot": 1, "robust_z": 2}
COLUMNS = ("indicator", "period", "value", "area", "series", "unit", "measure", "against",
           "decimals", "note", "source")
TABLE = "table"
MOST_THREADS = 64
KEEP, CHECK = 0, 1  # what becomes of the rows of a file

Names = str | Mapping[str, str] | None


def names(given: Names) -> Any:
    """A text, or texts by language, as (en, vi)."""
    if given is None or isinstance(given, str):
        return given
    unknown = set(given) - set(LANGUAGES)
    if unknown:
        raise ValueError(f"languages are en and vi, not {', '.join(sorted(unknown))}")
    return given.get("en"), given.get("vi")


def _found(finder: Callable[[str], int], what: str, name: str, names: Iterable[str]) -> int:
    """The number of a name, or an error that tells the names there are."""
    try:
        return finder(name)
    except NotFoundError as error:
        raise make_error(error.code,
                         f"there is no {what} {name!r}; there are {', '.join(names)}") from None


def kind_number(name: str) -> int:
    """The number of a kind."""
    def names() -> Iterator[str]:
        place = 0
        while (row := _native.kind_get(place)) is not None:
            yield row["name"]
            place += 1
    return _found(_native.kind_find, "kind", name, names())


def preset_number(name: str) -> int:
    """The number of a method of progress."""
    return _found(_native.progress_preset_find, "method of progress", name, PRESETS)


def _period(value: str | int | float) -> str:
    """A period as text; a year that a table made a double is a year."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _decimal(value: object) -> Any:
    return None if value is None else raw_decimal(value)


class Plan:
    """What is checked: indicators, areas, series, partitions, rules, and figures.

    >>> plan = Plan()
    >>> plan.add_indicator("farms", kind="share", unit="%").add_indicator("rest", kind="share",
    ...                                                                   unit="%")
    <Plan: 2 steps>
    >>> plan.add_partition("structure", ["farms", "rest"], total=100)
    <Plan: 3 steps>
    >>> plan.observe("farms", 2023, "14.47").observe("rest", 2023, "85.73")
    <Plan: 5 steps>
    >>> bool(check(plan))
    False

    It is made from a plan file, its text, or a dict of the same shape, or built by the methods,
    which say at once what is wrong. Each method gives the plan back.
    """

    __slots__ = ("_source", "_steps", "_scratch")

    def __init__(self, source: Path | Mapping[str, Any] | Plan | None = None, *,
                 title: Names = None, number_format: str = "infer") -> None:
        self._source: tuple[str, str | bytes] | None = None
        self._steps: list[tuple[str, tuple[Any, ...]]] = []
        self._scratch: Any = None
        if isinstance(source, Plan):
            self._source, self._steps = source._source, list(source._steps)
        elif source is not None:
            self._source = _source_of(source)
        self._scratch, report = _native.document_new(), _native.report_new(None)
        if self._fill(self._scratch, report, True) != 0:
            _native.report_close(report)
            made = Report(report)
            raise FindingsError("the plan does not read: "
                                + "; ".join(f.message for f in made.findings), made)
        if number_format != "infer":
            self._step("document_set_number_format", word(FORMATS, number_format, "number_format"))
        if title is not None:
            text = names(title)
            for language, one in enumerate(text if isinstance(text, tuple) else (text, text)):
                if one is not None:
                    self._step("document_set_title", language, one)

    # --- Building ---

    def _step(self, name: str, *arguments: Any) -> Plan:
        getattr(_native, name)(self._scratch, *arguments)
        self._steps.append((name, arguments))
        return self

    def _fill(self, document: Any, report: Any, allow_outside: bool) -> int:
        """Says everything to a new document; not 0 where the plan has errors, told by the
        report."""
        if self._source is not None:
            kind, text = self._source
            if kind == "path":
                status = _native.json_read_file(document, os.fsdecode(text), allow_outside, report)
            else:
                status = _native.json_read(document, "plan", text, allow_outside, report)
            if status != 0:
                return status
        for name, arguments in self._steps:
            getattr(_native, name)(document, *arguments)
        return 0

    @property
    def folder(self) -> str | None:
        """The folder that data paths are relative to: that of the plan file."""
        if self._source is None or self._source[0] != "path":
            return None
        return os.path.dirname(os.fsdecode(self._source[1])) or None

    def add_group(self, code: str, name: Names = None) -> Plan:
        """A heading of reports."""
        return self._step("document_add_group", {"code": code, "name": names(name)})

    def add_area(self, code: str, name: Names = None, *, parent: str | None = None,
                 subset: bool = False, parts_complete: bool = False,
                 valid_from: str | None = None, valid_to: str | None = None) -> Plan:
        """An area; its parent comes first."""
        return self._step("document_add_area", {
            "code": code, "name": names(name), "parent": parent, "subset": int(bool(subset)),
            "parts_complete": int(bool(parts_complete)), "valid_from": valid_from,
            "valid_to": valid_to})

    def add_series(self, code: str, role: str = "other") -> Plan:
        """A series; actual, estimate, plan and baseline are there undeclared."""
        return self._step("document_add_series", {"code": code, "role": word(ROLES, role, "role")})

    def add_unit(self, symbol: str, definition: str) -> Plan:
        """A unit of one's own: ``add_unit("tạ", "100 kg")``."""
        return self._step("document_add_unit", symbol, definition)

    def add_indicator(self, code: str, name: Names = None, *, kind: str, unit: str | None = None,
                      group: str | None = None, of: str | None = None,
                      numerator: str | None = None, denominator: str | None = None,
                      part_of: str | None = None, direction: str | None = None,
                      price: str | None = None, form: str = "rate", over_period: bool = False,
                      stock: bool = False, decrease: bool = False, base: str | None = None,
                      bounds: object = None, decimals: int | None = None, band: object = None,
                      breaks: Sequence[str] = (), required: Sequence[str] = (),
                      progress: str | None = None) -> Plan:
        """An indicator. ``kind`` chooses the arithmetic: level, count, ratio, rate, share, growth,
        change, index or score. ``bounds`` is an Interval."""
        return self._step("document_add_indicator", {
            "code": code, "name": names(name), "kind": kind_number(kind), "unit": unit,
            "group": group, "of": of, "numerator": numerator, "denominator": denominator,
            "part_of": part_of,
            "direction": 0 if direction is None else word(DIRECTIONS, direction, "direction"),
            "price": 0 if price is None else word(PRICES, price, "price"),
            "form": word(FORMS, form, "form"), "over_period": int(bool(over_period)),
            "stock": int(bool(stock)), "decrease": int(bool(decrease)), "base": base,
            "bounds": None if bounds is None else raw_interval(bounds), "decimals": decimals,
            "band": _decimal(band), "breaks": list(breaks), "required": list(required),
            "progress": progress})

    def add_partition(self, code: str, members: Sequence[str], *, total: object = None,
                      whole: str | None = None, tolerance: object = None,
                      missing: str = "skip") -> Plan:
        """Members that make a whole: a ``total`` (of shares) or an indicator (of levels)."""
        if isinstance(members, str):
            raise TypeError(f"members is a list of codes, not the text {members!r}")
        return self._step("document_add_partition", {
            "code": code, "members": list(members), "total": _decimal(total), "whole": whole,
            "tolerance": _decimal(tolerance), "missing": word(MISSING, missing, "missing")})

    def add_rule(self, check: str, *, id: str | None = None, severity: str | None = None,
                 tolerance: object = None, missing: str = "skip", note: Names = None,
                 areas: Sequence[str] = (), period: str | None = None) -> Plan:
        """A rule of one's own: ``add_rule("grdp_pc >= 40 triệu đồng/người")``."""
        return self._step("document_add_rule", {
            "id": id, "check": check,
            "severity": None if severity is None else word(SEVERITIES, severity, "severity"),
            "tolerance": _decimal(tolerance), "missing": word(MISSING, missing, "missing"),
            "note": names(note), "areas": list(areas), "period": period})

    def add_target(self, indicator: str, period: str | int, low: object = None,
                   high: object = None, *, operator: str | None = None, area: str | None = None,
                   basis: str = "level", keep: str | None = None, of: str | None = None,
                   baseline: str | int | None = None, note: Names = None) -> Plan:
        """A target that no row of a plan series can say. ``operator``: about, at_least, above,
        at_most, below, range; without one ``low`` alone is at least, ``high`` alone at most.
        ``basis``: level, mean_growth, points_a_year, cumulative, share_of."""
        return self._step("document_add_target", {
            "indicator": indicator, "area": area, "period": str(period), "low": _decimal(low),
            "high": _decimal(high), "of": of, "note": names(note),
            "op": -1 if operator is None else word(OPERATORS, operator, "operator"),
            "basis": word(BASES, basis, "basis"),
            "keep": 0 if keep is None else word(KEEPS, keep, "keep"),
            "baseline": None if baseline is None else str(baseline)})

    def set_progress(self, preset: str | None) -> Plan:
        """The method of progress for all indicators that name none: eurostat, statcan, unsd, escap,
        destatis, sdsn."""
        return self._step("document_set_progress",
                          -1 if preset is None else preset_number(preset))

    def set_outliers(self, method: str | None, *, u: float = 0.5, a: float = 0.05,
                     c: float = 4) -> Plan:
        """Switches the search for outliers on: hidiroglou_berthelot or robust_z; None is off."""
        return self._step("document_set_outliers", None if method is None else {
            "method": word(METHODS, method, "method"), "u": u, "a": a, "c": c})

    def set_builtin(self, code: str, *, severity: str | None = None, tolerance: object = None,
                    missing: str | None = None) -> Plan:
        """Changes a built-in rule."""
        return self._step(
            "document_set_builtin", code,
            -1 if severity is None else word(SEVERITIES, severity, "severity"),
            _decimal(tolerance), -1 if missing is None else word(MISSING, missing, "missing"))

    def observe(self, indicator: str, period: str | int, value: object, *,
                area: str | None = None, series: str | None = None, measure: str | None = None,
                against: str | None = None, unit: str | None = None) -> Plan:
        """A figure, or a statement about one. A text is read in the plan's number format; a number
        is as precise as it is written."""
        fields: dict[str, Any] = {"indicator": indicator, "period": _period(period),
                                  "area": area, "series": series, "measure": measure, "against": against,
                                  "unit": unit}
        if isinstance(value, str):
            fields["text"] = value
        else:
            fields["figure"] = Figure(value)._raw
        try:
            return self._step("document_observe", fields)
        except ReadError as error:
            if error.code == 5:
                raise make_error(5, f"{value!r} reads in two ways: give the plan a number_format, "
                                    "vi or en") from None
            raise

    def __len__(self) -> int:
        """Figures that were observed; tables that the plan names are read by ``check``."""
        return _native.document_count(self._scratch)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        source = "" if self._source is None else f" {os.fsdecode(self._source[1])[:60]!r},"
        return f"<Plan:{source} {len(self._steps)} steps>"

    def __reduce__(self) -> tuple[object, ...]:
        return _revive, (self._source, self._steps)


def _revive(source: tuple[str, str | bytes] | None, steps: list[Any]) -> Plan:
    empty = Plan()
    empty._source, empty._steps = source, steps
    return Plan(empty)


def _source_of(source: Path | Mapping[str, Any]) -> tuple[str, str | bytes]:
    if isinstance(source, Mapping):
        import json
        return "json", json.dumps({"libplan": 1, **source}, ensure_ascii=False)
    if isinstance(source, str) and source.lstrip().startswith("{"):
        return "json", source
    if isinstance(source, (str, os.PathLike)):
        return "path", os.fspath(source)
    raise TypeError(f"a plan is a path, a dict or a Plan, not {type(source).__name__}")


# --- Tables -------------------------------------------------------------------------------------

def _is_path(value: object) -> bool:
    return isinstance(value, (str, os.PathLike))


def _entry(document: Any, folder: str | None, path: str) -> tuple[dict[str, Any], str | None]:
    """How the plan says that a file is read, and the folder that the path is relative to."""
    for index in range(_native.document_data_count(document)):
        entry = _native.document_data(document, index)
        named = os.path.join(folder or "", entry["path"])
        if os.path.exists(named) and os.path.exists(path) and os.path.samefile(named, path):
            return entry, folder
    inside = os.path.relpath(path, folder) if folder else path
    if folder and not inside.startswith(os.pardir):
        return {"path": inside, "number_format": -1}, folder
    return {"path": path, "number_format": -1}, None


def _cell(value: Any) -> str:
    """A value as a cell of plain CSV."""
    if value is None or value != value:
        return ""
    if isinstance(value, str):
        text = value.replace("\r\n", "\n")
        for mark, picture in (("\n", "\u2424"), ("\r", "\u2424"), ("\0", "\u2400")):
            text = text.replace(mark, picture)
        return '"' + text.replace('"', '""') + '"'
    if isinstance(value, bool) or isinstance(value, (bytes, list, dict, tuple)):
        raise TypeError(f"texts and numbers can be read, {value!r} cannot")
    if hasattr(value, "_raw") or hasattr(value, "year"):
        return '"' + str(value) + '"'
    return _native.decimal_write(raw_decimal(value), 0)


def _rows_as_csv(rows: Iterable[Any], value: str) -> tuple[bytes, bool]:
    """Rows that are dicts as CSV, and whether all values are numbers."""
    rows = list(rows)
    for place, row in enumerate(rows):
        if not isinstance(row, Mapping):
            raise TypeError("data is a path, a table or a list of dicts; "
                            f"item {place} is of type {type(row).__name__}")
    header: list[str] = []
    for row in rows:
        header += [key for key in row if key not in header]
    if not all(isinstance(key, str) for key in header):
        raise TypeError("the names of columns are str")
    lines = [",".join(map(_cell, header)) if header else "indicator,period,value"]
    lines += [",".join(_cell(row.get(key)) for key in header) for row in rows]
    is_text = {isinstance(row[value], str): place for place, row in reversed(list(enumerate(rows)))
               if row.get(value) is not None and row[value] == row[value]}
    if len(is_text) > 1:
        text, number = is_text[True], is_text[False]
        raise TypeError(f"in the column {value}, row {text} is the text {rows[text][value]!r} and "
                        f"row {number} the number {rows[number][value]!r}: read all as texts, as "
                        "they were printed (in pandas by dtype=str), or make all numbers")
    return ("\n".join(lines) + "\n").encode(), True not in is_text


def _of_pandas(frame: Any, wanted: frozenset[str]) -> Any:
    """What of a DataFrame is read: levels of the index only where they have a name of ours, periods
    as they are written, nothing of the columns that are not used but their names."""
    levels = [name for name in frame.index.names if name in wanted and name not in frame.columns]
    frame = frame.reset_index(levels, drop=False) if levels else frame
    frame = frame.reset_index(drop=True)
    twice = frame.columns[frame.columns.duplicated()]
    if len(twice):
        raise ValueError(f"the table has two columns of the name {twice[0]!r}")
    columns = {str(name): frame[name] if str(name) in wanted else None for name in frame.columns}
    for name, column in columns.items():
        if column is not None and str(column.dtype).startswith("period["):
            columns[name] = column.astype("str")
    return type(frame)(columns, index=frame.index)


def _as_stream(data: Any, wanted: frozenset[str]) -> tuple[Any, Any]:
    """The table as it is read, and it as an Arrow stream, None where it gives none."""
    of_pandas = type(data).__module__.startswith("pandas") and hasattr(data, "columns")
    if of_pandas:
        data = _of_pandas(data, wanted)
    stream = None
    if hasattr(data, "__arrow_c_stream__") and (of_pandas or not hasattr(data, "to_frame")):
        try:
            stream = data.__arrow_c_stream__()
        except ImportError:  # a pandas without pyarrow
            pass
        except (TypeError, ValueError):  # objects of several types in one column
            if not of_pandas:
                raise
    return data, stream


def _as_csv(data: Any, value: str) -> tuple[bytes, bool]:
    """Any other table as CSV, and whether its values are numbers."""
    if hasattr(data, "to_dict") and hasattr(data, "columns"):
        return _rows_as_csv(data.astype(object).where(data.notna(), None).to_dict("records"), value)
    if hasattr(data, "collect"):
        raise TypeError(f"data is a {type(data).__name__}: collect() it first")
    if hasattr(data, "to_frame"):
        raise TypeError(f"data is a {type(data).__name__}, but a table has the columns indicator, "
                        "period and value: where the index names the rows, reset_index() makes one")
    if isinstance(data, Mapping):
        columns = {key: list(values) for key, values in data.items()}
        if len({len(values) for values in columns.values()}) > 1:
            raise ValueError("the columns have different lengths")
        return _rows_as_csv([dict(zip(columns, row)) for row in zip(*columns.values())], value)
    if isinstance(data, Iterable) and not isinstance(data, (bytes, bytearray)):
        return _rows_as_csv(data, value)
    raise TypeError(f"data is a path, a table or a list of dicts, not {type(data).__name__}")


def _read_table(document: Any, data: Any, entry: dict[str, Any], limits: dict[str, int],
                report: Any) -> None:
    columns = entry.get("columns") or {}
    data, stream = _as_stream(data, frozenset(COLUMNS) | frozenset(columns))
    if stream is not None:
        try:
            _native.arrow_read(document, entry, stream, limits, report)
        except Error as error:
            if error.code == Status.INVALID:
                raise TypeError(str(error)) from None
            raise
        return
    source, numeric = _as_csv(data, next(
        (key for key, ours in columns.items() if ours == "value"), "value"))
    if numeric:
        entry = {**entry, "number_format": FORMATS["plain"]}
    _native.csv_read(document, entry, source, limits, report)


def check(plan: Path | Mapping[str, Any] | Plan, data: Any = None, *, language: str | None = None,
          max_findings: int = 0, number_format: str | None = None, decimals: int | None = None,
          columns: Mapping[str, str] | None = None, fixed: Mapping[str, str] | None = None,
          missing: Sequence[str] = (), baseline: Path | bytes | None = None,
          keep_identities: bool = False, repair_budget: int = 0,
          allow_outside: bool = False, threads: int = 1, streaming: bool = False,
          progress: bool | Callable[[Moment], object] = False) -> Report:
    """Checks the figures of a plan.

    plan: path of a plan file, its text, a dict of the same shape, or a Plan.
    data: None for the tables that the plan names; a path or paths of tidy CSV; a table of pandas,
        polars, pyarrow, DuckDB (anything with the Arrow interface); a list of dicts; a dict of
        columns. A table has the columns indicator, period, value, and may have area, series, unit,
        measure, against, decimals. ``melt`` makes one of a table with a column for each year,
        and ``df["date"].dt.to_period("Y")`` periods of dates.
    language: of the messages, en or vi; by default the plan's.
    number_format: of values that are text: plain, vi, en, infer; by default the plan's.
    decimals: how precise values are, where doubles lost their zeros.
    columns: their header to ours, ``{"Value": "value"}``; fixed: a column that is everywhere the same.
    missing: marks of missing values beside the empty cell.
    baseline: findings that are known, as ``report.write("baseline")`` wrote them.
    max_findings: how many findings are kept, 1000 where it is 0; all are counted.
    threads: that read ahead and check, this one among them; the report is the same.
    streaming: areas are checked while a file is read and forgotten, where that is possible: a long
        file takes a few MiB. The report is the same; frames are in memory anyway.
    progress: True shows a bar of tqdm; a function is told how far the check has come (phase, name,
        done, total, rows), 100 times a second at most, and ends it by returning False or raising.
        Control-C ends a check.

    >>> report = check({"libplan": 1, "indicators": [{"code": "x", "kind": "level"}]},
    ...                [{"indicator": "x", "period": 2023, "value": 5}])
    >>> bool(report), report.summary["observations"]
    (True, 1)
    """
    options = {"language": -1 if language is None else word(LANGUAGES, language, "language"),
               "max_findings": max_findings}
    if isinstance(threads, bool) or not isinstance(threads, int) or not 1 <= threads <= MOST_THREADS:
        raise ValueError(f"threads is a whole number from 1 to {MOST_THREADS}, not {threads!r}")
    limits = {"threads": threads, "rows": CHECK if streaming else KEEP}
    watching = Watching(progress)
    made = plan if isinstance(plan, Plan) else _unread(plan)
    document, handle = _native.document_new(), _native.report_new(options)
    _know(handle, baseline, keep_identities)
    if made._fill(document, handle, bool(allow_outside)) != 0:
        _native.report_close(handle)
        return Report(handle)
    entry: dict[str, Any] = {
        "path": TABLE, "columns": dict(columns or {}), "set": dict(fixed or {}),
        "missing": [missing] if isinstance(missing, str) else list(missing), "decimals": decimals,
        "number_format": -1 if number_format is None
        else word(FORMATS, number_format, "number_format")}
    with watching as watch:
        _native.document_watch(document, watch)
        table = _read_and_check(document, made, data, entry, {"repair_budget": repair_budget},
                                bool(allow_outside), limits, handle)
        _native.document_watch(document, None)
    return Report(handle, table)


def _read_and_check(document: Any, plan: Plan, data: Any, entry: dict[str, Any],
                    options: dict[str, Any], allow_outside: bool, limits: dict[str, int],
                    report: Any) -> str | None:
    """The long part of a check. Gives the name that a table has in the report."""
    options = {**options, "threads": limits["threads"]}
    table = None
    files: list[tuple[dict[str, Any], str | None]] = []
    by_plan = data is None and _native.document_data_count(document) > 0
    if by_plan:
        _native.json_read_data(document, plan.folder, (allow_outside, limits), report)
    elif data is None:
        pass
    elif _is_path(data) or (isinstance(data, (list, tuple)) and data and all(map(_is_path, data))):
        paths: Any = [data] if _is_path(data) else data
        if len(paths) > 1:  # one table is forgotten, several are kept
            limits = {**limits, "rows": KEEP}
        for path in paths:
            known, folder = _entry(document, plan.folder, os.fsdecode(path))
            known.update({key: value for key, value in entry.items()
                          if key != "path" and value not in (None, -1, {}, [])})
            _native.csv_read_file(document, known, folder, limits, report)
            files.append((known, folder))
    else:
        table = TABLE
        _read_table(document, data, entry, limits, report)
    _native.check(document, options, report)
    if by_plan:
        _native.json_cite_data(document, plan.folder, allow_outside, report)
    for known, folder in files:
        _native.csv_cite_file(document, known, folder, None, report)
    return table


def _unread(source: Any) -> Plan:
    """A plan whose text was not looked at: the report will tell."""
    plan = Plan.__new__(Plan)
    plan._source, plan._steps, plan._scratch = _source_of(source), [], None
    return plan


def _know(report: Any, baseline: Path | bytes | None, keep_identities: bool) -> None:
    """What is known already, before anything is read."""
    if keep_identities:
        _native.report_keep_identities(report)
    if baseline is not None:
        known = _native.json_read_baseline(baseline) if isinstance(baseline, bytes) \
            else _native.json_read_baseline_file(os.fsdecode(os.fspath(baseline)))
        _native.report_set_baseline(report, known)

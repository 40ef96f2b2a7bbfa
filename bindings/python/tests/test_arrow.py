"""Tables by the Arrow interface: the same report as the same table as CSV, whatever types, parts and
nulls its columns have. The CSV is written here, from the values that pyarrow gives as Python's."""
import datetime
import decimal
import json
import random

import libplan
import pandas
import polars
import pyarrow
import pytest
from libplan import _native, check

CODES = ["out", "share_of_the_north", "a", "heads", "growth", "điện"]
PLAN = {"libplan": 1, "language": "en", "number_format": "vi", "indicators": [
    {"code": "out", "kind": "level", "unit": "tấn"},
    {"code": "share_of_the_north", "kind": "share", "unit": "%", "decimals": 2},
    {"code": "a", "kind": "share", "unit": "%"}, {"code": "heads", "kind": "count", "unit": "người"},
    {"code": "growth", "kind": "growth", "unit": "%", "of": "out"},
    {"code": "điện", "kind": "level", "unit": "kWh"}],
    "partitions": [{"code": "p", "total": 100, "members": ["share_of_the_north", "a"]}],
    "rules": [{"id": "few", "check": "heads <= 60 người"}]}
AREAS = ["VN", "Hà Nội", "an area whose code is long", "B", None]
SERIES = ["actual", "plan", None]
TEXTS = ["12", "12,5", "-3,25", "1.234", "0,123456789012345678", "khoảng 7", "5 kg", "17 tấn", "x", "",
         " ", "-", "12345678901234567890", "1,5-2,5", "Ước 3", "6\n7", "a,b", 'a"b']
MISSING = ["-"]


def cell(value):
    """As a cell of plain CSV."""
    if value is None or value != value:
        return ""
    if isinstance(value, float):
        if abs(value) == float("inf"):
            return str(value)
        text = format(decimal.Decimal(repr(value)), "f")
        text = text[:-2] if text.endswith(".0") else text
        fits = len(text.partition(".")[2]) <= 18 and abs(value) < 1e36
        return "0" if text == "-0" else text if fits else "out of range"
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    text = str(value)
    for mark, picture in (("\n", "\u2424"), ("\r", "\u2424"), ("\0", "\u2400")):
        text = text.replace(mark, picture)
    return '"' + text.replace('"', '""') + '"' if text else ""


def as_csv(table):
    """A table of pyarrow as CSV."""
    names = [cell(name) for name in table.column_names]
    rows = zip(*(map(cell, column.to_pylist()) for column in table.columns))
    return "\n".join([",".join(names)] + [",".join(row) for row in rows] + [""]).encode()


def told(read, plan=PLAN):
    """The report as JSON, but for columns: those of a file count characters."""
    document, report = _native.document_new(), _native.report_new({"max_findings": 100000})
    assert _native.json_read(document, "plan", json.dumps(plan), True, report) == 0
    read(document, report)
    _native.check(document, {}, report)

    def cut(thing):
        if isinstance(thing, dict):
            return {key: cut(value) for key, value in thing.items() if key != "column"}
        return [cut(item) for item in thing] if isinstance(thing, list) else thing
    return cut(json.loads(_native.report_write(report, _native.FORMAT_JSON, None))), _native.document_count(document)


def both(table, stream=None, **options):
    """Checks that a table reads as its CSV does."""
    entry = {"path": "t", "number_format": -1, "missing": MISSING, **options}
    numbers = not (pyarrow.types.is_string(table["value"].type)
                   or pyarrow.types.is_dictionary(table["value"].type))
    plain = {**entry, "number_format": 0} if numbers else entry
    expected = told(lambda d, r: _native.csv_read(d, plain, as_csv(table), None, r))
    got = told(lambda d, r: _native.arrow_read(d, entry, (stream or table).__arrow_c_stream__(), None, r))
    for place, (one, other) in enumerate(zip(got[0]["findings"], expected[0]["findings"])):
        assert one == other, place
    assert got == expected
    return got


def values(kind, chance, count):
    def one():
        size = chance.choice([10, 1000, 10 ** 7])
        number = chance.randint(-size // 10, size)
        return {"text": lambda: chance.choice(TEXTS) if chance.random() < 0.5
                else ("%.2f" % (number / 100)).replace(".", ","),
                "whole": lambda: number if chance.random() < 0.95 else number * 10 ** 11,
                "double": lambda: chance.choice([number / 100, number / 10, number, number / 3,
                                                 number / 1e12, float("nan"), float("inf"), -0.0]),
                "decimal": lambda: decimal.Decimal(number).scaleb(-2)}[kind]()
    return [one() if chance.random() < 0.9 else None for _ in range(count)]


VALUE_TYPES = {"text": [pyarrow.string()], "whole": [pyarrow.int64()], "double": [pyarrow.float64()],
               "decimal": [pyarrow.decimal128(20, 2)]}
TEXT_TYPES = [pyarrow.string(), pyarrow.large_string(), pyarrow.string_view(),
              pyarrow.dictionary(pyarrow.int8(), pyarrow.string()),
              pyarrow.dictionary(pyarrow.int32(), pyarrow.large_string())]


def some_table(chance):
    count = chance.choice([0, 1, 7, 300, 700])
    kind = chance.choice(list(VALUE_TYPES))

    def pick(choices):
        return [chance.choice(choices) for _ in range(count)]
    few = chance.choice([0, 0.02])
    made = {"indicator": pick(CODES), "period": pick(range(2015, 2024)), "value": None}
    if chance.random() < 0.7:
        made["area"] = pick(AREAS)
    if chance.random() < 0.5:
        made["series"] = pick(SERIES)
    if chance.random() < 0.3:
        made["unit"] = pick([None, None, "tấn", "%", "?"])
    if chance.random() < 0.2:
        made["decimals"] = pick([None, 1, 2])
    if chance.random() < 0.5:
        made["period"] = [chance.choice(["%d", "năm %d", "%d-Q1"]) % year for year in made["period"]]
    for name in ("indicator", "area", "series"):
        if name in made:
            made[name] = [chance.choice(["nobody", "Hà\nNội", None, "x" * 70]) if chance.random() < few
                          else value for value in made[name]]
    made["value"] = values(kind, chance, count)
    names = list(made)
    chance.shuffle(names)
    columns = []
    for name in names:
        type_ = VALUE_TYPES[kind][0] if name == "value" else pyarrow.int32() if name == "decimals" else \
            pyarrow.int16() if made[name] and isinstance(made[name][0], int) else pyarrow.string()
        columns.append(pyarrow.array(made[name], type_))
    return pyarrow.table(dict(zip(names, columns))), names, kind


def spread(table, chance):
    """The same values in other types, in parts."""
    columns = []
    for name, column in zip(table.column_names, table.columns):
        if pyarrow.types.is_string(column.type) and name != "value":
            type_ = chance.choice(TEXT_TYPES)
            column = column.combine_chunks().dictionary_encode().cast(type_) \
                if pyarrow.types.is_dictionary(type_) else column.cast(type_)
        elif pyarrow.types.is_string(column.type):
            column = column.cast(chance.choice(TEXT_TYPES[:3]))
        columns.append(column)
    other = pyarrow.table(dict(zip(table.column_names, columns)))
    cuts = sorted(chance.randint(0, len(other)) for _ in range(chance.randint(0, 4)))
    parts = [other.slice(a, b - a) for a, b in zip([0] + cuts, cuts + [len(other)])]
    return pyarrow.concat_tables(parts)


@pytest.mark.parametrize("seed", range(40))
def test_as_csv(seed):
    chance = random.Random(seed)
    table, _, kind = some_table(chance)
    options = {}
    if chance.random() < 0.3:
        options["decimals"] = chance.choice([0, 1, 2, 3])
    if chance.random() < 0.2:
        options["columns"] = {"indicator": "value", "value": "indicator"} if chance.random() < 0.1 \
            else {"ghost": "note"}
    if "area" not in table.column_names and chance.random() < 0.5:
        options["set"] = {"area": chance.choice(["B", "new"])}
    if "unit" not in table.column_names and chance.random() < 0.3:
        options["set"] = {"unit": "nghìn tấn"}
    if options.get("columns", {}).get("value") == "indicator":
        options.pop("columns")
    both(table, spread(table, chance), **options)


def test_headers():
    """What a header says, it says of a table too."""
    good = {"indicator": ["a"], "period": ["2020"], "value": ["5"]}
    for names in (["indicator", "period"], ["indicator", "period", "value", "value"],
                  ["indicator", "period", "value", " "], ["indicator", "period", "value", "x\ny"],
                  ["Indicator", "period", "value"], ["value", "period", "indicator", "area", "?"]):
        columns = [good.get(name, ["5"]) for name in names]
        table = pyarrow.table([pyarrow.array(column) for column in columns], names=names)
        expected = told(lambda d, r: _native.csv_read(d, {"path": "t", "number_format": -1},
                                                      as_csv(table), None, r))
        got = told(lambda d, r: _native.arrow_read(d, {"path": "t", "number_format": -1},
                                                   table.__arrow_c_stream__(), None, r))
        assert got == expected


def test_sources(tmp_path):
    """Everything that gives a stream: once each, with the row of the frame."""
    rows = [{"indicator": c, "period": 2023, "value": v} for c, v in
            (("share_of_the_north", "60,00"), ("a", "60,00"))]
    table = pyarrow.Table.from_pylist(rows)
    things = {"table": table, "batch": table.to_batches()[0],
              "reader": pyarrow.RecordBatchReader.from_batches(table.schema, table.to_batches()),
              "polars": polars.from_arrow(table), "lists": rows, "pandas": pandas.DataFrame(rows)}
    for name, thing in things.items():
        report = check(PLAN, thing)
        assert [(f.code, f.row) for f in report.findings] == [("P301", 0)], name
    again = things["reader"]
    assert check(PLAN, again).summary["observations"] == 0  # it was read to its end


def test_duckdb():
    duckdb = pytest.importorskip("duckdb", reason="DuckDB cannot be installed here")
    connection = duckdb.connect()
    relation = connection.sql("""
        select * from (values ('share_of_the_north', 2023, 60.00::decimal(9,2)),
                              ('a', 2023, 60.00::decimal(9,2))) t(indicator, period, value)""")
    report = check(PLAN, relation)
    assert [(f.code, f.row, f.gap) for f in report.findings] == [("P301", 0, "20.00")]
    kinds = connection.sql("""
        select 'heads'::enum_of as indicator, 2000 + range::hugeint as period, range::hugeint as value,
               date '2020-01-01' as day from range(3000)""".replace(
                   "::enum_of", "::enum('heads', 'a')"))
    assert check(PLAN, kinds).summary["observations"] == 3000
    dates = connection.sql("select 'heads' as indicator, date '2020-03-01' as period, 5 as value")
    assert "2020-03-01" in check(PLAN, dates).findings[0].message


class Old:
    """A pandas.DataFrame without the Arrow interface, as before 2.2."""

    def __init__(self, frame):
        self._frame = frame

    def __getattr__(self, name):
        if name == "__arrow_c_stream__":
            raise AttributeError(name)
        return getattr(self._frame, name)


def test_old_pandas():
    frame = pandas.DataFrame({"indicator": ["share_of_the_north", "a", "heads"], "period": [2023] * 3,
                              "value": [60.5, 60.5, None]})
    new, old = check(PLAN, frame, decimals=1), check(PLAN, Old(frame), decimals=1)
    assert new.summary == old.summary and [f.row for f in old.findings] == [0]
    assert [f.message for f in new.findings] == [f.message for f in old.findings]


def test_dates():
    """Dates are told as dates: no period is one."""
    table = pyarrow.table({"indicator": ["a", "a"], "value": ["5", "5"],
                           "period": [datetime.date(2020, 3, 31), datetime.date(1969, 12, 31)]})
    for type_ in (pyarrow.date32(), pyarrow.date64(), pyarrow.timestamp("us"),
                  pyarrow.timestamp("s", "Asia/Ho_Chi_Minh")):
        cast = table.set_column(2, "period", table["period"].cast(type_))
        messages = [f.message for f in check(PLAN, cast).findings]
        assert len(messages) == 2 and "2020-03-31" in messages[0] and "1969-12-31" in messages[1]


def test_numbers_are_numbers():
    """A number format is that of texts."""
    for value in (1.234, decimal.Decimal("1.234")):
        table = pyarrow.table({"indicator": ["out"], "period": [2020], "value": [value]})
        for form in ("vi", "en", "plain", "infer"):
            report = check({**PLAN, "rules": [{"id": "r", "check": "out >= 5"}]}, table,
                           number_format=form)
            assert [f.inputs[0].value for f in report.findings if f.rule == "r"] == ["1.234"]

"""Checks: plans from files, dicts and methods; tables of every sort with the same findings."""
import decimal
import json
import pickle
import types as types_of_python
import typing

import libplan
import numpy
import pandas
import polars
import pyarrow
import pytest
from libplan import FileError, FindingsError, Plan, _native, check

PLAN = {"libplan": 1, "title": {"en": "Structure"}, "language": "en",
        "indicators": [{"code": c, "kind": "share", "unit": "%"} for c in "abc"],
        "partitions": [{"code": "all", "total": 100, "members": list("abc")}]}
ROWS = [{"indicator": "a", "period": "2022", "value": "50.0"},
        {"indicator": "b", "period": "2022", "value": "30.0"},
        {"indicator": "c", "period": "2022", "value": "20.0"},
        {"indicator": "a", "period": "2023", "value": "50.10"},
        {"indicator": "b", "period": "2023", "value": "30.10"},
        {"indicator": "c", "period": "2023", "value": "20.10"}]


def columns(rows=ROWS, value=str):
    made = {key: [row[key] for row in rows] for key in rows[0]}
    made["value"] = [value(x) for x in made["value"]]
    return made


def chunks(value):
    table = pyarrow.table(columns(value=value))
    return pyarrow.concat_tables([table.slice(0, 1), table.slice(1, 0), table.slice(1)])


DECIMALS = pyarrow.decimal128(10, 2)
TABLES = {
    "dicts": lambda: ROWS,
    "columns": lambda: columns(),
    "generator": lambda: (dict(row) for row in ROWS),
    "pandas": lambda: pandas.DataFrame(columns()),
    "polars": lambda: polars.DataFrame(columns()),
    "pyarrow": lambda: pyarrow.table(columns()),
    "chunks": lambda: chunks(str),
    "large": lambda: pyarrow.table(columns()).cast(pyarrow.schema(
        [(name, pyarrow.large_string()) for name in ROWS[0]])),
    "views": lambda: pyarrow.table(columns()).cast(pyarrow.schema(
        [(name, pyarrow.string_view()) for name in ROWS[0]])),
    "dictionary": lambda: pyarrow.table({k: pyarrow.array(v).dictionary_encode()
                                         for k, v in columns().items()}),
    "categorical": lambda: pandas.DataFrame(columns()).astype({"indicator": "category"}),
    "categories": lambda: polars.DataFrame(columns()).with_columns(
        polars.col("indicator").cast(polars.Categorical)),
    "sliced": lambda: polars.DataFrame(columns([ROWS[0]] + ROWS)).slice(1),
    "decimal128": lambda: pyarrow.table({**columns(), "value": pyarrow.array(
        columns(value=decimal.Decimal)["value"], DECIMALS)}),
    "polars decimals": lambda: polars.DataFrame(columns()).with_columns(
        polars.col("value").cast(polars.Decimal(10, 2))),
    "decimals": lambda: columns(value=decimal.Decimal),
    "whole years": lambda: polars.DataFrame(columns()).with_columns(polars.col("period").cast(int)),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables(name):
    report = check(PLAN, TABLES[name]())
    assert [f.code for f in report.findings] == ["P301"] and not report
    finding = report.findings[0]
    assert finding.row == 3 and finding.gap == "0.30" and finding.value == "100.30"
    assert report.summary["observations"] == 6


@pytest.mark.parametrize("make", [pandas.DataFrame, polars.DataFrame, pyarrow.table, dict])
def test_doubles(make):
    """Doubles lost their zeros: decimals say how precise they were."""
    table = make(columns(value=float))
    assert [f.gap for f in check(PLAN, table, decimals=2).findings] == ["0.30"]
    vietnamese = {**PLAN, "number_format": "vi"}
    assert [f.gap for f in check(vietnamese, table, decimals=2).findings] == ["0.30"]


def test_cells():
    """What is null is missing, whole numbers are exact to the last digit, hostile texts stay cells."""
    plan = {"libplan": 1, "language": "en", "indicators": [
        {"code": "x", "kind": "level"}, {"code": 'q"u,o', "kind": "level"}]}
    big = 9007199254740993  # no double
    table = pyarrow.table({"indicator": ["x", "x", 'q"u,o'], "period": [2021, 2022, 2023],
                           "value": pyarrow.array([big, None, -5]), "note": ["a\nb", None, "\0"]})
    report = check(plan, table)
    assert report.summary["observations"] == 2 and not len(report.findings)
    again = check(plan, pyarrow.concat_tables([table, pyarrow.table(
        {"indicator": ["x"], "period": [2021], "value": [big + 1], "note": ["c"]})]))
    assert [(f.code, f.row) for f in again.findings] and str(big) in again.findings[0].message
    strange = pyarrow.table({"indicator": ["x\ny", "no\0"], "period": ["2021"] * 2,
                             "value": ["1", "oops"]})
    assert {f.row for f in check(plan, strange).findings} == {0, 1}
    floats = pyarrow.table({"indicator": ["x"] * 3, "period": [2021, 2022, 2023],
                            "value": pyarrow.array([0.1, numpy.inf, numpy.nan], pyarrow.float32())})
    report = check(plan, floats)
    assert [f.row for f in report.findings] == [1] and report.summary["observations"] == 1
    for bad in (pyarrow.table({"indicator": ["x"], "period": ["2021"], "value": [True]}),
                pyarrow.table({"indicator": [["x"]], "period": ["2021"], "value": [1]}),
                [{"indicator": "x", "period": 2021, "value": b"1"}], 5, object(), b"a,b", [5],
                [{"indicator": "x", "value": 1}, {"indicator": "x", "value": "1"}],
                {"indicator": ["x"], "value": []}):
        with pytest.raises((TypeError, ValueError)):
            check(plan, bad)
    empty = check(plan, polars.DataFrame({"indicator": [], "period": [], "value": []},
                                         schema={k: polars.String for k in ROWS[0]}))
    assert empty.summary["observations"] == 0
    mapped = check(plan, {"Code": ["x"], "Year": [2021], "Value": [5]},
                   columns={"Code": "indicator", "Year": "period", "Value": "value"})
    assert mapped.summary["observations"] == 1 and mapped.passed


def test_every_double():
    """Doubles arrive as the shortest decimals that read back as them."""
    numbers = [0.1, 14.47, -2.5, 1e15, 123456.789012, 0.1 + 0.2, 1e-7, 9007199254740993.0, 5.0, -0.0,
               1234567.1234567, 99999999999999.9]
    plan = {"libplan": 1, "indicators": [{"code": "x", "kind": "level"}],
            "rules": [{"id": "r", "check": "x == 5000000"}]}
    table = pyarrow.table({"indicator": ["x"] * len(numbers), "value": numbers,
                           "period": range(2000, 2000 + len(numbers))})
    findings = [f for f in check(plan, table, language="en").findings if f.rule == "r"]
    shown = {f.period: f.inputs[0].value for f in findings if f.inputs}
    assert len(shown) >= 8
    for period, text in shown.items():
        assert float(text) == numbers[int(period) - 2000]
        assert len(text.strip("-0.").replace(".", "")) <= 17


def test_stream_error():
    def parts():
        yield pyarrow.record_batch(columns())
        raise RuntimeError("the disk is on fire")
    reader = pyarrow.RecordBatchReader.from_batches(pyarrow.table(columns()).schema, parts())
    with pytest.raises(FileError, match="fire"):
        check(PLAN, reader)


def test_files(tmp_path, lai_chau):
    report = check(lai_chau)
    assert not report and [f.code for f in report.findings if f.severity == "error"] == ["P301"]
    assert report.findings[0].file == "figures.csv" and report.findings[0].row is None
    place = [f.code for f in report.findings].index("P301")
    cited = report.citations(place)[0]
    assert cited["file"] == "figures.csv" and cited["rows"][0]["cells"] and cited["marks"]
    assert "14,47" in report.findings[place].inputs[0].cell
    assert [(r.set, r.edits) for r in report.findings[place].repairs] == [(1, 1), (2, 1), (3, 1)]
    assert any(i.in_question for i in report.findings[place].inputs)
    same = check(str(lai_chau), [lai_chau.parent / "figures.csv"])
    assert [f.to_dict() for f in same.findings] == [f.to_dict() for f in report.findings]
    assert check(lai_chau, language="en").language == "en" and report.language == "vi"
    (tmp_path / "t.csv").write_text("indicator,period,value\na,2022,50\nb,2022,60\nc,2022,1\n")
    assert [f.code for f in check(PLAN, tmp_path / "t.csv").findings] == ["P301"]
    with pytest.raises(OSError) as caught:
        check(tmp_path / "nothing.json")
    assert isinstance(caught.value, FileError) and isinstance(caught.value, libplan.Error)
    (tmp_path / "bad.json").write_text('{"libplan": 1, "indicatros": []}')
    report = check(tmp_path / "bad.json")
    assert not report and report.findings and report.summary["incomplete"]
    with pytest.raises(FindingsError, match="indicatros"):
        Plan(tmp_path / "bad.json")


def test_plan():
    plan = Plan(title={"en": "Structure", "vi": "Cơ cấu"}, number_format="vi")
    for code in "ab":
        plan.add_indicator(code, kind="share", unit="%")
    plan.add_partition("all", ["a", "b"], total=100).observe("a", 2023, "14,47")
    plan.observe("b", 2023, decimal.Decimal("85.73")).add_rule("a <= 10", severity="warning")
    assert len(plan) == 2
    for again in (plan, pickle.loads(pickle.dumps(plan)), Plan(plan)):
        for _ in range(2):
            report = check(again, language="en")
            assert sorted(f.code for f in report.findings) == ["P301", "P320"]
            assert report.title == "Structure"
    assert check(plan, [{"indicator": "a", "period": 2024, "value": "1"}]).summary[
        "observations"] == 3
    for call in (lambda: plan.add_indicator("c", kind="nonsense"),
                 lambda: plan.add_indicator("a", kind="share"),
                 lambda: plan.add_indicator("c", kind="level", unit="%%%/"),
                 lambda: plan.add_indicator("c", kind="level", direction="sideways"),
                 lambda: plan.add_rule("a <= nothing"), lambda: plan.observe("z", 2023, "1"),
                 lambda: plan.observe("a", "20x", "1"), lambda: plan.observe("a", 2023, "2.262x")):
        with pytest.raises(ValueError):
            call()
    assert len(plan) == 2 and check(plan).summary["observations"] == 2
    plan.add_group("g", "Group").add_area("here", {"vi": "đây"}).add_series("mine", "other")
    plan.add_unit("bao", "50 kg").set_builtin("P301", severity="off")
    assert [f.code for f in check(plan).findings if f.code == "P301"] == []


def test_targets():
    plan = Plan().add_indicator("x", kind="level", unit="tấn", direction="up", progress="sdsn")
    plan.add_target("x", 2025, "10.0", baseline=2020).set_progress("eurostat")
    plan.observe("x", 2020, "6.0").observe("x", 2025, "12.0")
    plan.observe("x", 2023, "9.0").observe("x", 2023, "9.5", series="plan")
    report = check(plan)
    words = {(t.period, t.word) for t in report.targets}
    assert words == {("2025", "met"), ("2023", "missed")}
    assert report.target_summary["targets"] == 2 == len(report.targets)
    assert pyarrow.table(report.targets)["word"].to_pylist() == [t.word for t in report.targets]
    assert b"missed" in report.write_targets("csv")
    assert json.loads(report.write_targets("json", period="2025"))
    plan.set_outliers("robust_z", c=3.5).set_outliers(None)
    assert check(plan)
    for call in (lambda: plan.add_target("z", 2025, 1), lambda: plan.set_progress("x"),
                 lambda: plan.add_target("x", 2025, 1, operator="x"),
                 lambda: plan.set_outliers("robust_z", c=-1), lambda: report.write_targets("html")):
        with pytest.raises(ValueError):
            call()


def test_report(tmp_path):
    report = check(PLAN, ROWS)
    assert bool(report) is False and "failed: 1 errors" in repr(report)
    with pytest.raises(FindingsError) as caught:
        report.raise_for_errors()
    assert caught.value.report is report
    passed = check(PLAN, ROWS[:3])
    assert passed.raise_for_errors() is passed and passed
    made = report.to_dict()
    assert made["schema"] == "libplan-report-1" and made == json.loads(report.to_json())
    assert [f["code"] for f in made["findings"]] == ["P301"]
    page = report.to_html(tmp_path / "report.html")
    assert (tmp_path / "report.html").read_text() == page and page.startswith("<!")
    assert "P301" in report._repr_markdown_() and "P301" in str(report)
    for format in ("gcc", "jsonl", "csv", "junit", "sarif", "github", "gitlab"):
        assert report.write(format)
    assert report.write("junit", prefix="plans/", timestamp="2026-01-31T12:00:00Z")
    for bad in ({"format": "pdf"}, {"colour": 1}, {"width": -1}, {"prefix": "\0"}):
        with pytest.raises((TypeError, ValueError, OverflowError)):
            report.write(**bad)
    known = check(PLAN, ROWS, keep_identities=True).write("baseline")
    assert check(PLAN, ROWS, baseline=known).passed
    with pytest.raises(TypeError):
        pickle.dumps(report)


def test_rows():
    findings = check(PLAN, ROWS).findings
    finding = findings[0]
    del findings
    assert finding.inputs[0].indicator == "a" and finding.expected is not None
    assert pickle.loads(pickle.dumps(finding)) == finding and finding.to_dict()["code"] == "P301"
    with pytest.raises(AttributeError, match="it has"):
        finding.massage
    with pytest.raises(AttributeError):
        finding.code = "P000"


def test_table():
    table = check(PLAN, ROWS).findings
    for frame in (table.to_pandas(), pandas.DataFrame.from_arrow(table), pyarrow.table(table)
                  .to_pandas(), table.to_polars().to_pandas(),
                  polars.DataFrame(table).to_pandas()):
        assert frame["code"].tolist() == ["P301"] and frame["row"].tolist() == [3]
        assert tuple(frame.columns) == table.columns
    assert pyarrow.table(table).to_pylist() == table.to_dicts()
    assert table[0:1][0] == table[0] == list(table)[0] and table[-1].code == "P301"
    assert len(table) == 1 and "<td>P301</td>" in table._repr_html_()
    report = check(PLAN, ROWS)
    for other in (report.rules, report.implied, report.explanations):
        assert pyarrow.table(other).num_rows == len(other)
    rule = next(rule for rule in report.rules if rule.id == "all")
    assert (rule.checks, rule.holds, rule.fails) == (2, 1, 1)
    with pytest.raises(IndexError):
        table[5]
    stream = table.__arrow_c_stream__()
    del stream


def test_tables_of_the_library():
    assert libplan.rule("P301")["severity"] == "error" and libplan.rules("vi")[0]["title"]
    assert libplan.kind("rate")["about"] and len(libplan.kinds()) == 9
    with pytest.raises(libplan.NotFoundError):
        libplan.rule("P999")
    assert libplan.growth_agrees("8000", "8972", "12.1")
    assert not libplan.growth_agrees("8000", "8972", "12.3")
    assert libplan.difference_agrees("8.0", "9.3", "1.3") and libplan.ratio_agrees("1", "4", "25", 100)
    # 100 * 1.05 / 3.95 is 26.58 at most, and 9.35 - 7.95 is 1.4.
    assert not libplan.ratio_agrees("1.0", "4.0", "28", 100)
    assert not libplan.ratio_agrees("1.0", "4.0", "0.28")
    assert not libplan.difference_agrees("8.0", "9.3", "1.5")
    # A verdict is one number, not a list of what went in and came out.
    printed = [libplan.Figure(text).interval()._raw for text in ("1.0", "4.0", "0.28")]
    assert _native.ratio_agrees(printed[0], printed[1], (1, 0), printed[2]) == 0
    assert _native.ratio_agrees(printed[0], printed[1], None, printed[2]) == 0
    assert 110 in libplan.implied_value("100", "10.0")
    assert libplan.progress_class("sdsn", 0) == "on_track"
    assert libplan.progress_class("sdsn", 9) is None
    assert libplan.function("compound_growth").name == "cagr"


def watched(watch):
    """Reads and checks the rows of above, with someone watching."""
    document = _native.document_new()
    report = _native.report_new(None)
    text = "indicator,period,value\n" + "".join(",".join(row.values()) + "\n" for row in ROWS)
    assert _native.json_read(document, "plan", json.dumps(PLAN), False, report) == 0
    _native.document_watch(document, watch)
    _native.csv_read(document, {"path": "t.csv", "number_format": 0}, text.encode(), None, report)
    _native.check(document, None, report)
    return document, text


def test_watch():
    """Told from within the call, with the interpreter's lock; what it raises goes through."""
    told = []
    document, text = watched(lambda *moment: told.append(moment))
    assert told[0] == (0, "t.csv", 0, 0, 0) and told[-1][0] == 1 and told[-1][2] == told[-1][3]
    assert (0, "t.csv", len(text), 0, len(ROWS)) in told
    _native.document_watch(document, None)
    with pytest.raises(TypeError):
        _native.document_watch(document, 5)
    with pytest.raises(libplan.Error) as caught:
        watched(lambda *moment: True)
    assert caught.value.code == libplan.Status.CANCELLED
    with pytest.raises(ZeroDivisionError):
        watched(lambda *moment: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        watched(lambda phase, *rest: 1 / 0 if phase == 1 else None)


def test_types_of_rows(lai_chau):
    """What the fields of rows are said to be, they are; `from` is a word of Python's own."""
    reports = [check(lai_chau), check({**PLAN, "indicators": PLAN["indicators"] + [
        {"code": "n", "kind": "count", "unit": "person"}]}, ROWS)]
    rows = [row for report in reports for table in
            (report.findings, report.rules, report.implied, report.targets, report.explanations)
            for row in table]
    rows += [part for row in rows for name in ("inputs", "repairs", "figures")
             for part in row.to_dict().get(name, ()) and getattr(row, name)]
    assert {type(row).__name__ for row in rows} >= {"Finding", "Input", "Repair", "RuleCounts", "Target"}
    for row in rows:
        types = typing.get_type_hints(type(row))
        types.pop("_fields", None)
        assert set(types) == set(row.to_dict()) - {"from"}
        for name, type_ in types.items():
            choices = typing.get_args(type_) if isinstance(type_, types_of_python.UnionType) else (type_,)
            wanted = tuple(typing.get_origin(choice) or choice for choice in choices)
            assert isinstance(getattr(row, name), wanted), (row, name)


def test_threads_and_streaming_say_the_same(tmp_path):
    """Of a file that the plan names, one that is given, two of them, and a table; with findings."""
    plan = {"libplan": 1, "number_format": "plain", "indicators": [
        {"code": "x", "kind": "level"}, {"code": "g", "kind": "growth", "unit": "%", "of": "x"}]}
    rows = [(f"area {a}", code, 2000 + year, value) for a in range(300) for year in range(30)
            for code, value in (("x", 100 + year), ("g", 7 if a % 50 == 3 else 1))]
    text = "area,indicator,period,value\n" + "".join("%s,%s,%d,%d\n" % row for row in rows)
    (tmp_path / "t.csv").write_text(text)
    (tmp_path / "u.csv").write_text("area,indicator,period,value\nelsewhere,x,2001,5\n")
    (tmp_path / "p.json").write_text(json.dumps({**plan, "data": [{"path": "t.csv"}]}))
    tables = [(str(tmp_path / "p.json"), None), (plan, tmp_path / "t.csv"),
              (plan, [tmp_path / "t.csv", tmp_path / "u.csv"]),
              (plan, [dict(zip(("area", "indicator", "period", "value"), row)) for row in rows])]
    for given, data in tables:
        expected = libplan.check(given, data).to_json()
        assert json.loads(expected)["findings"]
        for threads, streaming in ((1, True), (3, False), (3, True)):
            found = libplan.check(given, data, threads=threads, streaming=streaming)
            assert found.to_json() == expected, (data, threads, streaming)


@pytest.mark.parametrize("threads", [0, -1, 65, 1.5, True, None, "2"])
def test_threads_are_a_whole_number(threads):
    with pytest.raises(ValueError, match="threads is a whole number from 1 to 64"):
        libplan.check({"libplan": 1, "indicators": []}, threads=threads)

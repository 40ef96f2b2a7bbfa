"""What an analyst touches: accessors of data frames, charts, what a notebook shows."""
import html.parser
import itertools
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import threading

import altair
import jsonschema
import libplan
import libplan.pandas
import libplan.polars
import matplotlib
import numpy
import pandas
import polars
import pyarrow
import pytest
from libplan import Plan, check

matplotlib.use("Agg")
PLAN = {"libplan": 1, "title": {"en": "Structure", "vi": "Cơ cấu"}, "language": "en",
        "indicators": [{"code": c, "kind": "share", "unit": "%"} for c in "ab"],
        "partitions": [{"code": "all", "total": 100, "members": ["a", "b"]}]}
COLUMNS = {"indicator": ["a", "b", "a", "b"], "period": ["2022", "2022", "2023", "2023"],
           "value": ["40.0", "60.0", "40.10", "60.10"]}
SCHEMA = json.loads((pathlib.Path(altair.__file__).parent / "vegalite" / "v6" / "schema"
                     / "vega-lite-schema.json").read_text("utf-8"))


def fresh(program):
    """What a new interpreter prints that has imported nothing yet."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


# --- Accessors ---

@pytest.mark.parametrize("make", [pandas.DataFrame, polars.DataFrame])
def test_accessor(make):
    frame = make(COLUMNS)
    report = frame.plan.check(PLAN, language="vi")
    assert report.language == "vi" and [f.row for f in report.findings] == [2]
    assert report.findings == check(PLAN, frame, language="vi").findings
    for checked in (PLAN, Plan(PLAN), report):
        marked = frame.plan.marked(checked)
        assert marked["findings"].to_list() == ["", "", "P301", "P301"]
        assert list(marked.columns) == [*COLUMNS, "findings"] and list(frame.columns) == [*COLUMNS]
    assert "4 rows" in repr(frame.plan)


def test_accessor_index():
    """Rows are counted by their place, whatever the index says."""
    frame = pandas.DataFrame(COLUMNS, index=[7, 7, "x", None])
    assert frame.plan.marked(PLAN)["findings"].tolist() == ["", "", "P301", "P301"]
    turned = pandas.DataFrame(COLUMNS).iloc[::-1]
    assert turned.plan.marked(PLAN)["findings"].tolist() == ["P301", "P301", "", ""]


def test_accessor_cut():
    """A report that was cut does not pass rows as good."""
    rows = 30
    frame = pandas.DataFrame({"indicator": ["a", "b"] * rows, "period": [
        str(1900 + i // 2) for i in range(2 * rows)], "value": ["40.0", "70.0"] * rows})
    with pytest.raises(ValueError, match="max_findings=30"):
        frame.plan.marked(frame.plan.check(PLAN, max_findings=10))
    assert set(frame.plan.marked(PLAN)["findings"]) == {"P301"}


def test_accessor_is_asked_for():
    """Importing the package gives nobody's data frames an attribute and imports no library."""
    assert fresh("import libplan, sys; print({'pandas', 'polars', 'matplotlib', 'tqdm'}"
                 " & set(sys.modules))") == "set()"
    assert fresh("import pandas, libplan; print(hasattr(pandas.DataFrame, 'plan'))") == "False"
    assert fresh("import libplan.polars, sys; print('pandas' in sys.modules)") == "False"


# --- Charts ---

def reports(source):
    for folder in ("examples/lai-chau", "examples/resolution-16", "tests/data/valid/targets",
                   "tests/data/invalid/several-explained", "tests/data/invalid/P302-whole",
                   "tests/data/invalid/P308-quarters", "tests/data/invalid/P309-areas",
                   "tests/data/invalid/hostile-names", "tests/data/invalid/P301-missing-fails"):
        for language in ("en", "vi"):
            yield folder, check(source / folder / "plan.json", language=language)


def test_vega(source):
    validator = jsonschema.Draft7Validator(SCHEMA)
    for folder, report in reports(source):
        for chart in (report.vega_targets(), report.vega_structure()):
            errors = [error.message[:300] for error in validator.iter_errors(chart)]
            assert errors == [], folder
            assert json.loads(json.dumps(chart, allow_nan=False)) == chart
            assert chart["description"] in repr(chart)
            assert set(chart._repr_mimebundle_()) == {"application/vnd.vegalite.v5+json",
                                                      "text/plain"}
    assert not validator.is_valid({**chart, "hconcat": 1})


def test_matplotlib(source):
    from matplotlib import pyplot
    for folder, report in reports(source):
        _, given = pyplot.subplots()
        for plot in (report.plot_targets, report.plot_structure):
            axes = plot()
            axes.figure.canvas.draw()
            assert plot(ax=given) is given
            given.figure.canvas.draw()
        pyplot.close("all")


def test_targets_chart(source):
    """What rounding leaves open is drawn as long as it is: 6.3 is [6.25, 6.35], and 6.5 the least
    that meets the target; the axis runs from 6.25 to 6.5 within margins of 0.12."""
    report = check(source / "examples/resolution-16/plan.json", language="en")
    chart = report.vega_targets()
    rows = chart["data"]["values"]
    assert len(rows) == 7 and len(report.vega_targets(limit=3)["data"]["values"]) == 3
    growth = rows[0]
    assert (growth["from"], growth["to"]) == (0.12, round(0.12 + 0.76 * 0.10 / 0.25, 6))
    assert (growth["goal_from"], growth["goal_to"]) == (0.88, 1)
    assert growth["verdict"] == "missed" and growth["told"] == "✗ missed: 6.3 (target ~6.5-7)"
    assert chart["title"]["subtitle"][0] == ("7 of 25 targets; 5 met; 2 missed; 0 undecided; "
                                             "18 without a result")
    assert "4 more are not shown" in report.vega_targets(limit=3)["title"]["subtitle"][0]
    vi = check(source / "examples/resolution-16/plan.json", language="vi").vega_targets()
    assert "✗ không đạt" in vi["data"]["values"][0]["told"]
    axes = report.plot_targets()
    assert [text.get_text() for text in axes.texts] == [row["told"] for row in rows]


def test_structure_chart(source):
    """14.47 + 41.96 + 38.08 + 5.69 is 100.20; rounding of four figures allows 0.02."""
    report = check(source / "examples/lai-chau/plan.json", language="en")
    bars, sums = report.vega_structure()["hconcat"]
    parts = bars["layer"][0]["data"]["values"]
    assert [part["value"] for part in parts] == ["14.47", "41.96", "38.08", "5.69"]
    assert [part["to"] for part in parts] == [14.47, 56.43, 94.51, 100.2]
    row = sums["data"]["values"][0]
    assert (row["off"], row["off_from"], row["off_to"]) == (0.2, -0.02, 0.02)
    assert row["told"] == "100.20 instead of 100: 0.20 too much"
    whole = check(source / "tests/data/invalid/P302-whole/plan.json", language="vi")
    row = whole.vega_structure()["hconcat"][1]["data"]["values"][0]
    assert row["told"] == "1200 thay vì 1250: thiếu 50"
    assert (row["off"], row["off_from"], row["off_to"]) == (-4, -0.12, 0.12)
    good = check(PLAN, [dict(zip(COLUMNS, row)) for row in list(zip(*COLUMNS.values()))[:2]])
    assert good.vega_structure()["title"]["subtitle"] == ["Every sum that was checked adds up."]


def test_without_matplotlib(source):
    program = """
import sys
sys.modules["matplotlib"] = None
import libplan
report = libplan.check(sys.argv[1])
assert report.vega_targets() and report.vega_structure()
try:
    report.plot_targets()
except ImportError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program,
                           source / "examples/resolution-16/plan.json"],
                          capture_output=True, text=True, check=True)
    assert done.stdout.strip() == (
        "charts are drawn by matplotlib, which is not installed: install it, or take "
        "vega_targets() and vega_structure(), which need nothing")


# --- Progress ---

def big(years=1000, chunk=500):
    """Many rows, quickly made."""
    period = [str(1000 + i // 2) for i in range(2 * years)]
    table = pyarrow.table({"indicator": ["a", "b"] * years, "period": period,
                           "value": ["40.0", "60.0"] * years})
    return pyarrow.concat_tables([table] * chunk)


def test_progress():
    told = []
    assert check(PLAN, COLUMNS, progress=told.append).findings
    assert [moment.phase for moment in told][:1] == ["read"] and told[-1].phase == "check"
    assert told[-1].done == told[-1].total and told[-1].rows == 4 and "check" in repr(told[-1])
    with pytest.raises(libplan.CancelledError):
        check(PLAN, COLUMNS, progress=lambda moment: False)
    with pytest.raises(ZeroDivisionError):
        check(PLAN, COLUMNS, progress=lambda moment: 1 / 0)
    with pytest.raises(TypeError, match="True, False or a function"):
        check(PLAN, COLUMNS, progress=5)


def test_progress_of_files(tmp_path):
    (tmp_path / "plan.json").write_text(json.dumps(PLAN), "utf-8")
    (tmp_path / "t.csv").write_text("indicator,period,value\na,2023,40.10\nb,2023,60.10\n", "utf-8")
    told = []
    check(tmp_path / "plan.json", tmp_path / "t.csv", progress=told.append)
    assert [p for p, _ in itertools.groupby(told, lambda m: (m.phase, m.name))] == [
        ("read", "t.csv"), ("check", ""), ("cite", "t.csv")]


def test_bar(capsys):
    report = check(PLAN, COLUMNS, progress=True)
    shown = capsys.readouterr().err
    assert "read table" in shown and "check" in shown and "100%" in shown and report.findings


def test_without_tqdm():
    program = f"""
import sys
sys.modules["tqdm"] = sys.modules["tqdm.auto"] = None
import libplan
try:
    libplan.check({PLAN!r}, [], progress=True)
except ImportError as error:
    print(error)
"""
    assert fresh(program) == ("progress=True shows a bar of tqdm, which is not installed: install "
                              "it, or give a function, progress=print")


def test_interrupt():
    """Control-C ends a check from within, whoever watches. Programs in the background ignore it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with pytest.raises(KeyboardInterrupt):
        check(PLAN, COLUMNS, progress=lambda moment: signal.raise_signal(signal.SIGINT))
    table = big()
    timer = threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt) as caught:
        for _ in range(1000):
            check(PLAN, table)
    timer.join()
    assert any(entry.name == "_read_and_check" for entry in caught.traceback)


# --- Data frames as they come ---

def one(**columns):
    return pandas.DataFrame({"indicator": ["a", "b"], "period": [2023, 2023],
                             "value": ["40,0", "60,0"], **columns})


def test_periods_of_pandas():
    for text, freq in (("2023", "Y"), ("2023Q1", "Q"), ("2023-01", "M")):
        report = check(PLAN, one(period=pandas.PeriodIndex([text] * 2, freq=freq)))
        assert report.passed and report.summary["observations"] == 2
    # The number that stands for 1975-06-28 inside would be the year 2004.
    report = check(PLAN, one(period=pandas.PeriodIndex(["1975-06-28"] * 2, freq="D")))
    assert not report.passed and report.findings[0].code == "P108"


def test_columns_of_no_use():
    """What is in them does not matter."""
    report = check(PLAN, one(junk=[{"a": 1}, [1]], more=[1, "x"]))
    assert report.passed and [f.code for f in report.findings] == ["P118"]
    assert "junk, more" in report.findings[0].message


def test_index():
    frame = one()
    for index in ("indicator", ["indicator", "period"]):
        report = check(PLAN, frame.set_index(index))
        assert report.passed and not report.findings and report.summary["observations"] == 2
    for indexed in (frame.iloc[::-1], frame.set_axis(["x", 1], axis=0), frame.rename_axis("no")):
        assert not check(PLAN, indexed).findings


@pytest.mark.parametrize("data, said", [
    (lambda: one(value=["12,5", 87.5]), "row 0 is the text '12,5' and row 1 the number 87.5"),
    (lambda: pandas.DataFrame([["a", 2023, 1, 2]], columns=["indicator", "period", "value",
                                                            "value"]), "two columns of the name"),
    (lambda: one()["value"], "data is a Series.*reset_index"),
    (lambda: polars.DataFrame(COLUMNS)["value"], "data is a Series"),
    (lambda: polars.LazyFrame(COLUMNS), "LazyFrame: collect"),
    (lambda: numpy.zeros((2, 3)), "item 0 is of type ndarray"),
    (lambda: [("a", 2023, 1)], "item 0 is of type tuple"),
    (lambda: one(value=[True, False]), "column value: .* truth values cannot"),
    (lambda: one(value=[[1], [2]]), "column value: .* lists cannot|texts and numbers can be read"),
])
def test_what_cannot_be_read(data, said):
    with pytest.raises((TypeError, ValueError), match=said):
        check(PLAN, data())


# --- What a notebook shows ---

class Reader(html.parser.HTMLParser):
    """Text, ids, links and the style sheet of HTML, and whether its elements are closed in order."""

    VOID = {"meta", "wbr", "br", "link", "rect", "line", "circle"}

    def __init__(self, text):
        super().__init__()
        self.open, self.text, self.ids, self.links, self.style = [], [], [], [], ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        if tag not in self.VOID:
            self.open.append(tag)
        self.ids += [value for name, value in attributes if name == "id"]
        self.links += [value for name, value in attributes if name == "href"]
        assert not any(name.startswith("on") for name, _ in attributes) and tag != "script"

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" in self.open:
            self.style += data
        elif "nav" not in self.open and "head" not in self.open:
            self.text.append(data.strip())


def test_part(source):
    """In a notebook stands what stands on the page, and it styles nothing but itself."""
    for folder, report in reports(source):
        page, part = Reader(report.to_html()), Reader(report._repr_html_())
        assert [t for t in part.text if t] == [t for t in page.text if t], folder
        scope = part.ids[0]
        assert re.fullmatch(r"libplan-[0-9a-f]{8}", scope)
        assert part.ids[1:] == [f"{scope}-{one}" for one in page.ids]
        assert len(set(part.ids)) == len(part.ids)
        assert {link[1:] for link in part.links} <= set(part.ids)
        rules = re.sub(r"@[^{]*\{", "", part.style)
        selectors = [one for group in re.findall(r"([^{}]+)\{", rules)
                     for one in re.split(r",(?![^(]*\))", group.strip().lstrip("}").strip())]
        assert len(selectors) > 100 and [one for one in selectors if f"#{scope}" not in one] == []
        assert part.style.count("{") == part.style.count("}")
        assert "@page" not in part.style and "url(" not in part.style
        assert part.style.count("--page:#14181d") == 2 and part.style.count("--page:#fff") == 1
    assert report._repr_html_() == report._repr_html_()


def test_part_of_many():
    """A notebook keeps what it shows: of many findings the first 50."""
    rows = [{"indicator": i, "period": 1900 + y, "value": v} for y in range(60)
            for i, v in (("a", "40.0"), ("b", "70.0"))]
    for language, said in (("en", "10 more findings"), ("vi", "Còn 10 phát hiện")):
        report = check(PLAN, rows, language=language)
        part = report._repr_html_()
        assert len(report.findings) == 60 and said in part and part.count("<article") == 50
        assert report.to_html().count("<article") == 60


def test_no_place():
    """Figures that were observed stand in no file."""
    plan = Plan(PLAN).observe("a", 2023, "40.0").observe("b", 2023, "70.0")
    report = check(plan)
    assert "(:1)" not in str(report) and "figures:" in str(report)
    assert ":1" not in Reader(report._repr_html_()).text and ":1:1" not in report.to_html()


# --- What a newcomer gets wrong ---

@pytest.mark.parametrize("call, said", [
    (lambda: Plan().add_indicator("a", kind="percent"), "no kind 'percent'; there are level, count"),
    (lambda: libplan.kind("percent"), "there are level, count"),
    (lambda: Plan().set_progress("eu"), "no method of progress 'eu'; there are eurostat"),
    (lambda: Plan().add_partition("p", "ab", total=100), "members is a list of codes"),
    (lambda: Plan(PLAN).observe("a", 2023, "2.262"), "'2.262' reads in two ways.*number_format"),
    (lambda: libplan.Interval(3, 1), "low is 3, high is 1"),
    (lambda: check(PLAN, COLUMNS).findings["codes"], "no column 'codes'; there are code, rule"),
])
def test_what_is_wrong_is_told(call, said):
    with pytest.raises((TypeError, ValueError, KeyError), match=said):
        call()


def test_what_is_taken():
    plan = Plan({key: value for key, value in PLAN.items() if key != "libplan"})
    plan.observe("a", 2023.0, "40.0").observe("b", numpy.int64(2023), "70.0")
    report = check(plan)
    assert report.findings["code"] == ["P301"] and report.findings[0].period == "2023"
    assert repr(report.findings[0]).startswith("<Finding P301 error: all, 2023")
    finding = check(PLAN, COLUMNS).findings[0]
    assert repr(finding) == f"<Finding P301 error table:4:{finding.column}: {finding.message}>"

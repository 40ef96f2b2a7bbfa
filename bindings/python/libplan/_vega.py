"""Charts of a report as Vega-Lite: plain dicts, which notebooks, Altair and the web draw."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._charts import COLOURS, GROUND, MARKS, WORDS, structures, targets

if TYPE_CHECKING:
    from ._report import Report

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
MIME = "application/vnd.vegalite.v5+json"
LABELS = {"title": None, "labelLimit": 360, "ticks": False, "domain": False}


class Chart(dict[str, Any]):
    """A Vega-Lite chart: a dict, which a notebook shows as the picture."""

    __slots__ = ()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {MIME: dict(self), "text/plain": repr(self)}

    def __repr__(self) -> str:
        return f"<Chart of Vega-Lite: {self['description']}>"


def _frame(report: Report, about: str) -> Chart:
    title = [text for text in (report.title, about) if text]
    return Chart({"$schema": SCHEMA, "description": ": ".join(title),
                  "title": {"text": title[0] if title else "", "subtitle": title[1:],
                            "anchor": "start"}})


def _field(name: str, **more: Any) -> dict[str, Any]:
    return {"field": name, "type": "quantitative", **more}


def _there(name: str) -> list[dict[str, str]]:
    return [{"filter": f"isValid(datum['{name}'])"}]


def _tooltips(words: dict[str, str], *names: str) -> list[dict[str, str]]:
    return [{"field": name, "type": "nominal", "title": words[title]}
            for name, title in ((n, "verdict" if n == "word" else n) for n in names)]


def targets_chart(report: Report, limit: int) -> Chart:
    """Targets as bars of what meets them, with the results as intervals."""
    rows, about = targets(report, limit)
    words = WORDS[report.language]
    place = {"scale": {"domain": [0, 1]}, "axis": None}
    verdict = {"field": "verdict", "type": "nominal", "legend": None}
    colour = {**verdict, "scale": {"domain": list(COLOURS), "range": list(COLOURS.values())}}
    shape = {**verdict, "scale": {"domain": list(MARKS), "range": list(MARKS.values())}}
    goal_ends = [{"transform": _there(end), "mark": {"type": "tick", "color": "#4A6FA5", "size": 20},
                  "encoding": {"x": _field(end, **place)}} for end in ("goal_low", "goal_high")]
    layers = [
        {"mark": {"type": "bar", "color": GROUND, "opacity": 0.35, "height": 18},
         "encoding": {"x": _field("goal_from", **place), "x2": {"field": "goal_to"}}},
        *goal_ends,
        {"mark": {"type": "bar", "height": 6},
         "encoding": {"x": _field("from", **place), "x2": {"field": "to"}, "color": colour}},
        {"transform": _there("baseline"),
         "mark": {"type": "point", "filled": False, "color": "#767676", "size": 60},
         "encoding": {"x": _field("baseline", **place)}},
        {"mark": {"type": "point", "filled": True, "size": 110, "opacity": 1},
         "encoding": {"x": _field("at", **place), "color": colour, "shape": shape}},
        {"mark": {"type": "text", "align": "left", "x": {"expr": "width"}, "dx": 10},
         "encoding": {"text": {"field": "told"}, "color": colour}},
    ]
    chart = _frame(report, about)
    if rows:
        chart["title"]["subtitle"].append(words["key"])
    chart.update(data={"values": rows}, width=360, height={"step": 34}, layer=layers, encoding={
        "y": {"field": "label", "type": "nominal", "sort": None, "axis": LABELS},
        "tooltip": _tooltips(words, "word", "target", "actual", "because")})
    return chart


def _sums(rows: list[dict[str, Any]], words: dict[str, str], y: dict[str, Any]) -> dict[str, Any]:
    axis = {"title": words["off"], "grid": False, "tickCount": 5}
    y = {**y, "axis": None}
    values = [{key: value for key, value in row.items() if key != "parts"} for row in rows]
    return {"data": {"values": values}, "width": 180, "height": {"step": 56},
            "title": {"text": words["allowed"], "anchor": "start", "fontSize": 11,
                      "fontWeight": "normal"},
            "layer": [
                {"transform": _there("off_from"), "mark": {"type": "bar", "color": GROUND,
                                                           "opacity": 0.5, "height": 18},
                 "encoding": {"y": y, "x": _field("off_from", axis=axis), "x2": {"field": "off_to"}}},
                {"mark": {"type": "rule"}, "encoding": {"x": {"datum": 0, "type": "quantitative"}}},
                {"mark": {"type": "point", "filled": True, "size": 110, "opacity": 1,
                          "shape": MARKS["missed"], "color": COLOURS["missed"]},
                 "encoding": {"y": y, "x": _field("off", axis=axis, scale={"padding": 12}),
                              "tooltip": {"field": "told", "type": "nominal"}}}]}


def structures_chart(report: Report, limit: int) -> Chart:
    """Sums that do not add up: their parts, and how far off they are."""
    rows, about = structures(report, limit)
    words = WORDS[report.language]
    y = {"field": "label", "type": "nominal", "sort": None, "axis": LABELS}
    axis = {"title": words["share"], "grid": False}
    parts = [{"label": row["label"], **part, "middle": (part["from"] + part["to"]) / 2,
              "shown": part["value"] if part["to"] - part["from"] > 1.2 * len(part["value"]) else ""}
             for row in rows for part in row["parts"]]
    off = [{"label": row["label"], "told": row["told"], "from": min(100, row["sum"]),
            "to": max(100, row["sum"])} for row in rows]
    bars = {"width": 440, "height": {"step": 56}, "layer": [
        {"data": {"values": parts}, "mark": {"type": "bar", "height": 26, "stroke": "#4A6FA5"},
         "encoding": {"y": y, "x": _field("from", axis=axis), "x2": {"field": "to"},
                      "color": {"field": "tint", "type": "nominal", "scale": None},
                      "tooltip": _tooltips(words, "part", "value")}},
        {"data": {"values": parts}, "mark": {"type": "text", "color": "#10243A"},
         "encoding": {"y": y, "x": _field("middle", axis=axis), "text": {"field": "shown"}}},
        {"data": {"values": off}, "mark": {"type": "bar", "height": 26, "color": COLOURS["missed"],
                                           "stroke": COLOURS["missed"]},
         "encoding": {"y": y, "x": _field("from", axis=axis), "x2": {"field": "to"},
                      "tooltip": {"field": "told", "type": "nominal"}}},
        {"data": {"values": off}, "mark": {"type": "text", "align": "left", "x": 0, "dy": 22,
                                           "color": COLOURS["missed"]},
         "encoding": {"y": y, "text": {"field": "told"}}},
        {"mark": {"type": "rule", "strokeWidth": 2}, "data": {"values": [{}]},
         "encoding": {"x": {"datum": 100, "type": "quantitative"}}}]}
    chart = _frame(report, about)
    chart.update(hconcat=[bars, _sums(rows, words, y)] if rows else
                 [{"data": {"values": []}, "mark": "bar"}])
    return chart

"""Charts of a report by matplotlib, which is imported only here and only when a chart is asked
for."""
from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from ._charts import COLOURS, GROUND, WORDS, structures, targets

if TYPE_CHECKING:
    from ._report import Report

MARKERS = {"met": "o", "missed": "X", "undecided": "D"}
EDGE = "#4A6FA5"


def _axes(ax: Any, rows: int, each: float, width: float, *, beside: bool = False) -> Any:
    """The axes to draw on, and those beside them: on a new figure as high as its rows need, or
    those given, with an inset at their right."""
    if ax is not None:
        return ax, ax.inset_axes((1.03, 0, 0.3, 1), sharey=ax) if beside else None
    try:
        from matplotlib import pyplot
    except ImportError as error:
        raise ImportError("charts are drawn by matplotlib, which is not installed: install it, or "
                          "take vega_targets() and vega_structure(), which need nothing") from error
    size = width, each * rows + (1.6 if rows else 0.8)
    if not beside:
        return pyplot.subplots(figsize=size, layout="constrained")[1], None
    return pyplot.subplots(1, 2, figsize=size, layout="constrained", sharey=True,
                           width_ratios=(3.2, 1))[1]


def _bare(ax: Any, report: Report, about: str) -> None:
    ax.set_title("\n".join(text for text in (report.title, about) if text), loc="left",
                 fontsize="medium")
    for side in ("top", "right", "left"):
        ax.spines[side].set_visible(False)
    ax.tick_params(axis="y", length=0)


def _rows(ax: Any, labels: list[str]) -> None:
    ax.set_yticks(range(len(labels)), [textwrap.fill(label, 40) for label in labels])
    ax.set_ylim(max(len(labels), 1) - 0.4, -0.6)


def targets_axes(report: Report, limit: int, ax: Any) -> Any:
    """Targets as bands of what meets them, with the results as intervals."""
    rows, about = targets(report, limit)
    ax, _ = _axes(ax, len(rows), 0.5, 9)
    _bare(ax, report, about)
    ax.spines["bottom"].set_visible(False)
    ax.set_xlim(0, 1)
    ax.set_xticks([])
    _rows(ax, [row["label"] for row in rows])
    for y, row in enumerate(rows):
        colour = COLOURS[row["verdict"]]
        ax.barh(y, row["goal_to"] - row["goal_from"], 0.6, left=row["goal_from"], color=GROUND,
                alpha=0.35, linewidth=0)
        for end in (row["goal_low"], row["goal_high"]):
            if end is not None:
                ax.plot([end, end], [y - 0.3, y + 0.3], color=EDGE, linewidth=1.5)
        ax.barh(y, row["to"] - row["from"], 0.2, left=row["from"], color=colour)
        if row["baseline"] is not None:
            ax.plot(row["baseline"], y, "o", markerfacecolor="none", markeredgecolor="#767676")
        ax.plot(row["at"], y, MARKERS[row["verdict"]], color=colour, markersize=10,
                markeredgecolor="white", markeredgewidth=0.7)
        ax.annotate(row["told"], (1, y), xytext=(8, 0), textcoords="offset points", va="center",
                    xycoords=("axes fraction", "data"), color=colour, annotation_clip=False)
    if not rows:
        ax.set_axis_off()
    else:
        ax.set_xlabel(textwrap.fill(WORDS[report.language]["key"], 70), fontsize="small")
    return ax


def _draw_sum(ax: Any, y: int, row: dict[str, Any]) -> None:
    for part in row["parts"]:
        width = part["to"] - part["from"]
        ax.barh(y, width, 0.44, left=part["from"], color=part["tint"], edgecolor=EDGE,
                linewidth=0.8)
        if width > 1.2 * len(part["value"]):
            ax.text(part["from"] + width / 2, y, part["value"], ha="center", va="center",
                    color="#10243A")
    ax.barh(y, row["sum"] - 100, 0.44, left=100, color="none", edgecolor=COLOURS["missed"],
            hatch="////", linewidth=1.5)
    names = " + ".join(f"{part['part']} {part['value']}" for part in row["parts"])
    ax.text(0, y + 0.3, textwrap.fill(textwrap.shorten(names, 280, placeholder=" ..."), 92),
            va="top", fontsize="x-small")
    ax.text(0, y - 0.28, row["told"], va="bottom", color=COLOURS["missed"])


def structures_axes(report: Report, limit: int, ax: Any) -> Any:
    """Sums that do not add up, part by part; beside them, larger, what rounding explains."""
    rows, about = structures(report, limit)
    words = WORDS[report.language]
    ax, beside = _axes(ax, len(rows), 1.25, 10, beside=bool(rows))
    _bare(ax, report, about)
    _rows(ax, [row["label"] for row in rows])
    if not rows:
        ax.set_axis_off()
        return ax
    ax.set_xlim(0, max(104, *(row["sum"] + 3 for row in rows)))
    ax.set_xlabel(words["share"])
    ax.axvline(100, color=EDGE, linewidth=1.5)
    beside.axvline(0, color=EDGE, linewidth=1.5)
    beside.set_xlabel("\n".join([words["off"], *textwrap.wrap(words["allowed"], 26)]),
                      fontsize="small")
    beside.tick_params(axis="y", labelleft=False, length=0)
    for side in ("top", "right", "left"):
        beside.spines[side].set_visible(False)
    for y, row in enumerate(rows):
        _draw_sum(ax, y, row)
        if row["off_from"] is not None and row["off_to"] is not None:
            beside.barh(y, row["off_to"] - row["off_from"], 0.44, left=row["off_from"], color=GROUND,
                        alpha=0.5, linewidth=0)
        beside.plot(row["off"], y, MARKERS["missed"], color=COLOURS["missed"], markersize=10,
                    markeredgecolor="white", markeredgewidth=0.7)
    beside.margins(x=0.15)
    return ax

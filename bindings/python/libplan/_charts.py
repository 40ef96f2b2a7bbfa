"""What charts of a report show: rows of plain numbers and words, from which Vega-Lite and
matplotlib draw the same picture."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._tables import Finding, Target
from ._values import Decimal, Interval

if TYPE_CHECKING:
    from ._report import Report

# Told apart by colour-blind people and on light and dark ground, and by their marks and words too.
COLOURS = {"met": "#0072B2", "missed": "#D55E00", "undecided": "#767676"}
MARKS = {"met": "circle", "missed": "cross", "undecided": "diamond"}
SIGNS = {"met": "✓", "missed": "✗", "undecided": "?"}
GROUND = "#56B4E9"
TINTS = ("#9CC7E8", "#CBE0F2", "#86B6DC", "#DDEBF7")
SUMS = frozenset({"P301", "P302", "P308", "P309"})

WORDS = {
    "en": {"met": "met", "missed": "missed", "undecided": "undecided", "targets": "{} of {} targets",
           "waiting": "{} without a result", "more": "{} more are not shown",
           "no_targets": "No target has a result.", "no_sums": "Every sum that was checked adds up.",
           "key": "shaded: meets the target; bar: what the result may be before rounding; ring: "
                  "baseline; each row has a scale of its own",
           "share": "% of the total", "off": "off the total, % of it", "verdict": "verdict",
           "allowed": "shaded: what rounding explains", "target": "target", "actual": "actual",
           "because": "because", "part": "part", "value": "value", "total": "total",
           "excess": "{} instead of {}: {} too much", "lack": "{} instead of {}: {} lacking"},
    "vi": {"met": "đạt", "missed": "không đạt", "undecided": "chưa rõ",
           "targets": "{} trong {} chỉ tiêu", "waiting": "{} chưa có kết quả",
           "more": "còn {} không vẽ ở đây", "no_targets": "Chưa chỉ tiêu nào có kết quả.",
           "no_sums": "Mọi tổng được kiểm tra đều khớp.",
           "key": "vùng tô: đạt chỉ tiêu; thanh: kết quả trước khi làm tròn; vòng tròn: gốc so sánh; "
                  "mỗi dòng một thang riêng",
           "share": "% của tổng", "off": "lệch so với tổng, %", "verdict": "đánh giá",
           "allowed": "vùng tô: sai số làm tròn giải thích được", "target": "kế hoạch",
           "actual": "thực hiện", "because": "lý do", "part": "thành phần", "value": "giá trị",
           "total": "tổng", "excess": "{} thay vì {}: thừa {}", "lack": "{} thay vì {}: thiếu {}"},
}
MARGIN = 0.12


def _number(text: str) -> float | None:
    """A figure of a report as a place on an axis; None for words and ranges."""
    try:
        return float(Decimal(text.lstrip("~<>=")))
    except ValueError:
        return None


def _ends(interval: Interval | None) -> tuple[float | None, float | None]:
    if interval is None:
        return None, None
    low, high = interval.low, interval.high
    return (None if low is None else float(low)), (None if high is None else float(high))


class Scale:
    """From numbers to 0..1. Like the bars of the HTML report it begins at 0 where what lies between
    the numbers is at least half of the largest; elsewhere differences would not be seen."""

    def __init__(self, numbers: list[float | None]) -> None:
        there = [number for number in numbers if number is not None]
        self.low, self.high = min(there), max(there)
        if self.low == self.high:
            step = abs(self.low) / 10 or 1
            self.low, self.high = self.low - step, self.high + step
        elif self.low > 0 and 2 * (self.high - self.low) >= self.high:
            self.low = 0
        elif self.high < 0 and 2 * (self.high - self.low) >= -self.low:
            self.high = 0

    def __call__(self, number: float | None, otherwise: float | None = None) -> float | None:
        if number is None:
            return otherwise
        share = (number - self.low) / (self.high - self.low)
        return round(MARGIN + share * (1 - 2 * MARGIN), 6)


def _target_label(target: Target) -> str:
    label = ", ".join(part for part in (target.name or target.indicator, target.where,
                                        target.period) if part)
    return f"{label} ({target.unit})" if target.unit else label


def _target_row(target: Target, words: dict[str, str]) -> dict[str, Any] | None:
    goal, stands = _ends(target.goal), _ends(target.interval)
    actual, baseline = _number(target.actual), _number(target.baseline)
    if goal == (None, None) or (stands == (None, None) and actual is None):
        return None
    scale = Scale([*goal, *stands, actual, baseline])
    low, high = scale(stands[0], 0), scale(stands[1], 1)
    if stands == (None, None):
        low = high = scale(actual)
    middle = scale(actual)
    if middle is None and low is not None and high is not None:
        middle = (low + high) / 2
    return {"label": _target_label(target), "verdict": target.word, "word": words[target.word],
            "told": f"{SIGNS[target.word]} {words[target.word]}: {target.actual} "
                    f"({words['target']} {target.target})",
            "target": target.target, "actual": target.actual, "because": target.because,
            "goal_from": scale(goal[0], 0), "goal_to": scale(goal[1], 1),
            "goal_low": scale(goal[0]), "goal_high": scale(goal[1]),
            "from": low, "to": high, "at": middle, "baseline": scale(baseline)}


def _unlike(rows: list[dict[str, Any]]) -> None:
    """Labels name rows, so no two are the same."""
    seen: dict[str, int] = {}
    for row in rows:
        count = seen[row["label"]] = seen.get(row["label"], 0) + 1
        if count > 1:
            row["label"] += f" [{count}]"


def targets(report: Report, limit: int) -> tuple[list[dict[str, Any]], str]:
    """A row for each target that was judged, and a line about all of them."""
    words = WORDS[report.language]
    made = [row for target in report.targets if target.word in COLOURS
            if (row := _target_row(target, words)) is not None]
    counts = report.target_summary
    about = [words["targets"].format(min(len(made), limit), counts["targets"])]
    about += [f"{counts[word]} {words[word]}" for word in COLOURS]
    if counts["unjudged"]:
        about.append(words["waiting"].format(counts["unjudged"]))
    if len(made) > limit:
        about.append(words["more"].format(len(made) - limit))
    _unlike(made[:limit])
    return made[:limit], ("; ".join(about) if made else words["no_targets"])


def _parts(finding: Finding, value: Decimal) -> list[tuple[str, Decimal]]:
    """The first figures, up to the one with which they make the finding's value."""
    so_far, made = Decimal("0"), []
    for item in finding.inputs:
        part = Decimal(item.value)
        so_far += part
        name = item.name if finding.code != "P308" else item.period
        name = name if finding.code != "P309" else item.area
        made.append((name or item.indicator, part))
        if so_far == value:
            return made if all(part >= 0 for _, part in made) else []
    return []


def _structure_row(finding: Finding, words: dict[str, str]) -> dict[str, Any] | None:
    try:
        value, gap = Decimal(finding.value), Decimal(finding.gap)
        parts = _parts(finding, value)
    except ValueError:  # a sum that lacks a part has no value
        return None
    total = value - gap
    if len(parts) < 2 or not total > 0 or finding.expected is None:
        return None
    percent = 100 / float(total)
    drawn, so_far = [], 0.0
    for place, (name, part) in enumerate(parts):
        upto = so_far + float(part) * percent
        drawn.append({"part": name, "value": str(part), "from": round(so_far, 6),
                      "to": round(upto, 6), "tint": TINTS[place % len(TINTS)]})
        so_far = upto
    low, high = _ends(finding.expected)
    label = ", ".join(text for text in (finding.name or finding.rule, finding.area,
                                        finding.period, finding.series) if text)
    last = finding.inputs[-1].value  # the whole as it is printed, where a figure says it
    plain = str(total).rstrip("0").rstrip(".") if "." in str(total) else str(total)
    whole = last if len(finding.inputs) > len(parts) else plain
    told = words["excess" if gap > 0 else "lack"].format(value, whole, str(gap).lstrip("-"))
    return {"label": label, "told": told, "parts": drawn, "sum": round(float(value) * percent, 6),
            "off": round(float(gap) * percent, 6),
            "off_from": None if low is None else round((low - float(total)) * percent, 6),
            "off_to": None if high is None else round((high - float(total)) * percent, 6)}


def structures(report: Report, limit: int) -> tuple[list[dict[str, Any]], str]:
    """A row for each sum that does not add up, and a line about all of them."""
    words = WORDS[report.language]
    made = [row for finding in report.findings if finding.code in SUMS
            if finding.verdict == "fails"
            if (row := _structure_row(finding, words)) is not None]
    _unlike(made[:limit])
    if not made:
        return [], words["no_sums"]
    return made[:limit], (words["more"].format(len(made) - limit) if len(made) > limit else "")

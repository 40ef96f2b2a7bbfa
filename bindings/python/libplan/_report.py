"""What a check found."""
from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from . import _native
from ._errors import Error
from ._tables import (EXPLANATIONS, FINDINGS, IMPLIED, RULES, TARGETS, Explanation, Finding,
                      Implied, Input, Repair, RuleCounts, Suspect, Table, Target)
from ._values import Interval

if TYPE_CHECKING:
    from ._vega import Chart

__all__ = ["FindingsError", "Report"]

VERDICTS = ("met", "missed", "undecided", "unjudged")
LANGUAGES = {"en": 0, "vi": 1}
WRITTEN = ("text", "gcc", "json", "jsonl", "csv", "junit", "sarif", "github", "gitlab", "markdown",
           "html", "baseline")

MORE = {"en": "{} more findings: report.findings has them, report.to_html(path) writes the page.",
        "vi": "Còn {} phát hiện: xem report.findings, hoặc report.to_html(path) để ghi trang."}


class FindingsError(Error):
    """A report has errors; ``report`` is the report.

    >>> from libplan import Plan, check
    >>> plan = Plan().add_indicator("a", kind="share").observe("a", 2023, "140")
    >>> try:
    ...     check(plan).raise_for_errors()
    ... except FindingsError as error:
    ...     print(error.report.findings["code"])
    ['P205']
    """

    report: Report

    def __init__(self, message: str, report: Report) -> None:
        super().__init__(message, 10)
        self.report = report

    def __reduce__(self) -> tuple[object, ...]:
        return Error, (str(self), 10)


def _interval(raw: Any) -> Interval | None:
    return None if raw is None else Interval._of(raw)


def _intervals(fields: dict[str, Any], *names: str) -> dict[str, Any]:
    for name in names:
        fields[name] = _interval(fields[name])
    return fields


class Report:
    """What a check found: counts, findings with their repairs, what the figures imply.

    A report is true where nothing is wrong and everything could be checked. In a notebook it shows
    itself as a page.

    >>> from libplan import Plan, check
    >>> plan = Plan().add_indicator("a", kind="share").add_indicator("b", kind="share")
    >>> plan = plan.add_partition("all", ["a", "b"], total=100)
    >>> report = check(plan.observe("a", 2023, "40.0").observe("b", 2023, "61.0"))
    >>> bool(report), report.summary["errors"], len(report.findings)
    (False, 1, 1)
    >>> report.findings[0].arithmetic, report.findings[0].gap, report.findings[0].beyond_rounding
    ('40.0 + 61.0 = 101.0', '1.0', '0.9')
    """

    __slots__ = ("_handle", "_table", "_cache")

    def __init__(self, handle: Any, table: str | None = None) -> None:
        self._handle = handle
        self._table = table
        self._cache: dict[str, Any] = {}

    # --- The verdict ---

    @property
    def passed(self) -> bool:
        """Whether there is no error and everything could be checked."""
        return bool(_native.report_passed(self._handle))

    def __bool__(self) -> bool:
        return self.passed

    @property
    def summary(self) -> dict[str, int]:
        """Counts over the whole check."""
        return _native.report_summary(self._handle)

    @property
    def title(self) -> str:
        """The title of the plan."""
        return _native.report_title(self._handle)

    @property
    def language(self) -> str:
        """Of its messages: en or vi."""
        return "vi" if _native.report_language(self._handle) else "en"

    @property
    def stale(self) -> int:
        """Findings of the baseline that did not come again."""
        return _native.report_stale(self._handle)

    def raise_for_errors(self) -> Report:
        """Raises FindingsError where the report did not pass, else gives the report back."""
        if not self.passed:
            counts = self.summary
            first = next((f.message for f in self.findings if f.severity == "error"), "")
            raise FindingsError(f"{counts['errors']} errors; {first}" if first else
                                "not everything could be checked", self)
        return self

    # --- Tables ---

    def _finding(self, index: int) -> Finding:
        fields = _intervals(_native.report_finding(self._handle, index), "expected")
        fields["verdict"] = _native.verdict_name(fields["verdict"])
        fields["severity"] = _native.severity_name(fields["severity"])
        for place, item in enumerate(fields["inputs"]):
            _intervals(item, "interval", "required")
            item["in_question"] = bool(_native.report_in_question(self._handle, index, place))
        fields["inputs"] = tuple(map(Input, fields["inputs"]))
        fields["repairs"] = tuple(map(Repair, fields["repairs"]))
        is_row = self._table is not None and fields["file"] == self._table
        fields["row"] = fields["line"] - 2 if is_row and fields["line"] > 1 else None
        return Finding(fields)

    def _rule(self, index: int) -> RuleCounts:
        fields = _native.report_rule(self._handle, index)
        fields["severity"] = _native.severity_name(fields["severity"])
        return RuleCounts(fields)

    def _implied(self, index: int) -> Implied:
        fields = _intervals(_native.report_implied(self._handle, index), "interval")
        low, high = fields.pop("low"), fields.pop("high")
        fields["integers"] = [low, high] if fields.pop("has_integers") else None
        return Implied(fields)

    def _explanation(self, index: int) -> Explanation:
        fields = _native.report_explanation(self._handle, index)
        fields["figures"] = tuple(Suspect(_intervals(item, "interval"))
                                  for item in fields["figures"])
        fields["mends"] = tuple(fields["mends"])
        fields["complete"] = bool(fields["complete"])
        return Explanation(fields)

    def _target(self, index: int) -> Target:
        fields = _intervals(_native.report_target(self._handle, index), "goal", "interval")
        fields["verdict"] = VERDICTS[fields["verdict"]]
        fields["reason"] = _native.status_name(fields["reason"]) if fields["reason"] else ""
        return Target(fields)

    def _cached(self, name: str, count: int, row: Any, columns: Any) -> Any:
        if name not in self._cache:
            self._cache[name] = Table([row(i) for i in range(count)], columns)
        return self._cache[name]

    @property
    def findings(self) -> Table[Finding]:
        """Findings by file, line, column, code."""
        table: Table[Finding] = self._cached(
            "findings", _native.report_finding_count(self._handle), self._finding, FINDINGS)
        return table

    def citations(self, index: int) -> list[dict[str, Any]]:
        """What stands in the files around the finding at a place: header, rows with their lines,
        marks of the cells it is about."""
        count = _native.report_citation_count(self._handle, index)
        found = [_native.report_citation(self._handle, index, i) for i in range(count)]
        return [citation for citation in found if citation is not None]

    @property
    def rules(self) -> Table[RuleCounts]:
        """What each rule came to."""
        table: Table[RuleCounts] = self._cached(
            "rules", _native.report_rule_count(self._handle), self._rule, RULES)
        return table

    @property
    def implied(self) -> Table[Implied]:
        """Values that no figure gives but statements imply."""
        table: Table[Implied] = self._cached(
            "implied", _native.report_implied_count(self._handle), self._implied, IMPLIED)
        return table

    @property
    def targets(self) -> Table[Target]:
        """Planned figures beside the actual ones, in the order of the document."""
        table: Table[Target] = self._cached(
            "targets", _native.report_target_count(self._handle), self._target, TARGETS)
        return table

    @property
    def target_summary(self) -> dict[str, int]:
        """Counts of targets by verdict."""
        return _native.report_target_summary(self._handle)

    def write_targets(self, format: str = "text", *, area: str | None = None,
                      period: str | None = None, group: str | None = None,
                      **options: Any) -> bytes:
        """The targets as text, json (libplan-status-1) or csv, of one area, period or group."""
        if format not in ("text", "json", "csv"):
            raise ValueError(f"format must be one of text, json, csv, not {format!r}")
        return _native.report_write_targets(self._handle, _native.format_find(format),
                                            options or None,
                                            {"area": area, "period": period, "group": group})

    @property
    def explanations(self) -> Table[Explanation]:
        """The fewest figures whose change mends findings that hang together."""
        table: Table[Explanation] = self._cached(
            "explanations", _native.report_explanation_count(self._handle), self._explanation,
            EXPLANATIONS)
        return table

    # --- Charts ---

    def plot_targets(self, *, limit: int = 40, ax: Any = None) -> Any:
        """Draws the targets that have a result: what meets each, what its result may be before
        rounding, its verdict. Matplotlib draws, on ``ax`` or on a new figure, and the axes are
        given back. At most ``limit`` targets are drawn; the title says how many are not."""
        from ._matplotlib import targets_axes
        return targets_axes(self, limit, ax)

    def plot_structure(self, *, limit: int = 12, ax: Any = None) -> Any:
        """Draws the sums that do not add up, part by part, and how far each is beyond what rounding
        explains. Matplotlib draws, on ``ax`` or on a new figure, and the axes are given back."""
        from ._matplotlib import structures_axes
        return structures_axes(self, limit, ax)

    def vega_targets(self, *, limit: int = 40) -> Chart:
        """The chart of ``plot_targets`` as Vega-Lite: a dict, for Altair
        (``altair.Chart.from_dict``) and the web. It needs nothing installed."""
        from ._vega import targets_chart
        return targets_chart(self, limit)

    def vega_structure(self, *, limit: int = 12) -> Chart:
        """The chart of ``plot_structure`` as Vega-Lite.

        >>> from libplan import Plan, check
        >>> plan = Plan().add_indicator("a", kind="share").add_indicator("b", kind="share")
        >>> plan = plan.add_partition("all", ["a", "b"], total=100)
        >>> plan = plan.observe("a", 2023, "40.0").observe("b", 2023, "61.0")
        >>> check(plan).vega_structure()["hconcat"][1]["data"]["values"][0]["told"]
        '101.0 instead of 100: 1.0 too much'
        """
        from ._vega import structures_chart
        return structures_chart(self, limit)

    # --- As bytes ---

    def write(self, format: str = "text", **options: Any) -> bytes:
        """The report in a format: text, gcc, json, jsonl, csv, junit, sarif, github, gitlab,
        markdown, html, baseline. Options are those of ``plan_write_options``: color, quiet, width,
        statistics, fail_level, timestamp, prefix."""
        if format not in WRITTEN:
            raise ValueError(f"format must be one of {', '.join(WRITTEN)}, not {format!r}")
        return _native.report_write(self._handle, _native.format_find(format), options or None)

    def _text(self, format: str, path: str | os.PathLike[str] | None, **options: Any) -> str:
        text = self.write(format, **options)
        if path is not None:
            with open(path, "wb") as stream:
                stream.write(text)
        return text.decode("utf-8")

    def to_html(self, path: str | os.PathLike[str] | None = None) -> str:
        """One page without script or request; written to a path where one is given."""
        return self._text("html", path)

    def to_markdown(self, path: str | os.PathLike[str] | None = None) -> str:
        """For a comment on a merge request."""
        return self._text("markdown", path)

    def to_json(self, path: str | os.PathLike[str] | None = None) -> str:
        """The report as JSON (libplan-report-1)."""
        return self._text("json", path)

    def to_dict(self) -> dict[str, Any]:
        """The JSON report as Python objects."""
        import json
        made: dict[str, Any] = json.loads(self.to_json())
        return made

    def _repr_html_(self) -> str:
        from html import escape
        from zlib import crc32

        from ._page import part
        page = self.to_html()
        return part(page, f"libplan-{crc32(page.encode()):08x}", escape(MORE[self.language]))

    def _repr_markdown_(self) -> str:
        return self.to_markdown()

    def __str__(self) -> str:
        return self._text("text", None)

    def __repr__(self) -> str:
        counts = self.summary
        state = "passed" if self.passed else "failed"
        return (f"<Report {state}: {counts['errors']} errors, {counts['warnings']} warnings, "
                f"{counts['notes']} notes; {counts['checks']} checks of "
                f"{counts['observations']} observations>")

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("a report cannot be pickled: to_dict() and to_json() can be kept")

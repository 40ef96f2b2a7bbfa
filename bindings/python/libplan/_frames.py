"""What the accessors of table libraries share."""
from __future__ import annotations

from typing import Any

from ._plan import TABLE, check
from ._report import Report


EVERY = 1 << 30


class Accessor:
    """Figures of a table, checked against a plan."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def check(self, plan: Any, **options: Any) -> Report:
        """``libplan.check(plan, df, **options)``: the options are told there. Findings carry the
        ``row`` of the DataFrame, from 0."""
        return check(plan, self._frame, **options)

    def _checked(self, checked: Any, options: dict[str, Any]) -> list[str]:
        """Marks of the rows by a report on this table, or by a plan to check it with."""
        if isinstance(checked, Report):
            return marks(checked, len(self._frame))
        return marks(self.check(checked, **{"max_findings": EVERY, **options}), len(self._frame))

    def __repr__(self) -> str:
        return f"<plan of a table with {len(self._frame)} rows: check(plan), marked(plan)>"


def marks(report: Report, rows: int) -> list[str]:
    """The codes of the findings that each row of the table takes part in."""
    counts = report.summary
    there = counts["errors"] + counts["warnings"] + counts["notes"]
    if len(report.findings) < there:
        raise ValueError(f"the report keeps {len(report.findings)} of {there} findings: check with "
                         f"max_findings={there}")
    codes: list[list[str]] = [[] for _ in range(rows)]
    for finding in report.findings:
        places = [finding, *finding.inputs]
        for line in sorted({place.line for place in places if place.file == TABLE}):
            if 2 <= line < rows + 2 and finding.code not in codes[line - 2]:
                codes[line - 2].append(finding.code)
    return [" ".join(sorted(each)) for each in codes]

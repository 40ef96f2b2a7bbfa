"""libplan understands the numbers of development plans: a printed number is an interval, the kind
of an indicator chooses the arithmetic, and a finding explains itself.

>>> import libplan
>>> round(libplan.growth(48.3, 52.9), 2)
9.52
>>> libplan.growth(libplan.Figure("48.3"), libplan.Figure("52.9"))
Interval('9.307', '9.741', open='both')
>>> libplan.check({"libplan": 1, "indicators": [{"code": "x", "kind": "level"}]},
...               [{"indicator": "x", "period": 2023, "value": 5}]).passed
True

``check`` checks a plan, ``functions()`` lists the mathematics, ``rules()`` what is checked.
"""
from __future__ import annotations

from typing import Any

from . import _mathematics, _native
from ._errors import (CancelledError, Error, FileError, LimitError, NotFoundError, ReadError,
                      ReasonError, Status, UnitError)
from ._functions import function, functions
from ._intervals import (difference_agrees, growth_agrees, implied_value, kind, kinds, progress_class,
                         ratio_agrees, rule, rules)
from ._mathematics import *
from ._plan import Plan, check
from ._progress import Moment
from ._report import FindingsError, Report
from ._rounding import controlled_rounding_d, largest_remainder_d
from ._tables import (Explanation, Finding, Implied, Input, Repair, RuleCounts, Suspect, Table,
                      Target)
from ._values import Decimal, Figure, Interval, Period, Unit, Units

__version__ = _native.version()
__all__ = [
    "CancelledError", "Decimal", "Error", "Explanation", "Figure", "FileError", "Finding",
    "FindingsError", "Implied", "Input", "Interval", "LimitError", "Moment", "NotFoundError",
    "Period", "Plan", "ReadError", "ReasonError", "Repair", "Report", "RuleCounts", "Status",
    "Suspect", "Table", "Target", "Unit", "UnitError", "Units", "check", "controlled_rounding_d",
    "difference_agrees", "function", "functions", "growth_agrees", "implied_value", "kind", "kinds",
    "largest_remainder_d", "progress_class", "ratio_agrees", "rule", "rules",
]
__all__ += _mathematics.__all__


def __dir__() -> list[str]:
    return sorted(__all__) + ["__version__"]



"""``import libplan.polars`` gives every DataFrame of polars a namespace.

>>> import polars
>>> import libplan.polars
>>> frame = polars.DataFrame({"indicator": ["farms", "rest"], "period": ["2023", "2023"],
...                           "value": ["14.47", "85.73"]})
>>> plan = {"libplan": 1, "language": "en",
...         "indicators": [{"code": code, "kind": "share"} for code in ("farms", "rest")],
...         "partitions": [{"code": "structure", "members": ["farms", "rest"], "total": 100}]}
>>> frame.plan.check(plan).findings[0].gap
'0.20'
>>> frame.plan.marked(plan)["findings"].to_list()
['P301', 'P301']
"""
from __future__ import annotations

from typing import Any

import polars

from ._frames import Accessor

__all__ = ["PlanNamespace"]


@polars.api.register_dataframe_namespace("plan")
class PlanNamespace(Accessor):
    """``df.plan``: the rows of this DataFrame as figures of a plan."""

    def marked(self, checked: Any, **options: Any) -> Any:
        """The DataFrame with a column ``findings``: codes of the findings that a row takes part in,
        empty where there are none. ``checked`` is a report on this DataFrame, or a plan to check
        it with."""
        return self._frame.with_columns(
            polars.Series("findings", self._checked(checked, options), dtype=polars.String))

"""``import libplan.pandas`` gives every DataFrame of pandas an accessor.

>>> import pandas
>>> import libplan.pandas
>>> frame = pandas.DataFrame({"indicator": ["farms", "rest"], "period": 2023,
...                           "value": ["14.47", "85.73"]})
>>> plan = {"libplan": 1, "language": "en",
...         "indicators": [{"code": code, "kind": "share"} for code in ("farms", "rest")],
...         "partitions": [{"code": "structure", "members": ["farms", "rest"], "total": 100}]}
>>> frame.plan.check(plan).findings[0].gap
'0.20'
>>> frame.plan.marked(plan)["findings"].tolist()
['P301', 'P301']

A table with a column for each year is made long first:

>>> wide = pandas.DataFrame({"code": ["farms", "rest"], "2022": ["14.1", "85.9"],
...                          "2023": ["14.47", "85.73"]})
>>> long = wide.melt(id_vars="code", var_name="period")
>>> [finding.period for finding in long.plan.check(plan, columns={"code": "indicator"}).findings]
['2023']
"""
from __future__ import annotations

from typing import Any

import pandas

from ._frames import Accessor

__all__ = ["PlanAccessor"]


@pandas.api.extensions.register_dataframe_accessor("plan")
class PlanAccessor(Accessor):
    """``df.plan``: the rows of this DataFrame as figures of a plan."""

    def marked(self, checked: Any, **options: Any) -> Any:
        """The DataFrame with a column ``findings``: codes of the findings that a row takes part in,
        empty where there are none. ``checked`` is a report on this DataFrame, or a plan to check
        it with."""
        return self._frame.assign(findings=self._checked(checked, options))

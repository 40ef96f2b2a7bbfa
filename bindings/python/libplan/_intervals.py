"""Exact verdicts on printed figures, and the tables of kinds and rules."""
from __future__ import annotations

from typing import Any

from . import _native
from ._errors import make_error
from ._plan import FORMS, kind_number, preset_number
from ._values import Interval, raw_decimal, raw_interval, word


def _printed(value: object) -> Any:
    from ._values import Figure
    return raw_interval(Figure(value) if isinstance(value, str) else value)


def growth_agrees(base: object, value: object, stated: object, form: str = "rate") -> bool:
    """Whether printed figures can satisfy ``stated = growth(base, value)``: decided exactly.

    >>> growth_agrees("8000", "8972", "12.1"), growth_agrees("8000", "8972", "12.3")
    (True, False)
    """
    return bool(_native.growth_agrees(_printed(base), _printed(value), _printed(stated),
                                      word(FORMS, form, "form")))


def difference_agrees(base: object, value: object, stated: object) -> bool:
    """Whether printed figures can satisfy ``stated = value - base``.

    >>> difference_agrees("8.0", "9.3", "1.3"), difference_agrees("8.0", "9.3", "1.5")
    (True, False)
    """
    return bool(_native.difference_agrees(_printed(base), _printed(value), _printed(stated)))


def ratio_agrees(numerator: object, denominator: object, stated: object, per: object = 1) -> bool:
    """Whether printed figures can satisfy ``stated = per * numerator / denominator``.

    >>> ratio_agrees("1.0", "4.0", "25", per=100), ratio_agrees("1.0", "4.0", "28", per=100)
    (True, False)
    """
    return bool(_native.ratio_agrees(_printed(numerator), _printed(denominator), raw_decimal(per),
                                     _printed(stated)))


def implied_value(base: object, change: object, form: str = "rate", scale: int = 4) -> Interval:
    """The value that a base and a change give, its ends rounded outwards to ``scale`` decimals.

    >>> implied_value("100", "10.0", scale=2)
    Interval('109.40', '110.61', open='both')
    """
    return Interval._of(_native.implied_value_f(_printed(base), _printed(change),
                                                word(FORMS, form, "form"), scale))


def progress_class(preset: str, value: int) -> str | None:
    """The word of a class of a preset: None beyond the last one.

    >>> progress_class("sdsn", 0)
    'on_track'
    """
    return _native.progress_class_name(preset_number(preset), value)


def kinds() -> list[dict[str, Any]]:
    """What is known of each kind of indicator.

    >>> [kind["name"] for kind in kinds()][:3]
    ['level', 'count', 'ratio']
    """
    rows: list[dict[str, Any]] = []
    while (row := _native.kind_get(len(rows))) is not None:
        rows.append(row)
    return rows


def kind(name: str) -> dict[str, Any]:
    """What is known of one kind.

    >>> kind("level")["about"]
    'An amount; relative changes; parts add up.'
    """
    row = _native.kind_get(kind_number(name))
    assert row is not None
    return row


def _told(row: dict[str, Any], language: str) -> dict[str, Any]:
    place = word({"en": 0, "vi": 1}, language, "language")
    told = {key: value[place] if isinstance(value, tuple) else value for key, value in row.items()}
    told["severity"] = _native.severity_name(told["severity"])
    return told


def rules(language: str = "en") -> list[dict[str, Any]]:
    """The table of built-in rules: code, severity, what is checked, an example with its mend.

    >>> [rule["title"] for rule in rules() if rule["code"] == "P301"]
    ['partition total']
    """
    return [_told(row, language) for i in range(_native.rule_count())
            if (row := _native.rule_at(i)) is not None]


def rule(code: str, language: str = "en") -> dict[str, Any]:
    """One built-in rule.

    >>> rule("P301")["severity"]
    'error'
    """
    row = _native.rule_find(code)
    if row is None:
        raise make_error(7, f"there is no rule {code!r}")
    return _told(row, language)

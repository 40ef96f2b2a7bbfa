"""How far a long check has come: to a bar of tqdm, or to a function."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ._tables import Row

PHASES = ("read", "check", "cite")
UNITS = {"read": "B", "check": "step", "cite": "B"}


class Moment(Row):
    """How far a check has come: ``phase`` (read: a table is read; check: rules are checked; cite: a
    file is read again for what stands around findings), ``name`` of the table or "", ``done`` of
    ``total`` (0: unknown) in bytes or steps, ``rows`` read so far.

    >>> from libplan import check
    >>> seen = set()
    >>> report = check({"indicators": [{"code": "x", "kind": "level"}]},
    ...                [{"indicator": "x", "period": 2023, "value": 5}],
    ...                progress=lambda moment: seen.add(moment.phase))
    >>> sorted(seen)
    ['check', 'read']
    """

    __slots__ = ()


Watch = Callable[[int, str | None, int, int, int], object]


def _idle(*_: object) -> None:
    """Nobody watches; it is called so that Control-C ends a long check."""


def _telling(function: Callable[[Moment], object]) -> Watch:
    def tell(phase: int, name: str | None, done: int, total: int, rows: int) -> bool:
        return function(Moment({"phase": PHASES[phase], "name": name or "", "done": done,
                                "total": total, "rows": rows})) is False
    return tell


class _Bars:
    """A bar for each phase and table, closed when the next begins."""

    def __init__(self) -> None:
        import warnings
        try:
            with warnings.catch_warnings():  # of a notebook without widgets: the bar is text there
                warnings.simplefilter("ignore")
                from tqdm.auto import tqdm
        except ImportError as error:
            raise ImportError("progress=True shows a bar of tqdm, which is not installed: install "
                              "it, or give a function, progress=print") from error
        self._make: Any = tqdm
        self._bar: Any = None
        self._what: tuple[int, str | None] | None = None

    def __call__(self, phase: int, name: str | None, done: int, total: int, rows: int) -> None:
        if self._what != (phase, name):
            self.close()
            unit = UNITS[PHASES[phase]]
            self._what = phase, name
            self._bar = self._make(desc=" ".join(text for text in (PHASES[phase], name) if text),
                                   unit=unit, unit_scale=unit == "B", total=total or None,
                                   dynamic_ncols=True)
        if total and self._bar.total != total:
            self._bar.total = total
        if phase == 0:
            self._bar.set_postfix_str(f"{rows} rows", refresh=False)
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


class Watching:
    """Who watches a check: nobody, a function, or a bar. Left with ``with``, bars are closed."""

    def __init__(self, progress: bool | Callable[[Moment], object]) -> None:
        self._bars = _Bars() if progress is True else None
        if self._bars is not None:
            self.watch: Watch = self._bars
        elif not progress:
            self.watch = _idle
        elif callable(progress):
            self.watch = _telling(progress)
        else:
            raise TypeError("progress is True, False or a function, not "
                            f"{type(progress).__name__}")

    def __enter__(self) -> Watch:
        return self.watch

    def __exit__(self, *_: object) -> None:
        if self._bars is not None:
            self._bars.close()

"""What can go wrong, as exceptions."""
from __future__ import annotations

from enum import IntEnum

from . import _native

__all__ = ["Error", "FileError", "LimitError", "NotFoundError", "ReadError", "ReasonError",
           "Status", "UnitError"]


class Status(IntEnum):
    """What a call came to: ``OK``, an error of the call, or the reason why there is no answer.

    >>> Status.ZERO_BASE.label
    'zero_base'
    """

    OK = 0
    INVALID = 1
    NO_MEMORY = 2
    IO = 3
    SYNTAX = 4
    AMBIGUOUS = 5
    LIMIT = 6
    NOT_FOUND = 7
    EXISTS = 8
    BUFFER = 9
    FINDINGS = 10
    CANCELLED = 11
    MISSING = 32
    ZERO_BASE = 33
    NEGATIVE_BASE = 34
    SIGN_CHANGE = 35
    SHORT_SERIES = 36
    GAP = 37
    BREAK = 38
    DOMAIN = 39
    RANGE = 40
    UNIT = 41
    PRICE_BASIS = 42
    PRECISION = 43
    BOUNDS = 44
    CONTRADICTED = 45

    @property
    def label(self) -> str:
        """The name that reports print."""
        return _native.status_name(int(self))

    @property
    def text(self) -> str:
        """One English sentence."""
        return _native.status_text(int(self))


class Error(ValueError):
    """A call could not answer. ``str()`` of it is one English sentence.

    ``code`` is the number of the status, ``name`` its word; ``file``, ``line`` and ``column`` (from
    1) say where, or are ``None``.

    >>> import libplan
    >>> try:
    ...     libplan.growth(0, 5)
    ... except libplan.Error as error:
    ...     print(error.code, error.name, error)
    33 zero_base growth(): the base of a change is 0
    """

    code: int
    name: str
    file: str | None
    line: int | None
    column: int | None

    def __init__(self, message: str, code: int = 1, line: int = 0, column: int = 0,
                 file: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.name = _native.status_name(code)
        self.file = file
        self.line = line or None
        self.column = column or None

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (str(self), self.code, self.line or 0, self.column or 0, self.file)


class FileError(Error, OSError):
    """A file could not be opened, read or written."""

    def __str__(self) -> str:  # not that of OSError
        return ValueError.__str__(self)


class NotFoundError(Error, LookupError):
    """There is no such indicator, area, series, unit, rule or function."""


class ReadError(Error):
    """A text does not read, or reads in two ways."""


class LimitError(Error):
    """A limit against hostile input was reached."""


class ReasonError(Error):
    """The answer does not exist: a base of 0, a missing value, too short a series."""


class UnitError(ReasonError):
    """The units have different dimensions."""


class CancelledError(Error):
    """Whoever watched a check ended it."""


_CLASSES = {3: FileError, 4: ReadError, 5: ReadError, 6: LimitError, 7: NotFoundError,
            11: CancelledError, 41: UnitError}


def make_error(code: int, message: str, line: int = 0, column: int = 0) -> Error:
    """The exception of a status."""
    kind = _CLASSES.get(code, ReasonError if code >= 32 else Error)
    return kind(message, code, line, column)


def reason(code: int, prefix: str = "") -> Error:
    """The exception of a status that comes without a message."""
    return make_error(code, prefix + _native.status_text(code))

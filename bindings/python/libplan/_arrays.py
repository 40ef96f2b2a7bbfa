"""Columns of numbers, whoever holds them: to doubles in one piece, and back to what they came as.

Nothing is imported here: numpy, pandas, polars and pyarrow are asked only where an argument is
theirs, so each is there already.
"""
from __future__ import annotations

import sys
from array import array
from typing import Any

from . import _native

NAN = float("nan")
_told: list[type] = []
_NUMBERS = frozenset("bBhHiIlLqQnNfde")


def family(value: object) -> str:
    """Whose array it is: pandas, polars, pyarrow, numpy, buffer or list; "" for anything else."""
    kind = type(value)
    if kind is float or kind is int or kind is str or value is None:
        return ""
    if kind is list or kind is tuple:
        return "list"
    root = kind.__module__.partition(".")[0]
    if root == "numpy":
        if kind.__name__ == "ndarray" and not _told:
            _told.append(kind)
            _native.know_arrays(kind)
        return "numpy" if getattr(value, "ndim", 0) > 0 else ""
    if root in ("pandas", "polars", "pyarrow"):
        if hasattr(value, "columns") or (root == "pandas" and not hasattr(value, "to_numpy")):
            return ""
        return root if hasattr(value, "__len__") else ""
    if isinstance(value, (array, memoryview)):
        return "buffer"
    if isinstance(value, (str, bytes, bytearray, dict, set, frozenset)):
        return ""
    if hasattr(value, "__array__") or hasattr(value, "__array_interface__"):
        return "list" if hasattr(value, "__len__") else ""
    return "list" if hasattr(value, "__len__") and hasattr(value, "__getitem__") else ""


def number(value: Any, name: str) -> float:
    """One number as a float; None is missing."""
    if type(value) is float:
        return value
    if value is None:
        return NAN
    if isinstance(value, str):
        from ._values import Figure
        return float(Figure(value))
    kind = type(value).__name__
    if isinstance(value, (bool, bytes, bytearray, complex)) or kind in ("bool_", "bool"):
        raise TypeError(f"{name} must be a number, not {kind}")
    if kind in ("NAType", "NaTType"):
        return NAN
    if hasattr(value, "__float__") or hasattr(value, "__index__"):
        return float(value)
    raise TypeError(f"{name} must be a number, not {kind}")


def _from_list(values: Any, name: str) -> Any:
    return array("d", [number(value, f"{name}[{i}]") for i, value in enumerate(values)])


def _from_numpy(values: Any, name: str) -> Any:
    kind = values.dtype.kind
    if kind == "O":
        return _from_list(values.ravel().tolist(), name)
    if kind not in "iuf":
        raise TypeError(f"{name} must hold numbers, not {values.dtype}")
    if hasattr(values, "filled"):  # a masked array: what is masked is missing
        values = values.astype("f8").filled(NAN)
    if values.dtype.str == "<f8" and values.flags.c_contiguous:
        return values
    return values.astype("f8", order="C")


def _from_pandas(values: Any, name: str) -> Any:
    if str(values.dtype) in ("bool", "boolean", "category") or "datetime" in str(values.dtype):
        raise TypeError(f"{name} must hold numbers, not {values.dtype}")
    if str(values.dtype) in ("object", "str", "string"):
        return _from_list(values.tolist(), name)
    return _from_numpy(values.to_numpy(dtype="float64", na_value=NAN), name)


def _from_polars(values: Any, name: str) -> Any:
    if not hasattr(values, "dtype"):
        raise TypeError(f"{name} must be a column, not a table")
    if not values.dtype.is_numeric():
        return _from_list(values.to_list(), name)
    if "numpy" not in sys.modules:
        return _from_list(values.to_list(), name)
    return _from_numpy(values.cast(sys.modules["polars"].Float64).to_numpy(), name)


def _from_pyarrow(values: Any, name: str) -> Any:
    if not hasattr(values, "to_pylist") or hasattr(values, "column_names"):
        raise TypeError(f"{name} must be a column, not a table")
    return _from_list(values.to_pylist(), name)


def _from_buffer(values: Any, name: str) -> Any:
    view = memoryview(values)
    letter = view.format.lstrip("@=<") if view.format else "B"
    if letter not in _NUMBERS:
        raise TypeError(f"{name} must hold numbers, not the format {view.format}")
    if letter == "d" and view.c_contiguous:
        return view
    if view.ndim != 1:
        raise ValueError(f"{name} must have one dimension, or be contiguous doubles")
    return array("d", view.tolist())


_READERS = {"list": _from_list, "numpy": _from_numpy, "pandas": _from_pandas,
            "polars": _from_polars, "pyarrow": _from_pyarrow, "buffer": _from_buffer}


def doubles(value: object, kind: str, name: str) -> Any:
    """A column as doubles in one piece."""
    return _READERS[kind](value, name)


def length(buffer: Any) -> int:
    """Numbers in a buffer of doubles."""
    return memoryview(buffer).nbytes // 8


def make(like: object, kind: str, code: str, n: int) -> Any:
    """Room for n numbers of a code (d or i), fit to be handed out like `like`."""
    if kind in ("numpy", "pandas") or (kind == "polars" and "numpy" in sys.modules):
        numpy = sys.modules["numpy"]
        shape = getattr(like, "shape", (n,)) if kind == "numpy" else (n,)
        made = numpy.empty(shape, dtype="f8" if code == "d" else "i4")
        return made if made.size == n else numpy.empty(n, dtype=made.dtype)
    return array(code, bytes(n * (8 if code == "d" else 4)))


def hand_out(like: Any, kind: str, made: Any, keep_index: bool = True) -> Any:
    """What was made, as the caller's own kind of column."""
    if kind == "pandas":
        pandas = sys.modules["pandas"]
        index = getattr(like, "index", None) if keep_index else None
        return pandas.Series(made, index=index, name=getattr(like, "name", None), copy=False)
    if kind == "polars":
        polars = sys.modules["polars"]
        series = polars.Series(like.name, made if hasattr(made, "dtype") else list(made))
        return series.fill_nan(None) if series.dtype.is_float() else series
    if kind == "pyarrow":
        return sys.modules["pyarrow"].array(
            [None if value != value else value for value in made.tolist()])
    if kind == "list":
        return made.tolist()
    return memoryview(made) if isinstance(like, memoryview) else made

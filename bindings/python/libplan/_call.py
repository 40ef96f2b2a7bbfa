"""Calls of the mathematics that are more than plain numbers: columns, lists, words, intervals, and
what there is to say when there is no answer."""
from __future__ import annotations

from array import array
from typing import Any

from . import _native
from ._arrays import NAN, doubles, family, hand_out, length, make, number
from ._errors import Status, make_error, reason
from ._values import Decimal, Figure, Interval, Period, raw_decimal, raw_interval

FIGURE, LIST, CONSTANT, CHOICE, PERIODS = range(5)
MODES = ("raise", "reason", "nan")


class Parameter:
    """One parameter of a function: a row of the library's table."""

    __slots__ = ("name", "unit", "range", "words", "kind", "optional", "nullable", "key")

    def __init__(self, row: dict[str, Any]) -> None:
        self.name: str = row["name"]
        self.unit: str = row["unit"]
        self.range: str = row["range"]
        self.words: tuple[str, ...] = tuple(row["choices"].split())
        self.kind: int = row["kind"]
        self.optional = bool(row["optional"])
        self.nullable = bool(row["nullable"])
        self.key = self.name + "_" if self.name in ("in", "from") else self.name


class Function:
    """One function of the mathematics: a row of the library's table."""

    __slots__ = ("index", "name", "aliases", "module", "about", "formula", "unit", "words", "parts",
                 "part_words", "source", "parameters", "places", "has_array", "has_figure",
                 "gives_list", "has_statuses", "needs_print")

    def __init__(self, index: int) -> None:
        row = _native.function_at(index)
        assert row is not None
        self.index: int = index
        self.name: str = row["name"]
        self.aliases: tuple[str, ...] = tuple(row["aliases"].split())
        self.module: str = row["module"]
        self.about: str = row["about"]
        self.formula: str = row["formula"]
        self.unit: str = row["unit"]
        self.words: tuple[str, ...] = tuple(row["choices"].split())
        self.parts: tuple[str, ...] = tuple(row["parts"].split())
        self.part_words: tuple[str, ...] = tuple(row["part_choices"].split())
        self.source: str = row["source"]
        self.parameters: list[Parameter] = [Parameter(p) for p in row["parameters"]]
        self.places: dict[str, int] = {p.key: i for i, p in enumerate(self.parameters)}
        self.has_array: bool = bool(row["has_array"])
        self.has_figure: bool = bool(row["has_figure"])
        self.gives_list: bool = bool(row["gives_list"])
        self.has_statuses: bool = bool(row["has_statuses"])
        self.needs_print: bool = bool(row["needs_print"])

    def __repr__(self) -> str:
        return f"<libplan function {self.name}: {self.about}>"

    def bind(self, args: tuple[object, ...], named: dict[str, object]) -> list[Any]:
        """The arguments in the order of the parameters; None where one is left out."""
        if len(args) > len(self.parameters):
            raise TypeError(f"{self.name}() takes {len(self.parameters)} arguments, "
                            f"{len(args)} were given")
        bound: list[Any] = list(args) + [None] * (len(self.parameters) - len(args))
        given = set(range(len(args)))
        for key, value in named.items():
            place = self.places.get(key, self.places.get(key + "_", -1))
            if place < 0:
                raise TypeError(f"{self.name}() has no parameter {key!r}")
            if place in given:
                raise TypeError(f"{self.name}() got {key!r} twice")
            bound[place] = value
            given.add(place)
        for i, parameter in enumerate(self.parameters):
            if i not in given and not parameter.optional:
                raise TypeError(f"{self.name}() lacks the argument {parameter.key!r}")
        return bound


_rows: list[Function | None] = [None] * _native.function_count()


def row_of(index: int) -> Function:
    """The row of a function, read when it is needed first."""
    row = _rows[index]
    if row is None:
        row = _rows[index] = Function(index)
    return row


def choice(parameter: Parameter, value: object) -> float:
    """The number of a word."""
    if isinstance(value, str) and value in parameter.words:
        return float(parameter.words.index(value))
    if isinstance(value, int) and not isinstance(value, bool) \
            and 0 <= value < len(parameter.words):
        return float(value)
    raise ValueError(f"{parameter.key} must be one of {', '.join(parameter.words)}, "
                     f"not {value!r}")


def is_printed(value: Any) -> bool:
    """Whether it is a figure or an interval, or a list that begins with one."""
    if isinstance(value, (list, tuple)) and value:
        value = value[0]
    return isinstance(value, (Figure, Interval))


def call(index: int, args: tuple[object, ...], named: dict[str, object]) -> Any:
    """What every function of the mathematics falls back to."""
    row = row_of(index)
    errors = named.pop("errors", None)
    out = named.pop("out", None)
    scale = named.pop("scale", None)
    if errors is not None and errors not in MODES:
        raise ValueError(f"errors must be one of {', '.join(MODES)}, not {errors!r}")
    bound = row.bind(args, named)
    if row.needs_print or any(map(is_printed, bound)):
        return call_intervals(row, bound, errors, scale)
    for value, parameter in zip(bound, row.parameters):
        if parameter.kind in (LIST, PERIODS):
            return call_lists(row, bound, errors, out)
    families = [family(value) for value in bound]
    if any(families):
        return call_columns(row, bound, families, errors, out)
    return call_numbers(row, bound, errors)


# --- One answer ---------------------------------------------------------------------------------

def argument(parameter: Parameter, value: Any) -> Any:
    """One number as the library's table wants it."""
    if parameter.kind == CHOICE:
        return None if value is None and parameter.optional else choice(parameter, value)
    if value is None and (parameter.optional or parameter.nullable):
        return None
    return number(value, parameter.key)


def finish(row: Function, numbers: list[float]) -> Any:
    """The answer as people want it: words for what is a word, a tuple where there are parts."""
    first: Any = row.words[int(numbers[0])] if row.words else numbers[0]
    if not row.parts:
        return first
    rest: list[Any] = numbers[1:]
    if row.part_words:
        rest = [row.part_words[int(rest[0])]]
    return (first, *rest)


def no_answer(row: Function, status: int, errors: object) -> Any:
    """What there is instead of an answer."""
    if errors in (None, "raise") or status < 32:
        if status == Status.INVALID:
            raise make_error(status, f"{row.name}() does not take these arguments: lists of one "
                                     "length, one number for one parameter")
        raise reason(status, f"{row.name}(): ")
    nothing: Any = NAN
    if row.parts:
        nothing = (NAN, *([None] if row.part_words else [NAN] * len(row.parts)))
    return (nothing, Status(status)) if errors == "reason" else nothing


def call_numbers(row: Function, bound: list[Any], errors: object) -> Any:
    """Plain numbers in, one answer out."""
    given = [argument(p, value) for p, value in zip(row.parameters, bound)]
    while given and given[-1] is None and row.parameters[len(given) - 1].optional:
        given.pop()
    status, numbers, _ = _native.call(row.name, given)
    if status != 0:
        return no_answer(row, status, errors)
    answer = finish(row, numbers)
    return (answer, Status.OK) if errors == "reason" else answer


# --- Lists --------------------------------------------------------------------------------------

def periods(value: Any, name: str) -> list[Any]:
    """A column of periods."""
    if isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
        raise TypeError(f"{name} must be a list of periods")
    made = []
    for item in value:
        if hasattr(item, "item") and not isinstance(item, (str, int)):
            item = item.item()
        made.append(Period(item)._raw)
    return made


def flat(value: Any, name: str) -> tuple[Any, str]:
    """A list of numbers, or of lists, as doubles; and whose it is."""
    kind = family(value)
    if kind == "list" and len(value) > 0 and isinstance(value[0], (list, tuple)):
        return doubles([item for part in value for item in part], "list", name), kind
    if not kind:
        if value is None:
            return None, ""
        raise TypeError(f"{name} must be a list of numbers, not {type(value).__name__}")
    return doubles(value, kind, name), kind


def call_lists(row: Function, bound: list[Any], errors: object, out: Any) -> Any:
    """Lists in, one answer or a list out."""
    given: list[Any] = []
    like, like_kind = None, "list"
    for parameter, value in zip(row.parameters, bound):
        if parameter.kind == PERIODS:
            given.append(periods(value, parameter.key))
        elif parameter.kind == LIST:
            buffer, kind = flat(value, parameter.key)
            given.append(buffer)
            if kind and (like is None or like_kind == "list"):
                like, like_kind = value, kind
        else:
            given.append(argument(parameter, value))
    while given and given[-1] is None and row.parameters[len(given) - 1].optional:
        given.pop()
    status, numbers, statuses = _native.call(row.name, given)
    if status != 0:
        return no_answer(row, status, errors)
    if not row.gives_list:
        answer = finish(row, numbers)
        return (answer, Status.OK) if errors == "reason" else answer
    return give_list(row, numbers, statuses, like, like_kind, errors, out)


def give_list(row: Function, numbers: list[float], statuses: list[int], like: Any, kind: str,
              errors: object, out: Any) -> Any:
    """A list of numbers as the caller's own kind of column, with what stands behind it."""
    n = len(numbers) - len(row.parts)
    if errors == "raise" and any(statuses):
        raise_first(row, statuses)
    made = make(like, kind, "d", n) if out is None else out
    memoryview(made).cast("B").cast("d")[:] = array("d", numbers[:n])
    same = like is not None and hasattr(like, "__len__") and len(like) == n
    answer = made if out is not None else hand_out(like, kind, made, keep_index=same)
    if row.parts:
        answer = (answer, *numbers[n:])
    if errors == "reason":
        codes = array("i", statuses[:n])
        return answer, (codes.tolist() if kind == "list" else codes)
    return answer


# --- Columns, element by element ----------------------------------------------------------------

def raise_first(row: Function, statuses: Any) -> None:
    """Raises the reason of the first element without an answer."""
    for i, status in enumerate(statuses):
        if status != 0:
            raise reason(int(status), f"{row.name}(): element {i}: ")


def check_index(first: Any, second: Any) -> None:
    """Two columns of pandas must have one index: nothing is aligned in silence."""
    if not first.index.equals(second.index):
        raise ValueError("the columns have different indices; align them first")


def call_columns(row: Function, bound: list[Any], families: list[str], errors: object,
                 out: Any) -> Any:
    """One answer for each element; numbers stand for columns of themselves."""
    like, kind = next(((value, kind) for value, kind in zip(bound, families)
                       if kind not in ("", "list")), (None, ""))
    if not kind:
        like, kind = next((value, kind) for value, kind in zip(bound, families) if kind)
    if row.words or row.parts:
        raise TypeError(f"{row.name}() answers with more than a number: call it for each element")
    columns: list[Any] = []
    n = -1
    for value, whose, parameter in zip(bound, families, row.parameters):
        if not whose:
            columns.append(None)
            continue
        if whose == "pandas" == kind and hasattr(value, "index") and hasattr(like, "index"):
            check_index(like, value)
        shapes = [getattr(item, "shape", None) for item in (value, like)]
        if whose == kind == "numpy" and shapes[0] != shapes[1]:
            raise ValueError(f"{parameter.key} has the shape {shapes[0]}, not {shapes[1]}")
        columns.append(doubles(value, whose, parameter.key))
        size = length(columns[-1])
        if n not in (-1, size):
            raise ValueError(f"{parameter.key} has {size} elements, not {n}")
        n = size
    made = out_of(out, n) if out is not None else make(like, kind, "d", n)
    codes = make(like, kind, "i", n) if errors in ("raise", "reason") else None
    run(row, bound, columns, made, codes, n)
    if errors == "raise" and codes is not None:
        raise_first(row, memoryview(codes).cast("B").cast("i"))
    answer = out if out is not None else hand_out(like, kind, made)
    return (answer, hand_out(like, kind, codes)) if errors == "reason" else answer


def out_of(out: Any, n: int) -> Any:
    """Room that the caller made: contiguous doubles that may be written, n of them."""
    root = type(out).__module__.partition(".")[0]
    if root in ("pandas", "polars"):
        raise TypeError("out must be a buffer of doubles: a numpy array, an array, a memoryview")
    try:
        view = memoryview(out)
    except TypeError:
        raise TypeError("out must be a buffer of doubles: a numpy array, an array, "
                        "a memoryview") from None
    if view.readonly:
        raise ValueError("out cannot be written to")
    if (view.format or "B").lstrip("@=<") != "d":
        raise TypeError(f"out must hold doubles, not the format {view.format}")
    if not view.c_contiguous:
        raise ValueError("out is not contiguous")
    if view.nbytes != 8 * n:
        raise ValueError(f"out has room for {view.nbytes // 8} elements, not {n}")
    return out


def run(row: Function, bound: list[Any], columns: list[Any], made: Any, codes: Any,
        n: int) -> None:
    """Computes into `made`: by the library's loop where constants are constant, else one by one."""
    constants = []
    arrays = []
    for parameter, value, column in zip(row.parameters, bound, columns):
        if parameter.kind == FIGURE:
            if column is None:
                column = array("d", [number(value, parameter.key)]) * n
            arrays.append(column)
        elif column is None:
            given = argument(parameter, value)
            constants.append(1.0 if given is None else given)
        else:
            constants.append(NAN)
            arrays.clear()
            break
    if arrays and row.has_array:
        status = _native.call_v(row.index, tuple(arrays), tuple(constants), made, codes)
        if status == 0:
            return
        if status is not None:
            raise reason(status, f"{row.name}(): ")
    one_by_one(row, bound, columns, made, codes, n)


def one_by_one(row: Function, bound: list[Any], columns: list[Any], made: Any, codes: Any,
               n: int) -> None:
    """Element by element, by name."""
    result = memoryview(made).cast("B").cast("d")
    reasons = None if codes is None else memoryview(codes).cast("B").cast("i")
    views = [None if column is None else memoryview(column).cast("B").cast("d")
             for column in columns]
    fixed = [None if view is not None else argument(parameter, value)
             for parameter, value, view in zip(row.parameters, bound, views)]
    for i in range(n):
        given = [value if view is None else view[i] for value, view in zip(fixed, views)]
        while given and given[-1] is None:
            given.pop()
        status, numbers, _ = _native.call(row.name, given)
        result[i] = numbers[0] if status == 0 else NAN
        if reasons is not None:
            reasons[i] = status


# --- Intervals ----------------------------------------------------------------------------------

def printed(value: Any) -> Any:
    """(interval, figure or None) of whatever stands for one."""
    if isinstance(value, Interval):
        return value._raw, None
    figure = value if isinstance(value, Figure) else Figure(value)
    if isinstance(value, (Figure, str)):
        return figure.interval()._raw, figure._raw
    return raw_interval(Decimal(value)), figure._raw


def ranges(parameter: Parameter, value: Any, by_print: bool) -> Any:
    """One argument as the library's table wants it: a list of pairs."""
    if parameter.kind == CHOICE:
        return None if value is None and parameter.optional \
            else [(_native.interval_point((int(choice(parameter, value)), 0)), None)]
    if value is None and (parameter.optional or parameter.nullable):
        return None
    if parameter.kind == LIST:
        if value is None or not family(value):
            raise TypeError(f"{parameter.key} must be a list, not {type(value).__name__}")
        return [printed(item) for item in value]
    if value is None:
        raise TypeError(f"{parameter.key} must be a figure, not None")
    if parameter.kind == CONSTANT:
        return [(_native.interval_point(raw_decimal(value)), None)]
    if by_print and not isinstance(value, (str, Figure)):
        value = Figure(value, reading=None)
    return [printed(value)]


def finest(given: list[Any]) -> int:
    """Two decimals more than the most precise figure that enters."""
    scales = [0]
    for pairs in given:
        for interval, figure in pairs or ():
            scales += [figure[0][1]] if figure is not None else [interval[0][1], interval[1][1]]
    return min(18, max(scales) + 2)


def call_intervals(row: Function, bound: list[Any], errors: object, scale: object) -> Any:
    """Figures in, an interval (or a list of them) out, its ends rounded outwards."""
    if not row.has_figure:
        raise TypeError(f"{row.name}() has no form for figures: give it numbers")
    if scale is not None and (not isinstance(scale, int) or isinstance(scale, bool)):
        raise TypeError(f"scale must be an int, not {type(scale).__name__}")
    given = [ranges(p, value, row.needs_print) for p, value in zip(row.parameters, bound)]
    while given and given[-1] is None and row.parameters[len(given) - 1].optional:
        given.pop()
    status, answers = _native.call_f(row.name, finest(given) if scale is None else scale, given)
    if status != 0:
        if errors in (None, "raise") or status < 32:
            raise reason(status, f"{row.name}(): ")
        return (None, Status(status)) if errors == "reason" else None
    answer: Any
    if row.words:
        answer = row.words[answers[0][0][0]]
    elif row.needs_print:
        answer = [int(Decimal._of(item[0])) for item in answers]
    else:
        intervals = [Interval._of(item) for item in answers]
        answer = intervals if row.gives_list else intervals[0]
    return (answer, Status.OK) if errors == "reason" else answer

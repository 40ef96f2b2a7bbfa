"""The package as a whole: its documentation runs, its types are those of the table, everything
public in C is there, importing is quick and takes little."""
import doctest
import importlib
import os
import pkgutil
import re
import subprocess
import sys

import libplan
import pytest
from libplan import _native

MODULES = [name for _, name, _ in pkgutil.iter_modules(libplan.__path__) if name != "_native"]

# Functions of C that Python has in another way.
REASONS = {
    "plan_error_init": "errors are exceptions",
    "plan_function_call": "every row is a function of the package (_native.call)",
    "plan_function_call_f": "every row is a function of the package (_native.call_f)",
    "plan_largest_remainder_d": "largest_remainder takes each number as its shortest decimal",
    "plan_controlled_rounding_d": "controlled_rounding takes each number as its shortest decimal",
    "plan_finding_in_question": "asked by the place of the finding (_native.report_in_question)",
    "plan_units_free": "objects free themselves", "plan_document_free": "objects free themselves",
    "plan_report_free": "objects free themselves", "plan_baseline_free": "objects free themselves",
}


def public(source):
    """Functions that the headers declare."""
    names = set()
    for header in sorted((source / "include" / "plan").glob("*.h")):
        text = re.sub(r"/\*.*?\*/|^\s*#.*?$", " ", header.read_text("utf-8"), flags=re.S | re.M)
        names |= set(re.findall(r"PLAN_API[^;(]*?\b(plan_\w+)\s*\(", text))
    return names


@pytest.mark.parametrize("name", MODULES + [""])
def test_documentation(name):
    module = importlib.import_module("libplan" + ("." + name if name else ""))
    assert module.__doc__ and doctest.testmod(module).failed == 0


def test_complete(source):
    functions = public(source)
    assert len(functions) > 200
    rows = {row.name for row in libplan.functions()}
    lacking = []
    for name in sorted(functions):
        short = name[len("plan_"):]
        by_row = short in rows or re.sub(r"_[vf]$", "", short) in rows
        if not (hasattr(_native, short) or by_row or name in REASONS):
            lacking.append(name)
    assert lacking == []
    assert set(REASONS) <= functions
    assert rows <= set(libplan.__all__)
    by_row = set(re.findall(r"PLAN_BY_ROW\((\w+)\)",
                            (source / "bindings/common/plan.i").read_text())) - {"name"}
    assert by_row == rows


def test_stub_of_native(source):
    """The hand-written types name what the module has."""
    text = (source / "bindings/python/libplan/_native.pyi").read_text("utf-8")
    typed = set(re.findall(r"^def (\w+)", text, re.M))
    there = {name for name in dir(_native) if not name.startswith(("_", "SWIG", "Swig"))
             and callable(getattr(_native, name))}
    assert typed <= there


def test_stubs(source):
    subprocess.run([sys.executable, source / "bindings/python/tests/stubs.py",
                    source / "bindings/python/libplan/_mathematics.pyi"], check=True)


def test_statuses(source):
    text = (source / "include/plan/status.h").read_text("utf-8")
    codes = {name: int(number) for name, number in re.findall(r"PLAN_(\w+) = (\d+)", text)}
    assert codes == {status.name: int(status) for status in libplan.Status}
    assert libplan.Status.ZERO_BASE.label == "zero_base" and libplan.Status.GAP.text


def test_names():
    assert sorted(set(libplan.__all__)) == sorted(libplan.__all__)
    assert all(hasattr(libplan, name) for name in libplan.__all__)
    assert libplan.__version__ == "0.1.0" or re.match(r"\d+\.\d+\.\d+", libplan.__version__)


def test_import():
    """Nothing of others, and little of the standard library."""
    program = ("import sys; before = set(sys.modules); import libplan; "
               "print(*sorted({n.split('.')[0] for n in set(sys.modules) - before}))")
    done = subprocess.run([sys.executable, "-I", "-S", "-c",
                           "import sys; sys.path.insert(0, %r); %s"
                           % (os.path.dirname(os.path.dirname(libplan.__file__)), program)],
                          capture_output=True, text=True, check=True)
    names = set(done.stdout.split())
    assert not names & {"numpy", "pandas", "polars", "pyarrow", "json", "decimal", "fractions",
                        "inspect", "dataclasses", "ctypes"}
    assert len(names) <= 30


def test_subinterpreters():
    """Where there are some, they get the module or an ImportError, never a crash."""
    program = """
try:
    import _xxsubinterpreters as interpreters
except ImportError:
    import _interpreters as interpreters
one = interpreters.create()
try:
    interpreters.run_string(one, "import libplan; libplan.growth(1, 2)")
except Exception as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode in (0, 1) and "Fatal" not in done.stderr


def test_crash(source):
    """Nothing that is written in Python ends the interpreter: one process a function."""
    done = subprocess.run([sys.executable, source / "bindings/python/tests/crash.py"],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert done.returncode == 0, done.stdout


def test_generates(source, tmp_path):
    """The interfaces stay within what the SWIG of Debian takes, where that is installed."""
    swigs = {path for path in ("/usr/bin/swig", "/usr/bin/swig4.0") if os.path.exists(path)}
    if not swigs:
        pytest.skip("no swig beside the one of the build")
    for swig in swigs:
        subprocess.run([swig, "-python", "-noproxy", "-Werror", "-w314", "-module", "_native",
                        "-I%s" % (source / "include"), "-I%s" % (source / "bindings/common"),
                        "-o", tmp_path / "wrap.c", source / "bindings/python/python.i"], check=True)

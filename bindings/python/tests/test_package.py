"""The package as a whole: its documentation runs, its types are those of the table, everything
public in C is there, importing is quick and takes little."""
import doctest
import importlib
import importlib.util
import os
import pkgutil
import re
import subprocess
import sys

import libplan
import pytest
from libplan import _native

MODULES = [name for _, name, _ in pkgutil.iter_modules(libplan.__path__) if name != "_native"]


def complete(source):
    """What all languages are compared with (bindings/common/tests/complete.py)."""
    path = source / "bindings/common/tests/complete.py"
    spec = importlib.util.spec_from_file_location("complete", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", MODULES + [""])
def test_documentation(name):
    module = importlib.import_module("libplan" + ("." + name if name else ""))
    assert module.__doc__ and doctest.testmod(module).failed == 0


def test_complete(source):
    common = complete(source)
    names = {name for name in dir(_native) if not name.startswith("_")}
    assert common.lacking(names | set(libplan.__all__)) == []
    rows = {row.name for row in libplan.functions()}
    assert rows <= set(libplan.__all__) and common.rows() == rows


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


def test_raises_leak_nothing():
    """Raising keeps no memory, whatever raises; a million of them were run once, with the same result."""
    program = """
import gc, resource, sys
import libplan
from libplan import _native
document = _native.document_new()
calls = [lambda: libplan.growth(0, 5), lambda: _native.period_read("nothing"), lambda: libplan.sum([None]),
         lambda: _native.arrow_read(1, 2, 3, 4, 5), lambda: libplan.largest_remainder_d([1, object()], 1),
         lambda: _native.document_add_area(document, {"code": "\\0"}), lambda: libplan.Figure("x"),
         lambda: _native.document_add_area(document, {"code": "a b\\n"}), lambda: libplan.Unit("?")]

def raises(count):
    for _ in range(count):
        for call in calls:
            try:
                call()
            except Exception:
                continue
            raise SystemExit("nothing was raised")
raises(1000)
gc.collect()
blocks, memory = sys.getallocatedblocks(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
raises(int(sys.argv[1]) // len(calls))
gc.collect()
print(sys.getallocatedblocks() - blocks, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory)
"""
    done = subprocess.run([sys.executable, "-c", program, "50000"], capture_output=True, text=True, check=True)
    blocks, memory = map(int, done.stdout.split())
    assert blocks < 100 and memory < 2000


def test_const_goes_in(source):
    """What a function of C takes as const is not handed out with its answer, whatever its name."""
    made = sorted((source / "build" / "python").rglob("*wrap*.c"))
    if not made:
        pytest.skip("the wheel was built elsewhere")
    functions = re.findall(r"SWIGINTERN PyObject \*(_wrap_\w+)\(.*?\n(.*?)\n}\n",
                           made[0].read_text("utf-8"), re.S)
    out = {(name, place) for name, body in functions
           for place in re.findall(r"plan_py_append\(resultobj, [^;]*?\barg(\d+)", body)
           if re.search(rf"const \*\)arg{place}\b", body)}
    assert len(functions) > 100 and out == set()

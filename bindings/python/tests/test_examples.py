"""The example says in Python what it says in C, and the programs of the documentation run."""
import pathlib
import re
import subprocess
import sys

# 14.47 + 41.96 + 38.08 + 5.69 = 100.20; four figures of two decimals are off by 0.02 at most.
SAID = ("error P301: structure, 2023 (plan): 14.47 + 41.96 + 38.08 + 5.69 = 100.20, but the parts must "
        "add up to 100: off by 0.20, of which rounding explains at most 0.02; 0.18 is beyond rounding, "
        "so at least one figure is wrong; one digit would mend it: 14.47 → 14.27 or 41.96 → 41.76 or "
        "5.69 → 5.49\n")


def out(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")


def test_example(source):
    assert out(sys.executable, source / "examples/check_figures.py") == SAID
    for program in (source / "build").glob("*/example_check_figures"):
        assert out(program) == SAID


def test_readme(source, tmp_path, monkeypatch):
    """What README shows of Python runs as it stands there."""
    import pandas
    text = (source / "README.md").read_text("utf-8")
    section = text[text.index("## In a notebook"):text.index("## The command")]
    programs = re.findall(r"```python\n(.*?)```", section, re.S)
    frame = pandas.read_csv(source / "examples/lai-chau/figures.csv", dtype=str)
    for name in ("plan.json", "figures.csv"):
        (tmp_path / name).write_bytes((source / "examples/lai-chau" / name).read_bytes())
    monkeypatch.chdir(tmp_path)
    names = {"df": frame, "before": [48.3, 8.0], "after": [52.9, 9.0]}
    assert programs
    for program in programs:
        exec(compile(program, "README.md", "exec"), names)
    shown = [path for path in re.findall(r"\]\((docs/[^)]+)\)", section)]
    assert shown and all(pathlib.Path(source / path).stat().st_size < 150_000 for path in shown)

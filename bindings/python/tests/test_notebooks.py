"""The notebooks run, and give the outputs that are kept in them. FIX=1 runs them and keeps what they
give, to be reviewed as a diff."""
import copy
import json
import os
import re

import nbclient
import nbformat
import pytest
from conftest import SOURCE

FOLDER = SOURCE / "bindings" / "python" / "notebooks"
NAMES = sorted(path.name for path in FOLDER.glob("*.ipynb"))
PICTURES = {"image/png", "image/svg+xml"}


def run(notebook):
    """A copy with the outputs of now, and nothing in it of the time or the machine."""
    made = copy.deepcopy(notebook)
    nbclient.NotebookClient(made, timeout=120, kernel_name="python3", record_timing=False,
                            resources={"metadata": {"path": str(FOLDER)}}).execute()
    made.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python",
                                    "name": "python3"}, "language_info": {"name": "python"}}
    for cell in made.cells:
        if cell.cell_type == "code":
            cell.metadata.pop("execution", None)
            if "times" in cell.metadata.get("tags", ()):
                cell.outputs = []
    return made


def outputs(notebook):
    """What is compared: pictures differ in their bytes, so only that there is one."""
    made = []
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = dict(output.get("data") or {"text/plain": output.get("text")})
            made.append((cell.source, output.output_type, {
                kind: "a picture" if kind in PICTURES else text for kind, text in data.items()}))
    return made


def test_there_are():
    assert NAMES == ["lai-chau.ipynb", "million.ipynb", "quintiles.ipynb"]


@pytest.mark.parametrize("name", NAMES)
def test_notebook(name):
    text = (FOLDER / name).read_text("utf-8")
    notebook = nbformat.reads(text, as_version=4)
    made = run(notebook)
    if os.environ.get("FIX"):
        nbformat.write(made, FOLDER / name)
    else:
        assert outputs(made) == outputs(notebook)


@pytest.mark.parametrize("name", NAMES)
def test_clean(name):
    """What is kept is a valid notebook of one run, small, and tells of no machine."""
    text = (FOLDER / name).read_text("utf-8")
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert all(output.output_type != "error" and output.get("name") != "stderr"
               for cell in code for output in cell.outputs)
    assert len(text.encode()) < 400_000
    assert not re.search(r"/(tmp|home|root|work|usr|Users)/|site-packages|iopub", text)
    assert set(json.loads(text)["metadata"]) == {"kernelspec", "language_info"}

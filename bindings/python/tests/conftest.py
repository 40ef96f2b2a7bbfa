"""What the tests share: where the source tree is, and that the package is not taken from there."""
import os
import pathlib

import libplan
import pytest

SOURCE = pathlib.Path(os.environ.get("PLAN_SOURCE_DIR",
                                     pathlib.Path(__file__).resolve().parents[3]))
assert SOURCE / "bindings" not in pathlib.Path(libplan.__file__).parents


@pytest.fixture
def source():
    return SOURCE


@pytest.fixture
def lai_chau(source):
    return source / "examples" / "lai-chau" / "plan.json"

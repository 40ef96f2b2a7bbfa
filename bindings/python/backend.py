"""scikit-build-core, but that SWIG is asked for only where its output is not there yet: the source
distribution holds it, so that whoever builds from that needs no SWIG."""
import pathlib
import shutil
import subprocess

from scikit_build_core import build as core
from scikit_build_core.build import (  # noqa: F401  (pip calls them)
    build_editable, build_wheel, prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel)

SWIG = "swig==4.5.1"
HERE = pathlib.Path(__file__).parent
GENERATED = HERE / "generated" / "native_wrap.c"


def swig():
    return [] if GENERATED.exists() else [SWIG]


def get_requires_for_build_wheel(config_settings=None):
    return core.get_requires_for_build_wheel(config_settings) + swig()


def get_requires_for_build_editable(config_settings=None):
    return core.get_requires_for_build_editable(config_settings) + swig()


def get_requires_for_build_sdist(config_settings=None):
    return core.get_requires_for_build_sdist(config_settings) + swig()


def generate():
    """As CMakeLists.txt does, relative to the root, so that the file is the same everywhere."""
    GENERATED.parent.mkdir(exist_ok=True)
    subprocess.run(["swig", "-python", "-noproxy", "-Werror", "-w314", "-module", "_native", "-Iinclude",
                    "-Ibindings/common", "-o", str(GENERATED.relative_to(HERE.parents[1])),
                    "bindings/python/python.i"], cwd=HERE.parents[1], check=True)


def build_sdist(sdist_directory, config_settings=None):
    if GENERATED.exists():  # of a source distribution another one
        return core.build_sdist(sdist_directory, config_settings)
    try:
        generate()
        return core.build_sdist(sdist_directory, config_settings)
    finally:  # a work tree keeps no file that could get old
        shutil.rmtree(GENERATED.parent)

#!/usr/bin/env bash
# Types: mypy and pyright are content with the package and the examples, every name that is exported has
# a type that is written down, and the stubs are what is there when the package runs. Called by run.sh;
# what went well is not done again. usage: types.sh TOOLS TESTS (the environment with the package)
set -eu
tools=$(realpath "$1")
tests=$(realpath "$2")
stamp=$(cat pyproject.toml "$0" bindings/python/tests/stubtest.* bindings/python/libplan/* \
    examples/*.py bindings/python/notebooks/*.py include/plan/* "$tools/stamp" "$tests/stamp" 2>/dev/null | sha256sum)
[ "$(cat build/python-types 2>/dev/null)" = "$stamp" ] && { echo "types are as before"; exit 0; }
export PYRIGHT_PYTHON_CACHE_DIR=$PWD/build/python-pyright PYRIGHT_PYTHON_IGNORE_WARNINGS=1
PATH=$tools/bin:$PATH

mypy --config-file pyproject.toml
pyright -p pyproject.toml --pythonpath "$tests/bin/python" --level error

# The package as it is installed, from where it is the only one.
here=$PWD/bindings/python/tests
cd "$tests"
PATH=$tests/bin:$PATH "$tools/bin/pyright" --verifytypes libplan --ignoreexternal >verified.txt || {
    grep -A 2 error verified.txt
    exit 1
}
grep 'completeness score: 100%' verified.txt
PYTHONPATH=$(echo "$tests"/lib/python3*/site-packages) stubtest --mypy-config-file "$here/stubtest.ini" \
    --allowlist "$here/stubtest.allow" libplan
cd - >/dev/null
printf '%s' "$stamp" >build/python-types

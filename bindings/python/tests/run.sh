#!/usr/bin/env bash
# Builds the wheel, installs it into environments of its own and tests it from there. Everything
# lies under build/; the second time nothing is fetched. The results are in build/python-results.xml.
set -eu
cd "$(dirname "$0")/../../.."
here=bindings/python/tests
tools=build/python-tools
tests=build/python-tests
python=${PYTHON:-python3}
export PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1

# environment FOLDER REQUIREMENTS: made anew only where what it needs has changed.
environment() {
    local stamp
    stamp=$(cat "$2" && "$python" --version)
    [ -f "$1/stamp" ] && [ "$(cat "$1/stamp")" = "$stamp" ] && return 0
    rm -rf "$1"
    "$python" -m venv "$1"
    "$1/bin/python" -m pip install -q -r "$2"
    printf '%s\n' "$stamp" >"$1/stamp"
}
environment "$tools" "$here/requirements-build.txt"
environment "$tests" "$here/requirements-tests.txt"
PATH=$PWD/$tools/bin:$PATH

# The wheel, and what it may be installed on.
rm -rf build/python-wheel build/python-bare
"$tools/bin/python" -m pip wheel -q --no-deps --no-build-isolation -w build/python-wheel/raw .
auditwheel repair -w build/python-wheel build/python-wheel/raw/*.whl
abi3audit --strict build/python-wheel/*.whl
size=$(stat -c %s build/python-wheel/*.whl)
echo "the wheel has $size bytes"
[ "$size" -lt 3000000 ]

# Nothing beside it: an environment with the wheel alone, libraries included.
"$python" -m venv --without-pip build/python-bare
"$tools/bin/python" -m pip --python build/python-bare/bin/python install -q --no-index \
    build/python-wheel/*.whl
(cd /tmp && "$OLDPWD/build/python-bare/bin/python" -I -c \
    'import libplan, sys; assert "site-packages" in libplan.__file__; print(libplan.growth(48.3, 52.9))')
ldd build/python-bare/lib/python3*/site-packages/libplan/_native.abi3.so | grep -E 'libcsv.*site-packages'
bash "$here/pythons.sh" "$tools"

"$tests/bin/python" -m pip install -q --no-index --no-deps --force-reinstall build/python-wheel/*.whl
bash "$here/types.sh" "$tools" "$tests"
bash "$here/sdist.sh" "$tools" "$python"
export PLAN_SOURCE_DIR=$PWD
cd "$here"
exec "$PLAN_SOURCE_DIR/$tests/bin/python" -m pytest -q -p no:cacheprovider --import-mode=importlib \
    --junitxml="$PLAN_SOURCE_DIR/build/python-results.xml" .

#!/usr/bin/env bash
# The wheel in every Python that is found from 3.11 on, the one for debugging among them: bare
# environments with nothing beside it, the tests that need nothing else, and hostile calls. Called by
# run.sh; what went well is not done again. usage: pythons.sh TOOLS (environment with pip and pytest)
set -eu
tools=$(realpath "$1")
cd "$(dirname "$0")/../../.."
wheel=$(echo build/python-wheel/*.whl)
folder=build/python-versions
stamp=$(sha256sum <"$wheel" && cat "$tools/stamp" bindings/python/tests/*.py "$0" | sha256sum)
mkdir -p "$folder"

# pytest in a folder of its own: the environments stay bare.
pytest=$(sed -n 's/^pytest==/pytest==/p' bindings/python/tests/requirements-tests.txt)
if [ "$(cat "$folder/pytest/stamp" 2>/dev/null)" != "$pytest" ]; then
    rm -rf "$folder/pytest"
    "$tools/bin/python" -m pip install -q --target "$folder/pytest" "$pytest"
    printf '%s' "$pytest" >"$folder/pytest/stamp"
fi

tested=""
for python in $(compgen -c python3 | grep -E '^python3(\.[0-9]+)?(t|d|-dbg)?$' | sort -u) \
    "${PYENV_ROOT:-$HOME/.pyenv}"/versions/*/bin/python3; do
    # What a version is, where it runs and is one; free threading has no stable ABI.
    version=$("$python" -I -c 'import sys, sysconfig
if sys.version_info >= (3, 11) and not sysconfig.get_config_var("Py_GIL_DISABLED"):
    print("%d.%d.%d%s" % (*sys.version_info[:3], "d" * hasattr(sys, "gettotalrefcount")))' 2>/dev/null) || continue
    case " $tested " in *" $version "*) continue ;; esac
    [ -n "$version" ] || continue
    tested="$tested $version"
    if [ "$(cat "$folder/$version/stamp" 2>/dev/null)" = "$stamp" ]; then
        echo "Python $version: as before"
        continue
    fi
    rm -rf "${folder:?}/$version"
    "$python" -m venv --without-pip "$folder/$version"
    "$tools/bin/python" -m pip --python "$folder/$version/bin/python" install -q --no-index "$wheel"
    there=$("$tools/bin/python" -m pip --python "$folder/$version/bin/python" list --format freeze)
    if [ "${there%%==*}" != libplan ] || [ "$(printf '%s\n' "$there" | wc -l)" -ne 1 ]; then
        echo "Python $version: this came along: $there"
        exit 1
    fi
    PYTHONPATH=$PWD/$folder/pytest PLAN_SOURCE_DIR=$PWD PLAN_CRASH_TRIES=20 \
        "$folder/$version/bin/python" -X faulthandler -m pytest -q -p no:cacheprovider \
        --import-mode=importlib -k 'not generates and not test_stubs and not pandas and not polars' \
        bindings/python/tests/test_values.py bindings/python/tests/test_package.py >"$folder/$version/log" 2>&1 || {
        cat "$folder/$version/log"
        echo "Python $version: FAILED"
        exit 1
    }
    echo "Python $version: $(tail -n 1 "$folder/$version/log")"
    printf '%s' "$stamp" >"$folder/$version/stamp"
done
[ -n "$tested" ]
case "$tested" in *d*) ;; *) echo "no Python for debugging: Debian's package is python3-dbg" ;; esac

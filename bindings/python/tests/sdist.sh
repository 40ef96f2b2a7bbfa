#!/usr/bin/env bash
# The source distribution: the same bytes each time, small, without tests, with what SWIG makes; and a
# wheel from it where there is no SWIG, which works. Called by run.sh; once it went well it is not done
# again until what it is made of changes. usage: sdist.sh TOOLS (environment that builds) PYTHON
set -eu
tools=$(realpath "$1")
python=$2
root=$PWD
folder=build/python-sdist
# What it is made of, and what makes it.
stamp=$(cat CMakeLists.txt LICENSE README.md pyproject.toml bindings/python/CMakeLists.txt "$0" \
    bindings/*/*.[ich] bindings/*/*.py bindings/python/native/* bindings/python/libplan/* cmake/* \
    include/*.h include/plan/* libplan/* "$tools/stamp" 2>/dev/null | sha256sum)
[ "$(cat "$folder/stamp" 2>/dev/null)" = "$stamp" ] && { echo "the source distribution is as before"; exit 0; }
rm -rf "$folder"
mkdir -p "$folder/bin"

make() { # FOLDER
    PATH=$tools/bin:$PATH PYTHONPATH=bindings/python "$tools/bin/python" -c \
        'import sys, backend; print(backend.build_sdist(sys.argv[1]))' "$1" | tail -n 1
}
name=$(make "$folder")
make "$folder/again" >/dev/null
cmp "$folder/$name" "$folder/again/$name" || { echo "two source distributions differ"; exit 1; }
[ ! -e bindings/python/generated ]
size=$(stat -c %s "$folder/$name")
echo "the source distribution has $size bytes"
[ "$size" -lt 1500000 ]
tar -tzf "$folder/$name" | sed 's|^[^/]*/||' >"$folder/contents"
for wanted in bindings/python/generated/native_wrap.c LICENSE include/plan/check.h libplan/check.c \
    bindings/python/libplan/py.typed bindings/common/record.c; do
    grep -qx "$wanted" "$folder/contents" || { echo "$wanted is not in it"; exit 1; }
done
if grep -E '(^|/)(tests|notebooks)/|^(docs|bench|examples|tools|\.)' "$folder/contents"; then
    echo "these do not belong in it"
    exit 1
fi

# All programs of the system but SWIG, and an environment without it.
find /usr/bin /bin /usr/local/bin -maxdepth 1 ! -type d ! -name 'swig*' -exec ln -sf -t "$folder/bin" {} +
"$python" -m venv "$folder/env"
scikit=$(grep '^scikit-build-core==' bindings/python/tests/requirements-build.txt)
"$folder/env/bin/python" -m pip install -q "$scikit"
export PATH=$root/$folder/env/bin:$root/$folder/bin
if command -v swig >/dev/null; then echo "there is a SWIG: $(command -v swig)"; exit 1; fi
python -m pip wheel -q --no-deps --no-build-isolation -w "$folder/wheel" --config-settings build-dir="$root/$folder/build" \
    "$folder/$name"
if grep -q '^PLAN_SWIG' "$folder/build/CMakeCache.txt"; then echo "SWIG was looked for"; exit 1; fi
python -m pip install -q --no-index "$folder"/wheel/*.whl
(cd / && python -I -c '
import libplan
assert abs(libplan.growth(48.3, 52.9) - (52.9 / 48.3 - 1) * 100) < 1e-9
plan = {"libplan": 1, "indicators": [{"code": c, "kind": "share", "unit": "%"} for c in "ab"],
        "partitions": [{"code": "all", "total": 100, "members": ["a", "b"]}]}
report = libplan.check(plan, [{"indicator": c, "period": 2023, "value": "60.0"} for c in "ab"])
assert [finding.code for finding in report.findings] == ["P301"]
print("a wheel from the source distribution works")')
printf '%s' "$stamp" >"$folder/stamp"

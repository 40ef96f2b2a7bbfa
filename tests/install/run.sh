#!/usr/bin/env bash
# Installs a build, moves the installation elsewhere, and builds and runs programs against it: by
# CMake and by pkg-config, in C11 and C++17, with the shared and the static library.
# usage: tests/install/run.sh BUILD_DIR [CMAKE]
set -eu

build=${1:?usage: tests/install/run.sh BUILD_DIR [CMAKE]}
cmake=${2:-cmake}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { printf -- '-- %s\n' "$1"; }

say "install, and move elsewhere"
"$cmake" --install "$build" --prefix "$work/first" >"$work/install.log"
mkdir "$work/second place" && mv "$work/first" "$work/second place/prefix"
prefix="$work/second place/prefix"
pc=$(find "$prefix" -name libplan.pc)
packages=$(dirname "$pc")
lib=$(dirname "$packages")

say "no path of the build or of the first place is left in it"
if grep -rIlF -e "$work/first" -e "$(cd "$build" && pwd)" "$lib" "$prefix/include"; then
    echo "the files above still name a folder that is gone"
    exit 1
fi

say "the command runs from there"
if [ -x "$prefix/bin/libplan" ]; then
    "$prefix/bin/libplan" --version
fi

say "the library's name carries its binary version"
readelf -d "$lib/libplan.so" | grep -q 'SONAME.*\[libplan\.so\.0\]'

say "CMake"
"$cmake" -S "$here" -B "$work/consumer" "-DCMAKE_PREFIX_PATH=$prefix" --log-level=WARNING
"$cmake" --build "$work/consumer" >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
for program in libplan_c libplan_cpp static_c static_cpp; do
    "$work/consumer/$program"
done

say "pkg-config"
export PKG_CONFIG_PATH="$packages"
pkg_config() { pkg-config "$@" libplan; }
# The prefix holds a blank, which pkg-config escapes: eval reads it as a makefile's shell would.
try() { # NAME COMPILER-AND-FLAGS LIBRARIES
    eval "$2 -Wall -Wextra -Wpedantic -Werror $(pkg_config --cflags)" \
        "-o '$work/$1' '$here/${1##*_}' $3"
    LD_LIBRARY_PATH="$lib" "$work/$1"
}
shared=$(pkg_config --libs)
static="-l:libplan.a $(pkg_config --static --libs | sed 's/-lplan\b//')"
static="$(pkg_config --libs-only-L) $static"
try shared_consumer.c "gcc -std=c11" "$shared"
try shared_consumer.cpp "g++ -std=c++17" "$shared"
try static_consumer.c "gcc -std=c11 -DPLAN_STATIC" "$static"
try static_consumer.cpp "g++ -std=c++17 -DPLAN_STATIC" "$static"
if readelf -d "$work/static_consumer.c" | grep -q libplan; then
    echo "the static program still wants libplan.so"
    exit 1
fi
say "all ran"

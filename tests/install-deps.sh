#!/usr/bin/env bash
# Installs what is missing, from the distribution's packages alone: `build` is what building needs,
# `test` (the default) also what the tests need, `prove` what tests/prove.sh needs beyond. Quiet; a
# second run asks apt for nothing.
# usage: tests/install-deps.sh [build|test|prove]
set -u

build="gcc libc6-dev make cmake pkgconf libcsv-dev libcjson-dev libutf8proc-dev zlib1g-dev
libzstd-dev python3"
tests="g++ ninja-build binutils libcunit1-dev clang clang-format locales valgrind strace
libxml2-utils cmark-gfm python3-html5lib python3-jsonschema python3-pytest python3-venv python3-dev swig
default-jdk-headless python3-dbg zstd"
proof="clang-19 llvm-19 libclang-rt-19-dev python3-clang-19 clang-tidy-19 cppcheck shellcheck
abigail-tools"

case "${1:-test}" in
    build) packages="$build" ;;
    test) packages="$build $tests" ;;
    prove) packages="$build $tests $proof" ;;
    *) echo "usage: $0 [build|test|prove]" >&2; exit 2 ;;
esac

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is not Debian: install the equivalents of $packages by hand." >&2
    exit 0
fi

missing=""
for package in $packages; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || state=""
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    as_root=sudo
    if ! command -v sudo >/dev/null 2>&1; then
        echo "Neither root nor sudo here: install by hand:$missing" >&2
        exit 1
    fi
fi
log=$(mktemp)
install_missing() {
    # shellcheck disable=SC2086  # lists of words
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
}
if install_missing >"$log" 2>&1 ||
    { $as_root apt-get update -q >>"$log" 2>&1 && install_missing >>"$log" 2>&1; }; then
    rm -f "$log"
    exit 0
fi
tail -n 5 "$log" >&2
rm -f "$log"
echo "Could not install packages; install by hand:$missing" >&2
exit 1

#!/usr/bin/env bash
# The Python module under the address and undefined-behaviour sanitizers: every function with what does
# not belong there (N random calls each), and the unit tests. And the wheel in every Python there is.
set -u
bash bindings/python/tests/run.sh || exit 1 # makes the wheel and the environments, runs pythons.sh
versions=$(grep -cE 'passed' build/python-versions/*/log | grep -c ':[1-9]')
echo "python: versions with the wheel|$versions|>= 2|$([ "$versions" -ge 2 ] && echo ok || echo SHORT)"
state=ok
bash bindings/python/tests/asan.sh build/python-tests ${PROVE_N:+"$PROVE_N"} || state=SHORT
told=$(tail -n 1 build/python-asan/crash 2>/dev/null)
echo "python: under sanitizers|${told:-nothing ran}|0 died|$state"

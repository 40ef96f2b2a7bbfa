#!/bin/sh
# A step of any CI service: stops on a wrong table, and leaves reports/junit.xml and
# reports/libplan.sarif behind for the service to show, whatever was found. LIBPLAN names the command.
set -u
cd "$(dirname "$0")" || exit 2
mkdir -p reports || exit 2
"${LIBPLAN:-libplan}" check plan.json \
    --output junit=reports/junit.xml \
    --output sarif=reports/libplan.sarif
# Exit code 1: findings; 2: not everything could be checked. Both stop the pipeline.

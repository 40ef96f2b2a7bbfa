#!/usr/bin/env python3
"""Writes the header that turns each call of a function that returns plan_status into RETRY of it
(retry.h): for the public headers and the private ones.

usage: wrap.py ROOT OUTPUT
"""
import os
import re
import sys

# Not repeated, each for its reason; oom_streams.c and failing.h look after these.
LEFT_OUT = {
    "plan_catalog_finish": "its callback has told the problems",
    "plan_catalog_review": "its callback has told the problems",
    "plan_csv_splitter_feed": "private: its callback has taken rows",
    "plan_csv_splitter_finish": "private: its callback has taken rows",
    "plan_json_scan": "private: appends to a list of tokens",
    "plan_loader_add": "private: its callback has told the problems",
    "plan_loader_finish": "private: its callback has told the problems",
    "plan_numeral_rewrite": "private: appends to a buffer, which knows that it failed",
    "plan_report_add": "private: its callers work on a copy of the report",
    "plan_report_raise": "private: its callers work on a copy of the report",
    "plan_unpacker_run": "private: zlib and libzstd do not go on after a failure",
    "plan_gzip_run": "private: likewise",
    "plan_zstd_run": "private: likewise",
    "plan_arrow_read": "its stream has given parts that do not come again",
    "plan_unpacker_end": "private: its bytes have been taken",
    "plan_csv_input_read": "private: its source has given bytes",
    "plan_csv_input_raw": "private: its source has given bytes",
    "plan_csv_input_unpack": "private: its bytes have been taken",
    "plan_csv_input_packed": "private: its source has given bytes",
    "plan_csv_input_step": "private: its source has given bytes",
    "plan_rows_new": "its watcher has been told; test_rows.c fails each of its allocations",
    "plan_rows_add": "the rows before have been taken; rows.h says that they stay",
    "plan_rows_finish": "likewise: it is called once",
    "plan_csv_read": "its source has given bytes that do not come again",
    "plan_csv_cite": "its source has given bytes that do not come again",
    "plan_report_write": "its sink has taken bytes already",
    "plan_report_write_targets": "its sink has taken bytes already",
}
FUNCTION = re.compile(r"^(?:PLAN_API )?plan_status (plan_\w+)\(", re.M)


def main():
    root, output = sys.argv[1:]
    lines, names = ["/* Made by wrap.py. */", '#include "retry.h"', "#include <plan.h>"], set()
    public = os.path.join(root, "include", "plan")
    private = os.path.join(root, "libplan")
    for folder in (public, private):
        for name in sorted(os.listdir(folder)):
            if not name.endswith(".h") or name.endswith("_kernel.h"):
                continue
            with open(os.path.join(folder, name), encoding="utf-8") as stream:
                text = stream.read()
            names.update(FUNCTION.findall(text))
            if folder == private:
                lines.append('#include "%s"' % os.path.join(private, name))
    unknown = sorted(set(LEFT_OUT) - names)
    if unknown or len(names) < 100:
        sys.exit("functions that are not there: %s; found %d" % (", ".join(unknown), len(names)))
    for name in sorted(names - set(LEFT_OUT)):
        lines.append("#define %s(...) RETRY(%s(__VA_ARGS__))" % (name, name))
    with open(output, "w", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()

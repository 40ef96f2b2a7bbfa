#!/usr/bin/env python3
"""Calls that the library must not make: functions of the dependencies and of the C library that
are unsafe, global, quadratic or follow the locale; and floating-point formats."""
import re
import gate

# The call, and why not.
FORBIDDEN = (
    (r"cJSON_Compare\s*\(", "takes exponential time"),
    (r"cJSON_GetObjectItem\s*\(", "ignores case; use cJSON_GetObjectItemCaseSensitive"),
    (r"cJSON_HasObjectItem\s*\(", "ignores case"),
    (r"cJSON_GetErrorPtr\s*\(", "is global and races"),
    (r"cJSON_InitHooks\s*\(", "is for the whole process"),
    (r"cJSON_Minify\s*\(", "writes beyond hostile input"),
    (r"cJSON_Print\w*\s*\(", "changes doubles and holds everything in memory"),
    (r"cJSONUtils_\w+\s*\(", "cJSON_Utils is not used"),
    (r"cJSON_Parse\s*\(", "reads no length and accepts trailing text"),
    (r"cJSON_ParseWithLength\s*\(", "accepts trailing text; use cJSON_ParseWithLengthOpts"),
    (r"cJSON_GetArrayItem\s*\(", "is linear; iterate"),
    (r"cJSON_GetArraySize\s*\(", "is linear; count while iterating"),
    (r"->\s*valuedouble\b", "no plan number passes through cJSON's own number"),
    (r"\b(strtod|strtof|strtold|atof|atoi|atol|sscanf|fscanf|scanf)\s*\(", "follows the locale or "
     "hides overflow; numbers cross text in numeral only"),
    (r"\b(setlocale|localeconv|uselocale|newlocale)\s*\(", "the locale is the program's"),
    (r"\b(exit|_Exit|_exit|abort|quick_exit|assert)\s*\(", "a library does not end the program"),
    (r"\b(printf|puts|putchar|perror)\s*\(", "a library does not print"),
    (r"\b(stdout|stderr|stdin)\b", "a library does not print"),
    (r"\b(getenv|setenv|putenv|system|popen)\s*\(", "the environment is not read"),
    (r"\b(strtok|strcpy|strcat|sprintf|vsprintf|gets|strncpy|rand|srand|tmpnam|mktemp|asctime|"
     r"localtime|gmtime|ctime)\s*\(", "is unsafe or keeps state"),
    (r"\b(alloca|longjmp|setjmp)\s*\(", "is not survived on hostile input"),
    (r"\bregcomp\s*\(", "takes seconds on 28 hostile bytes"),
    (r"\bcsv_set_blk_size\s*\(\s*[^,]+,\s*0\s*\)", "a block size of 0 never ends"),
    (r"\b(isalpha|isdigit|isspace|isalnum|isupper|islower|toupper|tolower|isprint|ispunct)\s*\(",
     "follows the locale and is undefined for negative char"),
    (r"\bstrerror(_r|_l)?\s*\(", "speaks the language of the locale; say it in words of one's own"),
)
# malloc and friends live behind plan_allocator, in one file.
ALLOCATION = re.compile(r"\b(malloc|calloc|realloc|free|strdup|strndup|aligned_alloc)\s*\(")
ALLOCATION_FILES = ("libplan/memory.c",)
FLOAT_FORMAT = re.compile(r'"[^"\n]*%[-+#0-9.*]*[lL]?[aAeEfFgG][^"\n]*"')


def main():
    root = gate.arguments(__doc__).root
    patterns = [(re.compile(r"(?<![\w>.])" + text if text[0] != "-" else text), why)
                for text, why in FORBIDDEN]
    breaches = []
    sources = gate.files(root, ("libplan",), (".c", ".h"))
    for path in sources:
        text = gate.read(root, path)
        code = gate.code_only(text)
        for pattern, why in patterns:
            for match in pattern.finditer(code):
                breaches.append("%s:%d: %s %s" % (
                    path, gate.line_of(code, match.start()), match.group(0).strip("( \t"), why))
        if path not in ALLOCATION_FILES:
            for match in ALLOCATION.finditer(code):
                before = code[:match.start()].rstrip()[-2:]
                if before != "->" and not before.endswith("."):
                    breaches.append("%s:%d: %s goes around plan_allocator" % (
                        path, gate.line_of(code, match.start()), match.group(1)))
        if path.endswith(".c"):
            strings = gate.code_only(text, keep_strings=True)
            for match in FLOAT_FORMAT.finditer(strings):
                breaches.append("%s:%d: a floating-point format follows the locale: %s" % (
                    path, gate.line_of(strings, match.start()), match.group(0)))
    gate.finish(breaches, len(sources), "files of the library")


if __name__ == "__main__":
    main()

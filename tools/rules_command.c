/* libplan rules: what each rule checks, from the library's own table. */
#include "command.h"

#include <string.h>

static const char help[] =
    "libplan rules [CODE] [--lang vi|en] [--format text|json]: what each rule checks; with a "
    "code,\n"
    "all about one: what it checks, the formula, an example that fails and how to mend it. JSON "
    "has\n"
    "both languages.\n"
    "\n"
    "A plan file changes them under \"builtin\": [{\"code\": \"P401\", \"severity\": \"off\"}].\n";

enum { WIDTH = 80, INDENT = 2 };

/* Characters, which are columns for what the table of rules holds (letters of Latin script). */
static size_t columns_of(const char *text, size_t bytes) {
    size_t n = 0;
    for (size_t i = 0; i < bytes; i++) {
        n += ((unsigned char)text[i] & 0xC0) != 0x80 ? 1 : 0;
    }
    return n;
}

/* Label and text, broken at blanks. */
static void wrap(const char *label, const char *text) {
    size_t used = INDENT + columns_of(label, strlen(label));
    bool fresh = true;
    if (text[0] == '\0') {
        return;
    }
    printf("%*s%s", INDENT, "", label);
    while (*text != '\0') {
        size_t n = strcspn(text, " "), columns = columns_of(text, n);
        if (!fresh && used + 1 + columns > WIDTH) {
            printf("\n%*s", 2 * INDENT, "");
            used = 2 * INDENT;
        } else if (!fresh) {
            putchar(' ');
            used++;
        }
        printf("%.*s", (int)n, text);
        used += columns;
        fresh = false;
        text += n;
        text += *text == ' ' ? 1 : 0;
    }
    putchar('\n');
}

static void explain(const plan_rule_info *rule, int language) {
    static const char *const labels[][2] = {
        {"formula: ", "công thức: "}, {"example: ", "ví dụ: "}, {"severity: ", "mức độ: "}};
    /* As plans write it, and in Vietnamese in words first. */
    static const char *const severities[2][4] = {
        {"off", "note", "warning", "error"},
        {"tắt (off)", "lưu ý (note)", "cảnh báo (warning)", "lỗi (error)"}};
    printf("%s %s\n", rule->code, rule->title[language]);
    wrap("", rule->about[language]);
    wrap(labels[0][language], rule->formula);
    wrap(labels[1][language], rule->example[language]);
    wrap(labels[2][language], severities[language][rule->severity]);
}

/* --- JSON, both languages --- */

static void put_string(const char *text) {
    putchar('"');
    for (; *text != '\0'; text++) {
        if (*text == '"') {
            putchar('\\');
        }
        putchar(*text); /* the table has no control characters and no backslash */
    }
    putchar('"');
}

static void put_both(const char *key, const char *const texts[2]) {
    printf(", \"%s\": {\"en\": ", key);
    put_string(texts[PLAN_ENGLISH]);
    printf(", \"vi\": ");
    put_string(texts[PLAN_VIETNAMESE]);
    putchar('}');
}

static void put_rule(const plan_rule_info *rule) {
    printf("{\"code\": \"%s\", \"severity\": \"%s\"", rule->code,
           plan_severity_name(rule->severity));
    put_both("title", rule->title);
    put_both("about", rule->about);
    printf(", \"formula\": ");
    if (rule->formula[0] != '\0') {
        put_string(rule->formula);
    } else {
        printf("null");
    }
    put_both("example", rule->example);
    putchar('}');
}

/* All rules, or one of them. */
static void print_json(const plan_rule_info *only) {
    bool first = true;
    printf("{\"rules\": [\n");
    for (size_t i = 0; i < plan_rule_count(); i++) {
        if (only == NULL || only == plan_rule_at(i)) {
            printf("%s", first ? "" : ",\n");
            put_rule(plan_rule_at(i));
            first = false;
        }
    }
    printf("\n]}\n");
}

static int print(const char *code, int language, bool json) {
    for (size_t i = 0; code == NULL && !json && i < plan_rule_count(); i++) {
        const plan_rule_info *rule = plan_rule_at(i);
        printf("%s  %-7s  %s\n", rule->code, plan_severity_name(rule->severity),
               rule->title[language]);
    }
    if (code == NULL && json) {
        print_json(NULL);
    }
    if (code != NULL) {
        char upper[8]; /* what does not fit is the code of no rule */
        snprintf(upper, sizeof upper, "%s", code);
        upper[0] = upper[0] == 'p' ? 'P' : upper[0];
        const plan_rule_info *rule = plan_rule_find(upper);
        if (rule == NULL) {
            return usage_error("rules", "there is no rule %s; libplan rules lists them", code);
        }
        if (json) {
            print_json(rule);
        } else {
            explain(rule, language);
        }
    }
    return close_stdout() ? EXIT_FINE : EXIT_TROUBLE;
}

int rules_main(int argc, char **argv) {
    static const char *const options[] = {"--lang", "--format", "--help", NULL};
    int language = PLAN_ENGLISH;
    const char *code = NULL;
    bool json = false;
    for (int i = 1; i < argc; i++) {
        bool missing;
        const char *value = option_value(argc, argv, &i, "--lang", &missing);
        const char *format = NULL;
        if (value != NULL) {
            if (missing || !read_language(value, &language)) {
                return usage_error("rules", "--lang takes vi or en");
            }
        } else if ((format = option_value(argc, argv, &i, "--format", &missing)) != NULL) {
            json = !missing && strcmp(format, "json") == 0;
            if (missing || (!json && strcmp(format, "text") != 0)) {
                return usage_error("rules", "--format takes text or json");
            }
        } else if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            fputs(help, stdout);
            return close_stdout() ? EXIT_FINE : EXIT_TROUBLE;
        } else if (argv[i][0] == '-' && argv[i][1] != '\0') {
            return unknown_option("rules", argv[i], options);
        } else if (code != NULL) {
            return usage_error("rules", "one code at a time");
        } else {
            code = argv[i];
        }
    }
    return print(code, language, json);
}

/* Streams of Arrow: types, parts, dictionaries; structs that contradict themselves. */
#include "build.h"
#include "failing.h"

#include <stdbool.h>

#include "arrow.h"

static const char plan[] = "{\"libplan\":1,\"indicators\":[{\"code\":\"x\",\"kind\":\"level\"},"
                           "{\"code\":\"a_code_that_is_long\",\"kind\":\"level\"}]}";

/* --- A stream over structs that the test has made --- */

enum { MOST = 5 };

typedef struct source {
    struct ArrowArrayStream stream;
    struct ArrowSchema schema, children[MOST], *of_schema[MOST], dictionary_schema;
    struct ArrowArray parts[3];
    struct ArrowArray columns[3][MOST], *of_part[3][MOST], dictionary;
    const void *part_buffers[1];
    int part_count, next;
    int fails_at; /* the call that fails: 1 the schema, 2 the first part ...; 0: none */
    const char *why;
    int schemas, released_schemas, given, released, streams;
} source;

static void release_schema(struct ArrowSchema *schema) {
    source *s = schema->private_data;
    s->released_schemas++;
    schema->release = NULL;
}

static void release_array(struct ArrowArray *array) {
    source *s = array->private_data;
    s->released++;
    array->release = NULL;
}

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
    source *s = stream->private_data;
    if (s->fails_at == 1) {
        return 5;
    }
    *out = s->schema;
    s->schemas++;
    return 0;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
    source *s = stream->private_data;
    if (s->fails_at == s->next + 2) {
        memset(out, 0xAB, sizeof *out); /* what a failed call leaves is not looked at */
        return 5;
    }
    memset(out, 0, sizeof *out);
    if (s->next < s->part_count) {
        *out = s->parts[s->next++];
        s->given++;
    }
    return 0;
}

static const char *get_last_error(struct ArrowArrayStream *stream) {
    return ((source *)stream->private_data)->why;
}

static void release_stream(struct ArrowArrayStream *stream) {
    ((source *)stream->private_data)->streams++;
    stream->release = NULL;
}

/* A table of no part and no column. */
static void start(source *s) {
    memset(s, 0, sizeof *s);
    s->stream = (struct ArrowArrayStream){get_schema, get_next, get_last_error, release_stream, s};
    s->schema.format = "+s";
    s->schema.children = s->of_schema;
    s->schema.release = release_schema;
    s->schema.private_data = s;
    for (int i = 0; i < MOST; i++) {
        s->of_schema[i] = &s->children[i];
    }
    for (int p = 0; p < 3; p++) {
        for (int i = 0; i < MOST; i++) {
            s->of_part[p][i] = &s->columns[p][i];
        }
        s->parts[p].children = s->of_part[p];
        s->parts[p].n_buffers = 1;
        s->parts[p].buffers = s->part_buffers;
        s->parts[p].release = release_array;
        s->parts[p].private_data = s;
    }
}

static void add_column(source *s, const char *name, const char *format) {
    s->children[s->schema.n_children].name = name;
    s->children[s->schema.n_children].format = format;
    s->schema.n_children++;
}

static struct ArrowArray array_of(int64_t length, int64_t buffer_count, const void **buffers) {
    struct ArrowArray array;
    memset(&array, 0, sizeof array);
    array.length = length;
    array.n_buffers = buffer_count;
    array.buffers = buffers;
    return array;
}

static struct ArrowArray *add_part(source *s, int64_t length) {
    struct ArrowArray *part = &s->parts[s->part_count];
    part->length = length;
    part->n_children = s->schema.n_children;
    return s->columns[s->part_count++];
}

/* --- Reading --- */

typedef struct result {
    plan_status status;
    plan_error error;
    char text[2000]; /* "line indicator digits/scale" of every row */
    size_t findings;
    char message[400]; /* of the first */
} result;

static plan_data data_of(void) {
    static const char *const set[] = {"indicator", "x", "period", "2020"};
    plan_data data;
    memset(&data, 0, sizeof data);
    data.struct_size = (uint32_t)sizeof data;
    data.path = "t";
    data.number_format = -1;
    data.set = set;
    return data;
}

/* Closes the report where the document says so; checks that all was given back once. */
static void read_with(source *s, const plan_data *data, result *r) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    memset(r, 0, sizeof *r);
    plan_error_init(&r->error);
    if (CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK) &&
        CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK) &&
        CHECK_STATUS("plan",
                     plan_json_read(document, "p.json", plan, strlen(plan), NULL, report, NULL),
                     PLAN_OK)) {
        r->status = plan_arrow_read(document, data, &s->stream, NULL, report, &r->error);
        const plan_table *rows = &document->table;
        for (size_t i = 0; i < rows->count; i++) {
            size_t n = strlen(r->text);
            plan_figure figure = plan_table_figure(rows, &rows->records[i]);
            snprintf(r->text + n, sizeof r->text - n, "%s%u %u %lld/%d", i > 0 ? ", " : "",
                     (unsigned)plan_table_line(rows, &rows->records[i]), rows->records[i].indicator,
                     (long long)figure.value.digits, (int)figure.value.scale);
        }
        CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
        r->findings = plan_report_finding_count(report);
        if (r->findings > 0) {
            snprintf(r->message, sizeof r->message, "%s", plan_report_finding(report, 0)->message);
        }
    }
    CHECK_INT("schemas", s->released_schemas, s->schemas);
    CHECK_INT("parts", s->released, s->given);
    CHECK_INT("the stream is the caller's", s->streams, 0);
    plan_report_free(report);
    plan_document_free(document);
}

static void read(source *s, result *r) {
    plan_data data = data_of();
    read_with(s, &data, r);
}

/* --- Types --- */

static const int8_t bytes[] = {1, -2, 3};
static const int64_t longs[] = {10, -20, 30};
static const uint16_t shorts[] = {100, 65535, 300};
static const float floats[] = {0.5f, 0.1f, 3};
static const double doubles[] = {0.5, 14.47, -3};
static const int64_t decimals[] = {150, 0, -25, -1, 0, 0};
static const int32_t narrow_decimals[] = {150, -25, 0};
static const char text[] = "1.5-26.5";
static const int32_t offsets[] = {0, 3, 5, 8};
static const int64_t long_offsets[] = {0, 3, 5, 8};
static const char views[] = "\3\0\0\0"
                            "1.5\0\0\0\0\0\0\0\0\0"
                            "\2\0\0\0"
                            "-2\0\0\0\0\0\0\0\0\0\0"
                            "\16\0\0\0"
                            "0.12\0\0\0\0\1\0\0\0";
static const char long_text[] = "?0.120000000000?";
static const int64_t sizes[] = {16};
static const uint8_t bits[] = {5}; /* all but the second */

static const struct {
    const char *label, *format;
    int64_t buffer_count;
    const void *buffers[5];
    const char *text; /* rows, or the message */
} types[] = {
    {"int8", "c", 2, {NULL, bytes}, "2 0 1/0, 3 0 -2/0, 4 0 3/0"},
    {"int64", "l", 2, {NULL, longs}, "2 0 10/0, 3 0 -20/0, 4 0 30/0"},
    {"uint16", "S", 2, {NULL, shorts}, "2 0 100/0, 3 0 65535/0, 4 0 300/0"},
    {"float", "f", 2, {NULL, floats}, "2 0 5/1, 3 0 1/1, 4 0 3/0"},
    {"double", "g", 2, {NULL, doubles}, "2 0 5/1, 3 0 1447/2, 4 0 -3/0"},
    {"decimal", "d:10,2", 2, {NULL, decimals}, "2 0 150/2, 3 0 -25/2, 4 0 0/2"},
    {"decimal of 128 bits", "d:10,2,128", 2, {NULL, decimals}, "2 0 150/2, 3 0 -25/2, 4 0 0/2"},
    {"decimal of 64 bits", "d:18,1,64", 2, {NULL, longs}, "2 0 10/1, 3 0 -20/1, 4 0 30/1"},
    {"decimal of 32 bits", "d:9,3,32", 2, {NULL, narrow_decimals}, "2 0 150/3, 3 0 -25/3, 4 0 0/3"},
    {"decimal without a scale", "d:5", 2, {NULL, decimals}, "2 0 150/0, 3 0 -25/0, 4 0 0/0"},
    {"decimal of hundreds", "d:5,-2", 2, {NULL, decimals}, "2 0 15000/0, 3 0 -2500/0, 4 0 0/0"},
    {"texts", "u", 3, {NULL, offsets, text}, "2 0 15/1, 3 0 -2/0, 4 0 65/1"},
    {"large texts", "U", 3, {NULL, long_offsets, text}, "2 0 15/1, 3 0 -2/0, 4 0 65/1"},
    {"views", "vu", 4, {NULL, views, long_text, sizes}, "2 0 15/1, 3 0 -2/0, 4 0 120000000000/12"},
    {"nothing", "n", 0, {NULL}, ""},
    {"nothing, with bits as once was written", "n", 1, {NULL}, ""},
    {"nulls", "l", 2, {bits, longs}, "2 0 10/0, 4 0 30/0"},
    {"dates are no numbers", "tdD", 2, {NULL, offsets}, "!"},
    {"times are none", "tsu:Asia/Ho_Chi_Minh", 2, {NULL, longs}, "!"},
    {"milliseconds are none", "tdm", 2, {NULL, longs}, "!"},
};

static void all_types(void) {
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        source s;
        result r;
        const void *buffers[5];
        plan_data data = data_of();
        data.set_pairs = 2;
        memcpy(buffers, types[i].buffers, sizeof buffers);
        start(&s);
        add_column(&s, "value", types[i].format);
        struct ArrowArray *columns = add_part(&s, 3);
        columns[0] = array_of(3, types[i].buffer_count, buffers);
        columns[0].null_count = -1; /* not counted */
        read_with(&s, &data, &r);
        if (types[i].text[0] == '!') {
            CHECK_STATUS(types[i].label, r.status, PLAN_FINDINGS);
            CHECK_TRUE(types[i].label, strstr(r.message, "19") != NULL);
        } else {
            CHECK_STATUS(types[i].label, r.status, PLAN_OK);
            CHECK_STR(types[i].label, r.text, types[i].text);
        }
    }
}

static const struct {
    const char *type, *word;
} not_read[] = {{"b", "truth values"},   {"z", "bytes"},         {"+l", "lists"},
                {"d:5,2,256", "others"}, {"d:", "others"},       {"d:5,x", "others"},
                {"d:5,2,", "others"},    {"d:5,2,7x", "others"}, {"tdX", "others"},
                {"ts", "others"},        {"tsx:", "others"},     {"ttm", "times"},
                {"", "others"},          {"uu", "others"},       {"ll", "others"},
                {"d:5,999", "others"},   {"w:3", "bytes"},       {"d:5,2,12345", "others"},
                {"d5,2", "others"},      {"d:5,-100", "others"}, {"tsux", "others"},
                {"+s", "records"},       {"+m", "mappings"},     {"tDs", "durations"},
                {"vz", "bytes"}};

static void other_types(void) {
    for (size_t i = 0; i < sizeof not_read / sizeof not_read[0]; i++) {
        source s;
        result r;
        char words[120];
        const void *buffers[2] = {NULL, longs};
        start(&s);
        add_column(&s, "value", not_read[i].type);
        add_column(&s, "note of mine", not_read[i].type); /* is not used */
        struct ArrowArray *columns = add_part(&s, 1);
        columns[0] = columns[1] = array_of(1, 2, buffers);
        plan_data data = data_of();
        data.set_pairs = 2;
        read_with(&s, &data, &r);
        snprintf(words, sizeof words,
                 "column value: texts and numbers can be read, %s cannot (Arrow type %s)",
                 not_read[i].word, not_read[i].type);
        CHECK_STATUS(not_read[i].type, r.status, PLAN_INVALID);
        CHECK_STR(not_read[i].type, r.error.message, words);
        s.children[0].name = "other";
        s.children[1].name = NULL;
        s.next = 0;
        read_with(&s, &data, &r);
        CHECK_STATUS(not_read[i].type, r.status, PLAN_FINDINGS); /* there is no value */
    }
}

/* --- Parts --- */

/* Three parts, the second empty, with offsets of their own; a dictionary of codes. */
static void parts(void) {
    source s;
    result r;
    static const char codes[] = "xa_code_that_is_longnobody";
    static const int32_t code_offsets[] = {0, 1, 20, 26};
    static const uint8_t places[] = {9, 0, 1, 2, 0, 1};
    const void *place_buffers[2] = {NULL, places}, *period_buffers[2] = {NULL, shorts};
    const void *code_buffers[3] = {NULL, code_offsets, codes}, *value_buffers[2] = {bits, longs};
    static const uint16_t years[] = {2020, 2021, 2022, 2023, 2024, 2025};
    period_buffers[1] = years;
    start(&s);
    add_column(&s, "indicator", "C");
    s.children[0].dictionary = &s.dictionary_schema;
    s.dictionary_schema.format = "u";
    add_column(&s, "period", "S");
    add_column(&s, "value", "l");
    s.dictionary = array_of(3, 3, code_buffers);
    for (int p = 0; p < 3; p++) {
        struct ArrowArray *columns = add_part(&s, p == 1 ? 0 : 2);
        s.parts[p].offset = p == 0 ? 1 : 0;
        columns[0] = array_of(p == 0 ? 3 : 2, 2, place_buffers);
        columns[0].offset = p == 0 ? 0 : 3;
        columns[0].dictionary = &s.dictionary;
        columns[1] = array_of(5, 2, period_buffers);
        columns[1].offset = p == 0 ? 0 : 2;
        columns[2] = array_of(3, 2, value_buffers);
        columns[2].offset = p == 2 ? 1 : 0;
        columns[2].null_count = 1;
    }
    read(&s, &r);
    CHECK_STATUS("parts", r.status, PLAN_FINDINGS);
    CHECK_STR("rows", r.text, "3 1 30/0, 5 0 30/0");
    CHECK_STR("message", r.message,
              "unknown indicator 'nobody'; declare it in \"indicators\" or correct the code");
}

/* --- Structs that contradict themselves --- */

enum fault {
    FINE,
    NO_FORMAT,
    NO_TABLE,
    NO_CHILDREN,
    NO_CHILD,
    NO_CHILD_FORMAT,
    LESS_THAN_NO_CHILDREN,
    FAR_TOO_MANY_CHILDREN,
    NO_DICTIONARY_FORMAT,
    A_DICTIONARY_OF_PLACES,
    TEXTS_AS_PLACES,
    A_DICTIONARY_OF_LISTS,
    FEWER_COLUMNS,
    NO_COLUMNS,
    NO_COLUMN,
    LESS_THAN_NOTHING,
    MORE_THAN_THERE_CAN_BE,
    LESS_THAN_NO_OFFSET,
    FAR_OFFSET,
    SHORT_COLUMN,
    SHORT_FOR_OFFSET,
    NO_BUFFERS,
    FEW_BUFFERS,
    MANY_BUFFERS,
    FAR_TOO_MANY_BUFFERS,
    NO_VALUES,
    NO_BITS,
    OFFSETS_BELOW,
    OFFSETS_BACK,
    NO_TEXT,
    NO_DICTIONARY,
    SHORT_DICTIONARY,
    PLACE_BEYOND,
    FAULTS
};

static const struct {
    const char *label;
    plan_status status;
} faults[FAULTS] = {
    {"fine", PLAN_OK},
    {"no format", PLAN_INVALID},
    {"no table", PLAN_INVALID},
    {"no children", PLAN_INVALID},
    {"no child", PLAN_INVALID},
    {"no format of a child", PLAN_INVALID},
    {"less than no children", PLAN_INVALID},
    {"far too many children", PLAN_INVALID},
    {"no format of a dictionary", PLAN_INVALID},
    {"a dictionary of places", PLAN_INVALID},
    {"texts as places", PLAN_INVALID},
    {"a dictionary of lists", PLAN_INVALID},
    {"fewer columns", PLAN_SYNTAX},
    {"no columns", PLAN_SYNTAX},
    {"no column", PLAN_SYNTAX},
    {"less than nothing", PLAN_SYNTAX},
    {"more than there can be", PLAN_SYNTAX},
    {"an offset below 0", PLAN_SYNTAX},
    {"a far offset", PLAN_SYNTAX},
    {"a short column", PLAN_SYNTAX},
    {"a short column for the offset", PLAN_SYNTAX},
    {"no buffers", PLAN_SYNTAX},
    {"few buffers", PLAN_SYNTAX},
    {"many buffers", PLAN_SYNTAX},
    {"far too many buffers", PLAN_SYNTAX},
    {"no values", PLAN_SYNTAX},
    {"nulls without bits", PLAN_SYNTAX},
    {"offsets below 0", PLAN_SYNTAX},
    {"offsets that go back", PLAN_SYNTAX},
    {"no text", PLAN_SYNTAX},
    {"no dictionary", PLAN_SYNTAX},
    {"a dictionary below 0", PLAN_SYNTAX},
    {"a place beyond the dictionary", PLAN_SYNTAX},
};

static void spoil(source *s, int fault, struct ArrowArray *columns, const void **place_buffers,
                  const void **code_buffers) {
    static const int32_t below[] = {-1, 1}, back[] = {0, 5, 3};
    static const int8_t beyond[] = {7};
    switch (fault) {
    case NO_FORMAT:
        s->schema.format = NULL;
        break;
    case NO_TABLE:
        s->schema.format = "l";
        break;
    case NO_CHILDREN:
        s->schema.children = NULL;
        break;
    case NO_CHILD:
        s->of_schema[1] = NULL;
        break;
    case NO_CHILD_FORMAT:
        s->children[1].format = NULL;
        break;
    case LESS_THAN_NO_CHILDREN:
        s->schema.n_children = -1;
        break;
    case FAR_TOO_MANY_CHILDREN:
        s->schema.n_children = INT32_MAX;
        break;
    case NO_DICTIONARY_FORMAT:
        s->dictionary_schema.format = NULL;
        break;
    case A_DICTIONARY_OF_PLACES:
        s->dictionary_schema.dictionary = &s->children[1];
        break;
    case TEXTS_AS_PLACES:
        s->children[0].format = "u";
        break;
    case A_DICTIONARY_OF_LISTS:
        s->dictionary_schema.format = "+l";
        break;
    case FEWER_COLUMNS:
        s->parts[0].n_children--;
        break;
    case NO_COLUMNS:
        s->parts[0].children = NULL;
        break;
    case NO_COLUMN:
        s->of_part[0][1] = NULL;
        break;
    case LESS_THAN_NOTHING:
        s->parts[0].length = -1;
        break;
    case MORE_THAN_THERE_CAN_BE:
        s->parts[0].length = (INT64_C(1) << 48) + 1;
        columns[0].length = columns[1].length = INT64_MAX;
        break;
    case LESS_THAN_NO_OFFSET:
        columns[1].offset = -1;
        break;
    case FAR_OFFSET:
        columns[1].offset = INT64_MAX;
        break;
    case SHORT_COLUMN:
        columns[1].length = 0;
        break;
    case SHORT_FOR_OFFSET:
        s->parts[0].offset = 1;
        break;
    case NO_BUFFERS:
        columns[1].buffers = NULL;
        break;
    case FEW_BUFFERS:
        columns[1].n_buffers = 1;
        break;
    case MANY_BUFFERS:
        columns[1].n_buffers = 3;
        break;
    case FAR_TOO_MANY_BUFFERS: /* of views, which have as many as they like */
        s->children[1].format = "vu";
        columns[1].n_buffers = (int64_t)INT32_MAX + 1;
        break;
    case NO_VALUES:
        columns[1].buffers = code_buffers + 3;
        break;
    case NO_BITS:
        columns[1].null_count = 1;
        break;
    case OFFSETS_BELOW:
        code_buffers[1] = below;
        break;
    case OFFSETS_BACK:
        code_buffers[1] = back;
        s->dictionary.length = 2;
        break;
    case NO_TEXT:
        code_buffers[2] = NULL;
        break;
    case NO_DICTIONARY:
        columns[0].dictionary = NULL;
        break;
    case SHORT_DICTIONARY:
        s->dictionary.length = -1;
        break;
    case PLACE_BEYOND:
        place_buffers[1] = beyond;
        break;
    default:
        break;
    }
}

static void malformed(void) {
    for (int fault = 0; fault < FAULTS; fault++) {
        source s;
        result r;
        plan_data data = data_of();
        static const int8_t places[] = {0};
        static const int32_t one_offset[] = {0, 1};
        const void *place_buffers[2] = {NULL, places}, *value_buffers[3] = {NULL, longs, NULL};
        const void *code_buffers[5] = {NULL, one_offset, "x", NULL, NULL};
        static const char *const set[] = {"period", "2020"};
        data.set = set;
        data.set_pairs = 1;
        start(&s);
        add_column(&s, "indicator", "c");
        s.children[0].dictionary = &s.dictionary_schema;
        s.dictionary_schema.format = "u";
        add_column(&s, "value", "l");
        struct ArrowArray *columns = add_part(&s, 1);
        s.dictionary = array_of(1, 3, code_buffers);
        columns[0] = array_of(1, 2, place_buffers);
        columns[0].dictionary = &s.dictionary;
        columns[1] = array_of(1, 2, value_buffers);
        spoil(&s, fault, columns, place_buffers, code_buffers);
        read_with(&s, &data, &r);
        CHECK_STATUS(faults[fault].label, r.status, faults[fault].status);
        CHECK_STR(faults[fault].label, r.text, fault == FINE ? "2 0 10/0" : "");
        CHECK_TRUE(faults[fault].label, fault == FINE || r.error.message[0] != '\0');
    }
}

/* Views whose texts lie elsewhere: nothing outside of the buffers is read. */
static void views_elsewhere(void) {
    static const struct {
        const char *label;
        int32_t length, buffer, offset;
        bool has_sizes, has_buffer;
    } rows[] = {
        {"length below 0", -1, 0, 0, true, true},
        {"another buffer", 13, 1, 0, true, true},
        {"buffer below 0", 13, -1, 0, true, true},
        {"offset below 0", 13, 0, -1, true, true},
        {"beyond the end", 13, 0, 4, true, true},
        {"far beyond the end", INT32_MAX, 0, INT32_MAX, true, true},
        {"no sizes", 13, 0, 0, false, true},
        {"no buffer", 13, 0, 0, true, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (int column = 0; column < 2; column++) {
            source s;
            result r;
            plan_data data = data_of();
            char view[16] = {0};
            static const char *const set[] = {"period", "2020", "indicator", "x"};
            const void *buffers[4] = {NULL, view, rows[i].has_buffer ? long_text : NULL,
                                      rows[i].has_sizes ? sizes : NULL};
            const void *value_buffers[2] = {NULL, longs};
            data.set = set;
            data.set_pairs = column == 0 ? 2 : 1;
            memcpy(view, &rows[i].length, 4);
            memcpy(view + 8, &rows[i].buffer, 4);
            memcpy(view + 12, &rows[i].offset, 4);
            start(&s);
            add_column(&s, column == 0 ? "value" : "indicator", "vu");
            if (column == 1) {
                add_column(&s, "value", "l");
            }
            struct ArrowArray *columns = add_part(&s, 1);
            columns[0] = array_of(1, 4, buffers);
            columns[1] = array_of(1, 2, value_buffers);
            read_with(&s, &data, &r);
            CHECK_STATUS(rows[i].label, r.status, PLAN_SYNTAX);
            CHECK_STR(rows[i].label, r.text, "");
        }
    }
}

/* --- The stream itself --- */

static void failing_streams(void) {
    source s;
    result r;
    plan_data data = data_of();
    const void *buffers[2] = {NULL, longs};
    data.set_pairs = 2;
    for (int call = 1; call < 4; call++) {
        for (int told = 0; told < 3; told++) {
            static const char *const words[] = {
                "there is no more", "the Arrow stream has no schema", "the Arrow stream broke off"};
            start(&s);
            add_column(&s, "value", "l");
            for (int p = 0; p < 2; p++) {
                add_part(&s, 1)[0] = array_of(1, 2, buffers);
            }
            s.fails_at = call;
            s.why = told == 0 ? "there is no more" : told == 1 ? "" : NULL;
            s.stream.get_last_error = told == 2 ? NULL : get_last_error;
            read_with(&s, &data, &r);
            CHECK_STATUS("fails", r.status, PLAN_IO);
            CHECK_STR("why", r.error.message, words[told == 0 ? 0 : call == 1 ? 1 : 2]);
            CHECK_STR("rows before", r.text, call == 3 ? "2 0 10/0" : "");
        }
    }
    start(&s);
    s.stream.release = NULL;
    read_with(&s, &data, &r);
    CHECK_STATUS("released", r.status, PLAN_INVALID);
    CHECK_STR("released", r.error.message, "the Arrow stream was read already");
    start(&s);
    read_with(&s, &data, &r);
    CHECK_STATUS("no column", r.status, PLAN_FINDINGS);
    start(&s);
    add_part(&s, 2);
    s.parts[0].children = NULL;
    read_with(&s, &data, &r);
    CHECK_STATUS("rows of no column", r.status, PLAN_FINDINGS);
    start(&s);
    s.stream.get_schema = NULL;
    read_with(&s, &data, &r);
    CHECK_STATUS("no schema", r.status, PLAN_INVALID);
    start(&s);
    s.stream.get_next = NULL;
    read_with(&s, &data, &r);
    CHECK_STATUS("no parts", r.status, PLAN_INVALID);
}

/* What cannot be asked for; nothing of the stream is touched. */
static void refused(void) {
    source s;
    plan_document *document = NULL;
    plan_report *report = NULL;
    plan_data data = data_of();
    plan_limits short_limits;
    memset(&short_limits, 0, sizeof short_limits);
    start(&s);
    CHECK_STATUS("document", plan_document_new(NULL, &document), PLAN_OK);
    CHECK_STATUS("report", plan_report_new(NULL, NULL, &report), PLAN_OK);
    CHECK_STATUS("no document", plan_arrow_read(NULL, &data, &s.stream, NULL, report, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("no stream", plan_arrow_read(document, &data, NULL, NULL, report, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("no report", plan_arrow_read(document, &data, &s.stream, NULL, NULL, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("no data", plan_arrow_read(document, NULL, &s.stream, NULL, report, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("limits of another size",
                 plan_arrow_read(document, &data, &s.stream, &short_limits, report, NULL),
                 PLAN_INVALID);
    CHECK_STATUS("close", plan_report_close(report), PLAN_OK);
    CHECK_STATUS("a finished report",
                 plan_arrow_read(document, &data, &s.stream, NULL, report, NULL), PLAN_INVALID);
    CHECK_INT("no schema was asked for", s.schemas, 0);
    plan_report_free(report);
    plan_document_free(document);
}

/* Parts without rows and without texts, as programs write them: no offsets, no sizes, no buffers; a
 * dictionary of nothing, of which all places are missing. */
static void empty_ones(void) {
    source s;
    result r;
    plan_data data = data_of();
    static const uint8_t none_there[] = {0};
    static const int32_t nothing[] = {0, 0};
    static const char empty_views[2][16] = {{0}};
    const void *no_buffers[4] = {NULL}, *views_of[3] = {NULL, empty_views, NULL};
    const void *empty_texts[3] = {NULL, nothing, NULL}, *missing[2] = {none_there, longs};
    const void *numbers[2] = {NULL, longs};
    data.set_pairs = 2;
    start(&s);
    add_column(&s, "value", "l");
    add_column(&s, "area", "u");
    add_column(&s, "unit", "vu");
    add_column(&s, "note of mine", "+l");
    for (int p = 0; p < 2; p++) {
        struct ArrowArray *columns = add_part(&s, p);
        columns[0] = array_of(p, 2, p == 0 ? no_buffers : numbers);
        columns[1] = array_of(p, 3, p == 0 ? no_buffers : empty_texts);
        columns[2] = array_of(p, 3, p == 0 ? no_buffers : views_of);
        columns[3] = array_of(p, 0, NULL);
    }
    read_with(&s, &data, &r);
    CHECK_STATUS("no texts", r.status, PLAN_OK);
    CHECK_STR("no texts", r.text, "2 0 10/0");

    start(&s);
    add_column(&s, "value", "l");
    add_column(&s, "area", "l");
    s.children[1].dictionary = &s.dictionary_schema;
    s.dictionary_schema.format = "u";
    s.dictionary = array_of(0, 3, no_buffers);
    struct ArrowArray *columns = add_part(&s, 1);
    columns[0] = array_of(1, 2, numbers);
    columns[1] = array_of(1, 2, missing);
    columns[1].null_count = 1;
    columns[1].dictionary = &s.dictionary;
    read_with(&s, &data, &r);
    CHECK_STATUS("a dictionary of nothing", r.status, PLAN_OK);
    CHECK_STR("a dictionary of nothing", r.text, "2 0 10/0");
}

static plan_status in_memory(const plan_allocator *allocator) {
    plan_document *document = NULL;
    plan_report *report = NULL;
    source s;
    plan_data data = data_of();
    const void *buffers[2] = {NULL, longs};
    data.set_pairs = 2;
    start(&s);
    add_column(&s, "value", "l");
    add_part(&s, 3)[0] = array_of(3, 2, buffers);
    plan_status status = plan_document_new(allocator, &document);
    status = status == PLAN_OK ? plan_report_new(allocator, NULL, &report) : status;
    status = status == PLAN_OK
                 ? plan_json_read(document, "p.json", plan, strlen(plan), NULL, report, NULL)
                 : status;
    status = status == PLAN_OK ? plan_arrow_read(document, &data, &s.stream, NULL, report, NULL)
                               : status;
    CHECK_INT("schemas", s.released_schemas, s.schemas);
    CHECK_INT("parts", s.released, s.given);
    plan_report_free(report);
    plan_document_free(document);
    return status;
}

static void memory(void) {
    CHECK_TRUE("every allocation may fail", failing_everywhere(in_memory));
}

TEST_MAIN("arrow", {"types", all_types}, {"other types", other_types}, {"parts", parts},
          {"malformed", malformed}, {"views elsewhere", views_elsewhere},
          {"failing streams", failing_streams}, {"refused", refused}, {"empty ones", empty_ones},
          {"memory", memory})

/* A table is read, checked and read again, the second time from other bytes: what is cited stands
 * in the second table where it is said to, and a table that did not change has all its figures
 * cited. The first byte chooses where the second table differs, the second byte how it is cut. */
#include <plan.h>

#include "source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Where a line of the table starts: lines end in CR, LF or both; NULL beyond the end. */
static const uint8_t *line_at(const uint8_t *data, size_t size, uint32_t line, size_t *left) {
    size_t i = size >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    for (uint32_t n = 1; n < line; n++) {
        while (i < size && data[i] != '\n' && data[i] != '\r') {
            i++;
        }
        if (i >= size) {
            return NULL;
        }
        i += data[i] == '\r' && i + 1 < size && data[i + 1] == '\n' ? 2 : 1;
    }
    *left = size - i;
    return data + i;
}

/* The cell stands there, and ends where it is said to. Figures are in UTF-8; what stands before
 * them need not be, and then its characters are counted in another way. */
static void look_at_input(const plan_input *in, const uint8_t *data, size_t size) {
    size_t left = 0, at = 0, length = strlen(in->cell);
    const uint8_t *line = line_at(data, size, in->line, &left);
    require(line != NULL && in->column_end > in->column);
    for (uint32_t column = 1; column < in->column; column++) {
        require(at < left);
        if (line[at] >= 0x80) {
            return;
        }
        at++;
    }
    require(left - at >= length && memcmp(line + at, in->cell, length) == 0);
    uint32_t characters = 0;
    for (size_t i = 0; i < length; i++) {
        characters += ((unsigned char)in->cell[i] & 0xC0) != 0x80 ? 1 : 0;
    }
    require(in->column_end - in->column == characters);
}

static void look_at_citation(const plan_citation *c, const plan_finding *f) {
    require(c->column_count >= 1 && c->column_count <= 12 && c->width >= c->column_count);
    require(c->row_count >= 1 && c->row_count <= 25 && c->mark_count >= 1);
    for (size_t i = 0; i < c->row_count; i++) {
        require(i == 0 || c->rows[i].line > c->rows[i - 1].line);
        for (size_t k = 0; k < c->column_count; k++) {
            require(strlen(c->rows[i].cells[k]) <= 123);
        }
    }
    for (size_t i = 0; i < c->mark_count; i++) {
        const plan_cited_mark *m = &c->marks[i];
        require(m->row < c->row_count && m->column < c->column_count);
        require(m->input == UINT32_MAX || m->input < f->input_count);
    }
}

static void look(const plan_report *report, const uint8_t *data, size_t size, int same) {
    for (size_t i = 0; i < plan_report_finding_count(report); i++) {
        const plan_finding *f = plan_report_finding(report, i);
        for (size_t k = 0; k < f->input_count; k++) {
            if (f->inputs[k].cell[0] != '\0') {
                look_at_input(&f->inputs[k], data, size);
            }
            require(!same || f->inputs[k].line == 0 || f->inputs[k].cell[0] != '\0');
        }
        for (size_t k = 0; k < plan_report_citation_count(report, i); k++) {
            look_at_citation(plan_report_citation(report, i, k), f);
        }
    }
}

static void cite(const uint8_t *data, size_t size, const uint8_t *again, size_t again_size,
                 size_t block) {
    static const char plan[] =
        "{\"libplan\":1,\"indicators\":[{\"code\":\"a\",\"kind\":\"share\",\"unit\":\"%\"},"
        "{\"code\":\"b\",\"kind\":\"share\",\"unit\":\"%\"},{\"code\":\"s0\",\"kind\":\"share\"},"
        "{\"code\":\"s1\",\"kind\":\"share\"},{\"code\":\"s2\",\"kind\":\"share\"},"
        "{\"code\":\"s3\",\"kind\":\"share\"},{\"code\":\"x\",\"kind\":\"level\"},"
        "{\"code\":\"g\",\"kind\":\"growth\",\"of\":\"x\"}],\"partitions\":[{\"code\":\"p\","
        "\"total\":100,\"members\":[\"a\",\"b\"]},{\"code\":\"q\",\"total\":100,\"members\":["
        "\"s0\",\"s1\",\"s2\",\"s3\"]}]}";
    plan_document *document = NULL;
    plan_report *report = NULL;
    require(plan_document_new(NULL, &document) == PLAN_OK);
    require(plan_report_new(NULL, NULL, &report) == PLAN_OK);
    require(plan_json_read(document, "plan.json", plan, sizeof plan - 1, NULL, report, NULL) ==
            PLAN_OK);
    plan_data source;
    memset(&source, 0, sizeof source);
    source.struct_size = sizeof source;
    source.number_format = -1;
    bytes first = {data, size, 0, size + 1}, second = {again, again_size, 0, block};
    plan_status status = plan_csv_read(document, &source, give, &first, NULL, report, NULL);
    require(status == PLAN_OK || status == PLAN_FINDINGS || status == PLAN_LIMIT);
    require(plan_check(document, NULL, report, NULL) == PLAN_OK);
    require(plan_csv_cite(document, &source, give, &second, NULL, report, NULL) == PLAN_OK);
    look(report, again, again_size, data == again);
    plan_report_free(report);
    plan_document_free(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 2) {
        return 0;
    }
    size_t n = size - 2, at = n > 0 ? data[0] * n / 256 : 0, block = (data[1] & 31) + 1u;
    cite(data + 2, n, data + 2, n, block);
    uint8_t *other = malloc(n + 1);
    require(other != NULL);
    memcpy(other, data + 2, at);
    memcpy(other + at, data + 2 + at, n - at);
    for (size_t i = at; i < n && i < at + 3; i++) {
        other[i] = data[1];
    }
    cite(data + 2, n, other, n, block);
    free(other);
    return 0;
}

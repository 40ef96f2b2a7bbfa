/* Areas, of which there may be many more than slots: a million that nobody declared, each met once,
 * or thousands that each period names again. Then two slots are in use by turns. */
#include "document_load_match.h"

bool plan_match_is_next_area(const plan_loader *loader, plan_span code, uint32_t *id) {
    const plan_match_slot *before = loader->matcher->keys[PLAN_MATCH_AREA];
    const plan_dictionary *codes = &loader->document->catalog.area_codes;
    uint32_t next = before->id + 1; /* PLAN_NONE wraps */
    if (before->length == 0 || next >= codes->count || code.length == 0) {
        return false;
    }
    plan_span known = plan_dictionary_code(codes, next);
    if (!plan_span_same(known, code)) {
        return false;
    }
    *id = next;
    return true;
}

plan_match_slot *plan_match_other_area(const plan_loader *loader, const plan_match_column *column) {
    return &column->slots[loader->matcher->keys[PLAN_MATCH_AREA] == column->slots ? 1 : 0];
}

/* Behind the next such character from p on, or `end`. */
static const char *behind(const char *p, const char *end, char mark) {
    const char *found = memchr(p, mark, (size_t)(end - p));
    return found != NULL ? found + 1 : end;
}

/* The cell below this one, as far as that shows by counting separators, or `end`. */
static const char *cell_below(const struct plan_matcher *matcher, const plan_match_column *column,
                              const char *p, const char *end) {
    p = behind(p, end, '\n');
    for (const plan_match_column *c = matcher->columns; c < column; c++) {
        p = behind(p, end, matcher->separator);
    }
    return p;
}

/* An area that nobody declared is looked for in megabytes, where each is somewhere else: those of
 * rows further down are fetched meanwhile. A hint, nothing else: what is wrong costs time. */
static void look_ahead(plan_loader *loader, const plan_match_column *column, const char *p,
                       const char *end) {
    enum { ROWS = 8 };
    struct plan_matcher *matcher = loader->matcher;
    bool is_far = matcher->ahead > p && matcher->ahead < end;
    matcher->ahead = is_far ? matcher->ahead : p;
    for (int row = is_far ? ROWS - 1 : 0; row < ROWS && matcher->ahead < end; row++) {
        matcher->ahead = cell_below(matcher, column, matcher->ahead, end);
    }
    size_t length = matcher->ahead < end ? plan_match_short(matcher, column, matcher->ahead) : 0;
    if (length > 1) {
        plan_span code = {matcher->ahead, length - 1};
        plan_dictionary_fetch(&loader->document->catalog.area_codes, code);
    }
}

plan_match_slot *plan_match_next_area(plan_loader *loader, plan_match_column *column, const char *p,
                                      const char *end) {
    const plan_catalog *catalog = &loader->document->catalog;
    size_t length = plan_match_short(loader->matcher, column, p);
    uint32_t id = PLAN_NONE;
    plan_span code = {p, length > 0 ? length - 1 : 0};
    if (!plan_text_is_graphic(code)) {
        return NULL;
    }
    if (!plan_match_is_next_area(loader, code, &id) && catalog->areas_declared &&
        (id = plan_dictionary_find(&catalog->area_codes, code)) == PLAN_NONE) {
        return NULL;
    }
    if (id == PLAN_NONE && catalog->area_codes.slot_count > 0) {
        look_ahead(loader, column, p, end);
    }
    plan_match_slot *slot = plan_match_other_area(loader, column);
    memcpy(slot->text, p, 16);
    plan_match_describe(slot, column->is_last, length, length, id);
    return slot;
}

bool plan_match_declare(plan_loader *loader) {
    plan_match_slot *slot = loader->matcher->keys[PLAN_MATCH_AREA];
    return plan_catalog_area(&loader->document->catalog, plan_match_content(slot), &slot->id) ==
           PLAN_OK;
}

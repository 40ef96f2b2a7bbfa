/* libplan-baseline-1: the identities of all findings with their numbers, one a line, sorted, so
 * that two versions are compared line by line. json_baseline.c reads it. */
#include "write.h"

void plan_write_baseline(plan_output *o) {
    const plan_identities *met = &o->report->met;
    plan_buffer *b = &o->buffer;
    if (!o->report->keeps_identities) {
        o->status = PLAN_INVALID;
        return;
    }
    plan_buffer_puts(b, "{\"schema\": \"libplan-baseline-1\",\n\"findings\": {");
    for (size_t i = 0; i < met->count; i++) {
        const plan_identity_entry *entry = &met->items[i];
        const char code[] = {'P', (char)('0' + entry->code / 100 % 10),
                             (char)('0' + entry->code / 10 % 10), (char)('0' + entry->code % 10),
                             '\0'};
        char identity[33];
        plan_identity_write(&entry->identity, identity);
        plan_buffer_puts(b, i > 0 ? ",\n\"" : "\n\"");
        plan_buffer_puts(b, code);
        plan_buffer_char(b, ' ');
        plan_buffer_puts(b, identity);
        plan_buffer_puts(b, "\": ");
        plan_buffer_unsigned(b, entry->count);
        plan_output_flush(o, false);
    }
    plan_buffer_puts(b, met->count > 0 ? "\n}}\n" : "}}\n");
}

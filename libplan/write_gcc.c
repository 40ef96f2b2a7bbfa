/* file:line:column: severity: message [code], as editors read it. */
#include "write.h"

void plan_write_gcc(plan_output *output) {
    plan_buffer *b = &output->buffer;
    for (size_t i = 0; i < plan_report_finding_count(output->report); i++) {
        const plan_finding *f = plan_report_finding(output->report, i);
        plan_output_text(b, plan_span_of(f->file[0] != '\0' ? f->file : "libplan"), false);
        plan_output_place(output, f);
        plan_output_text(b, plan_span_of(f->message), false);
        plan_buffer_puts(b, " [");
        plan_buffer_puts(b, f->code);
        plan_buffer_puts(b, "]\n");
        plan_output_flush(output, false);
    }
    const plan_summary *s = &output->report->summary;
    uint64_t all = s->errors + s->warnings + s->notes;
    if (all > s->shown) {
        plan_buffer_puts(b, "libplan: note: ");
        plan_buffer_unsigned(b, s->shown);
        plan_buffer_puts(b, " of ");
        plan_buffer_unsigned(b, all);
        plan_buffer_puts(b, " findings are listed\n");
    }
}

/* Tables whose areas are checked while they are read. */
#include "check_stream.h"
#include "csv_table.h"

plan_status plan_csv_stream_begin(const plan_data *data, const plan_csv_input *input,
                                  const plan_limits *limits, plan_document *document,
                                  plan_report *report, bool *streams) {
    int format = data->number_format < 0 ? document->number_format : data->number_format;
    *streams = false;
    /* What may have to be read twice is a file with bytes, in a format that no later row decides.
     */
    if (limits == NULL || limits->rows != PLAN_ROWS_CHECK || input->file == NULL ||
        input->size == 0 || format == PLAN_NUMBER_INFER) {
        return PLAN_OK;
    }
    return plan_stream_begin(document, report, limits->threads, streams);
}

plan_status plan_csv_stream_feed(plan_csv_table *table, bool *ended) {
    plan_document *document = table->document;
    uint64_t before = document->taken;
    plan_status status = plan_stream_rows(document->stream);
    plan_loader_forget(table->loader, (size_t)(document->taken - before));
    *ended = *ended || document->stream->gave_up;
    return status;
}

plan_status plan_csv_stream_end(plan_csv_table *table, plan_status status) {
    plan_status ended = plan_stream_end(table->document->stream);
    return status == PLAN_OK ? ended : status;
}

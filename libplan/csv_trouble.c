/* Why a table's bytes ended before its end, in words. */
#include "csv_table.h"

#include "message_layout.h"

static void raise(plan_csv_table *table, int message, const plan_span *args, size_t count) {
    plan_csv_table_raise(table, message, 0, 0, args, count, true);
}

static void tell_unread(plan_csv_table *table, int packed) {
    plan_span args[2] = {plan_span_of(plan_packed_name(packed)),
                         plan_span_of(plan_packed_command(packed))};
    if (packed == PLAN_PACKED_ZIP) {
        raise(table, PLAN_SAY_PACKED_ZIP, NULL, 0);
    } else if (packed == PLAN_PACKED_GZIP) {
        args[1] = plan_span_of("-DPLAN_WITH_ZLIB=ON");
        raise(table, PLAN_SAY_PACKED_BUILD, args, 2);
    } else if (packed == PLAN_PACKED_ZSTD) {
        args[1] = plan_span_of("-DPLAN_WITH_ZSTD=ON");
        raise(table, PLAN_SAY_PACKED_BUILD, args, 2);
    } else {
        raise(table, PLAN_SAY_PACKED_OTHER, args, 2);
    }
}

static void tell_damage(plan_csv_table *table, const plan_unpacker *unpacker) {
    char at[24];
    plan_span args[3] = {plan_span_of(plan_packed_name(unpacker->packed)),
                         plan_text_number(at, unpacker->at), plan_span_of(unpacker->why)};
    switch (unpacker->fault) {
    case PLAN_PACKED_ENDS:
        raise(table, PLAN_SAY_PACKED_ENDS, args, 2);
        break;
    case PLAN_PACKED_MORE:
        raise(table, PLAN_SAY_PACKED_MORE, args, 2);
        break;
    case PLAN_PACKED_WINDOW:
        args[1] = plan_span_of(plan_packed_command(unpacker->packed));
        raise(table, PLAN_SAY_PACKED_WINDOW, args, 2);
        break;
    default:
        raise(table, PLAN_SAY_PACKED_BROKEN, args, 3);
        break;
    }
}

void plan_csv_table_trouble(plan_csv_table *table, const plan_csv_input *input) {
    char limit[24];
    plan_span args[2] = {plan_span_of("unpacked bytes"),
                         plan_text_number(limit, input->max_unpacked)};
    switch (input->trouble) {
    case PLAN_CSV_UNREAD:
        tell_unread(table, input->packed);
        break;
    case PLAN_CSV_DAMAGED:
        tell_damage(table, &input->unpacker);
        break;
    case PLAN_CSV_TOO_DENSE:
        args[0] = plan_span_of(
            "unpacked bytes for each compressed one; where that is right, unpack the table first");
        args[1] = plan_text_number(limit, input->max_ratio);
        raise(table, PLAN_SAY_LIMIT, args, 2);
        break;
    default:
        raise(table, PLAN_SAY_LIMIT, args, 2);
        break;
    }
}

/* Looking up and filling in sentences. */
#include "message.h"

const plan_message_row *plan_message_get(int id) {
    const plan_message_row *rows;
    size_t count, first;
    if (id >= PLAN_MESSAGE_LABEL) {
        rows = plan_messages_label;
        count = plan_messages_label_count;
        first = PLAN_MESSAGE_LABEL;
    } else if (id >= PLAN_MESSAGE_CHECK) {
        rows = plan_messages_check;
        count = plan_messages_check_count;
        first = PLAN_MESSAGE_CHECK;
    } else {
        rows = plan_messages_layout;
        count = plan_messages_layout_count;
        first = PLAN_MESSAGE_LAYOUT;
    }
    size_t at = id < 0 ? count : (size_t)id - first;
    return (size_t)(id < 0 ? 0 : id) >= first && at < count ? &rows[at] : NULL;
}

void plan_message_write(plan_buffer *buffer, int language, int id, const plan_span *args,
                        size_t arg_count) {
    const plan_message_row *row = plan_message_get(id);
    if (row == NULL) {
        return;
    }
    const char *text = row->text[language == 1 ? 1 : 0];
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (text[i] == '{' && text[i + 1] >= '0' && text[i + 1] <= '9' && text[i + 2] == '}') {
            size_t arg = (size_t)(text[i + 1] - '0');
            if (arg < arg_count) {
                plan_buffer_span(buffer, args[arg]);
            }
            i += 2;
        } else {
            plan_buffer_char(buffer, text[i]);
        }
    }
}

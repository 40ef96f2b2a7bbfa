/* Private: every sentence that a report can say, in both languages. One const row each; a row
 * belongs to the code of a rule, or to none (labels of writers). Templates hold {0} .. {7}. */
#ifndef PLAN_MESSAGE_H
#define PLAN_MESSAGE_H

#include "text.h"

#include <stdbool.h>

/* Layout messages are rows of message_layout.c, messages of checks of message_check.c, labels of
 * writers of message_label.c; numbers within a range follow the table's order. */
enum {
    PLAN_MESSAGE_LAYOUT = 100, /* first of message_layout.h */
    PLAN_MESSAGE_CHECK = 300,  /* first of message_check.h */
    PLAN_MESSAGE_LABEL = 500   /* first of message_label.h */
};

typedef struct plan_message_row {
    uint16_t id;
    uint16_t code;       /* 301: P301; 0 for labels */
    const char *text[2]; /* by enum plan_language */
} plan_message_row;

/* NULL for an unknown id. */
const plan_message_row *plan_message_get(int id);
/* Appends the sentence with its arguments. Arguments are shown as they are: whoever has text from
 * files makes it visible first (plan_buffer_visible). A missing argument is left empty. */
void plan_message_write(plan_buffer *buffer, int language, int id, const plan_span *args,
                        size_t arg_count);

/* Reasons come from modules that speak English only. In another language: appends the known reason
 * translated and is true; false where it is not known, or the language is English. Text of files
 * within it is made visible. */
bool plan_message_reason(plan_buffer *buffer, int language, plan_span reason);

/* The tables (private to message.c and message_reason.c). */
extern const plan_message_row plan_messages_layout[];
extern const size_t plan_messages_layout_count;
extern const plan_message_row plan_messages_check[];
extern const size_t plan_messages_check_count;
extern const plan_message_row plan_messages_label[];
extern const size_t plan_messages_label_count;
typedef struct plan_reason_row {
    const char *text[2]; /* by enum plan_language; {0} .. {9} stand for text of files */
} plan_reason_row;
extern const plan_reason_row plan_reasons[];
extern const size_t plan_reason_count;
extern const plan_reason_row plan_reasons_rules[]; /* of users' rules */
extern const size_t plan_reason_rules_count;

#endif

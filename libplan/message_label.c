/* Labels of the writers, English and Vietnamese, in the order of message_label.h. */
#include "message_label.h"

#define ROW(id, english, vietnamese)                                                               \
    {                                                                                              \
        id, 0, {                                                                                   \
            english, vietnamese                                                                    \
        }                                                                                          \
    }

const plan_message_row plan_messages_label[] = {
    ROW(PLAN_LABEL_PASSED, "PASSED", "ĐẠT"),
    ROW(PLAN_LABEL_FAILED, "FAILED", "KHÔNG ĐẠT"),
    ROW(PLAN_LABEL_INCOMPLETE, "NOT EVERYTHING COULD BE CHECKED", "CHƯA KIỂM TRA ĐƯỢC HẾT"),
    ROW(PLAN_LABEL_FINDINGS, "errors {0}, warnings {1}, notes {2}",
        "lỗi {0}, cảnh báo {1}, ghi chú {2}"),
    ROW(PLAN_LABEL_OBSERVATIONS,
        "{0} observations, {1} checks: {2} hold, {3} fail, {4} undecided, {5} skipped",
        "{0} số liệu, {1} phép kiểm tra: {2} khớp, {3} không khớp, {4} chưa rõ, {5} bỏ qua"),
    ROW(PLAN_LABEL_CUT, "The first {0} of {1} findings are listed; counts are of all.",
        "Chỉ liệt kê {0} trong {1} phát hiện; số đếm là của tất cả."),
    ROW(PLAN_LABEL_ERROR, "error", "lỗi"),
    ROW(PLAN_LABEL_WARNING, "warning", "cảnh báo"),
    ROW(PLAN_LABEL_NOTE, "note", "ghi chú"),
    ROW(PLAN_LABEL_FIGURES, "figures", "số liệu"),
    ROW(PLAN_LABEL_EXPECTED, "with all rounding it may be", "kể cả làm tròn có thể là"),
    ROW(PLAN_LABEL_GAP, "off by {0}, beyond rounding {1}", "lệch {0}, vượt quá làm tròn {1}"),
    ROW(PLAN_LABEL_REPAIRS, "would mend it", "cách sửa"),
    ROW(PLAN_LABEL_MORE, "and {0} more", "và {0} cách khác"),
    ROW(PLAN_LABEL_MUST_LIE, "would have to lie in {0}", "phải nằm trong {0}"),
    ROW(PLAN_LABEL_IMPLIED, "What the text implies", "Điều văn bản hàm ý"),
    ROW(PLAN_LABEL_WHOLE, "whole numbers {0} to {1}", "số nguyên từ {0} đến {1}"),
    ROW(PLAN_LABEL_RULES, "Rules", "Quy tắc"),
    ROW(PLAN_LABEL_RULE_COUNTS, "{0} checks: {1} hold, {2} fail, {3} undecided, {4} skipped",
        "{0} lần: {1} khớp, {2} không khớp, {3} chưa rõ, {4} bỏ qua"),
    ROW(PLAN_LABEL_OFF, "off", "tắt"),
    ROW(PLAN_LABEL_OTHER_RULES, "{0} other rules found nothing to check or to say.",
        "{0} quy tắc khác không có gì để kiểm tra."),
};
const size_t plan_messages_label_count = sizeof plan_messages_label / sizeof plan_messages_label[0];
_Static_assert(sizeof plan_messages_label / sizeof plan_messages_label[0] ==
                   PLAN_LABEL_END - PLAN_MESSAGE_LABEL,
               "a label for each id");
